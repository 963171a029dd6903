/**
 * Trouble on demand: what a client has to live with, made to happen for a while. It stands between the clients and the
 * node: blocks go on underneath, and the rehearsal's own methods are always answered, or nobody could end it.
 */
import type { Clock } from "../lib/clock.ts";
import { immediatelyDropped } from "./rpc-error.ts";
import type { Params } from "./rpc-params.ts";

/**
 * slow: each answer waits some seconds. silent: none comes. lying-genesis: block 0 is another chain's. full-pool: every
 * transaction is turned away. upgrade: the runtime is of another version from here on. dropped: all connections end once.
 * stalled: no further block becomes final. reorganised: once, the blocks that are not final give way to others.
 */
export const TROUBLES = [
  "slow",
  "silent",
  "lying-genesis",
  "full-pool",
  "upgrade",
  "dropped",
  "stalled",
  "reorganised",
] as const;
export type Trouble = (typeof TROUBLES)[number];
export const isTrouble = (text: string): text is Trouble =>
  (TROUBLES as readonly string[]).includes(text);

/** Slower than any honest node, faster than the client gives up. */
const SLOW_MS = 5_000;
/** Nobody has to remember to end it. */
const LASTS_MS = 60_000;
const FALSE_GENESIS = `0x${"5e".repeat(32)}`;

/** One conversation, as trouble sees it. */
export interface Sufferer {
  drop(): void;
  /** Something about the runtime has changed: whoever follows its version is told. */
  upgraded(): void;
}

export interface Troubles {
  now(): Trouble | null;
  /** Takes the place of the one before; null ends it. */
  begin(trouble: Trouble | null): void;
  join(sufferer: Sufferer): () => void;
  /** The answer that trouble gives instead, or the honest one, later. */
  answer(method: string, params: Params, honest: () => Promise<unknown>): Promise<unknown>;
}

/** `onChange`: for what happens to the chain itself, beneath the conversations. */
export function createTroubles(
  clock: Clock,
  onChange: (before: Trouble | null, now: Trouble | null) => void,
): Troubles {
  const sufferers = new Set<Sufferer>();
  let trouble: Trouble | null = null;
  let cancel = (): void => undefined;

  function set(next: Trouble | null): void {
    const before = trouble;
    trouble = next;
    const isNewVersion = before === "upgrade" || next === "upgrade";
    if (isNewVersion) for (const one of [...sufferers]) one.upgraded();
    // A lie about the genesis, or the end of one, is met by whoever connects anew.
    const isNewLine = [before, next].some((one) => one === "lying-genesis" || one === "silent");
    // In a later turn: the reply to whoever asked for it comes first.
    if (isNewLine || next === "dropped") {
      setImmediate(() => {
        for (const one of [...sufferers]) one.drop();
      });
    }
    onChange(before, next);
    if (next === "dropped" || next === "reorganised") trouble = null;
  }

  const later = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(SLOW_MS, resolve);
    });

  return {
    now: () => trouble,
    begin(next) {
      cancel();
      set(next);
      if (trouble !== null) cancel = clock.after(LASTS_MS, () => set(null));
    },
    join(sufferer) {
      sufferers.add(sufferer);
      return () => sufferers.delete(sufferer);
    },
    async answer(method, params, honest) {
      if (trouble === null || method.startsWith("rehearsal_")) return honest();
      if (trouble === "silent") return new Promise(() => undefined);
      if (trouble === "slow") await later();
      if (trouble === "lying-genesis" && method === "chain_getBlockHash" && params[0] === 0) {
        return FALSE_GENESIS;
      }
      if (trouble === "full-pool" && method.startsWith("author_submit")) {
        throw immediatelyDropped();
      }
      const reply = await honest();
      if (trouble === "upgrade" && method === "state_getRuntimeVersion") return upgraded(reply);
      return reply;
    },
  };
}

/** The next version of the runtime: what a signature commits to is another one. */
export function upgraded(version: unknown): unknown {
  if (typeof version !== "object" || version === null || !("specVersion" in version)) {
    return version;
  }
  return { ...version, specVersion: Number(version.specVersion) + 1 };
}
