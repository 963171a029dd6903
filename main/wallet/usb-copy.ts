/**
 * A sealed key on somebody's drive: the file as it is on this disk, its public card, a way to open it without the app,
 * and a text that says how. Written so that a pulled plug leaves either a whole file or none, never a half one under its
 * name; the key comes last. Nothing is ever replaced that is not ours and the same.
 */
import { join } from "node:path";
import type { Drive, Drives } from "../lib/drives.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { toJson } from "../lib/json.ts";
import { type ColdkeyCard, MAX_SEALED_BYTES } from "./keystore.ts";
import { readIfPresent } from "./record.ts";
import { READER, readmeOf } from "./usb-texts.ts";

const ENCODER = new TextEncoder();

/** Tells two coldkeys of one name apart, and fits every file system. */
export const usbFolderName = ({ name, address }: ColdkeyCard): string =>
  `coldkey-${name}-${address.slice(-6)}`;

function filesOf(card: ColdkeyCard, nowMs: number): [string, Uint8Array][] {
  const { address, name, createdAtMs, wordCount } = card;
  const day = new Date(nowMs).toISOString().slice(0, 10);
  // What was written before it was renamed or retired says nothing about places, custodians or envelopes.
  const publicCard = {
    ...{ v: 1, kind: "coldkey", address, name, createdAtMs, wordCount, copies: [] },
  };
  return [
    ["README.txt", ENCODER.encode(readmeOf({ name, address, day }))],
    ["sealed-key-reader.mjs", ENCODER.encode(READER)],
    [`${address}.json`, ENCODER.encode(`${toJson(publicCard)}\n`)],
  ];
}

/** Refuses DRIVE_*. Doing it again after it was interrupted finishes it. */
export async function writeUsbCopy(
  { files, drives }: { files: Files; drives: Drives },
  drive: Drive,
  card: ColdkeyCard,
  sealed: Uint8Array,
  nowMs: number,
): Promise<string> {
  const name = usbFolderName(card);
  const folder = join(drive.path, name);
  await onDrive(drives, drive, async () => {
    await files.makeFolder(folder);
    await files.sweepTemporary(folder);
    const path = join(folder, `${card.address}.key`);
    let present = await readIfPresent(files, path, MAX_SEALED_BYTES);
    if (present?.length === 0) {
      // Reserved by a write whose plug was pulled, where there are no hard links (see files.ts).
      await files.removeFile(path);
      present = null;
    }
    if (present !== null && Buffer.compare(present, sealed) !== 0) {
      throw new Refusal("DRIVE_HAS_OTHER_KEY", { drive: drive.name, folder: name });
    }
    for (const [file, bytes] of filesOf(card, nowMs)) {
      await files.writeAtomic(join(folder, file), bytes, { mode: null });
    }
    if (present === null) await files.createExclusive(path, sealed, { mode: null });
  });
  return name;
}

/** The sealed bytes as they are on the drive now. Refuses DRIVE_*. */
export async function readUsbCopy(
  { files, drives }: { files: Files; drives: Drives },
  drive: Drive,
  card: ColdkeyCard,
): Promise<Uint8Array> {
  const folder = join(drive.path, usbFolderName(card));
  return onDrive(drives, drive, async () => {
    for (const file of ["README.txt", "sealed-key-reader.mjs"]) {
      const bytes = await readIfPresent(files, join(folder, file), MAX_SEALED_BYTES);
      if (bytes === null) throw new Refusal("DRIVE_FILE_MISSING", { drive: drive.name, file });
    }
    const path = join(folder, `${card.address}.key`);
    const sealed = await readIfPresent(files, path, MAX_SEALED_BYTES);
    if (sealed === null) {
      throw new Refusal("DRIVE_FILE_MISSING", { drive: drive.name, file: "*.key" });
    }
    return sealed;
  });
}

/** What goes wrong on a drive is said about the drive: the reader's own disk is fine. */
async function onDrive<T>(drives: Drives, drive: Drive, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error.fault;
    const about = { drive: drive.name, errno: facts.errno ?? null };
    const options = { cause: error };
    if (code.startsWith("DRIVE_")) throw error;
    if (code === "DISK_FULL") throw new Refusal("DRIVE_FULL", about, options);
    if (code === "FOLDER_READ_ONLY") throw new Refusal("DRIVE_READ_ONLY", about, options);
    if (code === "FILE_EXISTS" || code === "FILE_IS_LINK" || code === "FILE_TOO_LARGE") {
      throw new Refusal("DRIVE_HAS_OTHER_FILE", { ...about, file: facts.name ?? null }, options);
    }
    const isThere = !drives.canList || (await drives.list()).some(({ id }) => id === drive.id);
    throw new Refusal(isThere ? "DRIVE_FAILED" : "DRIVE_GONE", about, options);
  }
}
