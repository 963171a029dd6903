/**
 * The moment in which hotkeys leave: one after the other as files, or all in one bundle. What is in clear passes through
 * this process one hotkey at a time, from the vault to the disk, and is wiped on the way.
 */
import { createHash } from "node:crypto";
import type { DeliveryMethod } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { utf8FromBytes, utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { Vault } from "../vault/process.ts";
import type { BundleScan } from "../vault/protocol/deliveries.ts";
import { type DeliveryFolder, openDeliveryFolder } from "./delivery-folder.ts";
import { about, type DeliveryRecord } from "./delivery-record.ts";
import { installerScript } from "./installer.ts";
import type { CeremonyRecords } from "./records.ts";
import { commandsFile } from "./secret-stores.ts";

export interface Progress {
  done: number;
  of: number;
  startedAtMs: number;
  endsAtMs: number | null;
  isStopping: boolean;
}

/** One hotkey, as the vault is asked for it. */
export interface Leaving {
  readonly name: string;
  readonly address: Ss58;
  readonly sealed: Uint8Array;
}

/** What a release needs at every step. */
export interface Release {
  record: DeliveryRecord;
  readonly session: string;
  readonly wallet: string;
  readonly target: string;
  readonly leaving: readonly Leaving[];
  readonly progress: Progress;
  scan: BundleScan;
}

export interface Written {
  readonly isWhole: boolean;
  readonly made: string;
  readonly files: number;
  readonly keepsModes: boolean;
  readonly commands: string[];
}

export function createRelease(parts: {
  files: Files;
  clock: Clock;
  journal: Journal;
  vault: Vault;
  coldkeys: () => readonly Ss58[];
  records: Pick<CeremonyRecords<DeliveryRecord>, "save">;
}): {
  save: (release: Release, change: Partial<DeliveryRecord>) => Promise<void>;
  write: (release: Release) => Promise<Written>;
} {
  const { files, clock, journal, vault, records } = parts;

  async function save(release: Release, change: Partial<DeliveryRecord>): Promise<void> {
    release.record = { ...release.record, ...change };
    await records.save(release.record);
  }

  /** After its file is in its place. */
  async function hasLeft(release: Release, addresses: readonly Ss58[]): Promise<void> {
    const { id, ceremony, method, server, left } = release.record;
    await Promise.all(
      addresses.map((subject) =>
        journal.append({
          kind: "hotkey.left",
          act: ceremony,
          subject,
          facts: { delivery: id, method: method.kind, server },
        }),
      ),
    );
    release.progress.done += addresses.length;
    await save(release, { left: [...left, ...addresses] });
  }

  async function writeOne(
    release: Release,
    hotkey: Leaving,
    to: DeliveryFolder,
    hasPublic: boolean,
  ): Promise<void> {
    const { session } = release;
    const { secret, publicHalf, scan } = demand(
      await vault.call("exportHotkey", { session, hotkey, coldkeys: [...parts.coldkeys()] }),
    );
    try {
      await to.writeSecret(hotkey.name, secret, async (bytes) => {
        const back = await vault.call("checkExported", { session, bytes });
        if (!back.ok || back.value.address !== hotkey.address) {
          throw new Refusal("KEY_READ_BACK_DIFFERS", { address: hotkey.address });
        }
      });
    } finally {
      secret.fill(0);
    }
    if (hasPublic) await to.writePublic(`${hotkey.name}pub.txt`, publicHalf);
    const before = release.scan;
    release.scan = {
      files: before.files + scan.files,
      secrets: before.secrets + scan.secrets,
      coldkeys: scan.coldkeys,
    };
    await hasLeft(release, [hotkey.address]);
  }

  /** True when all have left; false when it was stopped before. */
  async function writeAll(
    release: Release,
    to: DeliveryFolder,
    hasPublic: boolean,
  ): Promise<boolean> {
    for (const hotkey of release.leaving) {
      if (release.progress.isStopping) return false;
      await writeOne(release, hotkey, to, hasPublic);
    }
    return true;
  }

  async function toFolder(release: Release): Promise<Written> {
    const { wallet, target, leaving, record } = release;
    const top = await openDeliveryFolder(files, target, [wallet]);
    if (record.coldkey !== null) {
      const half = demand(await vault.call("publicKeyfile", { address: record.coldkey }));
      await top.writePublic("coldkeypub.txt", half.bytes);
    }
    const to = await openDeliveryFolder(files, target, [wallet, "hotkeys"]);
    const names = leaving.map(({ name }) => name);
    await to.demandFree(names.flatMap((name) => [name, `${name}pub.txt`]));
    await begins(release);
    const isWhole = await writeAll(release, to, true);
    return {
      isWhole,
      made: wallet,
      files: top.fileCount + to.fileCount,
      keepsModes: top.keepsModes() && to.keepsModes(),
      commands: [],
    };
  }

  async function toStore(
    release: Release,
    method: Exclude<DeliveryMethod, { kind: "folder" | "age" }>,
  ): Promise<Written> {
    const { wallet, target, leaving, record } = release;
    const made = `${wallet}-for-${method.kind}-${record.id.slice(-6)}`;
    const to = await openDeliveryFolder(files, target, [made]);
    const names = leaving.map(({ name }) => name);
    await to.demandFree(names);
    await begins(release);
    const isWhole = await writeAll(release, to, false);
    const written = names.slice(0, release.progress.done);
    const { commands, text } = commandsFile(method, wallet, written);
    await to.writePublic(
      record.left.length === 0 ? "COMMANDS.txt" : `COMMANDS-after-${record.left.length}.txt`,
      utf8ToBytes(text),
    );
    return { isWhole, made, files: to.fileCount, keepsModes: to.keepsModes(), commands };
  }

  async function toServer(
    release: Release,
    method: Extract<DeliveryMethod, { kind: "age" }>,
  ): Promise<Written> {
    const { session, wallet, target, leaving, record } = release;
    const made = `install-${record.id}.sh`;
    const to = await openDeliveryFolder(files, target, []);
    await to.demandFree([made]);
    const { armored, manifest, scan } = demand(
      await vault.call("sealBundle", {
        ...{ session, hotkeys: [...leaving], coldkey: record.coldkey },
        coldkeys: [...parts.coldkeys()],
        recipient: method.recipient,
      }),
    );
    release.scan = scan;
    const script = utf8ToBytes(
      installerScript({
        ...{ delivery: record.id, wallet, challenge: record.challenge, manifest },
        armored: utf8FromBytes(armored) ?? "",
      }),
    );
    await begins(release);
    await to.writePublic(made, script);
    await save(release, { fingerprint: createHash("sha256").update(script).digest("hex") });
    await hasLeft(release, record.hotkeys);
    return {
      isWhole: true,
      made,
      files: to.fileCount,
      keepsModes: to.keepsModes(),
      commands: [`sha256sum ${made}`, `sh ${made} -i IDENTITY > receipt-${record.id}.txt`],
    };
  }

  /** The last moment at which nothing has left. */
  async function begins(release: Release): Promise<void> {
    const { method, server, leftAtMs } = release.record;
    await journal.append({
      kind: "delivery.releasing",
      ...about(release.record),
      facts: {
        ...{ method: method.kind, server, hotkeys: release.leaving.length },
        coldkeys: parts.coldkeys().length,
      },
    });
    await save(release, { step: "leaving", leftAtMs: leftAtMs ?? clock.nowMs() });
  }

  function write(release: Release): Promise<Written> {
    const { method } = release.record;
    if (method.kind === "folder") return toFolder(release);
    return method.kind === "age" ? toServer(release, method) : toStore(release, method);
  }

  return { save, write };
}
