import { useMemo } from "react";
import { modulesOfNote } from "../lib/codes/draw.ts";
import { QrCode } from "./qr-code.tsx";
import css from "./qr-show.module.css";

/** One short text as a still code: an address, for another wallet's camera. */
export function NoteCode({ name, text }: { readonly name: string; readonly text: string }) {
  const modules = useMemo(() => modulesOfNote(text), [text]);
  return (
    <div className={css.note}>
      <QrCode modules={modules} label={name} />
    </div>
  );
}
