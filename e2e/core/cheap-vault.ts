/**
 * The vault's own controller without its process, with a key derivation that costs nothing: for flows in which the vault
 * is only a means. The formats, the ciphers, the review and the protocol are the real ones; that the process is one, and
 * what Argon2id costs, is shown by the tests that open a core with `realVault`, and by every journey.
 */
import { assembleExtrinsic, signingPayload } from "../../main/codec/payload.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { createController } from "../../main/vault/controller.ts";
import type { Launch } from "../../main/vault/process.ts";
import { reviewRequest } from "../../main/vault/review.ts";
import { type RawPort, secretEnd } from "../../main/vault/secret-end.ts";
import type { Judge } from "../../main/vault/strength.ts";
import { cheapSodium } from "../../main/vault/testing.ts";

/** By length alone: the dictionaries take a second to load. */
const judge: Judge = async (passphrase) => {
  const isEnough = passphrase.length >= 20;
  return { score: isEnough ? 4 : 1, guessesLog10: isEnough ? 14 : 3, isEnough, hints: [] };
};

/** As if each pass over 256 MiB took this long: so that unlock times can be chosen and measured. */
const MS_PER_PASS = 60;
const PASS_BYTES = 256 * 1024 * 1024;

export const cheapVault: Launch = () => {
  let workedMs = 0;
  const controller = createController({
    sodium: cheapSodium((memoryBytes, passes) => {
      workedMs += (memoryBytes / PASS_BYTES) * passes * MS_PER_PASS;
    }),
    clock: { ...systemClock, monotonicMs: () => workedMs },
    judge,
    pipeline: { reviewRequest, signingPayload, assembleExtrinsic },
  });
  let isAlive = true;
  let listen: (message: unknown) => void = () => undefined;
  let exit: (code: number) => void = () => undefined;
  let turn: Promise<void> = Promise.resolve();
  return {
    post(message, ports) {
      const ends = ports.map((port) => secretEnd(port as unknown as RawPort, systemClock));
      // As over a real port: what is sent is a copy.
      const request: unknown = structuredClone(message);
      turn = turn.then(async () => {
        const reply = await controller.handle(request, ends);
        if (isAlive) listen(reply);
      });
    },
    onMessage(listener) {
      listen = listener;
      queueMicrotask(() => listener({ ready: { sodium: "native", doors: [] } }));
    },
    onExit(listener) {
      exit = listener;
    },
    kill() {
      isAlive = false;
      queueMicrotask(() => exit(0));
    },
  };
};
