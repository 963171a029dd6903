/**
 * The network's half of the app: which client is open, what is watched through it, and what follows from its state. In
 * the Vault profile nothing of it is ever constructed.
 */
import type { NetworkId, Profile, Snapshot } from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import { fault, Refusal } from "../lib/fault.ts";
import type { Views } from "../portfolio/views.ts";
import type { Sentinel } from "../swap/sentinel.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { rememberBands } from "../wallet/schedule.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Model } from "./model.ts";
import type { Swapping } from "./swapping.ts";
import type { Tracker } from "./tracker.ts";

export interface NetworkChoice {
  readonly network: NetworkId;
  /** In the order in which they are tried; none: the known one. */
  readonly endpoints: readonly string[];
  /** Pinned by the user; null: what the network itself has pinned. */
  readonly genesisHash: string | null;
}

/** Opens the client of the chosen network. Not called in the Vault profile: there is no object that could connect. */
export type OpenNetwork = (
  choice: NetworkChoice,
  onStatus: (status: Snapshot["chain"]) => void,
) => Promise<Chain>;

/** What hears of the network. Made after it, because all of them ask it. */
interface Listeners {
  readonly model: Model;
  readonly views: Views;
  readonly tracker: Tracker;
  readonly swapping: Swapping;
  readonly sentinel: Sentinel;
}

export interface NetworkHalf {
  readonly chain: Chain | null;
  /** NETWORK_NONE without one. */
  demand(): Chain;
  join(listeners: Listeners): void;
  open(profile: Profile): Promise<void>;
  /** After another choice: what was seen on the old network is not shown for the new one. */
  reopen(): Promise<void>;
  /** After anything that changes whom the app watches. */
  watchBalances(): void;
  readRegistrations(): Promise<void>;
  close(): Promise<void>;
}

export function createNetworkHalf(parts: {
  settings: Settings;
  keystore: Keystore;
  openNetwork: OpenNetwork;
  background: (place: string, work: Promise<unknown>) => void;
}): NetworkHalf {
  const { settings, keystore, background } = parts;
  let chain: Chain | null = null;
  let listeners: Listeners | null = null;
  let isOpening = false;
  let opening: Promise<void> = Promise.resolve();
  let isClosed = false;
  let unwatch: (() => void) | null = null;
  let watchedNow = "";
  let lastBlock = -1;

  function joined(): Listeners {
    if (listeners === null) throw new Error("The network was opened before anybody listened");
    return listeners;
  }

  function watchBalances(): void {
    if (chain === null) return;
    const { model, swapping } = joined();
    swapping.watch(chain);
    // Without those that a swap hides: a node that hears their name could spoil them.
    const addresses = swapping.swaps.addresses();
    if (addresses.join() === watchedNow) return;
    watchedNow = addresses.join();
    unwatch?.();
    unwatch =
      addresses.length === 0
        ? null
        : chain.watchAccounts(addresses, (balances) => {
            model.change({ balances });
            background("values", rememberBands(keystore, balances));
          });
  }

  async function readRegistrations(): Promise<void> {
    const hotkeys: Ss58[] = keystore.hotkeys().map((card) => card.address);
    if (chain === null || hotkeys.length === 0) return;
    const found = await chain.registrations(hotkeys);
    if (found.ok) joined().model.change({ registrations: found.value });
  }

  function onStatus(status: Snapshot["chain"]): void {
    const { model, views, tracker, sentinel, swapping } = joined();
    const { swaps } = swapping;
    const cameAlive = status.state === "live" && model.live.chain.state !== "live";
    const wentAway = status.state !== "live" && model.live.chain.state === "live";
    model.change({ chain: status });
    background("views", views.onStatus(status));
    if (wentAway) sentinel.blind(fault("CHAIN_AWAY"));
    if (wentAway) swaps.forget();
    if (cameAlive && status.genesisHash !== null) {
      background("sentinel", sentinel.begin(status.network, status.genesisHash));
    }
    const block = status.best?.number ?? -1;
    if (status.state !== "live" || (block === lastBlock && !cameAlive)) return;
    lastBlock = block;
    background("tracker", tracker.check());
    if (!cameAlive) return;
    background("registrations", readRegistrations());
    background("history", views.record(swaps.addresses()));
    background("swaps", swaps.checkDaily());
  }

  async function open(profile: Profile): Promise<void> {
    if (profile === "vault" || isOpening) return;
    isOpening = true;
    opening = openChosen();
    return opening;
  }

  async function openChosen(): Promise<void> {
    const { network, endpoints, custom } = settings.now;
    const choice = {
      network,
      endpoints: network === "rehearsal" ? [] : (endpoints[network] ?? []),
      genesisHash: network === "custom" ? (custom?.genesisHash ?? null) : null,
    };
    joined().model.change({ chain: { ...noChain(network), state: "connecting" } });
    const opened = await parts.openNetwork(choice, onStatus);
    if (isClosed) return opened.close();
    chain = opened;
    onStatus(chain.status());
    watchBalances();
  }

  return {
    get chain() {
      return chain;
    },
    demand() {
      if (chain === null) throw new Refusal("NETWORK_NONE", { profile: settings.now.profile });
      return chain;
    },
    join(given) {
      listeners = given;
    },
    open,
    async reopen() {
      // What is being opened is still for the choice before.
      await Promise.allSettled([opening]);
      const { model, swapping, sentinel } = joined();
      const { profile, network } = settings.now;
      const old = chain;
      chain = null;
      unwatch?.();
      // Announcements as well: the same coldkeys are to be watched on the other network.
      swapping.stop();
      swapping.swaps.forget();
      sentinel.off();
      [unwatch, watchedNow, lastBlock] = [null, "", -1];
      await old?.close();
      model.change({
        chain: { ...noChain(network), state: profile === "vault" ? "none" : "connecting" },
        balances: new Map(),
        registrations: new Map(),
      });
      isOpening = false;
      if (profile !== null && !isClosed) await open(profile);
    },
    watchBalances,
    readRegistrations,
    async close() {
      isClosed = true;
      unwatch?.();
      await chain?.close();
    },
  };
}

export function noChain(network: Snapshot["chain"]["network"]): Snapshot["chain"] {
  return {
    network,
    endpoint: null,
    state: "none",
    fault: null,
    genesisHash: null,
    specVersion: null,
    best: null,
    finalized: null,
    blockTimeMs: 12_000,
  };
}
