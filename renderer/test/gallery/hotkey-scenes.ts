/** Hotkeys by the hundred and their deliveries, for pictures and tests. */
import type { Ceremony, Delivery, DeliveryResult, HotkeySummary } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

type Ss58 = HotkeySummary["address"];
/** Of the right shape; their checksums are nobody's business in a picture. */
const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const addressAt = (index: number): Ss58 => {
  let seed = (index + 1) * 2_654_435_761;
  const rest = Array.from({ length: 47 }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return ALPHABET[(seed >>> 16) % ALPHABET.length];
  });
  return `5${rest.join("")}` as Ss58;
};

export const delivery = (part: Partial<Delivery> = {}): Delivery => ({
  id: "delivery-7f3a",
  ceremony: "deliver-hotkeys-7f3a",
  method: { kind: "age", recipient: `age1${"q".repeat(58)}` },
  server: "gpu-rack-2",
  coldkey: f.TREASURY,
  hotkeys: [addressAt(0), addressAt(1)],
  state: "verified",
  startedAtMs: f.NOW - 86_400_000,
  leftAtMs: f.NOW - 86_000_000,
  leftCount: 2,
  progress: null,
  fingerprint: "7b1d5c0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c",
  receipt: { atMs: f.NOW - 80_000_000, host: "gpu-rack-2", provedCount: 2, reportedCount: 2 },
  revoked: null,
  ...part,
});

const STATES = ["verified", "delivered", "received", "revoked"] as const;
export const manyHotkeys = (count: number): HotkeySummary[] =>
  Array.from({ length: count }, (_, index) => {
    const state = STATES[index % 7];
    return {
      ...f.gpu,
      address: addressAt(index),
      name: `miner-${String(index + 1).padStart(3, "0")}`,
      coldkey: index % 9 === 4 ? f.MINING : f.TREASURY,
      tags: index % 3 === 0 ? ["gpu", "eu"] : index % 3 === 1 ? ["gpu"] : [],
      registrations:
        index % 4 === 0 ? [{ netuid: 19, uid: index % 256, sinceBlock: 5_201_440 }] : [],
      delivery:
        state === undefined
          ? null
          : {
              id: "delivery-7f3a",
              server: `gpu-rack-${(index % 3) + 1}`,
              state,
              atMs: f.NOW - 86_000_000,
            },
      leftAtMs: state === undefined ? null : f.NOW - 86_000_000,
      phraseShownAtMs: index === 1 ? f.NOW - 9_000_000 : null,
    };
  });

export const inDelivery = (
  id: "ready" | "release" | "carry",
  part: Partial<Ceremony> = {},
): Ceremony => ({
  id: "deliver-hotkeys-7f3a",
  kind: "deliver-hotkeys",
  name: "treasury",
  subject: f.TREASURY,
  target: "delivery-7f3a",
  startedAtMs: f.NOW - 600_000,
  isBegun: true,
  isEnding: false,
  isOpen: false,
  step: {
    id,
    kind: id === "release" ? "act" : "checklist",
    items: {
      ready: ["recipient", "sharing"],
      release: [],
      carry: ["compared", "receipt"],
    }[id].map((item) => ({ id: item, canSkip: id === "carry" })),
    canGoBack: id === "release",
    needsOpen: false,
  },
  number: { ready: 1, release: 2, carry: 3 }[id],
  of: 3,
  answers: {},
  notes: {},
  exceptions: [],
  ...part,
});

export const result: DeliveryResult = {
  left: 2,
  of: 2,
  folder: "USB STICK",
  made: "install-delivery-7f3a.sh",
  files: 1,
  keepsModes: false,
  scan: { files: 5, secrets: 6, coldkeys: 2 },
  commands: [
    "sha256sum install-delivery-7f3a.sh",
    "sh install-delivery-7f3a.sh -i IDENTITY > receipt-delivery-7f3a.txt",
  ],
};

const coldkeys = [f.treasury, f.mining];
const answers: Answers = {
  "deliveries.result": () => result,
  "deliveries.chooseFolder": () => ({ name: "USB STICK" }),
  "deliveries.release": () => new Promise(() => undefined),
  "hotkeys.createMany": () => new Promise(() => undefined),
};
const inState = (state: Delivery["state"], ceremony: Ceremony, part: Partial<Delivery> = {}) =>
  f.snapshot({
    coldkeys,
    hotkeys: manyHotkeys(3),
    ceremonies: [ceremony],
    deliveries: [delivery({ state, receipt: null, ...part })],
  });

export const hotkeyScenes = {
  hotkeys3: {
    snapshot: f.snapshot({ coldkeys, hotkeys: manyHotkeys(3), deliveries: [delivery()] }),
  },
  hotkeys300: {
    snapshot: f.snapshot({
      coldkeys,
      hotkeys: manyHotkeys(300),
      deliveries: [
        delivery(),
        delivery({
          id: "delivery-8a11",
          server: "gpu-rack-1",
          state: "delivered",
          receipt: null,
          method: { kind: "folder", isEncrypted: false },
        }),
        delivery({
          id: "delivery-9c02",
          server: "old-rack",
          state: "revoked",
          revoked: { atMs: f.NOW, reason: "retired" },
        }),
      ],
    }),
    answers,
  },
  making: {
    snapshot: f.snapshot({
      coldkeys,
      hotkeys: manyHotkeys(20),
      making: {
        id: "hotkeys-7f3a",
        coldkey: f.TREASURY,
        done: 20,
        of: 64,
        startedAtMs: f.NOW - 4_000,
        endsAtMs: f.NOW + 282_000,
        isStopping: false,
      },
    }),
    answers,
  },
  deliverReady: {
    snapshot: inState("planned", inDelivery("ready"), { leftAtMs: null, leftCount: 0 }),
  },
  deliverRelease: {
    snapshot: inState("leaving", inDelivery("release"), {
      method: { kind: "folder", isEncrypted: true },
      leftCount: 1,
      fingerprint: null,
    }),
    answers,
  },
  deliverCarry: { snapshot: inState("delivered", inDelivery("carry")), answers },
} as const;
