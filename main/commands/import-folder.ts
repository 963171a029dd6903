/**
 * Bringing whole wallet folders: search, open (one passphrase for any number of files), store, and if asked remove. The
 * state is here and in the snapshot; every step is a call of its own that can be repeated, stopped, and left.
 */
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { FolderImport, WalletFile } from "../../preload/contract.ts";
import type { ImportRole, ImportStore } from "../ceremony/importing/store.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault, Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFolder } from "../lib/source-file.ts";
import { createTurns } from "../lib/turns.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";
import type { Vault } from "../vault/process.ts";
import { MOST_FILES_AT_ONCE } from "../vault/protocol/sources.ts";
import type { SourceFormat, SourceWeakness, VaultOutput } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import {
  hashOf,
  type SourceEntry,
  type SourceWallet,
  scanWallets,
} from "../wallet/source-folder.ts";
import { demandKeyProfile, sealingCost } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";
import { shownName, suggestedName } from "./source-names.ts";
import { removeSources } from "./source-removal.ts";

/** So that progress can be seen, and stopped. */
const PLAIN_FILES_AT_ONCE = 25;

/** One file, as the screen sees it, with what stays here. */
interface Row {
  shown: WalletFile;
  readonly entry: SourceEntry;
  readonly wallet: Group;
  /** The vault's handle while it is open. */
  key: string | null;
}
interface Group {
  readonly id: string;
  readonly name: string;
  readonly source: SourceWallet;
  coldkey: Ss58 | null;
  pubDiffers: boolean;
}
interface Act {
  readonly id: string;
  readonly folder: string;
  readonly groups: readonly Group[];
  readonly rows: ReadonlyMap<string, Row>;
  readonly isComplete: boolean;
}

type FolderCalls = Extract<keyof Handlers, `importFolder.${string}`>;

export interface FolderImports {
  readonly handlers: Pick<Handlers, FolderCalls>;
  state(): FolderImport | null;
  /** The vault process ended: what it had opened has to be opened again. */
  forgetFound(): void;
}

interface Parts {
  vault: Vault;
  keystore: Keystore;
  store: ImportStore;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  clock: Clock;
  files: Files;
  chooseFolder: ChooseFolder;
  /** One watch-only entry; throws what watch.add refuses. */
  watch: (address: Ss58, name: string) => Promise<void>;
  onChange: () => void;
  onStored: () => void;
}

export function createFolderImports(parts: Parts): FolderImports {
  const { vault, keystore, store, journal, settings, tickets, files, chooseFolder } = parts;
  let act: Act | null = null;
  let progress: FolderImport["progress"] = null;
  let isStopped = false;
  const turns = createTurns();

  function report(step: NonNullable<FolderImport["progress"]>["step"], done: number, of: number) {
    progress = { step, done, of };
    parts.onChange();
  }

  /** One step at a time, and none of them on a Desk. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    return turns("folder", async () => {
      demandKeyProfile(settings);
      isStopped = false;
      try {
        return await work();
      } finally {
        progress = null;
        parts.onChange();
      }
    });
  }

  function rowsOf(ids: readonly string[]): Row[] {
    return [...new Set(ids)].map((id) => {
      const row = act?.rows.get(id);
      if (row === undefined) throw new Refusal("IMPORT_GONE");
      return row;
    });
  }

  function change(row: Row, part: Partial<WalletFile>): void {
    row.shown = { ...row.shown, ...part };
  }

  async function drop(): Promise<void> {
    const hadOpen = [...(act?.rows.values() ?? [])].some(({ key }) => key !== null);
    act = null;
    if (hadOpen && vault.isOpen) await vault.call("closeImport", { keys: null });
  }

  async function choose(): Promise<boolean> {
    const root = await chooseFolder();
    if (root === null) return false;
    await drop();
    report("searching", 0, 0);
    const scan = await scanWallets(files, root, {
      isStopped: () => isStopped,
      onProgress: (seen) => report("searching", seen, 0),
    });
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
      wallet.source.entries.map((entry) => rowOf(entry, wallet)),
    );
    act = {
      id: `folder-${randomUUID().slice(0, 13)}`,
      folder: shownName(basename(root)),
      groups,
      rows: new Map(rows.map((row) => [row.shown.id, row])),
      isComplete: scan.isComplete,
    };
    return true;
  }

  function rowOf(entry: SourceEntry, wallet: Group): Row {
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
        hereAs: claim === null ? null : nameHere(claim),
        suggested,
        fault: plainFault(entry.fault),
      },
    };
  }

  function nameHere(address: Ss58): string | null {
    const here = store.hereAs(address);
    const name = here?.facts.name;
    return typeof name === "string" ? name : null;
  }

  // --- Opening ---------------------------------------------------------------------------------------------------

  async function open(ids: readonly string[], passphrase: string | null) {
    const rows = rowsOf(ids).filter(({ shown }) => shown.state === "found" && isKey(shown));
    let opened = 0;
    let refused = 0;
    // One ticket is one message: a passphrase for more files than one call takes is asked for again.
    const batch = passphrase === null ? rows : rows.slice(0, MOST_FILES_AT_ONCE);
    const atOnce = passphrase === null ? PLAIN_FILES_AT_ONCE : MOST_FILES_AT_ONCE;
    for (let at = 0; at < batch.length && !isStopped; at += atOnce) {
      const part = batch.slice(at, at + atOnce);
      report("opening", at, batch.length);
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

  function failed(row: Row, why: Fault): false {
    change(row, { fault: plainFault(why) });
    return false;
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
    const hereAs = nameHere(address);
    change(row, { address, wordCount, weaknesses, hereAs, fault: null });
    if (hereAs !== null) {
      await close([reading.key]);
      return failed(row, fault("KEY_ALREADY_HERE", { address, name: hereAs }));
    }
    row.key = reading.key;
    change(row, { state: "open" });
    return true;
  }

  // --- Storing ---------------------------------------------------------------------------------------------------

  async function storeKeys(
    named: readonly { file: string; name: string }[],
    under: Ss58 | null,
    passphrase: string,
  ) {
    const current = act;
    if (current === null) throw new Refusal("IMPORT_GONE");
    const names = new Map(named.map(({ file, name }) => [file, name]));
    // Coldkeys first: what belongs under them finds them there.
    const rows = rowsOf([...names.keys()])
      .filter(({ shown, key }) => shown.state === "open" && key !== null)
      .sort((a, b) => rank(a) - rank(b));
    if (rows.length === 0) throw new Refusal("IMPORT_GONE");
    report("sealing", 0, rows.length);
    const sealed = await sealAll(rows, under, passphrase);
    const ceremony = "import-wallets";
    const pass = `import-${randomUUID().slice(0, 13)}`;
    await journal.append({ kind: "ceremony.started", act: pass, facts: { ceremony } });
    let stored = 0;
    for (const [index, row] of rows.entries()) {
      if (isStopped) break;
      report("storing", index, rows.length);
      const done = await settle(() => storeOne(pass, row, names, sealed[index]));
      if (done.ok) stored += 1;
      else failed(row, done.fault);
    }
    await journal.append(
      stored > 0
        ? { kind: "ceremony.completed", act: pass, facts: { ceremony } }
        : {
            kind: "ceremony.abandoned",
            act: pass,
            facts: { ceremony, reason: isStopped ? "stopped" : "not-written" },
          },
    );
    const isLast = ![...current.rows.values()].some(({ key }) => key !== null);
    if (isLast) await vault.lock("done");
    if (stored > 0) parts.onStored();
    return { stored, failed: isStopped ? 0 : rows.length - stored, isStopped };
  }

  async function sealAll(rows: readonly Row[], under: Ss58 | null, passphrase: string) {
    const port = tickets.take(passphrase, "in");
    const shared = under === null ? null : await keystore.sealed(under);
    const cost = await sealingCost(vault, settings);
    const keys = rows.map(({ key, entry }) => ({
      key: key ?? "",
      kind: entry.role === "coldkey" ? ("coldkey" as const) : ("hotkey" as const),
    }));
    const answer = await vault.call("sealImport", { keys, cost, under: shared, passphrase: 0 }, [
      port,
    ]);
    if (answer.ok) return answer.value.sealed;
    const { code, facts } = answer.fault;
    if (code === "WRONG_PASSPHRASE" && under !== null) {
      await journal.append({ kind: "passphrase.wrong", subject: under, facts: {} });
    }
    if (["SESSION_GONE", "VAULT_GONE"].includes(code)) {
      forgetFound();
      throw new Refusal("IMPORT_GONE");
    }
    throw new Refusal(code, facts);
  }

  async function storeOne(
    pass: string,
    row: Row,
    names: ReadonlyMap<string, string>,
    sealed: { sealed: Uint8Array; address: Ss58 } | undefined,
  ): Promise<void> {
    const { shown, key, entry, wallet } = row;
    const name = names.get(shown.id) ?? "";
    const { address, format, wordCount, weaknesses } = shown;
    if (sealed === undefined || sealed.address !== address || key === null) {
      throw new Error("The vault sealed another key");
    }
    const role: ImportRole =
      entry.role === "coldkey"
        ? { kind: "coldkey" }
        : { kind: "hotkey", coldkey: wallet.coldkey === address ? null : wallet.coldkey };
    const wrong = store.nameTaken({ address, name, role }) ?? store.hereAs(address);
    if (wrong !== null) throw new Refusal(wrong.code, wrong.facts);
    const facts = { address, name, role, wordCount, weaknesses };
    const found = { ...facts, format: sourceFormat(format) };
    await store.store(pass, found, sealed.sealed, parts.clock.nowMs());
    await vault.call("closeImport", { keys: [key] });
    row.key = null;
    change(row, { state: "stored", hereAs: name, fault: null });
  }

  // --- The rest --------------------------------------------------------------------------------------------------

  function forgetFound(): void {
    for (const row of act?.rows.values() ?? []) {
      row.key = null;
      if (row.shown.state === "open") change(row, { state: "found" });
    }
  }

  async function watch(entries: readonly { file: string; name: string }[]) {
    let added = 0;
    for (const { file, name } of entries) {
      const [row] = rowsOf([file]);
      const address = row?.shown.address;
      if (row === undefined || !address) continue;
      const done = await settle(() => parts.watch(address, name));
      if (done.ok) {
        added += 1;
        change(row, { state: "stored", hereAs: name, fault: null });
      } else failed(row, done.fault);
    }
    return { added, failed: entries.length - added };
  }

  async function remove(ids: readonly string[]) {
    const rows = rowsOf(ids).filter(
      ({ shown }) => shown.state === "stored" && shown.role !== "coldkeypub",
    );
    const sources = rows.flatMap(({ entry: { path, name, sha256 } }) =>
      sha256 === null ? [] : [{ path, name, sha256 }],
    );
    if (sources.length === 0) throw new Refusal("IMPORT_GONE");
    report("removing", 0, sources.length);
    return removeSources(files, journal, sources, (done) =>
      report("removing", done, sources.length),
    );
  }

  function state(): FolderImport | null {
    const current = act;
    if (current === null) {
      if (progress === null) return null;
      return { id: "folder-search", folder: "", wallets: [], isComplete: true, progress };
    }
    const rows = [...current.rows.values()];
    return {
      id: current.id,
      folder: current.folder,
      isComplete: current.isComplete,
      progress,
      wallets: current.groups.map((group) => ({
        id: group.id,
        name: group.name,
        coldkey: group.coldkey,
        pubDiffers: group.pubDiffers,
        files: rows.filter(({ wallet }) => wallet === group).map(({ shown }) => shown),
      })),
    };
  }

  return {
    handlers: {
      "importFolder.choose": () => alone(choose),
      "importFolder.open": ({ files: ids, passphrase }) => alone(() => open(ids, passphrase)),
      "importFolder.store": ({ keys, under, passphrase }) =>
        alone(() => storeKeys(keys, under, passphrase)),
      "importFolder.watch": ({ entries }) => alone(() => watch(entries)),
      "importFolder.removeSources": ({ files: ids }) => alone(() => remove(ids)),
      "importFolder.stop": () => {
        isStopped = true;
        return null;
      },
      "importFolder.leave": () =>
        alone(async () => {
          await drop();
          return null;
        }),
    },
    state,
    forgetFound() {
      forgetFound();
      parts.onChange();
    },
  };
}

const rank = ({ entry }: Row): number => (entry.role === "coldkey" ? 0 : 1);
const isKey = ({ role, format }: WalletFile): boolean =>
  role !== "coldkeypub" && format !== null && format !== "public";

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

function sourceFormat(format: WalletFile["format"]): SourceFormat {
  if (format === null || format === "public") throw new Error("It holds no key");
  return format;
}

/** Facts are read-only in main and plain in the contract. */
function plainFault(why: Fault | null): WalletFile["fault"] {
  return why === null ? null : { code: why.code, facts: { ...why.facts } };
}
