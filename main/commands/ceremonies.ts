/** Ceremonies of every kind: where they stand, and what remains of them. */
import type { Ceremonies } from "../ceremony/engine/engine.ts";
import type { Settings } from "../wallet/settings.ts";
import { demandKeyProfile } from "./new-keys.ts";
import type { Handlers } from "./router.ts";

export function ceremonyCommands(parts: {
  ceremonies: Ceremonies;
  settings: Settings;
}): Pick<
  Handlers,
  | "ceremonies.list"
  | "ceremonies.begin"
  | "ceremonies.answer"
  | "ceremonies.back"
  | "ceremonies.leave"
  | "ceremonies.finish"
  | "ceremonies.abandon"
  | "ceremonies.transcript"
> {
  const { ceremonies, settings } = parts;
  return {
    "ceremonies.list": () => [...ceremonies.transcripts()],
    async "ceremonies.begin"(what) {
      if (!ceremonies.needsNoKeys(what.kind)) demandKeyProfile(settings);
      return { id: await ceremonies.begin(what) };
    },
    "ceremonies.answer": async ({ id, step, answer, exceptions }) => ({
      hasEnded: await ceremonies.answer(id, step, { answer, exceptions }),
    }),
    async "ceremonies.back"({ id }) {
      await ceremonies.back(id);
      return null;
    },
    async "ceremonies.leave"({ id }) {
      await ceremonies.leave(id);
      return null;
    },
    async "ceremonies.finish"({ id }) {
      await ceremonies.finish(id);
      return null;
    },
    async "ceremonies.abandon"({ id, reason, remark }) {
      await ceremonies.abandon(id, { reason, remark });
      return null;
    },
    "ceremonies.transcript": ({ id }) => ceremonies.transcript(id),
  };
}
