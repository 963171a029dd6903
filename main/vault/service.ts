/** Joins the controller to the process: Electron's parent port in, replies out, one request at a time. */
import { assembleExtrinsic, signingPayload } from "../codec/payload.ts";
import { systemClock } from "../lib/clock.ts";
import { createController } from "./controller.ts";
import { reviewRequest } from "./review.ts";
import { type RawPort, secretEnd } from "./secret-end.ts";
import { isNativeSodium, isSound, nativeSodium, type Sodium } from "./sodium.ts";
import { judgePassphrase } from "./strength.ts";

/** `process.parentPort` of an Electron utility process, as far as we use it. */
interface ParentPort {
  on(
    event: "message",
    listener: (event: { data: unknown; ports: readonly RawPort[] }) => void,
  ): unknown;
  postMessage(message: unknown): void;
}

function isParentPort(value: unknown): value is ParentPort {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "on") === "function" &&
    typeof Reflect.get(value, "postMessage") === "function"
  );
}

/** False when this process has no parent to serve. */
export async function serve(given: {
  parentPort: unknown;
  nativeExports: unknown;
  doors: string[];
  /** Ends the process after a bug: nothing is known about its state any more. Main sees it end. */
  giveUp: () => never;
}): Promise<boolean> {
  const { parentPort, nativeExports, doors, giveUp } = given;
  if (!isParentPort(parentPort)) return false;
  const sodium = await chooseSodium(nativeExports);
  const controller = createController({
    sodium,
    clock: systemClock,
    judge: judgePassphrase,
    pipeline: { reviewRequest, signingPayload, assembleExtrinsic },
  });
  let turn: Promise<void> = Promise.resolve();
  parentPort.on("message", ({ data, ports }) => {
    const ends = ports.map((port) => secretEnd(port, systemClock));
    turn = turn
      .then(async () => parentPort.postMessage(await controller.handle(data, ends)))
      .catch(giveUp);
  });
  parentPort.postMessage({ ready: { sodium: sodium.kind, doors } });
  return true;
}

async function chooseSodium(nativeExports: unknown): Promise<Sodium> {
  if (isNativeSodium(nativeExports)) {
    const native = nativeSodium(nativeExports);
    if (isSound(native)) return native;
  }
  const { wasmSodium } = await import("./sodium-wasm.ts");
  const wasm = await wasmSodium();
  if (!isSound(wasm)) throw new Error("No libsodium that computes correctly");
  return wasm;
}
