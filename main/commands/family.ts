/** A key and the keys that its passphrase should open as well: a coldkey's hotkeys. */
import type { LeftKey } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import type { Card, Keystore } from "../wallet/keystore.ts";

/** The key itself first. Retired hotkeys belong to it like the others. */
export function familyOf(keystore: Keystore, card: Card): readonly Card[] {
  if (card.kind !== "coldkey") return [card];
  return [card, ...keystore.hotkeys().filter(({ coldkey }) => coldkey === card.address)];
}

export interface SealedKey {
  readonly card: Card;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Files of a family. The first has to be there; another one that is not is left, and named. */
export async function readSealed(
  keystore: Keystore,
  [first, ...others]: readonly Card[],
): Promise<{ present: SealedKey[]; left: LeftKey[] }> {
  if (first === undefined) throw new Error("A family has at least one key");
  const present: SealedKey[] = [{ card: first, sealed: await bytesOf(keystore, first) }];
  const left: LeftKey[] = [];
  for (const card of others) {
    try {
      present.push({ card, sealed: await bytesOf(keystore, card) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      left.push(nameLeft(card, error.fault.code));
    }
  }
  return { present, left };
}

export const nameLeft = ({ address, name }: Card, code: string): LeftKey => ({
  address,
  name,
  code,
});

const bytesOf = async (keystore: Keystore, card: Card): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await keystore.sealed(card.address));
