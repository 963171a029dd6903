/** Codes on the screen, and the scan: without a camera, as the gallery's browser has none. */
import type { Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import { crossingScenes } from "./crossing-scenes.ts";

const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 37 + (index >> 8) * 11) & 0xff);

const answers: Answers = {
  "crossing.bytes": ({ what }) => ({ bytes: bytes(what === "card" ? 420 : 3900), name: what }),
  "phone.show": () => ({ frames: Array.from({ length: 8 }, () => bytes(517)) }),
  "camera.open": () => null,
  "camera.shut": () => null,
};

const scene = (name: string): { snapshot: Snapshot; answers: Answers } => {
  const found = crossingScenes[name];
  if (found === undefined) throw new Error(`There is no scene ${name}`);
  return { snapshot: found.snapshot, answers: { ...found.answers, ...answers } };
};

export const codesScenes = { codesDesk: scene("crossingDesk"), codesVault: scene("crossingVault") };
