/** The methods of the JSON-RPC interface. Transport and subscriptions' bookkeeping are in `session.ts`. */
import type { Block, Header } from "./block.ts";
import { genesisBlock } from "./block.ts";
import { actAs } from "./executive.ts";
import { decodeExtrinsic } from "./extrinsic.ts";
import { isFate } from "./fork.ts";
import { blake2_256, blake2_256Hex, textBytes } from "./hashing.ts";
import { type Hex, toHex } from "./hex.ts";
import type { HistoricState } from "./history.ts";
import type { RehearsalNode } from "./node.ts";
import { resetSwap } from "./pallets/subtensor-coldkey-swap.ts";
import { account } from "./pallets/system.ts";
import { now } from "./pallets/timestamp.ts";
import { digestItem } from "./primitives.ts";
import {
  apiNotFound,
  executionFailed,
  invalidParams,
  stateDiscarded,
  unknownBlock,
} from "./rpc-error.ts";
import {
  accountAt,
  amountAt,
  bytesAt,
  isAbsent,
  keysAt,
  numberAt,
  type Params,
  paceAt,
  textAt,
  toNumber,
} from "./rpc-params.ts";
import { metadata } from "./runtime.ts";
import { callRuntime, dispatchInfo } from "./runtime-calls.ts";
import { ScaleError } from "./scale.ts";
import { isTrouble } from "./trouble.ts";
import { encode } from "./type.ts";
import { SS58_PREFIX, VERSION } from "./version.ts";

export type Method = (node: RehearsalNode, params: Params) => unknown;

const CHAIN_NAME = "Bittensor Rehearsal";
const NODE_NAME = "Coldkey Workstation rehearsal node";
const NODE_VERSION = "1.0.0";
/** A single faucet payment; ask again for more. */
const MAX_FAUCET_RAO = 1_000n * 10n ** 9n;
/** As on a real node. */
const MAX_KEYS_PER_PAGE = 1_000;
/** About three and a half days of chain time: more would keep the process busy for too long. */
const MAX_ADVANCE_BLOCKS = 25_000;

const OWN = {
  system_chain: () => CHAIN_NAME,
  system_chainType: () => "Development",
  system_name: () => NODE_NAME,
  system_version: () => NODE_VERSION,
  system_properties: () => ({
    isEthereum: false,
    ss58Format: SS58_PREFIX,
    tokenDecimals: 9,
    tokenSymbol: "TAO",
  }),
  system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
  system_accountNextIndex: accountNextIndex,

  chain_getBlockHash: getBlockHash,
  chain_getHeader: (node, params) => {
    const block = isAbsent(params, 0) ? node.history.best() : findBlock(node, params, 0);
    return block ? headerJson(block.header) : null;
  },
  chain_getBlock: (node, params) => {
    const block = isAbsent(params, 0) ? node.history.best() : findBlock(node, params, 0);
    return block ? blockJson(block) : null;
  },
  chain_getFinalizedHead: (node) => node.history.finalized().hash,

  state_getMetadata: (node, params) => {
    stateAt(node, params, 0);
    return toHex(metadata(14));
  },
  state_getRuntimeVersion: (node, params) => {
    stateAt(node, params, 0);
    return runtimeVersionJson();
  },
  state_call: stateCall,
  state_getStorage: (node, params) => valueAt(node, params),
  state_getStorageSize: (node, params) => {
    const value = readAt(node, params);
    return value ? value.length : null;
  },
  state_getStorageHash: (node, params) => {
    const value = readAt(node, params);
    return value ? blake2_256Hex(value) : null;
  },
  state_queryStorageAt: (node, params) => {
    const { block, state } = stateAt(node, params, 1);
    return [storageChanges(block, state, keysAt(params, 0))];
  },
  state_getKeys: (node, params) => {
    const prefix = toHex(bytesAt(params, 0)).slice(2);
    return stateAt(node, params, 1)
      .state.keys(prefix)
      .map((key) => `0x${key}`);
  },
  state_getKeysPaged: getKeysPaged,

  author_submitExtrinsic: (node, params) => node.submit(bytesAt(params, 0)),
  author_pendingExtrinsics: (node) => node.pending().map(({ bytes }) => toHex(bytes)),
  payment_queryInfo: (node, params) => {
    stateAt(node, params, 1);
    return queryInfo(bytesAt(params, 0));
  },

  rehearsal_info: (node) => {
    const best = node.history.best();
    const state = node.state(best);
    return {
      genesisHash: genesisBlock.hash,
      bestNumber: best.header.number,
      bestHash: best.hash,
      finalizedNumber: node.history.finalized().header.number,
      blockMs: node.pace(),
      chainTimeMs: state ? Number(now.get(state)) : null,
      maxFaucetRao: MAX_FAUCET_RAO.toString(),
      failure: node.failure(),
    };
  },
  rehearsal_faucet: async (node, params) => {
    const amountRao = amountAt(params, 1);
    if (amountRao < 500n || amountRao > MAX_FAUCET_RAO) {
      throw invalidParams(`the faucet gives 500 to ${MAX_FAUCET_RAO} rao at a time`);
    }
    return position(await node.faucet({ account: accountAt(params, 0), amountRao }));
  },
  rehearsal_advance: async (node, params) => {
    const blocks = numberAt(params, 0);
    if (blocks > MAX_ADVANCE_BLOCKS) throw invalidParams(`at most ${MAX_ADVANCE_BLOCKS} at a time`);
    return position(await node.advance(blocks));
  },
  /** Announces a swap of the account to one that nobody here knows, as whoever holds a copy of its key can. */
  rehearsal_thief: async (node, params) => {
    const account = accountAt(params, 0);
    const call = {
      tag: "SubtensorModule",
      value: { tag: "announce_coldkey_swap", value: { new_coldkey_hash: THIEF_HASH } },
    } as const;
    const { block, error } = await node.act(actAs(account, call));
    return { ...position(block), isDone: error === null };
  },
  /** What only the chain's root can do for a frozen coldkey (domain reference §4.1, call 128). */
  rehearsal_resetSwap: async (node, params) => {
    const account = accountAt(params, 0);
    const { block } = await node.act((context) => resetSwap(context, account));
    return position(block);
  },
  /** `back` when not said: what was in the blocks waits for another one. */
  rehearsal_reorganise: async (node, params) => {
    const fate = isAbsent(params, 1) ? "back" : textAt(params, 1);
    if (!isFate(fate)) throw invalidParams("no such fate");
    return position(await node.reorganise({ blocks: numberAt(params, 0), fate }));
  },
  rehearsal_setTrouble: (node, params) => {
    const trouble = isAbsent(params, 0) ? null : textAt(params, 0);
    if (trouble !== null && !isTrouble(trouble)) throw invalidParams("no such trouble");
    node.troubles.begin(trouble);
    return true;
  },
  rehearsal_setPace: (node, params) => {
    node.setPace(checkedPace(paceAt(params, 0)));
    return true;
  },
} as const satisfies Readonly<Record<string, Method>>;

/** Second names that a real node has as well; the official Python client uses some of them. */
const ALIASES = {
  account_nextIndex: "system_accountNextIndex",
  chain_getHead: "chain_getBlockHash",
  chain_getFinalisedHead: "chain_getFinalizedHead",
  chain_getRuntimeVersion: "state_getRuntimeVersion",
  state_callAt: "state_call",
  state_getKeysPagedAt: "state_getKeysPaged",
  state_getStorageAt: "state_getStorage",
  state_getStorageHashAt: "state_getStorageHash",
  state_getStorageSizeAt: "state_getStorageSize",
} as const satisfies Readonly<Record<string, keyof typeof OWN>>;

export const METHODS: Readonly<Record<string, Method>> = {
  ...OWN,
  ...Object.fromEntries(Object.entries(ALIASES).map(([alias, name]) => [alias, OWN[name]])),
};

/** Of an account without a key: what is swapped to it in a rehearsal stays there. */
const THIEF_HASH = blake2_256Hex(blake2_256(textBytes("thief of a rehearsal")));

/** Below this the process would do nothing but make blocks. */
const MIN_BLOCK_MS = 20;
function checkedPace(blockMs: number | null): number | null {
  if (blockMs !== null && blockMs < MIN_BLOCK_MS) {
    throw invalidParams(`not faster than one block in ${MIN_BLOCK_MS} ms`);
  }
  return blockMs;
}

function position(block: Block): { blockNumber: number; blockHash: Hex } {
  return { blockNumber: block.header.number, blockHash: block.hash };
}

export function headerJson(header: Header) {
  return {
    parentHash: header.parent_hash,
    number: `0x${header.number.toString(16)}`,
    stateRoot: header.state_root,
    extrinsicsRoot: header.extrinsics_root,
    digest: { logs: header.digest.logs.map((item) => toHex(encode(digestItem, item))) },
  };
}

function blockJson(block: Block) {
  const extrinsics = block.extrinsics.map(toHex);
  return { block: { header: headerJson(block.header), extrinsics }, justifications: null };
}

export function runtimeVersionJson() {
  return {
    specName: VERSION.spec_name,
    implName: VERSION.impl_name,
    authoringVersion: VERSION.authoring_version,
    specVersion: VERSION.spec_version,
    implVersion: VERSION.impl_version,
    apis: VERSION.apis.map(([id, version]) => [toHex(id), version]),
    transactionVersion: VERSION.transaction_version,
    systemVersion: VERSION.system_version,
    stateVersion: VERSION.system_version,
  };
}

export function storageChanges(block: Block, state: HistoricState, keys: readonly string[]) {
  return {
    block: block.hash,
    changes: keys.map((key) => {
      const value = state.read(key.slice(2));
      return [key, value ? toHex(value) : null];
    }),
  };
}

function findBlock(node: RehearsalNode, params: Params, index: number): Block | undefined {
  return node.history.blockByHash(toHex(bytesAt(params, index)));
}

export function stateAt(
  node: RehearsalNode,
  params: Params,
  index: number,
): { block: Block; state: HistoricState } {
  const block = isAbsent(params, index) ? node.history.best() : findBlock(node, params, index);
  if (!block) throw unknownBlock(textAt(params, index));
  const state = node.state(block);
  if (!state) throw stateDiscarded(block.hash);
  return { block, state };
}

function readAt(node: RehearsalNode, params: Params): Uint8Array | undefined {
  return stateAt(node, params, 1).state.read(toHex(bytesAt(params, 0)).slice(2));
}

function valueAt(node: RehearsalNode, params: Params): Hex | null {
  const value = readAt(node, params);
  return value ? toHex(value) : null;
}

function accountNextIndex(node: RehearsalNode, params: Params): number {
  const { state } = stateAt(node, [], 0);
  const who = accountAt(params, 0);
  return node.nextNonce(who, account.get(state, who).nonce);
}

function getBlockHash(node: RehearsalNode, params: Params): unknown {
  if (isAbsent(params, 0)) return node.history.best().hash;
  const hashOf = (number: unknown) => node.history.blockByNumber(toNumber(number))?.hash ?? null;
  const asked = params[0];
  return Array.isArray(asked) ? asked.map(hashOf) : hashOf(asked);
}

function getKeysPaged(node: RehearsalNode, params: Params): Hex[] {
  const prefix = isAbsent(params, 0) ? "" : toHex(bytesAt(params, 0)).slice(2);
  const count = numberAt(params, 1);
  if (count > MAX_KEYS_PER_PAGE) throw invalidParams(`count exceeds ${MAX_KEYS_PER_PAGE}`);
  const start = isAbsent(params, 2) ? "" : toHex(bytesAt(params, 2)).slice(2);
  const keys = stateAt(node, params, 3).state.keys(prefix);
  return keys
    .filter((key) => key > start)
    .slice(0, count)
    .map((key) => `0x${key}` as const);
}

async function stateCall(node: RehearsalNode, params: Params): Promise<Hex> {
  const method = textAt(params, 0);
  const { state } = stateAt(node, params, 2);
  const context = { state, validity: node.validity };
  const result = await readable(() => callRuntime(method, bytesAt(params, 1), context));
  if (!result) throw apiNotFound(method);
  return toHex(result);
}

function queryInfo(extrinsic: Uint8Array) {
  try {
    const info = dispatchInfo(decodeExtrinsic(extrinsic).call, extrinsic.length);
    return {
      weight: {
        ref_time: Number(info.weight.ref_time),
        proof_size: Number(info.weight.proof_size),
      },
      class: "normal",
      partialFee: info.partial_fee.toString(),
    };
  } catch (error) {
    throw error instanceof ScaleError ? executionFailed() : error;
  }
}

/** A runtime that cannot read its arguments traps. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ScaleError ? executionFailed() : error;
  }
}
