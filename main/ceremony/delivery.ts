/**
 * Deliveries of hotkeys: planned, released once, receipted, revoked. The way to the release is a ceremony; what is kept
 * here outlives it. The journal and the record say that hotkeys are leaving before the first byte does; whatever ends it
 * in between, both still say so.
 *
 *   begin → planned → ready → release → leaving → done → carry → (ceremony ends)    later: receipt, revoke
 *             └ abandon          └ again, or settle: what has left by then is the delivery
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
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { HotkeyCard, Keystore } from "../wallet/keystore.ts";
import { createReceiving, type ReceiptSummary } from "./delivery-receipt.ts";
import { about, DeliveryRecord, summaryOf } from "./delivery-record.ts";
import {
  createRelease,
  type Leaving,
  type Progress,
  type Release,
  type Written,
} from "./delivery-release.ts";
import { DELIVER, deliverScript } from "./delivery-script.ts";
import type { Ceremonies } from "./engine/engine.ts";
import { demandStep, openCeremonyRecords } from "./records.ts";
import { clashIn } from "./secret-stores.ts";

/** The wallet's name for hotkeys that were imported without a coldkey. */
const NO_WALLET = "hotkeys-without-coldkey";

export interface Deliveries {
  list(): readonly Delivery[];
  records(): readonly DeliveryRecord[];
  begin(order: {
    hotkeys: readonly Ss58[];
    server: string;
    method: DeliveryMethod;
  }): Promise<{ id: string; ceremony: string }>;
  /** `folder`: a path that the system's dialog gave. */
  chooseFolder(id: string, folder: string): { name: string };
  release(id: string, passphrase: SecretPort, outgoing: SecretPort | null): Promise<void>;
  stop(id: string): void;
  settle(id: string): Promise<void>;
  result(id: string): DeliveryResult | null;
  readReceipt(text: string): Promise<ReceiptSummary>;
  revoke(id: string, reason: RevokeReason): Promise<void>;
}

interface Parts {
  files: Files;
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  ceremonies: Ceremonies;
  /** Every coldkey that must not leave: also those whose ceremony has not ended yet. */
  coldkeys: () => readonly Ss58[];
  /** What the user calls a coldkey, also one that is only watched. */
  nameOf: (coldkey: Ss58) => string | null;
  onChange: () => void;
}

export async function openDeliveries(parts: Parts): Promise<Deliveries> {
  const { files, folder, clock, journal, keystore, vault, ceremonies, onChange } = parts;
  const records = await openCeremonyRecords({ files, folder, schema: DeliveryRecord, onChange });
  const alone = createTurns();
  /** Begun, and nothing answered yet: nothing of them is kept. */
  const drafts = new Map<string, DeliveryRecord>();
  /** Paths stay in this process, and only until it ends. */
  const folders = new Map<string, string>();
  const running = new Map<string, Progress>();
  const { save, write } = createRelease({ ...parts, records });

  const find = (id: string): DeliveryRecord => drafts.get(id) ?? records.find(id);
  const nameOf = (coldkey: Ss58 | null): string | null =>
    coldkey === null ? null : parts.nameOf(coldkey);
  /** btcli's folder for a wallet. */
  const walletOf = (coldkey: Ss58 | null): string => nameOf(coldkey) ?? coldkey ?? NO_WALLET;

  ceremonies.add({
    script: deliverScript,
    begin({ target }) {
      const { coldkey, method } = find(target ?? "");
      return { name: nameOf(coldkey), facts: { method: method.kind } };
    },
    async check({ id, target }) {
      const draft = drafts.get(target ?? "");
      if (draft === undefined) return {};
      await records.save({ ...draft, ceremony: id });
      drafts.delete(draft.id);
      return {};
    },
    async complete({ target }) {
      const { method, server, hotkeys, fingerprint, result } = records.find(target ?? "");
      folders.delete(target ?? "");
      return {
        facts: [
          { name: "method", value: method.kind },
          { name: "server", value: server },
          { name: "hotkeys", value: hotkeys.length },
          { name: "secrets", value: result?.scan.secrets ?? null },
          // Sixteen bytes in hex are refused as a possible secret: in groups of four they are what people compare.
          { name: "fingerprint", value: fingerprint === null ? null : grouped(fingerprint) },
        ],
      };
    },
    async abandon({ target }) {
      const record = records.all().find(({ id }) => id === target);
      if (record === undefined) return;
      if (record.step === "planned") await records.remove(record.id);
      else if (record.step === "leaving") await records.save(asItIs(record));
    },
    async close(id) {
      const draft = [...drafts.values()].find((one) => one.ceremony === id);
      if (draft !== undefined) drafts.delete(draft.id);
    },
  });

  // A crash between the two first writes of a delivery: nothing has left.
  const known = new Set(ceremonies.list().map(({ id }) => id));
  for (const { id, ceremony, step } of records.all()) {
    if (step === "planned" && !known.has(ceremony)) await records.remove(id);
  }

  function cardOf(address: Ss58): HotkeyCard {
    const card = keystore.card(address);
    if (card?.kind !== "hotkey") throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }

  async function stopped(release: Release, code: string): Promise<void> {
    if (release.record.step !== "leaving") return;
    await journal.append({
      kind: "delivery.stopped",
      ...about(release.record),
      facts: { left: release.progress.done, of: release.leaving.length, code },
    });
  }

  async function ended(release: Release, written: Written): Promise<void> {
    const { method, server, hotkeys, fingerprint } = release.record;
    await journal.append({
      kind: "delivery.released",
      ...about(release.record),
      facts: {
        ...{ method: method.kind, server, hotkeys: hotkeys.length, files: written.files },
        ...{ secrets: release.scan.secrets, keepsModes: written.keepsModes },
        ...(fingerprint === null ? {} : { fingerprint }),
      },
    });
    await save(release, { step: "done" });
  }

  async function opened(
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
    return demand(await vault.call("openHotkeys", input, ports));
  }

  async function releaseAlone(
    id: string,
    passphrase: SecretPort,
    outgoing: SecretPort | null,
  ): Promise<boolean> {
    const record = find(id);
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
      const { session, endsInMs } = await opened(leaving, passphrase, outgoing);
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
      await save(release, { result: resultOf(release, written) });
      if (written.isWhole) await ended(release, written);
      else await stopped(release, "STOPPED_BY_USER");
      return written.isWhole;
    } finally {
      running.delete(id);
      await vault.lock("done");
      onChange();
    }
  }

  const readReceipt = createReceiving({ ...parts, records, nameOf: (one) => cardOf(one).name });

  return {
    records: () => records.all(),
    list: () =>
      [...records.all(), ...drafts.values()].reverse().map((record) => {
        const progress = running.get(record.id);
        return summaryOf(record, progress === undefined ? null : { ...progress });
      }),

    async begin({ hotkeys, server, method }) {
      if (looksSecret(server)) throw new Refusal("LABEL_LOOKS_SECRET", { fact: "server" });
      const cards = [...new Set(hotkeys)].map(cardOf);
      const [first, ...others] = cards;
      if (first === undefined) throw new Error("A delivery of nothing");
      for (const { address } of cards) demandInUse(keystore, address);
      const { coldkey } = first;
      // One wallet of btcli has one coldkey.
      if (others.some((card) => card.coldkey !== coldkey)) {
        throw new Refusal("DELIVERY_OF_TWO_COLDKEYS", {});
      }
      if (method.kind !== "folder" && method.kind !== "age") {
        const names = cards.map(({ name }) => name);
        const name = clashIn(method, walletOf(coldkey), names);
        if (name !== null) throw new Refusal("DELIVERY_NAMES_CLASH", { name });
      }
      const id = `delivery-${randomUUID().slice(0, 13)}`;
      const draft = v.parse(DeliveryRecord, {
        ...{ v: 1, id, ceremony: "none", method, server, coldkey },
        hotkeys: cards.map(({ address }) => address),
        ...{ step: "planned", startedAtMs: clock.nowMs(), leftAtMs: null, left: [] },
        challenge: randomBytes(32).toString("hex"),
        ...{ fingerprint: null, result: null, receipt: null, revoked: null },
      });
      drafts.set(id, draft);
      const ceremony = await ceremonies.begin({ kind: DELIVER, subject: coldkey, target: id });
      drafts.set(id, { ...draft, ceremony });
      onChange();
      return { id, ceremony };
    },

    chooseFolder(id, path) {
      demandStep(find(id), "planned", "leaving");
      folders.set(id, path);
      return { name: basename(path) };
    },

    release: (id, passphrase, outgoing) =>
      ceremonies.act(find(id).ceremony, ["release"], async ({ settle }) => {
        if (await releaseAlone(id, passphrase, outgoing)) await settle({});
      }),

    stop(id) {
      const progress = running.get(id);
      if (progress === undefined) return;
      progress.isStopping = true;
      onChange();
    },

    settle: (id) =>
      ceremonies.act(find(id).ceremony, ["release"], async ({ settle }) => {
        const record = find(id);
        demandStep(record, "leaving", "done");
        if (record.step === "leaving") {
          if (record.left.length === 0) throw new Refusal("DELIVERY_NOTHING_LEFT", {});
          await records.save(asItIs(record));
        }
        await settle({});
      }),

    result: (id) => find(id).result,
    readReceipt: (text) => alone("receipt", () => readReceipt(text)),

    revoke: (id, reason) =>
      alone(id, async () => {
        const record = find(id);
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

/** Ended in between: what is known to have left; all of them when nothing is known, because one may have. */
function asItIs(record: DeliveryRecord): DeliveryRecord {
  const { left, hotkeys } = record;
  return { ...record, step: "done", hotkeys: left.length > 0 ? left : hotkeys };
}

function resultOf({ record, target, scan }: Release, written: Written): DeliveryResult {
  const { made, files, keepsModes, commands } = written;
  return {
    ...{ left: record.left.length, of: record.hotkeys.length },
    ...{ folder: basename(target), made, files, keepsModes, commands, scan },
  };
}

const grouped = (hex: string): string => hex.slice(0, 32).replace(/(.{4})(?=.)/g, "$1 ");
