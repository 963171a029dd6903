/**
 * What ceremonies around a phrase do with it: open it, show it part by part, take it back. The phrase is open in the vault
 * for one ceremony at a time and is closed when the ceremony is left, when it has done its work, and when the vault ends.
 */
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { PhraseCheck } from "../vault/protocol.ts";
import type { Ceremonies } from "./engine/engine.ts";
import type { CeremonyState } from "./engine/state.ts";
import { createOpenPhrases, type OpenPhrases } from "./open-phrases.ts";
import { halfOf, partOf } from "./steps.ts";

export interface PhraseActs {
  readonly phrases: OpenPhrases;
  /** At step `open` it settles it; at any later one it opens again what a lock or a restart has closed. */
  open(id: string, passphrase: SecretPort): Promise<void>;
  /** `half`: 1 or 2 for fewer words on the screen at once. */
  words(id: string, out: SecretPort, half: 1 | 2 | null): Promise<void>;
  /** A match settles the step `prove`. */
  prove(id: string, phrase: SecretPort): Promise<PhraseCheck>;
  /** The vault process ended: no phrase is open any more. */
  forgetSessions(): void;
}

export function createPhraseActs(parts: {
  ceremonies: Ceremonies;
  vault: Vault;
  journal: Journal;
  clock: Clock;
  onChange: () => void;
  /** The steps whose words are shown, and those that work on the open phrase. */
  steps: { readonly words: readonly string[]; readonly open: readonly string[] };
  wordCount: (state: CeremonyState) => number;
  /** The sealed bytes of the phrase; refuses when they are not here. */
  sealed: (state: CeremonyState) => Promise<Uint8Array>;
  /** Before anything is compared: refuses what has become pointless meanwhile. */
  demandProvable?: (state: CeremonyState) => void;
}): PhraseActs {
  const { ceremonies, clock, steps } = parts;
  const phrases = createOpenPhrases(parts);
  const ownerOf = ({ id, subject }: CeremonyState): { id: string; address: Ss58 | null } => ({
    id,
    address: subject,
  });

  return {
    phrases,
    open: (id, passphrase) =>
      ceremonies.act(id, steps.open, async ({ state, settle }) => {
        const sealed = await parts.sealed(state);
        const opened = await phrases.open(ownerOf(state), sealed, passphrase);
        if (opened !== state.subject) {
          await phrases.close(id);
          throw new Refusal("KEY_MISMATCH", { address: state.subject });
        }
        if (state.at === "open") await settle({});
        parts.onChange();
      }),
    words: (id, out, half) =>
      ceremonies.act(id, steps.words, async ({ state, note }) => {
        const { from, to } = halfOf(partOf(state.at ?? "", parts.wordCount(state)), half);
        await phrases.reveal(ownerOf(state), from, to, out);
        await note({ shown: true });
      }),
    prove: (id, phrase) =>
      ceremonies.act(id, ["prove"], async ({ state, settle }) => {
        parts.demandProvable?.(state);
        const check = await phrases.check(ownerOf(state), phrase);
        if (check.match) {
          await settle({ provedAtMs: clock.nowMs() });
          // The phrase has done its work: from here on nobody needs it open.
          await phrases.close(id);
        }
        return check;
      }),
    forgetSessions: phrases.forgetAll,
  };
}
