/**
 * Sealed keys and their public cards: `<address>.key` is ciphertext that only the vault can open, `<address>.json` is
 * what a person calls it. The card is written first: a card without a key is nothing and is replaced by the next one, a
 * key without a card would have lost its name. The key file is what makes a key.
 */
import { join } from "node:path";
import * as v from "valibot";
import {
  BackupCopy,
  HotkeyTag,
  PlannedCopy,
  Split,
  Tighter,
  ValueBand,
} from "../../preload/contract.ts";
import { KeyName, Ss58, TimeMs } from "../codec/values.ts";
import { Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { WordCount } from "../vault/protocol.ts";
import { MAX_RECORD_BYTES, readIfPresent, readRecord, writeRecord } from "./record.ts";

/** What every card has. Fields that came later are optional on disk and have a value everywhere else. */
const everyCard = {
  v: v.literal(1),
  address: Ss58,
  name: KeyName,
  createdAtMs: TimeMs,
  /** Set: the key is kept, but offered nowhere and used for nothing new until it is brought back. */
  retiredAtMs: v.optional(v.nullable(TimeMs), null),
  /** When the app last saw its sealed file open. */
  openedAtMs: v.optional(v.nullable(TimeMs), null),
};
const ColdkeyCard = v.strictObject({
  ...everyCard,
  kind: v.literal("coldkey"),
  /** null: imported without a phrase. */
  wordCount: v.nullable(WordCount),
  copies: v.array(BackupCopy),
  splits: v.optional(v.array(Split), []),
  /** What the chain last said, as a band. */
  valueBand: v.optional(ValueBand, "unknown"),
  tighter: v.optional(Tighter, 1),
  /** Copies that are still to be made, and where they shall lie. */
  plan: v.optional(v.array(PlannedCopy), []),
});
export type ColdkeyCard = v.InferOutput<typeof ColdkeyCard>;
const HotkeyCard = v.strictObject({
  ...everyCard,
  kind: v.literal("hotkey"),
  /** null: imported alone, and nobody has said whose it is. The coldkey need not be on this machine. */
  coldkey: v.nullable(Ss58),
  tags: v.optional(v.array(HotkeyTag), () => []),
  /** When its words were last on a screen. */
  phraseShownAtMs: v.optional(v.nullable(TimeMs), null),
});
export type HotkeyCard = v.InferOutput<typeof HotkeyCard>;
const Card = v.variant("kind", [ColdkeyCard, HotkeyCard]);
export type Card = v.InferOutput<typeof Card>;
/** As a caller writes it: what came later may be left out. */
export type NewCard = v.InferInput<typeof Card>;

/** A sealed key is under 300 bytes; this leaves room for later versions. */
export const MAX_SEALED_BYTES = 64 * 1024;

export interface Keystore {
  coldkeys(): readonly ColdkeyCard[];
  hotkeys(): readonly HotkeyCard[];
  /** Refuses with KEY_NOT_HERE. */
  demandColdkey(address: Ss58 | null): ColdkeyCard;
  /** Addresses whose key file is here but whose card is missing or unreadable: nothing is lost, the name is. */
  orphans(): readonly Ss58[];
  /**
   * Gives an orphan its card. A card that cannot be read is kept beside it as `<address>.json.unreadable`, once. Refuses
   * with KEY_HAS_CARD what is no orphan.
   */
  adopt(card: NewCard): Promise<void>;
  /**
   * Writes the card, then the sealed bytes without ever replacing a file (KEY_EXISTS when another file has that address),
   * and reads them back. Doing the same again is fine: an interrupted act can be finished.
   */
  add(card: NewCard, sealed: Uint8Array): Promise<void>;
  /** null: no such key here. */
  card(address: Ss58): Card | null;
  /**
   * Replaces a card, atomically: the only way in which a card that is there changes. `change` sees the newest card, and
   * changes of one card wait for each other. Refuses with KEY_NOT_HERE, or as `change` does: then nothing is written.
   */
  changeCard(address: Ss58, change: (card: Card) => Card): Promise<void>;
  /** {@link Keystore.changeCard} for a coldkey. */
  changeColdkey(address: Ss58, change: (card: ColdkeyCard) => ColdkeyCard): Promise<void>;
  /** And for the register of its copies. */
  changeCopies(
    address: Ss58,
    change: (copies: readonly BackupCopy[]) => readonly BackupCopy[],
  ): Promise<void>;
  /** Refuses with KEY_NOT_HERE. */
  sealed(address: Ss58): Promise<Uint8Array>;
}

export async function openKeystore(files: Files, folder: string): Promise<Keystore> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const cards = new Map<Ss58, Card>();
  const orphans = new Set<Ss58>();
  for (const name of await files.list(folder)) {
    const address = v.safeParse(Ss58, name.replace(/\.key$/, ""));
    if (!name.endsWith(".key") || !address.success) continue;
    const card = await readRecord(files, join(folder, `${address.output}.json`), Card).catch(
      (error: unknown) => {
        // An unreadable card must not hide a key: the key is shown as an orphan and the card is left as it is.
        if (error instanceof Refusal) return null;
        throw error;
      },
    );
    if (card === null) orphans.add(address.output);
    else cards.set(card.address, card);
  }

  const alone = createTurns();
  const byAge = <C extends Card>(list: C[]): C[] =>
    list.sort((a, b) => a.createdAtMs - b.createdAtMs || (a.name < b.name ? -1 : 1));

  const changeCard: Keystore["changeCard"] = (address, change) =>
    alone(address, async () => {
      const card = cards.get(address);
      if (card === undefined) throw new Refusal("KEY_NOT_HERE", { address });
      const changed = v.parse(Card, change(card));
      if (changed.address !== address || changed.kind !== card.kind) {
        throw new Error("A card became another key's card");
      }
      await writeRecord(files, join(folder, `${address}.json`), changed);
      cards.set(address, changed);
    });

  const changeColdkey: Keystore["changeColdkey"] = (address, change) =>
    changeCard(address, (card) => {
      if (card.kind !== "coldkey") throw new Refusal("KEY_NOT_HERE", { address });
      return change(card);
    });

  return {
    coldkeys: () =>
      byAge([...cards.values()].filter((card): card is ColdkeyCard => card.kind === "coldkey")),
    hotkeys: () =>
      byAge([...cards.values()].filter((card): card is HotkeyCard => card.kind === "hotkey")),
    demandColdkey(address) {
      const card = address === null ? undefined : cards.get(address);
      if (card?.kind !== "coldkey") throw new Refusal("KEY_NOT_HERE", { address });
      return card;
    },
    orphans: () => [...orphans],
    adopt: (given) =>
      alone(given.address, async () => {
        const card = v.parse(Card, given);
        const { address } = card;
        if (!orphans.has(address)) throw new Refusal("KEY_HAS_CARD", { address });
        const path = join(folder, `${address}.json`);
        await keepUnreadable(files, path);
        await writeRecord(files, path, card);
        orphans.delete(address);
        cards.set(address, card);
      }),
    card: (address) => cards.get(address) ?? null,
    async add(given, sealed) {
      const card = v.parse(Card, given);
      const path = join(folder, `${card.address}.key`);
      const present = await readIfPresent(files, path, MAX_SEALED_BYTES);
      if (present !== null && !isSame(present, sealed)) {
        throw new Refusal("KEY_EXISTS", { address: card.address });
      }
      await writeRecord(files, join(folder, `${card.address}.json`), card);
      if (present === null) await files.createExclusive(path, sealed);
      const back = await readIfPresent(files, path, MAX_SEALED_BYTES);
      if (back === null || !isSame(back, sealed)) {
        throw new Refusal("KEY_READ_BACK_DIFFERS", { address: card.address });
      }
      cards.set(card.address, card);
    },
    changeCard,
    changeColdkey,
    changeCopies: (address, change) =>
      changeColdkey(address, (card) => ({ ...card, copies: [...change(card.copies)] })),
    async sealed(address) {
      const bytes = await readIfPresent(files, join(folder, `${address}.key`), MAX_SEALED_BYTES);
      if (bytes === null) throw new Refusal("KEY_NOT_HERE", { address });
      return bytes;
    },
  };
}

/** Whoever can still make something of it finds it; a second attempt finds the first one's. */
async function keepUnreadable(files: Files, path: string): Promise<void> {
  const bytes = await readIfPresent(files, path, MAX_RECORD_BYTES);
  if (bytes === null) return;
  const kept = await settle(() => files.createExclusive(`${path}.unreadable`, bytes));
  if (!kept.ok && kept.fault.code !== "FILE_EXISTS")
    throw new Refusal(kept.fault.code, kept.fault.facts);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
