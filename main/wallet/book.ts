/** The address book: names for addresses of others, and multisigs. `book/<address>.json`, replaced atomically. */
import { join } from "node:path";
import * as v from "valibot";
import { Contact } from "../../preload/contract.ts";
import { parseAddress } from "../codec/address.ts";
import { Hash, Hex, type Ss58, TimeMs } from "../codec/values.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { readRecord, removeIfPresent, writeRecord } from "./record.ts";

const Card = v.strictObject({ v: v.literal(1), ...Contact.entries });
/** The bytes of a call of which the chain only knows the hash. */
const CallCard = v.strictObject({
  v: v.literal(1),
  callHash: Hash,
  callData: Hex,
  addedAtMs: TimeMs,
});
type CallCard = v.InferOutput<typeof CallCard>;

export interface Book {
  /** By name. */
  list(): readonly Contact[];
  put(contact: Contact): Promise<void>;
  remove(address: Ss58): Promise<void>;
  /** 0x-hex by hash. */
  calls(): ReadonlyMap<string, string>;
  putCall(card: CallCard): Promise<void>;
}

export async function openBook(files: Files, folder: string): Promise<Book> {
  const callsFolder = join(folder, "calls");
  for (const each of [folder, callsFolder]) {
    await files.ensureFolder(each);
    await files.sweepTemporary(each);
  }
  const cards = new Map<Ss58, Contact>();
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const card = await readable(readRecord(files, join(folder, name), Card));
    if (card === null) continue;
    const { v: _, ...contact } = card;
    if (name === `${contact.address}.json`) cards.set(contact.address, contact);
  }
  const calls = new Map<string, string>();
  for (const name of await files.list(callsFolder)) {
    if (!name.endsWith(".json")) continue;
    const card = await readable(readRecord(files, join(callsFolder, name), CallCard));
    if (card !== null) calls.set(card.callHash, card.callData);
  }
  const pathOf = (address: Ss58): string => join(folder, `${address}.json`);
  return {
    list: () => [...cards.values()].sort((a, b) => a.name.localeCompare(b.name, "en")),
    async put(contact) {
      demand(parseAddress(contact.address));
      await writeRecord(files, pathOf(contact.address), v.parse(Card, { v: 1, ...contact }));
      cards.set(contact.address, contact);
    },
    async remove(address) {
      await removeIfPresent(files, pathOf(address));
      cards.delete(address);
    },
    calls: () => calls,
    async putCall(card) {
      await writeRecord(files, join(callsFolder, `${card.callHash.slice(2)}.json`), card);
      calls.set(card.callHash, card.callData);
    },
  };
}

/** One unreadable entry must not keep the app from starting; the file is left as it is. */
async function readable<T>(card: Promise<T | null>): Promise<T | null> {
  try {
    return await card;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
