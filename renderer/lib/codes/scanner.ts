/** From the bytes of codes to a message that somebody waits for. Knows nothing of cameras. */

import { secretLook } from "../secret-look.ts";
import { createUrReader, type UrProgress } from "../ur/ur.ts";

/** A type of UR, plain text, or bytes that are no text. */
export type Wanted = { readonly ur: string } | "text" | "binary";

export type Scanned =
  | { readonly kind: "ur"; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "binary"; readonly bytes: Uint8Array };

export type ScanStep =
  /** `isNew`: it told something that was not known before. */
  | { readonly kind: "progress"; readonly isNew: boolean }
  | { readonly kind: "message"; readonly message: Scanned }
  /** `what`: a type of UR, "text" or "binary". */
  | { readonly kind: "other"; readonly what: string }
  /** It looks like a phrase or a private key. It is not kept and not passed on. */
  | { readonly kind: "secret" }
  /** All parts came and do not fit together: begun again. */
  | { readonly kind: "broken" };

export interface Scanner {
  take(bytes: Uint8Array): ScanStep;
  /** null: no part of a row so far. */
  progress(): UrProgress | null;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Secrets are refused in plain text only: what is wanted as text and looks like one, `mayLookSecret` lets through. */
export function createScanner(
  wanted: readonly Wanted[],
  mayLookSecret: (text: string) => boolean = () => false,
): Scanner {
  const urs = new Set(wanted.flatMap((each) => (typeof each === "string" ? [] : [each.ur])));
  const reader = createUrReader();

  function takeUr(text: string): ScanStep | null {
    const type = /^ur:([a-z0-9-]+)\//i.exec(text)?.[1]?.toLowerCase();
    if (type === undefined) return null;
    if (!urs.has(type)) return { kind: "other", what: type };
    const step = reader.take(text);
    switch (step.kind) {
      case "message":
        return { kind: "message", message: { kind: "ur", ...step.message } };
      case "progress":
        return { kind: "progress", isNew: step.isNew };
      case "broken":
        return { kind: "broken" };
      case "nothing":
        return { kind: "progress", isNew: false };
    }
  }

  return {
    progress: reader.progress,
    take(bytes) {
      const text = textOf(bytes);
      if (text === null) {
        return wanted.includes("binary")
          ? { kind: "message", message: { kind: "binary", bytes } }
          : { kind: "other", what: "binary" };
      }
      const ur = takeUr(text);
      if (ur !== null) return ur;
      if (secretLook(text) !== null && !mayLookSecret(text)) return { kind: "secret" };
      if (wanted.includes("text")) return { kind: "message", message: { kind: "text", text } };
      return { kind: "other", what: "text" };
    },
  };
}
