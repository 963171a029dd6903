/** What the ceremonies around proofs share: their world, the card they are about, and a passphrase that opens it. */
import type { BackupCopy, Split } from "../../../preload/contract.ts";
import type { Ss58 } from "../../codec/values.ts";
import type { Journal } from "../../journal/log.ts";
import type { Clock } from "../../lib/clock.ts";
import { Refusal } from "../../lib/fault.ts";
import type { SecretPort, Vault } from "../../vault/process.ts";
import type { SplitOf } from "../../vault/protocol.ts";
import { findCounting } from "../../wallet/copies.ts";
import type { ColdkeyCard, Keystore } from "../../wallet/keystore.ts";
import type { Ceremonies } from "../engine/engine.ts";
import type { Turn } from "../engine/kind.ts";
import type { CeremonyState } from "../engine/state.ts";
import type { OpenPhrases } from "../open-phrases.ts";

export interface ProvingParts {
  readonly ceremonies: Ceremonies;
  readonly journal: Journal;
  readonly keystore: Keystore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly onChange: () => void;
}

export function cardOf(keystore: Keystore, address: Ss58 | null): ColdkeyCard {
  const card = keystore.coldkeys().find((one) => one.address === address);
  if (card === undefined) throw new Refusal("KEY_NOT_HERE", { address });
  return card;
}

/** Refuses KEY_HAS_NO_PHRASE: such a key has no words to split or to prove. */
export function phraseCardOf(keystore: Keystore, address: Ss58 | null): ColdkeyCard {
  const card = cardOf(keystore, address);
  if (card.wordCount === null) throw new Refusal("KEY_HAS_NO_PHRASE", {});
  return card;
}

function splitOf({ splits }: ColdkeyCard, id: string): Split {
  const split = splits.find((one) => one.id === id);
  if (split === undefined) throw new Refusal("SPLIT_NOT_FOUND", {});
  return split;
}

/** Refuses SPLIT_MADE_ELSEWHERE: only the words of a split that was made here can be made again. */
export function ownSplit(card: ColdkeyCard, id: string): SplitOf {
  const { nonce, threshold, count } = splitOf(card, id);
  if (nonce === null) throw new Refusal("SPLIT_MADE_ELSEWHERE", {});
  return { nonce, threshold, count };
}

export const copyIn = (card: ColdkeyCard, id: string | null): BackupCopy =>
  findCounting(card.copies, id ?? "");

/** SLIP-39: seven words, and one for each ten bits of entropy; a phrase has 4 bytes of it for each 3 words (BIP-39). */
export const shareWords = (wordCount: number | null): number =>
  7 + Math.ceil((((wordCount ?? 24) / 3) * 32) / 10);

/** Settles the step `open`, or opens again at a later one what a lock or a restart has closed. */
export async function openFor(
  { keystore, onChange }: Pick<ProvingParts, "keystore" | "onChange">,
  phrases: OpenPhrases,
  { state, settle }: Turn,
  passphrase: SecretPort,
): Promise<void> {
  const { address } = cardOf(keystore, state.subject);
  const owner = { id: state.id, address };
  const opened = await phrases.open(owner, await keystore.sealed(address), passphrase);
  if (opened !== address) {
    await phrases.close(state.id);
    throw new Refusal("KEY_MISMATCH", { address });
  }
  if (state.at === "open") await settle({});
  onChange();
}

export const about = ({ id, subject }: CeremonyState) => ({
  act: id,
  ...(subject === null ? {} : { subject }),
});

/** When a step was last answered. */
export function answeredAtMs(state: CeremonyState, step: string): number {
  return state.trail.find((one) => one.step === step)?.toMs ?? state.startedAtMs;
}
