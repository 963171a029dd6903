/** All ceremonies: the engine that keeps them, and what each kind works with. */
import { join } from "node:path";
import { createBackups } from "../ceremony/backup.ts";
import { createCreations } from "../ceremony/creation.ts";
import { openDeliveries } from "../ceremony/delivery.ts";
import { openCeremonies } from "../ceremony/engine/engine.ts";
import { createHotkeyMaking } from "../ceremony/hotkey-making.ts";
import { createHotkeyReveal } from "../ceremony/hotkey-reveal.ts";
import { createImporting } from "../ceremony/importing/index.ts";
import { createImportStore } from "../ceremony/importing/store.ts";
import { adoptOlderRecords } from "../ceremony/older-records.ts";
import { createProving } from "../ceremony/proving/index.ts";
import { createReveals } from "../ceremony/reveal.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import type { Drives } from "../lib/drives.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFolder } from "../lib/source-file.ts";
import type { Vault } from "../vault/process.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Watched } from "../wallet/watched.ts";
import type { AirGapGuard } from "./air-gap.ts";

export async function openCeremonyFamily(parts: {
  files: Files;
  /** The app's. */
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  watched: Watched;
  vault: Vault;
  version: string;
  drives: Drives;
  chooseFolder: ChooseFolder;
  airGap: Pick<AirGapGuard, "now">;
  onChange: () => void;
  /** When keys may have come or gone as well. */
  onKeys: () => void;
}) {
  const { files, folder, clock, journal, keystore, watched, vault, airGap, onChange } = parts;
  const ceremonies = await openCeremonies({
    files,
    folder: join(folder, "under-way"),
    transcriptsFolder: join(folder, "transcripts"),
    clock,
    journal,
    version: parts.version,
    airGap() {
      const gap = airGap.now();
      return gap === null ? null : { state: gap.state, sinceMs: gap.sinceMs };
    },
    onChange: parts.onKeys,
  });
  const around = { ceremonies, clock, journal, keystore, vault, onChange: parts.onKeys };
  const creationsFolder = join(folder, "ceremonies");
  const creations = await createCreations({ ...around, files, folder: creationsFolder });
  const pendingKeys = () => [...creations.pending(), ...importing.pending()];
  const importStore = createImportStore({ ...around, watched, pending: pendingKeys });
  const importing = createImporting({
    ...{ ...around, files, folder: creationsFolder, store: importStore },
  });
  const backups = createBackups(around);
  const reveals = createReveals(around);
  const backupsFolder = join(folder, "backups");
  await adoptOlderRecords({ files, creationsFolder, backupsFolder, keystore, ceremonies });
  const work = { vault, keystore, journal, clock, onChange };
  const making = createHotkeyMaking(work);
  const hotkeyReveal = createHotkeyReveal({ ...work, ceremonies });
  const deliveries = await openDeliveries({
    ...work,
    ceremonies,
    files,
    folder: join(folder, "deliveries"),
    coldkeys: () =>
      [...keystore.coldkeys(), ...pendingKeys()].flatMap(({ address }) => address ?? []),
    nameOf: (coldkey) => {
      const known = [...keystore.coldkeys(), ...watched.list()];
      return known.find(({ address }) => address === coldkey)?.name ?? null;
    },
  });
  const proving = createProving({
    ...{ ...work, ceremonies, files, drives: parts.drives, chooseFolder: parts.chooseFolder },
  });
  return {
    ...{ ceremonies, creations, importing, importStore, backups, reveals, making },
    ...{ hotkeyReveal, deliveries, proving },
    /** Sealed already, or not yet, but no key of this wallet before their ceremony's end. */
    pendingKeys,
    /** What the vault had open has ended with it. */
    forgetSessions() {
      creations.forgetSessions();
      importing.forgetFound();
      backups.forgetSessions();
      hotkeyReveal.forgetSessions();
      reveals.forgetSessions();
      proving.forgetSessions();
    },
  };
}
