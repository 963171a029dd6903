/**
 * Deliveries of hotkeys: planned, released once, receipted, revoked. Each is a ceremony with a record of its own. The
 * journal and the record say that hotkeys are leaving before the first byte does; whatever ends it in between, both
 * still say so.
 *
 *   begin → planned → release → leaving → done → receipt → verified | received
 *             └ abandon          └ release again, or settle: what has left by then is the delivery
 */
import { randomBytes, randomUUID } from "node:crypto";
import { basename } from "node:path";
import * as v from "valibot";
import type {
  Delivery,
  DeliveryMethod,
  DeliveryResult,
  RevokeReason,
} from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import { looksSecret } from "../journal/entries.ts";
import type { Journal } from "../journal/log.ts";
import { utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { HotkeyCard, Keystore } from "../wallet/keystore.ts";
import { about, DeliveryRecord, summaryOf } from "./delivery-record.ts";
import {
  createRelease,
  type Leaving,
  type Progress,
  type Release,
  type Written,
} from "./delivery-release.ts";
import { readReceipt } from "./receipt.ts";
import { demandStep, finishLater, openCeremonyRecords } from "./records.ts";
import { clashIn } from "./secret-stores.ts";

const CEREMONY = "deliver-hotkeys";
/** The wallet's name for hotkeys that were imported without a coldkey. */
const NO_WALLET = "hotkeys-without-coldkey";

export interface Deliveries {
  list(): readonly Delivery[];
  records(): readonly DeliveryRecord[];
  begin(order: {
    hotkeys: readonly Ss58[];
    server: string;
    method: DeliveryMethod;
  }): Promise<string>;
  /** `folder`: a path that the system's dialog gave. */
  chooseFolder(id: string, folder: string): { name: string };
  release(id: string, passphrase: SecretPort, outgoing: SecretPort | null): Promise<DeliveryResult>;
  stop(id: string): void;
  settle(id: string): Promise<void>;
  abandon(id: string, reason: string): Promise<void>;
  readReceipt(text: string): Promise<ReceiptSummary>;
  revoke(id: string, reason: RevokeReason): Promise<void>;
}
interface ReceiptSummary {
  delivery: string;
  host: string;
  proved: number;
  reported: number;
  of: number;
  state: Delivery["state"];
}

interface Parts {
  files: Files;
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  /** Every coldkey that must not leave: also those whose ceremony has not ended yet. */
  coldkeys: () => readonly Ss58[];
  /** What the user calls a coldkey, also one that is only watched. */
  nameOf: (coldkey: Ss58) => string | null;
  onChange: () => void;
}

export async function openDeliveries(parts: Parts): Promise<Deliveries> {
  const { files, folder, clock, journal, keystore, vault, onChange } = parts;
  const records = await openCeremonyRecords({ files, folder, schema: DeliveryRecord, onChange });
  const alone = createTurns();
  /** Paths stay in this process, and only until it ends. */
  const folders = new Map<string, string>();
  const running = new Map<string, Progress>();
  const { save, write } = createRelease({ ...parts, records });

  for (const record of records.all()) {
    // All had left and only the end was missing.
    const isWhole = record.step === "leaving" && record.left.length === record.hotkeys.length;
    if (isWhole) await finishLater(() => finish({ ...record, step: "done" }));
  }

  async function finish(record: DeliveryRecord): Promise<void> {
    await records.save(record);
    await completed(record);
  }

  function cardOf(address: Ss58): HotkeyCard {
    const card = keystore.hotkeys().find((one) => one.address === address);
    if (card === undefined) throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }
  /** btcli's folder for a wallet. */
  const walletOf = (coldkey: Ss58 | null): string =>
    coldkey === null ? NO_WALLET : (parts.nameOf(coldkey) ?? coldkey);

  async function stopped(release: Release, code: string): Promise<void> {
    if (release.record.step !== "leaving") return;
    await journal.append({
      kind: "delivery.stopped",
      ...about(release.record),
      facts: { left: release.progress.done, of: release.leaving.length, code },
    });
  }

  async function ended(release: Release, written: Written): Promise<void> {
    const { method, server, hotkeys } = release.record;
    await save(release, { step: "done" });
    await journal.append({
      kind: "delivery.released",
      ...about(release.record),
      facts: {
        ...{ method: method.kind, server, hotkeys: hotkeys.length, files: written.files },
        ...{ secrets: release.scan.secrets, keepsModes: written.keepsModes },
        ...(release.record.fingerprint === null ? {} : { fingerprint: release.record.fingerprint }),
      },
    });
    await completed(release.record);
  }

  async function completed(record: DeliveryRecord): Promise<void> {
    await journal.append({
      kind: "ceremony.completed",
      ...about(record),
      facts: { ceremony: CEREMONY },
    });
    folders.delete(record.id);
  }

  async function opened(
    record: DeliveryRecord,
    leaving: readonly Leaving[],
    passphrase: SecretPort,
    outgoing: SecretPort | null,
  ): Promise<{ session: string; endsInMs: number }> {
    const ports = outgoing === null ? [passphrase] : [passphrase, outgoing];
    const input = {
      hotkeys: [...leaving],
      passphrase: 0,
      outgoing: outgoing === null ? null : 1,
    };
    const reply = await vault.call("openHotkeys", input, ports);
    if (!reply.ok && reply.fault.code === "WRONG_PASSPHRASE") {
      await journal.append({ kind: "passphrase.wrong", ...about(record), facts: {} });
    }
    return demand(reply);
  }

  async function releaseAlone(
    id: string,
    passphrase: SecretPort,
    outgoing: SecretPort | null,
  ): Promise<DeliveryResult> {
    const record = records.find(id);
    demandStep(record, "planned", "leaving");
    const target = folders.get(id);
    if (target === undefined) throw new Refusal("DELIVERY_NO_FOLDER", {});
    const isEncrypted = record.method.kind === "folder" && record.method.isEncrypted;
    if (isEncrypted !== (outgoing !== null)) throw new Refusal("DELIVERY_PASSPHRASE", {});
    const remaining = record.hotkeys.filter((address) => !record.left.includes(address));
    const leaving = await Promise.all(
      remaining.map(async (address) => ({
        name: cardOf(address).name,
        address,
        sealed: await keystore.sealed(address),
      })),
    );
    const progress: Progress = {
      ...{ done: 0, of: leaving.length, startedAtMs: clock.nowMs() },
      ...{ endsAtMs: null, isStopping: false },
    };
    running.set(id, progress);
    onChange();
    try {
      const { session, endsInMs } = await opened(record, leaving, passphrase, outgoing);
      progress.endsAtMs = clock.nowMs() + endsInMs;
      const release: Release = {
        ...{ record, session, target, leaving, progress },
        wallet: walletOf(record.coldkey),
        scan: { files: 0, secrets: 0, coldkeys: parts.coldkeys().length },
      };
      const written = await write(release).catch(async (error: unknown) => {
        await stopped(release, error instanceof Refusal ? error.fault.code : "INTERNAL_ERROR");
        throw error;
      });
      if (written.isWhole) await ended(release, written);
      else await stopped(release, "STOPPED_BY_USER");
      const { made, files: fileCount, keepsModes, commands } = written;
      return {
        end: written.isWhole ? "done" : "stopped",
        ...{ left: release.record.left.length, of: record.hotkeys.length },
        ...{ folder: basename(target), made, files: fileCount, keepsModes, commands },
        scan: release.scan,
      };
    } finally {
      running.delete(id);
      await vault.lock("done");
      onChange();
    }
  }

  // --- The rest of its life ---------------------------------------------------------------------------------------

  async function receive(text: string): Promise<ReceiptSummary> {
    const receipt = readReceipt(text);
    const record = records.all().find(({ id }) => id === receipt.delivery);
    if (record === undefined) throw new Refusal("RECEIPT_UNKNOWN", { delivery: receipt.delivery });
    if (record.challenge !== receipt.challenge) throw new Refusal("RECEIPT_OTHER_CHALLENGE", {});
    if (record.revoked !== null) throw new Refusal("DELIVERY_REVOKED", {});
    demandStep(record, "done");
    const reported = receipt.hotkeys.map(({ address }) => address);
    const isSame =
      new Set(reported).size === reported.length &&
      reported.length === record.hotkeys.length &&
      reported.every((address) => record.hotkeys.includes(address));
    if (!isSame) throw new Refusal("RECEIPT_OTHER_HOTKEYS", { of: record.hotkeys.length });
    const signed = receipt.hotkeys.flatMap(({ address, signature }) =>
      signature === null ? [] : [{ address, signature }],
    );
    if (signed.length > 0) {
      const { areValid } = demand(
        await vault.call("checkSignatures", {
          text: utf8ToBytes(receipt.signedText),
          signatures: signed,
        }),
      );
      await vault.lock("done");
      const wrong = signed.find((_, index) => areValid[index] !== true);
      if (wrong !== undefined) {
        throw new Refusal("RECEIPT_SIGNATURE_WRONG", { name: cardOf(wrong.address).name });
      }
    }
    const proved = signed.map(({ address }) => address);
    const { host } = receipt;
    await journal.append({
      kind: "delivery.receipt",
      ...about(record),
      facts: {
        ...{ server: record.server, host, proved: proved.length },
        ...{ reported: reported.length, of: record.hotkeys.length },
      },
    });
    const kept = { ...record, receipt: { atMs: clock.nowMs(), host, proved, reported } };
    await records.save(kept);
    return {
      ...{ delivery: record.id, host, proved: proved.length, reported: reported.length },
      of: record.hotkeys.length,
      state: summaryOf(kept, null).state,
    };
  }

  return {
    records: () => records.all(),
    list: () =>
      [...records.all()].reverse().map((record) => {
        const progress = running.get(record.id);
        return summaryOf(record, progress === undefined ? null : { ...progress });
      }),

    async begin({ hotkeys, server, method }) {
      if (looksSecret(server)) throw new Refusal("LABEL_LOOKS_SECRET", { fact: "server" });
      const cards = [...new Set(hotkeys)].map(cardOf);
      const [first, ...others] = cards;
      if (first === undefined) throw new Error("A delivery of nothing");
      // One wallet of btcli has one coldkey.
      if (others.some(({ coldkey }) => coldkey !== first.coldkey)) {
        throw new Refusal("DELIVERY_OF_TWO_COLDKEYS", {});
      }
      if (method.kind !== "folder" && method.kind !== "age") {
        const names = cards.map(({ name }) => name);
        const name = clashIn(method, walletOf(first.coldkey), names);
        if (name !== null) throw new Refusal("DELIVERY_NAMES_CLASH", { name });
      }
      const id = `deliver-${randomUUID().slice(0, 13)}`;
      const record = v.parse(DeliveryRecord, {
        ...{ v: 1, id, method, server, coldkey: first.coldkey },
        hotkeys: cards.map(({ address }) => address),
        ...{ step: "planned", startedAtMs: clock.nowMs(), leftAtMs: null, left: [] },
        challenge: randomBytes(32).toString("hex"),
        ...{ fingerprint: null, receipt: null, revoked: null },
      });
      await journal.append({
        kind: "ceremony.started",
        ...about(record),
        facts: { ceremony: CEREMONY },
      });
      await records.save(record);
      return id;
    },

    chooseFolder(id, path) {
      demandStep(records.find(id), "planned", "leaving");
      folders.set(id, path);
      return { name: basename(path) };
    },

    release: (id, passphrase, outgoing) => alone(id, () => releaseAlone(id, passphrase, outgoing)),

    stop(id) {
      const progress = running.get(id);
      if (progress === undefined) return;
      progress.isStopping = true;
      onChange();
    },

    settle: (id) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "leaving");
        if (record.left.length === 0) throw new Refusal("DELIVERY_NOTHING_LEFT", {});
        await finish({ ...record, step: "done", hotkeys: record.left });
      }),

    abandon: (id, reason) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "planned");
        await records.remove(id);
        folders.delete(id);
        await journal.append({
          kind: "ceremony.abandoned",
          ...about(record),
          facts: { ceremony: CEREMONY, step: record.step, reason },
        });
      }),

    readReceipt: (text) => alone("receipt", () => receive(text)),

    revoke: (id, reason) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "done", "leaving");
        if (record.revoked !== null) throw new Refusal("DELIVERY_REVOKED", {});
        await journal.append({
          kind: "delivery.revoked",
          ...about(record),
          facts: { server: record.server, reason },
        });
        await records.save({ ...record, revoked: { atMs: clock.nowMs(), reason } });
      }),
  };
}
