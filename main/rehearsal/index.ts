/**
 * The rehearsal network: a small Subtensor-compatible node inside the app, where nothing is at stake and time can be
 * moved. It is a model and says so: whatever it does not implement fails like an unknown call.
 *
 * After a pause of hours or days the chain goes on where it stopped, with the next block number and the present time;
 * the blocks that a real chain would have made meanwhile are not made up for. Prices therefore did not fall either.
 */
import { cryptoWaitReady, decodeAddress } from "@polkadot/util-crypto";
import type { Clock } from "../lib/clock.ts";
import { type Files, nodeFiles } from "../lib/files.ts";
import { genesisBlock } from "./block.ts";
import { actAs } from "./executive.ts";
import type { Reorganisation } from "./fork.ts";
import { genesisState, type WorldSize } from "./genesis.ts";
import { type Hex, toHex } from "./hex.ts";
import { createHistory } from "./history.ts";
import { createNode } from "./node.ts";
import { dispatchError } from "./primitives.ts";
import { createProvider, type RehearsalProvider } from "./provider.ts";
import { decree, type Rules } from "./rules.ts";
import { metadata, runtimeCall } from "./runtime.ts";
import { type RehearsalServer, serve } from "./server.ts";
import { createStateFile, readStateFile } from "./state-file.ts";
import type { Trouble } from "./trouble.ts";
import { decode, encode } from "./type.ts";
import { SS58_PREFIX } from "./version.ts";

export type { RehearsalProvider } from "./provider.ts";

export interface RehearsalOptions {
  /** File that keeps the state so that a restart continues; null = memory only. */
  readonly statePath: string | null;
  /** Milliseconds between blocks; null = blocks only by hand. */
  readonly blockMs: number | null;
  readonly clock: Clock;
  /** Seed for the made-up subnets and neurons; same seed, same network. An existing state file keeps its own. */
  readonly seed?: string;
  /** A dozen subnets when not said. An existing state file keeps its own. */
  readonly world?: WorldSize;
  readonly files?: Files;
}

export interface Rehearsal {
  /** A fresh connection for `@polkadot/api`, in this process. */
  provider(): RehearsalProvider;
  /** JSON-RPC over a WebSocket on 127.0.0.1; port 0 = any free one. */
  serve(port?: number): Promise<RehearsalServer>;
  /** Makes blocks now, whatever the pace. */
  advance(blocks: number): Promise<{ number: number; hash: Hex }>;
  setPace(blockMs: number | null): void;
  /** A call of an account without its key, given as SCALE bytes, as is its error: tests need thieves and neighbours. */
  actAs(
    address: string,
    call: Uint8Array,
  ): Promise<{ number: number; isDone: boolean; error: Uint8Array | null }>;
  /** The newest blocks give way to others: see `fork.ts`. */
  reorganise(what: Reorganisation): Promise<{ number: number; hash: Hex }>;
  /** Trouble between the node and its clients; it ends by itself after a minute. */
  setTrouble(trouble: Trouble | null): void;
  /** The chain's root changes what it decides. */
  decree(rules: Rules): Promise<void>;
  close(): Promise<void>;
}

/** The same for every rehearsal and different from that of every real network: the app pins it. */
export const REHEARSAL_GENESIS: Hex = genesisBlock.hash;

const DEFAULT_SEED = "coldkey workstation";

/** Refuses REHEARSAL_STATE_UNREADABLE (the file is kept aside), REHEARSAL_STATE_UNKNOWN_VERSION. */
export async function openRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { statePath, clock, files = nodeFiles } = options;
  await cryptoWaitReady();
  const stored = statePath === null ? null : await readStateFile(files, statePath);
  const history =
    stored?.history ??
    createHistory(
      genesisBlock,
      [],
      genesisState(options.seed ?? DEFAULT_SEED, clock.nowMs(), options.world),
    );
  const stateFile =
    statePath === null ? null : await createStateFile(files, statePath, history, stored);
  const node = createNode({ history, stateFile, clock, blockMs: options.blockMs, metadataDigest });
  const servers = new Set<RehearsalServer>();
  const providers: RehearsalProvider[] = [];
  return {
    provider() {
      const provider = createProvider(node);
      providers.push(provider);
      return provider;
    },
    async serve(port = 0) {
      const server = await serve(node, port);
      servers.add(server);
      return {
        url: server.url,
        async close() {
          servers.delete(server);
          await server.close();
        },
      };
    },
    async advance(blocks) {
      const { header, hash } = await node.advance(blocks);
      return { number: header.number, hash };
    },
    setPace: node.setPace,
    async actAs(address, call) {
      const account = toHex(decodeAddress(address, false, SS58_PREFIX));
      const { block, error } = await node.act(actAs(account, decode(runtimeCall, call)));
      return {
        number: block.header.number,
        isDone: error === null,
        error: error === null ? null : encode(dispatchError, error),
      };
    },
    async reorganise(what) {
      const { header, hash } = await node.reorganise(what);
      return { number: header.number, hash };
    },
    setTrouble: node.troubles.begin,
    async decree(rules) {
      await node.act(({ state }) => decree(state, rules));
    },
    async close() {
      await Promise.all([...servers].map((server) => server.close()));
      await node.close();
      for (const provider of providers) provider.drop();
    },
  };
}

/** RFC-78 digest with the unit of the real chain; always of metadata V15 (domain reference §6.3). */
async function metadataDigest(): Promise<Uint8Array> {
  const { merkleizeMetadata } = await import("@polkadot-api/merkleize-metadata");
  return merkleizeMetadata(metadata(15), { decimals: 9, tokenSymbol: "TAO" }).digest();
}
