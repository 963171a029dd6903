/**
 * Wallet folders of btcli below a folder that somebody chose: the root of all wallets, one wallet, a whole drive. Reads,
 * never writes, follows no link, and stops at bounds that no honest drive reaches. Every file is looked at once; what is
 * kept of it is public, and its hash, so that a change since then is noticed.
 */
import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";
import { type Surveyed, surveyKeyfile } from "../vault/keyfiles/survey.ts";

const BOUNDS = { depth: 6, entries: 20_000, wallets: 500, files: 2_000 } as const;
const COLDKEY = "coldkey";
const COLDKEYPUB = "coldkeypub.txt";
const HOTKEYS = "hotkeys";
const PUBLIC_END = "pub.txt";
/** Anything that others on the machine may do with the file. */
const OTHERS = 0o077;

export interface SourceEntry {
  readonly path: string;
  readonly name: string;
  readonly role: "coldkey" | "coldkeypub" | "hotkey";
  /** Others on that machine or drive can reach it. false where the system has no such permissions. */
  readonly isWide: boolean;
  /** Of the bytes that were read; null: it could not be read. */
  readonly sha256: string | null;
  readonly survey: {
    readonly format: Surveyed["format"];
    readonly needsPassphrase: boolean;
  } | null;
  /** What the file, or the public file beside it, says; nothing is proved. */
  readonly claim: Ss58 | null;
  /** What the public file beside it says. */
  readonly beside: Ss58 | null;
  readonly fault: Fault | null;
}
export interface SourceWallet {
  readonly name: string;
  /** What coldkeypub.txt says. */
  readonly coldkey: Ss58 | null;
  readonly entries: readonly SourceEntry[];
}
export interface SourceScan {
  readonly wallets: readonly SourceWallet[];
  /** false: a bound was reached, or it was stopped; there may be more. */
  readonly isComplete: boolean;
}

export interface ScanWatch {
  isStopped(): boolean;
  onProgress(entriesSeen: number): void;
}

export async function scanWallets(
  files: Files,
  root: string,
  watch: ScanWatch,
): Promise<SourceScan> {
  const wallets: SourceWallet[] = [];
  const left = { entries: BOUNDS.entries, files: BOUNDS.files };
  let isComplete = true;
  const queue = [{ folder: root, depth: 0 }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (watch.isStopped() || left.entries <= 0 || wallets.length >= BOUNDS.wallets) {
      isComplete = false;
      break;
    }
    const { folder, depth } = next;
    const listed = await settle(() => files.list(folder));
    // A folder that may not be read is passed by; only the one that was chosen has to be readable.
    if (!listed.ok && depth === 0) await files.list(folder);
    const names = listed.ok ? listed.value : [];
    left.entries -= names.length;
    if (await isWallet(files, folder, names)) {
      const wallet = await readWallet(files, folder, names, left);
      if (left.files < 0) isComplete = false;
      if (wallet.entries.length > 0) wallets.push(wallet);
    } else if (depth < BOUNDS.depth) {
      for (const name of names.slice(0, Math.max(0, left.entries))) {
        const path = join(folder, name);
        const found = await settle(() => files.look(path));
        if (found.ok && found.value?.type === "folder")
          queue.push({ folder: path, depth: depth + 1 });
      }
    }
    watch.onProgress(BOUNDS.entries - left.entries);
  }
  return { wallets, isComplete };
}

async function isWallet(files: Files, folder: string, names: readonly string[]): Promise<boolean> {
  for (const [name, type] of [
    [COLDKEY, "file"],
    [COLDKEYPUB, "file"],
    [HOTKEYS, "folder"],
  ] as const) {
    if (!names.includes(name)) continue;
    const found = await settle(() => files.look(join(folder, name)));
    if (!found.ok || found.value === null) continue;
    // A link in the place of a key is shown as what it is, and not passed by.
    if (found.value.type === type || (type === "file" && found.value.type === "link")) return true;
  }
  return false;
}

async function readWallet(
  files: Files,
  folder: string,
  names: readonly string[],
  left: { files: number },
): Promise<SourceWallet> {
  const read = async (path: string, role: SourceEntry["role"], claim: Ss58 | null) => {
    left.files -= 1;
    return left.files < 0 ? [] : [await readEntry(files, path, role, claim)];
  };
  const [pub] = names.includes(COLDKEYPUB)
    ? await read(join(folder, COLDKEYPUB), "coldkeypub", null)
    : [];
  const coldkey = pub?.claim ?? null;
  const key = names.includes(COLDKEY) ? await read(join(folder, COLDKEY), "coldkey", coldkey) : [];
  const hotkeys: SourceEntry[] = [];
  const below = join(folder, HOTKEYS);
  const listed = names.includes(HOTKEYS) ? await settle(() => files.list(below)) : null;
  const hotkeyNames = listed?.ok ? listed.value : [];
  for (const name of hotkeyNames) {
    const look = await settle(() => files.look(join(below, name)));
    if (!look.ok || look.value === null || look.value.type === "folder") continue;
    if (name.endsWith(PUBLIC_END)) continue;
    const publicName = `${name}${PUBLIC_END}`;
    const claim = hotkeyNames.includes(publicName)
      ? (await readEntry(files, join(below, publicName), "hotkey", null)).claim
      : null;
    hotkeys.push(...(await read(join(below, name), "hotkey", claim)));
  }
  return {
    name: basename(folder),
    coldkey,
    entries: [...key, ...(pub === undefined ? [] : [pub]), ...hotkeys],
  };
}

async function readEntry(
  files: Files,
  path: string,
  role: SourceEntry["role"],
  beside: Ss58 | null,
): Promise<SourceEntry> {
  const plain = { path, name: basename(path), role };
  const look = await settle(() => files.look(path));
  const mode = look.ok ? (look.value?.mode ?? 0) : 0;
  const isWide = process.platform !== "win32" && (mode & OTHERS) !== 0;
  const bytes = await settle(() => files.readBounded(path, MOST_KEYFILE_BYTES));
  const unread = { ...plain, isWide, sha256: null, survey: null, claim: beside, beside };
  if (!bytes.ok) {
    const isHuge = bytes.fault.code === "FILE_TOO_LARGE";
    return { ...unread, fault: isHuge ? { code: "KEYFILE_TOO_LARGE", facts: {} } : bytes.fault };
  }
  try {
    const sha256 = hashOf(bytes.value);
    const survey = await settle(() => surveyKeyfile(bytes.value));
    if (!survey.ok) return { ...unread, sha256, fault: survey.fault };
    const { format, needsPassphrase, publicKey } = survey.value;
    const claim = publicKey === null ? beside : encodeAddress(publicKey);
    return {
      ...{ ...plain, isWide, sha256, claim, beside, survey: { format, needsPassphrase } },
      fault: misplaced(role, format),
    };
  } finally {
    // Unencrypted, it was the secret itself.
    bytes.value.fill(0);
  }
}

/** A public file where a key belongs, or a key where everybody looks. */
function misplaced(role: SourceEntry["role"], format: Surveyed["format"]): Fault | null {
  const isPublic = format === "public";
  if (role === "coldkeypub") return isPublic ? null : { code: "KEYFILE_IS_PRIVATE", facts: {} };
  return isPublic ? { code: "KEYFILE_PUBLIC_ONLY", facts: {} } : null;
}

/** For telling whether a file is still the one that was read. Of a key that nobody can guess, it says nothing. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
