/**
 * One connection to a network, kept alive: it connects in the background, waits and tries again, and says in plain codes
 * how it stands. While there is none, every question is refused at once.
 */
import type * as v from "valibot";
import type { ChainStatus as ChainStatusSchema } from "../../preload/contract.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault, ok, Refusal, type Result, refuse } from "../lib/fault.ts";
import { type Connection, connect, type KnownRuntimes } from "./connection.ts";
import { flatFault, nodeFault } from "./faults.ts";
import type { Network } from "./networks.ts";
import { observeBlockTime } from "./pace.ts";
import { NodeError, type Provider } from "./provider.ts";

export type ChainStatus = v.InferOutput<typeof ChainStatusSchema>;

export interface LineOptions {
  network: Network;
  /** A new provider for each attempt; connected already, or to be connected by `connect()`. */
  provider: () => Promise<Provider>;
  /** Which node `provider` gave last. */
  endpoint?: () => string | null;
  clock: Clock;
  onStatus(status: ChainStatus): void;
}

export interface Line {
  status(): ChainStatus;
  subscribe(listener: (status: ChainStatus) => void): () => void;
  /** With the connection of this moment; what a node refuses or breaks comes as data. */
  ask<T>(work: (live: Connection) => Promise<T>): Promise<Result<T>>;
  /** Reads now, at every new block and on every connection that comes; what `onFailure` does not get is left out. */
  follow<T>(
    read: (live: Connection) => Promise<T>,
    listener: (value: T) => void,
    onFailure?: (fault: Fault) => void,
  ): () => void;
  close(): Promise<void>;
}

/** From an impatient second to a patient minute: a node that comes back is found soon, one that does not is left alone. */
const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;

/** The first balances and lists come first; what warms up is not needed within a second. */
const WARMING_DELAY_MS = 1_000;

/** Twenty minutes at the usual pace. */
const PACE_EVERY_BLOCKS = 100;

/** `warm`: what is got ready in the background after each connection. */
export function openLine(options: LineOptions, warm: (live: Connection) => Promise<unknown>): Line {
  const { network, clock } = options;
  const runtimes: KnownRuntimes = new Map();
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
    const cancelWarming = clock.after(WARMING_DELAY_MS, () => background(warm(next)));
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
      if (knownFault(error) === null) throw error;
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

  function follow<T>(
    read: (live: Connection) => Promise<T>,
    listener: (value: T) => void,
    onFailure: (fault: Fault) => void = () => undefined,
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
          if (!isCurrent()) return;
          const known = knownFault(error);
          if (known === null) throw error;
          onFailure(known);
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
    ask,
    follow,
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
