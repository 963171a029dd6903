/**
 * Codes before this machine's camera, until a message that is wanted is whole. Says how far it is and what would help;
 * a picture file does as well. The camera goes off with this element.
 */
import { Camera, ImageUp, RotateCcw } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { createHints, type Hint } from "../lib/codes/hints.ts";
import type { Sight } from "../lib/codes/look.ts";
import { createScanner, type Scanned, type ScanStep, type Wanted } from "../lib/codes/scanner.ts";
import type { UrProgress } from "../lib/ur/ur.ts";
import { en } from "../messages/en.ts";
import { noteSecret } from "../secret-bytes.ts";
import { Button } from "./button.tsx";
import { FaultPanel } from "./fault-panel.tsx";
import { SelectField } from "./field.tsx";
import { Notice } from "./notice.tsx";
import { Working } from "./progress.tsx";
import { type CameraState, useCamera } from "./qr-camera.ts";
import { lookAtFile, useFrames } from "./qr-frames.ts";
import { Parts } from "./qr-parts.tsx";
import css from "./qr-scan.module.css";
import { Small, Stack } from "./stack.tsx";

const words = en.codes;

interface ScanCodesProps {
  /** What is waited for, in a few words: "the signature". */
  readonly what: string;
  readonly wanted: readonly Wanted[];
  /** Texts that look like a secret and are none: a signature in hex, say. */
  readonly mayLookSecret?: (text: string) => boolean;
  /** Called once. The camera is off by then, unless whoever hears it keeps this element. */
  readonly onMessage: (message: Scanned) => void;
  readonly onCancel: () => void;
}

interface Seen {
  readonly progress: UrProgress | null;
  readonly hint: Hint;
  /** What the last code was instead of what is wanted. */
  readonly remark: Exclude<ScanStep, { kind: "progress" | "message" }> | { kind: "no-code" } | null;
}

export function ScanCodes({ what, wanted, mayLookSecret, onMessage, onCancel }: ScanCodesProps) {
  const video = useRef<HTMLVideoElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const camera = useCamera(video, chosen, attempt);
  const { seen, see, isDone } = useScan(wanted, mayLookSecret, onMessage);
  useFrames(video, camera.kind === "on" && !isDone, see);

  const read = useCallback(
    async (files: Iterable<Blob>) => {
      for (const each of files) see((await lookAtFile(each)) ?? "no-code", true);
    },
    [see],
  );
  usePasted(read);

  return (
    <section
      className={css.scan}
      aria-label={words.title(what)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void read(event.dataTransfer.files);
      }}
    >
      <div className={css.grid}>
        <div className={css.stage}>
          <video
            ref={video}
            className={camera.kind === "on" ? css.video : css.off}
            muted
            playsInline
            aria-label={words.picture}
          />
          {camera.kind === "on" ? null : <Camera className={css.blank} aria-hidden="true" />}
          {camera.kind === "on" ? <span className={css.aim} aria-hidden="true" /> : null}
        </div>
        <div>
          <Stack>
            <CameraWords camera={camera} seen={seen} onRetry={() => setAttempt((at) => at + 1)} />
            <Parts progress={seen.progress} />
            <Remark remark={seen.remark} />
            {camera.kind === "on" && camera.devices.length > 1 ? (
              <SelectField
                label={words.camera}
                value={camera.current}
                onChange={(event) => setChosen(event.currentTarget.value)}
                options={camera.devices.map(({ id, label }, index) => ({
                  value: id,
                  label: label === "" ? words.cameraNumber(index + 1) : label,
                }))}
              />
            ) : null}
            <div className={css.buttons}>
              <Button onClick={onCancel}>{words.stop}</Button>
              <Button
                tone="quiet"
                icon={<ImageUp aria-hidden="true" />}
                onClick={() => file.current?.click()}
              >
                {words.choosePicture}
              </Button>
              <input
                ref={file}
                type="file"
                accept="image/*"
                multiple
                className="visually-hidden"
                tabIndex={-1}
                aria-label={words.choosePicture}
                onChange={(event) => {
                  void read([...(event.currentTarget.files ?? [])]);
                  event.currentTarget.value = "";
                }}
              />
            </div>
            <Small>{words.pictureHint}</Small>
            <Small>{words.privacy}</Small>
          </Stack>
        </div>
      </div>
    </section>
  );
}

function useScan(
  wanted: readonly Wanted[],
  mayLookSecret: ((text: string) => boolean) | undefined,
  onMessage: (message: Scanned) => void,
) {
  const [scanner] = useState(() => createScanner(wanted, mayLookSecret));
  const [hints] = useState(createHints);
  const [isDone, setIsDone] = useState(false);
  const done = useRef(false);
  const [seen, setSeen] = useState<Seen>({ progress: null, hint: "aim", remark: null });
  const onWhole = useRef(onMessage);
  onWhole.current = onMessage;

  const see = useCallback(
    (sight: Sight | "no-code", isFile = false): void => {
      if (done.current) return;
      if (sight === "no-code" || (isFile && sight.kind !== "code")) {
        setSeen((before) => ({ ...before, remark: { kind: "no-code" } }));
        return;
      }
      const step = sight.kind === "code" ? scanner.take(sight.bytes) : null;
      if (step?.kind === "message") {
        done.current = true;
        setIsDone(true);
        onWhole.current(step.message);
        return;
      }
      const isNew = step?.kind === "progress" && step.isNew;
      const hint = hints.see(sight, isNew, performance.now());
      setSeen((before) => {
        // The picture and its text are in this page: it ends with the next place.
        if (step?.kind === "secret") noteSecret();
        const remark = step === null ? before.remark : step.kind === "progress" ? null : step;
        const isSame =
          !isNew &&
          hint === before.hint &&
          JSON.stringify(remark) === JSON.stringify(before.remark);
        // Nothing that a person could see has changed: most frames end here.
        return isSame ? before : { progress: scanner.progress(), hint, remark };
      });
    },
    [scanner, hints],
  );
  return { seen, see, isDone };
}

function usePasted(read: (files: Iterable<Blob>) => Promise<void>): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = event.clipboardData?.files;
      if (files === undefined || files.length === 0) return;
      event.preventDefault();
      void read([...files]);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [read]);
}

function CameraWords({
  camera,
  seen,
  onRetry,
}: {
  readonly camera: CameraState;
  readonly seen: Seen;
  readonly onRetry: () => void;
}) {
  switch (camera.kind) {
    case "starting":
      return <Working what={words.asking} detail={words.askingDetail} />;
    case "on":
      return (
        <p className={css.hint} role="status">
          {words.hints[seen.hint]}
        </p>
      );
    case "refused":
      return (
        <>
          <FaultPanel fault={camera.fault} />
          <RetryButton onRetry={onRetry} />
        </>
      );
    case "failed":
      return (
        <Notice
          level="care"
          isLive
          title={words.failed[camera.reason].title}
          actions={<RetryButton onRetry={onRetry} />}
        >
          <p>{words.failed[camera.reason].text}</p>
        </Notice>
      );
  }
}

function RetryButton({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Button size="small" icon={<RotateCcw aria-hidden="true" />} onClick={onRetry}>
      {words.retry}
    </Button>
  );
}

function Remark({ remark }: { readonly remark: Seen["remark"] }) {
  if (remark === null) return null;
  switch (remark.kind) {
    case "other":
      return <Notice level="care" isLive title={words.other(remark.what)} />;
    case "secret":
      return <Notice level="emergency" isLive title={words.secret} />;
    case "broken":
      return <Notice level="care" isLive title={words.broken} />;
    case "no-code":
      return <Notice level="care" isLive title={words.noCode} />;
  }
}
