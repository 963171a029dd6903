/**
 * The elements for codes: use these. What they are made of (a decoder, above all) is fetched when one is first shown,
 * and not at the start of the app.
 */
import { type ComponentProps, lazy, Suspense } from "react";
import { en } from "../messages/en.ts";
import { Working } from "./progress.tsx";

const Show = lazy(async () => ({ default: (await import("./qr-show.tsx")).ShowCodes }));
const Note = lazy(async () => ({ default: (await import("./qr-note.tsx")).NoteCode }));
const Scan = lazy(async () => ({ default: (await import("./qr-scan.tsx")).ScanCodes }));

/** `<ShowCodes name type bytes/>`: bytes as a UR of that type. `<ShowCodes name frames/>`: frames as they are. */
export function ShowCodes(props: ComponentProps<typeof Show>) {
  return (
    <Suspense fallback={<Working what={en.codes.opening} />}>
      <Show {...props} />
    </Suspense>
  );
}

/** `<NoteCode name text/>`: one short text as a still code. */
export function NoteCode(props: ComponentProps<typeof Note>) {
  return (
    <Suspense fallback={<Working what={en.codes.opening} />}>
      <Note {...props} />
    </Suspense>
  );
}

/** `<ScanCodes what wanted onMessage onCancel/>`: the camera is on while this is on the screen. */
export function ScanCodes(props: ComponentProps<typeof Scan>) {
  return (
    <Suspense fallback={<Working what={en.codes.opening} />}>
      <Scan {...props} />
    </Suspense>
  );
}
