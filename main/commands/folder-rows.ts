/** A folder of wallets as it was found: its files in rows, grouped by wallet. */
import { randomUUID } from "node:crypto";
import type { WalletFile } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Fault } from "../lib/fault.ts";
import type { SourceWeakness } from "../vault/protocol.ts";
import type { SourceEntry, SourceWallet } from "../wallet/source-folder.ts";
import { shownName, suggestedName } from "./source-names.ts";

/** One file, as the screen sees it, with what stays here. */
export interface Row {
  shown: WalletFile;
  readonly entry: SourceEntry;
  readonly wallet: Group;
  /** The vault's handle while it is open. */
  key: string | null;
}
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly source: SourceWallet;
  coldkey: Ss58 | null;
  pubDiffers: boolean;
}
export interface FolderAct {
  readonly id: string;
  readonly folder: string;
  readonly groups: readonly Group[];
  readonly rows: ReadonlyMap<string, Row>;
  readonly isComplete: boolean;
}

/** Of a finished search. */
export function foundIn(
  folder: string,
  scan: { readonly wallets: readonly SourceWallet[]; readonly isComplete: boolean },
  hereAs: (address: Ss58) => string | null,
): FolderAct {
  const groups = scan.wallets.map(
    (source): Group => ({
      id: `wallet-${randomUUID().slice(0, 13)}`,
      name: shownName(source.name),
      source,
      coldkey: source.coldkey,
      pubDiffers: false,
    }),
  );
  const rows = groups.flatMap((wallet) =>
    wallet.source.entries.map((entry) => rowOf(entry, wallet, hereAs)),
  );
  return {
    id: `folder-${randomUUID().slice(0, 13)}`,
    folder,
    groups,
    rows: new Map(rows.map((row) => [row.shown.id, row])),
    isComplete: scan.isComplete,
  };
}

export function change(row: Row, part: Partial<WalletFile>): void {
  row.shown = { ...row.shown, ...part };
}

export function failed(row: Row, why: Fault): false {
  change(row, { fault: plainFault(why) });
  return false;
}

/** As it was found; `hereAs` names the key where it is here already. */
function rowOf(entry: SourceEntry, wallet: Group, hereAs: (address: Ss58) => string | null): Row {
  const { survey, claim, role } = entry;
  const suggested = suggestedName(role === "hotkey" ? entry.name : wallet.source.name);
  return {
    entry,
    wallet,
    key: null,
    shown: {
      id: `file-${randomUUID().slice(0, 13)}`,
      role,
      name: shownName(entry.name),
      format: survey?.format ?? null,
      needsPassphrase: survey?.needsPassphrase ?? false,
      weaknesses: role === "coldkeypub" ? [] : weaknessesOf(entry),
      address: claim,
      wordCount: null,
      state: "found",
      hereAs: claim === null ? null : hereAs(claim),
      suggested,
      fault: plainFault(entry.fault),
    },
  };
}

/** Known before it is opened: what its form and its permissions say. */
function weaknessesOf({ survey, isWide }: SourceEntry): SourceWeakness[] {
  const ofForm: Partial<Record<string, readonly SourceWeakness[]>> = {
    plain: ["SOURCE_UNENCRYPTED"],
    nacl: ["SOURCE_CONSTANT_SALT"],
    ansible: ["SOURCE_OLD_CIPHER"],
    fernet: ["SOURCE_OLD_CIPHER", "SOURCE_CONSTANT_SALT"],
    polkadot: survey?.needsPassphrase === false ? ["SOURCE_UNENCRYPTED"] : [],
  };
  const known = ofForm[survey?.format ?? ""] ?? [];
  return [...known, ...(isWide ? (["SOURCE_WIDE_MODE"] as const) : [])];
}

/** Facts are read-only in main and plain in the contract. */
function plainFault(why: Fault | null): WalletFile["fault"] {
  return why === null ? null : { code: why.code, facts: { ...why.facts } };
}
