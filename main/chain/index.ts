/**
 * The chain client of one network: keeps one connection alive, and answers questions in plain codes. It is back at once
 * and connects in the background; while there is no connection every question is refused at once.
 */
import type * as v from "valibot";
import type {
  ChainStatus as ChainStatusSchema,
  HotkeySummary,
  SubnetDetail,
  SubnetList,
} from "../../preload/contract.ts";
import type {
  Draft,
  Operation,
  Outcome,
  SignedRequest,
  SigningRequest,
} from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault, ok, Refusal, type Result, refuse } from "../lib/fault.ts";
import { type Balance, readBalances } from "./accounts.ts";
import { type SwapsSeen, swapsReader } from "./coldkey-swap.ts";
import { type Connection, connect, type KnownRuntimes } from "./connection.ts";
import { makeDraft, shapeFaultOf } from "./draft.ts";
import { flatFault, nodeFault } from "./faults.ts";
import type { KnownKeys } from "./findings.ts";
import { lookUp, type Sought } from "./lookup.ts";
import type { Network } from "./networks.ts";
import { observeBlockTime } from "./pace.ts";
import { type KnownCalls, readPendingMultisigs, readProxySide } from "./pending.ts";
import { createProver } from "./prover.ts";
import { NodeError, type Provider } from "./provider.ts";
import { advanceRehearsal, askFaucet, resetSwap, sendThief, setTrouble } from "./rehearsal-only.ts";
import { buildRequest, type RequestWishes } from "./request.ts";
import { readStakes, type StakeList } from "./stake-list.ts";
import { submit } from "./submission.ts";
import { readSubnetDetail } from "./subnet-detail.ts";
import { readSubnetList } from "./subnet-list.ts";
import { readRegistrations } from "./subnets.ts";
import { type DestinationFindings, readDestination } from "./swap-destination.ts";
import { findSwapEnding, type SwapEnding } from "./swap-ending.ts";
import { readSwapTerms, type SwapTerms } from "./swap-terms.ts";

export { CHAIN_CODES } from "./faults.ts";
export { type Network, networks } from "./networks.ts";
export type { Provider } from "./provider.ts";

type ChainStatus = v.InferOutput<typeof ChainStatusSchema>;
type Registrations = v.InferOutput<typeof HotkeySummary>["registrations"];

export interface ChainOptions {
  network: Network;
  /** A new provider for each attempt; connected already, or to be connected by `connect()`. */
  provider: () => Promise<Provider>;
  /** Which node `provider` gave last. */
  endpoint?: () => string | null;
  clock: Clock;
  onStatus(status: ChainStatus): void;
}

export interface Chain {
  status(): ChainStatus;
  subscribe(listener: (status: ChainStatus) => void): () => void;
  /** Told at once and at every new block; one question for all accounts, all at that block. */
  watchAccounts(
    addresses: readonly Ss58[],
    listener: (balances: Map<Ss58, Balance>) => void,
  ): () => void;
  swapEnding(coldkey: Ss58, from: number, to: number): Promise<Result<SwapEnding | null>>;
  registrations(hotkeys: readonly Ss58[]): Promise<Result<Map<Ss58, Registrations>>>;
  subnets(): Promise<Result<SubnetList>>;
  /** SUBNET_NOT_FOUND. */
  subnet(netuid: number): Promise<Result<SubnetDetail>>;
  stakes(coldkey: Ss58): Promise<Result<StakeList>>;
  /** What waits for approvals of a multisig account. */
  pendingMultisigs(
    multisig: Ss58,
    known: KnownCalls,
  ): Promise<Result<Awaited<ReturnType<typeof readPendingMultisigs>>>>;
  /** Who may act for an account, and what was announced. */
  proxySide(
    real: Ss58,
    known: KnownCalls,
  ): Promise<Result<Awaited<ReturnType<typeof readProxySide>>>>;
  encodeCall(operation: Operation): Promise<Result<Uint8Array>>;
  readCall(bytes: Uint8Array, coldkey: Ss58): Promise<Result<Operation>>;
  /** For views that are read by other layers: the connection of this moment, with refusals as data. */
  view<T>(read: (live: Connection) => Promise<T>): Promise<Result<T>>;
  draft(operation: Operation, id: string, known?: KnownKeys): Promise<Result<Draft>>;
  request(draft: Draft, wishes?: RequestWishes): Promise<Result<SigningRequest>>;
  /**
   * Announcements and disputes of these coldkeys, told at once and at every new block: one question for the newest block,
   * one more when finality moved. `onBlind`: a block could not be read.
   */
  watchSwaps(
    addresses: readonly Ss58[],
    listener: (seen: SwapsSeen) => void,
    onBlind: (fault: Fault) => void,
  ): () => void;
  /** What an announcement of this coldkey would cost and lock. */
  swapTerms(coldkey: Ss58): Promise<Result<SwapTerms>>;
  /** Whether it can take over another coldkey; asked among addresses that `salt` hides it with. */
  destination(address: Ss58, salt: Uint8Array): Promise<Result<DestinationFindings>>;
  /** Refused only when nothing was handed over. Everything after that is told to `watch`: see `submission.ts`. */
  submit(signed: SignedRequest, watch: (outcome: Outcome) => void): Promise<Result<void>>;
  lookUp(sought: Sought): Promise<Result<Outcome>>;
  /** Rehearsal only. */
  faucet(address: Ss58): Promise<Result<{ amountRao: bigint; atBlock: number }>>;
  /** Rehearsal only: somebody with a copy of this key announces a swap to a key of his own. False: refused. */
  thief(coldkey: Ss58): Promise<Result<{ isDone: boolean; atBlock: number }>>;
  /** Rehearsal only: the chain's root lifts announcement and dispute. */
  resetSwap(coldkey: Ss58): Promise<Result<{ atBlock: number }>>;
  /** Rehearsal only: trouble with the node, for a minute; null ends it. */
  trouble(trouble: string | null): Promise<Result<void>>;
  /** Rehearsal only. */
  advance(blocks: number): Promise<Result<{ atBlock: number }>>;
  close(): Promise<void>;
}

/** From an impatient second to a patient minute: a node that comes back is found soon, one that does not is left alone. */
const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;

/** The first balances and lists come first; a digest is not needed within a second. */
const WARMING_DELAY_MS = 1_000;

/** Twenty minutes at the usual pace. */
const PACE_EVERY_BLOCKS = 100;

export function openChain(options: ChainOptions): Chain {
  const { network, clock } = options;
  const runtimes: KnownRuntimes = new Map();
  const prover = createProver(network);
  const listeners = new Set<(status: ChainStatus) => void>();
  /** Told when a connection came up. */
  const arrivals = new Set<(connection: Connection) => void>();
  let connection: Connection | null = null;
  let isClosed = false;
  let isConnecting = true;
  let stopWaiting = (): void => undefined;
  let status: ChainStatus = {
    network: network.id,
    endpoint: options.endpoint?.() ?? null,
    state: "connecting",
    fault: null,
    genesisHash: null,
    specVersion: null,
    best: null,
    finalized: null,
    blockTimeMs: network.nominalBlockTimeMs,
  };

  function change(next: Partial<ChainStatus>): void {
    if (isClosed) return;
    status = { ...status, ...next, endpoint: options.endpoint?.() ?? null };
    options.onStatus(status);
    for (const listener of [...listeners]) listener(status);
  }

  async function keepConnected(): Promise<void> {
    let failures = 0;
    while (!isClosed) {
      const next = await attempt();
      if (next !== null) {
        failures = 0;
        await live(next);
        change({ state: "away", fault: flatFault(fault("CHAIN_AWAY")) });
      }
      if (isClosed) return;
      await pause(BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0);
      failures += 1;
      change({ state: "connecting" });
    }
  }

  async function attempt(): Promise<Connection | null> {
    isConnecting = true;
    try {
      return await connect(network, options.provider, clock, runtimes);
    } catch (error) {
      change({ state: "away", fault: flatFault(faultOf(error)) });
      return null;
    } finally {
      isConnecting = false;
    }
  }

  async function live(next: Connection): Promise<void> {
    if (isClosed) return next.wire.close();
    const { runtime, heads, wire } = next;
    connection = next;
    let pacedAtBlock = heads.best.number;
    const observePace = async (): Promise<void> => {
      const blockTimeMs = await observeBlockTime(next);
      if (blockTimeMs !== null && connection === next) change({ blockTimeMs });
    };
    heads.subscribe(() => {
      change({ best: { ...heads.best }, finalized: { ...heads.finalized } });
      if (heads.best.number - pacedAtBlock < PACE_EVERY_BLOCKS) return;
      pacedAtBlock = heads.best.number;
      background(observePace());
    });
    const concern =
      runtime.signingFault ?? runtime.callFault("register") ?? runtime.callFault("transfer");
    change({
      state: "live",
      fault: concern === null ? null : flatFault(concern),
      genesisHash: runtime.genesisHash,
      specVersion: runtime.specVersion,
      best: { ...heads.best },
      finalized: { ...heads.finalized },
    });
    for (const arrival of [...arrivals]) arrival(next);
    background(observePace());
    const cancelWarming = clock.after(WARMING_DELAY_MS, () => background(prover.prepared(runtime)));
    await wire.lost;
    cancelWarming();
    connection = null;
  }

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(delayMs, resolve);
      stopWaiting = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Nobody waits for it, and what it finds is asked for again when it is needed. */
  function background(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof Refusal) && !(error instanceof NodeError)) throw error;
    });
  }

  async function ask<T>(work: (live: Connection) => Promise<T>): Promise<Result<T>> {
    if (connection === null) return refuse(isClosed ? "CHAIN_CLOSED" : "CHAIN_AWAY");
    try {
      return ok(await work(connection));
    } catch (error) {
      const known = knownFault(error);
      if (known === null) throw error;
      return { ok: false, fault: known };
    }
  }

  /** Reads now, at every new block and on every connection that comes; what `onFailure` does not take is left out. */
  function follow<T>(
    read: (live: Connection) => Promise<T>,
    listener: (value: T) => void,
    onFailure: (error: unknown) => void = (error) => {
      if (!(error instanceof Refusal) && !(error instanceof NodeError)) throw error;
    },
  ): () => void {
    let isWatching = true;
    let unfollow = (): void => undefined;
    const begin = (live: Connection): void => {
      const isCurrent = (): boolean => isWatching && connection === live;
      const look = latestOnly(async () => {
        try {
          const value = await read(live);
          if (isCurrent()) listener(value);
        } catch (error) {
          if (isCurrent()) onFailure(error);
        }
      });
      unfollow();
      unfollow = live.heads.subscribe(() => void look());
      void look();
    };
    arrivals.add(begin);
    if (connection !== null) begin(connection);
    return () => {
      isWatching = false;
      arrivals.delete(begin);
      unfollow();
    };
  }

  const running = keepConnected();

  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchAccounts: (addresses, listener) =>
      follow((live) => readBalances(live, live.heads.best, addresses), listener),
    watchSwaps: (addresses, listener, onBlind) =>
      follow(swapsReader(addresses), listener, (error) => {
        const known = knownFault(error);
        if (known === null) throw error;
        onBlind(known);
      }),
    swapTerms: (coldkey) => ask((live) => readSwapTerms(live, coldkey)),
    destination: (address, salt) => ask((live) => readDestination(live, address, salt)),
    swapEnding: (coldkey, from, to) => ask((live) => findSwapEnding(live, coldkey, from, to)),
    registrations: (hotkeys) => ask((live) => readRegistrations(live, hotkeys)),
    subnets: () => ask(readSubnetList),
    subnet: (netuid) => ask((live) => readSubnetDetail(live, netuid)),
    stakes: (coldkey) => ask((live) => readStakes(live, coldkey)),
    pendingMultisigs: (multisig, known) =>
      ask((live) => readPendingMultisigs(live, multisig, known)),
    proxySide: (real, known) => ask((live) => readProxySide(live, real, known)),
    encodeCall: (operation) =>
      ask(async ({ runtime }) => {
        const shape = shapeFaultOf(runtime, operation);
        if (shape !== null) throw new Refusal(shape.code, shape.facts);
        return runtime.encodeCall(operation);
      }),
    readCall: (bytes, coldkey) => ask(async ({ runtime }) => runtime.readCall(bytes, coldkey)),
    view: ask,
    draft: (operation, id, known = { ownHotkeys: [] }) =>
      ask((live) => makeDraft(live, operation, id, known)),
    request: (draft, wishes) => ask((live) => buildRequest(live, prover, clock, draft, wishes)),
    submit: (signed, watch) => ask((live) => submit(live, signed, watch)),
    lookUp: (sought) => ask((live) => lookUp(live, sought)),
    faucet: (address) => ask((live) => askFaucet(live, address)),
    resetSwap: (coldkey) => ask((live) => resetSwap(live, coldkey)),
    trouble: (trouble) => ask((live) => setTrouble(live, trouble)),
    thief: (coldkey) => ask((live) => sendThief(live, coldkey)),
    advance: (blocks) => ask((live) => advanceRehearsal(live, blocks)),
    async close() {
      change({ state: "away", fault: flatFault(fault("CHAIN_CLOSED")) });
      isClosed = true;
      stopWaiting();
      connection?.wire.close();
      // An attempt under way may take its time to fail; what comes of it is closed as soon as it comes.
      if (!isConnecting) await running;
    },
  };
}

/** While one run is under way, any number of wishes become one more run: a burst of blocks is one question. */
function latestOnly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isWanted = false;
  const run = async (): Promise<void> => {
    try {
      do {
        isWanted = false;
        await work();
      } while (isWanted);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running === null) running = run();
    else isWanted = true;
    return running;
  };
}

function knownFault(error: unknown): Fault | null {
  if (error instanceof Refusal) return error.fault;
  if (error instanceof NodeError) return nodeFault(error);
  return null;
}

/** At the edge to a node anything may come: what is not understood keeps the app away from it, not down. */
function faultOf(error: unknown): Fault {
  const reason = error instanceof Error ? error.name : typeof error;
  return knownFault(error) ?? fault("CHAIN_REQUEST_FAILED", { method: "connect", reason });
}
