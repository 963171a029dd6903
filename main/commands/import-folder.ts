/**
 * Bringing whole wallet folders: search, open (one passphrase for any number of files), store, and if asked remove. The
 * state is here and in the snapshot; every step is a call of its own that can be repeated, stopped, and left.
 */
import { basename } from "node:path";
import type { FolderImport } from "../../preload/contract.ts";
import type { ImportStore } from "../ceremony/importing/store.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFolder } from "../lib/source-file.ts";
import { createTurns } from "../lib/turns.ts";
import type { Vault } from "../vault/process.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import { scanWallets } from "../wallet/source-folder.ts";
import { createFolderOpening } from "./folder-opening.ts";
import { change, type FolderAct, failed, foundIn, type Row } from "./folder-rows.ts";
import { createFolderStoring } from "./folder-storing.ts";
import { demandKeyProfile } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";
import { shownName } from "./source-names.ts";
import { removeSources } from "./source-removal.ts";

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
  const { vault, store, journal, settings, tickets, files, chooseFolder } = parts;
  let act: FolderAct | null = null;
  let progress: FolderImport["progress"] = null;
  let isStopped = false;
  const turns = createTurns();
  const openRows = createFolderOpening({
    ...{ vault, files, tickets, hereAs: nameHere, isStopped: () => isStopped },
    report: (done, of) => report("opening", done, of),
  });
  const storeRows = createFolderStoring({
    ...parts,
    isStopped: () => isStopped,
    report,
    forgetFound,
  });

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
    act = foundIn(shownName(basename(root)), scan, nameHere);
    return true;
  }

  function nameHere(address: Ss58): string | null {
    const here = store.hereAs(address);
    const name = here?.facts.name;
    return typeof name === "string" ? name : null;
  }

  async function storeKeys(
    named: readonly { file: string; name: string }[],
    how: { under: Ss58 | null; passphrase: string },
  ) {
    const names = new Map(named.map(({ file, name }) => [file, name]));
    const done = await storeRows(rowsOf([...names.keys()]), names, how);
    const isLast = ![...(act?.rows.values() ?? [])].some(({ key }) => key !== null);
    if (isLast) await vault.lock("done");
    if (done.stored > 0) parts.onStored();
    return done;
  }

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
      "importFolder.open": ({ files: ids, passphrase }) =>
        alone(() => openRows(rowsOf(ids), passphrase)),
      "importFolder.store": ({ keys, ...how }) => alone(() => storeKeys(keys, how)),
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
