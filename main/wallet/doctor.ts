/** Judges every stored key by what lies on the disk: file, header, card. Opens nothing and changes nothing. */
import { join } from "node:path";
import type { DoctorCode, DoctorReport, KeyExamined } from "../../preload/contract.ts";
import { accountOf } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { KdfCost } from "../vault/protocol.ts";
import { readHeader, type SealedHeader } from "../vault/sealed-header.ts";
import { countingCopies } from "./copies.ts";
import type { Card, Keystore } from "./keystore.ts";
import type { Reseals } from "./reseal.ts";
import { isSafe } from "./safety.ts";

/** A file that nobody opened for so long may have rotted, or its passphrase may be forgotten. */
export const OPENED_LATELY_MS = 90 * 24 * 3_600_000;
/** Noticeably faster than was chosen: below this share of the work. */
const NOTICEABLE = 0.8;
/** Anything that others on the machine may do. */
const OTHERS = 0o077;
const MAX_SEALED_BYTES = 64 * 1024;

/** What a seal costs by today's choice, and how long that took on this machine. */
export interface TodaysCost {
  readonly cost: KdfCost;
  readonly measuredMs: number;
}

export interface DoctorParts {
  readonly files: Files;
  /** The keys' folder. */
  readonly folder: string;
  readonly keystore: Keystore;
  readonly reseals: Reseals;
  readonly nowMs: number;
  readonly today: TodaysCost | null;
}

export async function examine(parts: DoctorParts): Promise<DoctorReport> {
  const { files, folder, keystore, reseals, nowMs } = parts;
  const findings: DoctorCode[] = [];
  if (reseals.pending() !== null) findings.push("CHANGE_UNFINISHED");
  if (isWide(await files.modeOf(folder))) findings.push("FOLDER_OPEN_TO_OTHERS");
  const keys: KeyExamined[] = [];
  const headers = new Map<Ss58, SealedHeader>();
  for (const card of [...keystore.coldkeys(), ...keystore.hotkeys()]) {
    keys.push(await examineKey(parts, card.address, card, headers));
  }
  for (const address of keystore.orphans()) {
    keys.push(await examineKey(parts, address, null, headers));
  }
  return { checkedAtMs: nowMs, findings, keys };
}

async function examineKey(
  parts: DoctorParts,
  address: Ss58,
  card: Card | null,
  headers: Map<Ss58, SealedHeader>,
): Promise<KeyExamined> {
  const { nowMs, today } = parts;
  const findings: DoctorCode[] = [];
  const header = await readFile(parts, address, findings);
  if (header !== null) headers.set(address, header);
  if (card === null) findings.push(await whyNoCard(parts, address));
  if (header !== null && !isKeyOf(header, address, card)) findings.push("KEY_MISMATCH");
  const opensInMs = header === null || today === null ? null : estimate(header, today);
  if (today !== null && opensInMs !== null && opensInMs < today.measuredMs * NOTICEABLE) {
    findings.push("FASTER_THAN_CHOSEN");
  }
  const openedAtMs = card === null ? null : Math.max(card.createdAtMs, card.openedAtMs ?? 0);
  if (openedAtMs !== null && nowMs - openedAtMs > OPENED_LATELY_MS) {
    findings.push("NOT_OPENED_LATELY");
  }
  if (card?.kind === "coldkey") {
    if (countingCopies(card.copies).length === 0) findings.push("NO_PROVED_COPY");
    else if (!isSafe(card)) findings.push("NOT_YET_SAFE");
  }
  if (card?.kind === "hotkey" && card.coldkey !== null && header !== null) {
    const coldkeys = headers.get(card.coldkey);
    if (coldkeys !== undefined && !isOneSet(coldkeys, header)) findings.push("OTHER_SET");
  }
  return {
    address,
    name: card?.name ?? null,
    kind: card?.kind ?? header?.kind ?? null,
    isRetired: card !== null && card.retiredAtMs !== null,
    version: header?.version ?? null,
    memoryKib: header?.memoryKib ?? null,
    passes: header?.passes ?? null,
    opensInMs,
    openedAtMs,
    findings,
  };
}

async function readFile(
  { files, folder }: DoctorParts,
  address: Ss58,
  findings: DoctorCode[],
): Promise<SealedHeader | null> {
  const path = join(folder, `${address}.key`);
  const read = await settle(async () => {
    const bytes = await files.readBounded(path, MAX_SEALED_BYTES);
    if (isWide(await files.modeOf(path))) findings.push("FILE_OPEN_TO_OTHERS");
    return readHeader(bytes);
  });
  if (read.ok) return read.value;
  findings.push(CODES[read.fault.code] ?? "FILE_UNREADABLE");
  return null;
}

const CODES: Readonly<Record<string, DoctorCode>> = {
  FILE_MISSING: "FILE_MISSING",
  FILE_IS_LINK: "FILE_IS_LINK",
  FILE_TOO_LARGE: "FILE_FOREIGN",
  SEAL_NOT_OURS: "FILE_FOREIGN",
  SEAL_VERSION: "VERSION_UNKNOWN",
  SEAL_DAMAGED: "FILE_DAMAGED",
  SEAL_COST_TOO_HIGH: "FILE_DAMAGED",
};

async function whyNoCard({ files, folder }: DoctorParts, address: Ss58): Promise<DoctorCode> {
  try {
    await files.modeOf(join(folder, `${address}.json`));
    return "CARD_UNREADABLE";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fault.code === "FILE_MISSING" ? "CARD_MISSING" : "CARD_UNREADABLE";
  }
}

function isKeyOf(header: SealedHeader, address: Ss58, card: Card | null): boolean {
  const isItself = Buffer.compare(header.publicKey, accountOf(address)) === 0;
  return isItself && (card === null || card.kind === header.kind);
}

/** Argon2's time grows with memory × passes. */
function estimate({ memoryKib, passes }: SealedHeader, { cost, measuredMs }: TodaysCost): number {
  return (measuredMs * memoryKib * 1024 * passes) / (cost.memoryBytes * cost.passes);
}

function isOneSet(one: SealedHeader, other: SealedHeader): boolean {
  return Buffer.compare(one.salt, other.salt) === 0;
}

const isWide = (mode: number | null): boolean => mode !== null && (mode & OTHERS) !== 0;

/** Closes the folder and whatever key file is open to others; returns how many were. */
export async function closeFiles({ files, folder, keystore }: DoctorParts): Promise<number> {
  const addresses = [
    ...[...keystore.coldkeys(), ...keystore.hotkeys()].map(({ address }) => address),
    ...keystore.orphans(),
  ];
  const paths = [folder, ...addresses.map((address) => join(folder, `${address}.key`))];
  let closed = 0;
  for (const path of paths) {
    // What is missing or a link is a finding of its own.
    const mode = await settle(() => files.modeOf(path));
    if (!mode.ok || !isWide(mode.value)) continue;
    await files.closeToOthers(path);
    closed += 1;
  }
  return closed;
}
