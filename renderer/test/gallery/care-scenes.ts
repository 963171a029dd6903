/** Keys that are looked after: unlock time, suggestion, throws, the doctor. */
import type { Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const unlock: Snapshot["unlock"] = {
  targetMs: 2000,
  measuredMs: 1970,
  cost: { memoryBytes: 812 * 1024 * 1024, passes: 3 },
};
const keys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] };

const judged: Answers = {
  "throws.judge": () => ({
    count: 24,
    neededCount: 100,
    bits: 62,
    neededBits: 256,
    findings: ["THROWS_FEW"],
  }),
  "passphrase.suggest": () => ({ count: 6, bits: 77 }),
};

const examined = {
  isRetired: false,
  version: 1,
  memoryKib: 812 * 1024,
  passes: 3,
  opensInMs: 1970,
  openedAtMs: f.NOW - 86_400_000 * 2,
} as const;

export const careScenes: Readonly<
  Record<string, { readonly snapshot: Snapshot; readonly answers?: Answers }>
> = {
  throws: {
    snapshot: f.snapshot({
      unlock,
      ceremonies: [f.creation("passphrase")],
      vault: { isOpen: true, endsAtMs: f.NOW + 102_000, sodium: "native" },
    }),
    answers: judged,
  },
  measuring: {
    snapshot: f.snapshot({ unlock, ceremonies: [f.creation("passphrase")] }),
    answers: { ...judged, "unlock.choose": () => new Promise(() => undefined) },
  },
  change: { snapshot: f.snapshot({ ...keys, unlock }), answers: judged },
  changed: {
    snapshot: f.snapshot({ ...keys, unlock }),
    answers: {
      ...judged,
      "passphrase.change": () => ({
        changed: 2,
        tookMs: 1990,
        left: [{ address: f.GPU, name: "gpu-3", code: "WRONG_PASSPHRASE" }],
      }),
    },
  },
  retired: {
    snapshot: f.snapshot({
      ...keys,
      coldkeys: [f.treasury, { ...f.mining, retiredAtMs: f.NOW - 86_400_000 }],
    }),
  },
  doctor: {
    snapshot: f.snapshot({ ...keys, unlock }),
    answers: {
      "doctor.examine": () => ({
        checkedAtMs: f.NOW,
        findings: ["FOLDER_OPEN_TO_OTHERS"],
        keys: [
          {
            ...examined,
            address: f.TREASURY,
            name: "treasury",
            kind: "coldkey",
            findings: [],
          },
          {
            ...examined,
            address: f.MINING,
            name: "mining-2",
            kind: "coldkey",
            memoryKib: 262_144,
            opensInMs: 640,
            openedAtMs: f.NOW - 86_400_000 * 120,
            findings: ["FASTER_THAN_CHOSEN", "NOT_OPENED_LATELY", "NOT_YET_SAFE"],
          },
          {
            ...examined,
            address: f.GPU,
            name: "gpu-3",
            kind: "hotkey",
            version: null,
            memoryKib: null,
            passes: null,
            opensInMs: null,
            findings: ["FILE_DAMAGED"],
          },
        ],
      }),
      "keys.proveOpens": () => ({ opened: 3, left: [], tookMs: 1980, strength: null }),
    },
  },
  nameless: {
    snapshot: f.snapshot({ ...keys, unlock, coldkeys: [], hotkeys: [], nameless: [f.TREASURY] }),
    answers: {
      "doctor.examine": () => ({
        ...{ checkedAtMs: f.NOW, findings: [] },
        keys: [
          {
            ...{ ...examined, address: f.TREASURY, name: null, kind: "coldkey", openedAtMs: null },
            findings: ["CARD_MISSING"],
          },
        ],
      }),
      "keys.name": () => null,
    },
  },
  doctorEmpty: {
    snapshot: f.snapshot({ ...keys, coldkeys: [], hotkeys: [f.gpu] }),
    answers: { "doctor.examine": () => ({ checkedAtMs: f.NOW, findings: [], keys: [] }) },
  },
};
