/** States of the backups: due and overdue proofs, a split, drives, and each step of their ceremonies. */
import type { Ceremony, Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const DAY = 86_400_000;
const shareList = "academic acid acne acquire acrobat activity actress adapt zero".split(" ");

type Copy = Snapshot["coldkeys"][number]["copies"][number];
const copy = (part: Partial<Copy>): Copy => ({
  ...f.paperCopy,
  ...part,
});
const split = {
  id: "split-1a2b",
  nonce: "0".repeat(32),
  threshold: 2,
  count: 3,
  madeAtMs: f.NOW - 20 * DAY,
  rehearsedAtMs: f.NOW - 20 * DAY,
};
const share = (index: number, place: string, custodian: string | null): Copy => ({
  ...f.steelCopy,
  id: `copy-s${index}`,
  label: `Share ${index}`,
  place,
  custodian,
  serial: `E-104${index}`,
  share: { split: split.id, index },
  provedAtMs: f.NOW - 20 * DAY,
  rehearsedAtMs: index === 2 ? null : f.NOW - 20 * DAY,
});
const drive = copy({
  id: "copy-u1",
  label: "Drive A",
  medium: "usb",
  place: "Office",
  provedAtMs: f.NOW - 120 * DAY,
});
const oldCard = copy({
  id: "copy-old",
  label: "Card A",
  provedAtMs: f.NOW - 420 * DAY,
  madeAtMs: f.NOW - 420 * DAY,
});

const due = (
  id: string,
  lastMs: number,
  intervalDays: number,
  state: "fine" | "soon" | "due" | "overdue",
) => ({
  ...{ copy: id, intervalDays, lastMs, dueAtMs: lastMs + intervalDays * DAY, state },
  ...{ snoozedUntilMs: null, snoozesLeft: state === "due" || state === "overdue" ? 2 : 0 },
});

/** A coldkey with everything that a register can hold. */
export const vaulted: Snapshot["coldkeys"][number] = {
  ...f.treasury,
  copies: [
    oldCard,
    share(1, "Home safe", null),
    share(2, "Bank, box 2", "Ada"),
    share(3, "Notary", "Notary Meier"),
    drive,
  ],
  placeCount: 4,
  splits: [split],
  safety: { ...f.safe, anyCustodian: true, openPlaces: ["Home safe"] },
  proofs: [
    due("copy-old", f.NOW - 420 * DAY, 182, "overdue"),
    due("copy-u1", f.NOW - 120 * DAY, 91, "due"),
    due("copy-s1", f.NOW - 20 * DAY, 365, "fine"),
    due("copy-s2", f.NOW - 20 * DAY, 365, "fine"),
    due("copy-s3", f.NOW - 20 * DAY, 365, "fine"),
  ],
};

export const atStep = (
  kind: string,
  id: string,
  part: Partial<Omit<Ceremony, "step">> & { readonly step?: Partial<Ceremony["step"]> } = {},
): Ceremony => ({
  ...{ id: `${kind}-1a2b`, kind, name: "treasury", subject: f.TREASURY, target: null },
  ...{ startedAtMs: f.NOW - 600_000, isBegun: true, isEnding: false, isOpen: true },
  ...{ number: 3, of: 9, answers: { plan: { threshold: 2, count: 3 } }, notes: {}, exceptions: [] },
  ...part,
  step: {
    ...{ id, kind: "act" as const, items: [], canGoBack: false, needsOpen: false },
    ...part.step,
  },
});
const under = (ceremony: Ceremony): Snapshot =>
  f.snapshot({ coldkeys: [vaulted], hotkeys: [f.gpu], ceremonies: [ceremony] });

const answers: Answers = {
  "split.wordList": () => shareList,
  "split.words": () => null,
  "split.prove": () => ({
    check: {
      match: false,
      expectedWords: 33,
      givenWords: 33,
      isOtherPhrase: false,
      wrong: [{ position: 7, isUnknown: true, nearest: ["acid", "acne"] }],
    },
    otherShare: null,
    hasEnded: false,
  }),
  "check.question": () => ({ number: 3, of: 10 }),
  "check.answer": () => ({ result: null }),
  "usb.drives": () => ({
    canList: true,
    drives: [
      ...[
        { id: "ABCD-1234", name: "BACKUP A", filesystem: "vfat", isReadOnly: false },
        { id: "0c1d", name: "photos", filesystem: "exfat", isReadOnly: true },
      ].map((one) => ({ ...one, freeBytes: 15_800_000_000 })),
    ],
  }),
  "usb.look": () => ({ isThere: false, wasAway: true }),
  "copies.places": () => ({ places: [7, 15] as [number, number] }),
  "copies.identify": () => ({ matches: [{ kind: "share" as const, index: 2, label: "Share 2" }] }),
  "rehearsal.give": () => ({
    ...{ state: "taken" as const, index: 3, have: 1, need: 2, given: [3] },
    groups: { have: 0, need: 1 },
  }),
};

export const provingScenes = {
  register: { snapshot: f.snapshot({ coldkeys: [vaulted, f.mining], hotkeys: [f.gpu] }), answers },
  splitPlan: { snapshot: under(atStep("split-backup", "plan", { number: 1 })), answers },
  shareBack: { snapshot: under(atStep("split-backup", "share-2-prove", { number: 9 })), answers },
  sharePlace: {
    snapshot: under(atStep("split-backup", "share-2-place", { number: 10, of: 16 })),
    answers,
  },
  shareWords: {
    snapshot: under(
      atStep("split-backup", "share-2-words-1", {
        ...{ number: 7, of: 16 },
        step: { kind: "secret-out", needsOpen: true, canGoBack: true },
      }),
    ),
    answers,
  },
  restore: { snapshot: under(atStep("split-backup", "rehearse", { number: 16, of: 16 })), answers },
  quiz: {
    snapshot: under(atStep("check-copy", "quiz", { target: "copy-old", number: 3, of: 3 })),
    answers,
  },
  drives: { snapshot: under(atStep("usb-copy", "drive", { number: 2, of: 5 })), answers },
  noDrive: {
    snapshot: under(atStep("usb-copy", "drive", { number: 2, of: 5 })),
    answers: { ...answers, "usb.drives": () => ({ canList: true, drives: [] }) },
  },
  revealWhy: {
    snapshot: under(
      atStep("reveal-phrase", "why", { number: 1, of: 6, isOpen: false, step: { kind: "choice" } }),
    ),
    answers,
  },
  revealWords: {
    snapshot: under(
      atStep("reveal-phrase", "words-1", {
        ...{ number: 5, of: 6, answers: { open: { wordCount: 24 } } },
        step: { kind: "secret-out", needsOpen: true },
      }),
    ),
    answers: { ...answers, "reveal.words": () => null },
  },
  revealHotkey: {
    snapshot: under(
      atStep("reveal-hotkey", "words-1", {
        ...{
          subject: f.GPU,
          name: "gpu-3",
          number: 4,
          of: 5,
          answers: { open: { wordCount: 12 } },
        },
        step: { kind: "secret-out", needsOpen: true },
      }),
    ),
    answers: { ...answers, "hotkeys.words": () => null },
  },
  rewriteShare: {
    snapshot: under(atStep("rewrite-share", "share-2-place", { target: "copy-s2", of: 6 })),
    answers,
  },
  proveShare: {
    snapshot: under(atStep("prove-share", "share", { target: "copy-s2", number: 3, of: 3 })),
    answers,
  },
  rehearse: {
    snapshot: under(atStep("rehearse-restore", "words", { isOpen: false, number: 2, of: 2 })),
    answers,
  },
  proveUsb: {
    snapshot: under(
      atStep("prove-usb", "find", { target: "copy-u1", isOpen: false, number: 1, of: 2 }),
    ),
    answers,
  },
  replug: { snapshot: under(atStep("usb-copy", "replug", { number: 3, of: 5 })), answers },
} as const;
