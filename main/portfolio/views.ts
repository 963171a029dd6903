/**
 * What was read from the chain, kept on disk: so that it is on the screen at once, and there when the node is away.
 * One folder per genesis: what was seen on one network is never shown for another. Besides that, a history of each
 * coldkey's values, which no node could tell afterwards.
 *
 *     views/genesis.json               which genesis each network had when it was last seen
 *     views/<genesis>/subnets.json
 *     views/<genesis>/subnet-<netuid>.json
 *     views/<genesis>/holdings-<address>.json
 *     views/<genesis>/history-<address>.json
 *     views/<genesis>/acts-for-<address>.json
 */
import { join } from "node:path";
import * as v from "valibot";
import {
  ActsFor,
  type ChainStatus,
  HistoryPoint,
  Holdings,
  NetworkId,
  SubnetDetail,
  SubnetList,
} from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import { Hash, type Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { fromJson } from "../lib/json.ts";
import { createQueue } from "../lib/turns.ts";
import { readIfPresent, writeRecord } from "../wallet/record.ts";
import { readActsFor } from "./acts-for.ts";
import { isDue, pointOf, thinned } from "./history.ts";
import { readHoldings } from "./holdings.ts";

export interface Views {
  /** From the chain; kept for later. */
  look(coldkey: Ss58): Promise<Holdings>;
  /** As it was read last time on this network, without asking it; null when it never was. */
  last(coldkey: Ss58): Promise<Holdings | null>;
  /** For whom a coldkey may act: from the chain, kept for later; and as it was found last time. */
  lookForActs(coldkey: Ss58): Promise<ActsFor>;
  lastActsFor(coldkey: Ss58): Promise<ActsFor | null>;
  subnets(): Promise<SubnetList>;
  lastSubnets(): Promise<SubnetList | null>;
  subnet(netuid: number): Promise<SubnetDetail>;
  lastSubnet(netuid: number): Promise<SubnetDetail | null>;
  /** Oldest first. RECORD_UNREADABLE: the file is left as it is. */
  history(coldkey: Ss58): Promise<HistoryPoint[]>;
  /** Adds a point to the history of each whose last one is old enough. For a background that runs often. */
  record(coldkeys: readonly Ss58[]): Promise<void>;
  onStatus(status: ChainStatus): Promise<void>;
}

/** 128 subnets and 64 hotkeys take about 150 kB; a long history about as much again. */
const MAX_BYTES = 8 * 1024 * 1024;
/** A copy on disk may be that much older than the screen: it is a copy. */
const COPY_EVERY_MS = 60_000;

const Kept = <S extends v.GenericSchema>(schema: S) =>
  v.strictObject({ v: v.literal(1), value: schema });
const KeptHoldings = Kept(Holdings);
const KeptActsFor = Kept(ActsFor);
const KeptSubnets = Kept(SubnetList);
const KeptSubnet = Kept(SubnetDetail);
const KeptHistory = Kept(v.array(HistoryPoint));
const KeptGenesis = Kept(v.record(NetworkId, Hash));

export async function openViews(parts: {
  files: Files;
  folder: string;
  clock: Clock;
  network: () => NetworkId;
  chain: () => Chain;
  /** Hears of the failures of work that nobody waits for. */
  inBackground: (work: Promise<unknown>) => void;
}): Promise<Views> {
  const { files, folder, clock, network, chain, inBackground } = parts;
  const copiedAtMs = new Map<string, number>();
  const genesisPath = join(folder, "genesis.json");
  await files.ensureFolder(folder);
  let known = (await readCopy(genesisPath, KeptGenesis)) ?? {};
  /** Histories are read, changed and written by one at a time. */
  const oneByOne = createQueue();

  /** A copy that cannot be read is as good as none: it is made again by the next look. */
  async function readCopy<S extends v.GenericSchema>(
    path: string,
    schema: v.StrictObjectSchema<{ v: v.LiteralSchema<1, undefined>; value: S }, undefined>,
  ): Promise<v.InferOutput<S> | null> {
    const bytes = await readIfPresent(files, path, MAX_BYTES);
    if (bytes === null) return null;
    try {
      const parsed = v.safeParse(schema, fromJson(new TextDecoder().decode(bytes)));
      return parsed.success ? (parsed.output as { value: v.InferOutput<S> }).value : null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** null: this network has never been seen. */
  const place = (): string | null => {
    const genesis = known[network()];
    return genesis === undefined ? null : join(folder, genesis.slice(2, 18));
  };

  function keepCopy(name: string, value: unknown): void {
    const at = place();
    if (at === null) return;
    const path = join(at, name);
    const nowMs = clock.nowMs();
    if (nowMs - (copiedAtMs.get(path) ?? Number.NEGATIVE_INFINITY) < COPY_EVERY_MS) return;
    copiedAtMs.set(path, nowMs);
    inBackground(write(at, name, value));
  }

  async function write(at: string, name: string, value: unknown): Promise<void> {
    await files.ensureFolder(at);
    await writeRecord(files, join(at, name), { v: 1, value });
  }

  async function readHistory(coldkey: Ss58): Promise<HistoryPoint[]> {
    const at = place();
    if (at === null) return [];
    const name = historyName(coldkey);
    const bytes = await readIfPresent(files, join(at, name), MAX_BYTES);
    if (bytes === null) return [];
    const parsed = v.safeParse(KeptHistory, parseJson(bytes, name));
    if (!parsed.success) throw new Refusal("RECORD_UNREADABLE", { file: name });
    return parsed.output.value;
  }

  function addPoint(holdings: Holdings): Promise<void> {
    return oneByOne(async () => {
      const at = place();
      if (at === null) return;
      const before = await readHistory(holdings.coldkey);
      const point = pointOf(holdings);
      if (!isDue(before.at(-1), point.atMs)) return;
      await write(at, historyName(holdings.coldkey), thinned([...before, point]));
    });
  }

  async function look(coldkey: Ss58): Promise<Holdings> {
    const holdings = demand(await chain().view((live) => readHoldings(live, coldkey)));
    keepCopy(holdingsName(coldkey), holdings);
    inBackground(addPoint(holdings));
    return holdings;
  }

  async function lastOf<S extends v.GenericSchema>(
    name: string,
    schema: v.StrictObjectSchema<{ v: v.LiteralSchema<1, undefined>; value: S }, undefined>,
  ): Promise<v.InferOutput<S> | null> {
    const at = place();
    return at === null ? null : await readCopy(join(at, name), schema);
  }

  return {
    look,
    last: (coldkey) => lastOf(holdingsName(coldkey), KeptHoldings),
    async lookForActs(coldkey) {
      const found = demand(await chain().view((live) => readActsFor(live, coldkey)));
      const at = place();
      if (at !== null) await write(at, actsForName(coldkey), found);
      return found;
    },
    lastActsFor: (coldkey) => lastOf(actsForName(coldkey), KeptActsFor),
    async subnets() {
      const list = demand(await chain().subnets());
      keepCopy("subnets.json", list);
      return list;
    },
    lastSubnets: () => lastOf("subnets.json", KeptSubnets),
    async subnet(netuid) {
      const detail = demand(await chain().subnet(netuid));
      keepCopy(subnetName(netuid), detail);
      return detail;
    },
    lastSubnet: (netuid) => lastOf(subnetName(netuid), KeptSubnet),
    history: readHistory,
    async record(coldkeys) {
      for (const coldkey of coldkeys) {
        const history = await readHistory(coldkey);
        if (isDue(history.at(-1), clock.nowMs())) await look(coldkey);
      }
    },
    async onStatus({ network: id, genesisHash }) {
      if (genesisHash === null || known[id] === genesisHash) return;
      known = { ...known, [id]: genesisHash };
      await writeRecord(files, genesisPath, { v: 1, value: known });
    },
  };
}

const holdingsName = (coldkey: Ss58): string => `holdings-${coldkey}.json`;
const subnetName = (netuid: number): string => `subnet-${netuid}.json`;
const actsForName = (coldkey: Ss58): string => `acts-for-${coldkey}.json`;
const historyName = (coldkey: Ss58): string => `history-${coldkey}.json`;

function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return fromJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Refusal("RECORD_UNREADABLE", { file }, { cause });
  }
}
