/** Opening files of a folder: one passphrase for any number of them, in the vault, and what came out of each. */
import type { Ss58 } from "../codec/values.ts";
import { fault, Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";
import type { Vault } from "../vault/process.ts";
import { MOST_FILES_AT_ONCE } from "../vault/protocol/sources.ts";
import type { VaultOutput } from "../vault/protocol.ts";
import { hashOf } from "../wallet/source-folder.ts";
import { change, failed, type Row } from "./folder-rows.ts";
import type { Tickets } from "./secrets.ts";

/** So that progress can be seen, and stopped. */
const PLAIN_FILES_AT_ONCE = 25;

export function createFolderOpening(parts: {
  vault: Vault;
  files: Files;
  tickets: Tickets;
  hereAs: (address: Ss58) => string | null;
  isStopped: () => boolean;
  report: (done: number, of: number) => void;
}) {
  const { vault, files, tickets, hereAs, isStopped, report } = parts;

  /** Of these, whatever is a key and is not open yet. */
  async function open(asked: readonly Row[], passphrase: string | null) {
    const rows = asked.filter(({ shown }) => shown.state === "found" && isKey(shown));
    let opened = 0;
    let refused = 0;
    // One ticket is one message: a passphrase for more files than one call takes is asked for again.
    const batch = passphrase === null ? rows : rows.slice(0, MOST_FILES_AT_ONCE);
    const atOnce = passphrase === null ? PLAIN_FILES_AT_ONCE : MOST_FILES_AT_ONCE;
    for (let at = 0; at < batch.length && !isStopped(); at += atOnce) {
      const part = batch.slice(at, at + atOnce);
      report(at, batch.length);
      const ready = await readAgain(part);
      refused += part.length - ready.length;
      if (ready.length === 0) continue;
      const answer = await vault.call(
        "inspectFiles",
        {
          files: ready.map(({ bytes }) => bytes),
          passphrase: passphrase === null ? null : 0,
        },
        passphrase === null ? [] : [tickets.take(passphrase, "in")],
      );
      for (const { bytes } of ready) bytes.fill(0);
      if (!answer.ok) throw new Refusal(answer.fault.code, answer.fault.facts);
      for (const [index, result] of answer.value.results.entries()) {
        const row = ready[index]?.row;
        if (row === undefined) continue;
        const isOpen = result.ok ? await took(row, result.found) : failed(row, result.fault);
        if (isOpen) opened += 1;
        else refused += 1;
      }
    }
    return { opened, refused };
  }

  /** Only what is still the file that was shown. */
  async function readAgain(rows: readonly Row[]): Promise<{ row: Row; bytes: Uint8Array }[]> {
    const ready: { row: Row; bytes: Uint8Array }[] = [];
    for (const row of rows) {
      const read = await settle(() => files.readBounded(row.entry.path, MOST_KEYFILE_BYTES));
      if (!read.ok) failed(row, read.fault);
      else if (hashOf(read.value) !== row.entry.sha256) {
        read.value.fill(0);
        failed(row, fault("FILE_OTHER_CONTENT", { name: row.shown.name }));
      } else ready.push({ row, bytes: read.value });
    }
    return ready;
  }

  async function took(row: Row, found: VaultOutput<"inspectSource">["found"]): Promise<boolean> {
    const [reading, other] = found;
    if (reading === undefined) return false;
    const { wallet, entry } = row;
    const { address, wordCount } = reading;
    const close = (keys: string[]) => vault.call("closeImport", { keys });
    if (other !== undefined) {
      // Which of two readings is meant only a person can say, one file at a time.
      await close([reading.key, other.key]);
      return failed(row, fault("KEYFILE_TWO_READINGS"));
    }
    if (entry.role === "hotkey" && entry.beside !== null && entry.beside !== address) {
      await close([reading.key]);
      return failed(
        row,
        fault("KEYFILE_SECRETS_DISAGREE", { fields: [entry.name, `${entry.name}pub.txt`] }),
      );
    }
    if (entry.role === "coldkey") {
      wallet.pubDiffers = wallet.source.coldkey !== null && wallet.source.coldkey !== address;
      wallet.coldkey = address;
    }
    const weaknesses = [
      ...reading.weaknesses,
      ...(entry.isWide ? (["SOURCE_WIDE_MODE"] as const) : []),
    ];
    const name = hereAs(address);
    change(row, { address, wordCount, weaknesses, hereAs: name, fault: null });
    if (name !== null) {
      await close([reading.key]);
      return failed(row, fault("KEY_ALREADY_HERE", { address, name }));
    }
    row.key = reading.key;
    change(row, { state: "open" });
    return true;
  }

  return open;
}

const isKey = ({ role, format }: Row["shown"]): boolean =>
  role !== "coldkeypub" && format !== null && format !== "public";
