/** The networks that the workstation knows, and what each must prove about itself before anything is believed. */
import type { NetworkId } from "../../preload/contract.ts";

export interface Network {
  readonly id: NetworkId;
  /** null: the node runs inside the app and is reached without a socket. */
  readonly endpoint: string | null;
  /** null: every local chain has its own; then it must be none of the public ones. */
  readonly genesisHash: string | null;
  readonly specName: string;
  readonly ss58Prefix: number;
  /** What the runtime's RFC-78 digest commits to; a chain spec may show another symbol (testTAO). */
  readonly tokenSymbol: string;
  readonly tokenDecimals: number;
  /** Until the chain's own pace has been observed. */
  readonly nominalBlockTimeMs: number;
}

/** Every subtensor runtime: same name, prefix, unit (domain reference §1.2, §1.3, §6.3). */
const SUBTENSOR = {
  specName: "node-subtensor",
  ss58Prefix: 42,
  tokenSymbol: "TAO",
  tokenDecimals: 9,
  nominalBlockTimeMs: 12_000,
} as const;

/** Pinned: also hard-coded in the chain's own migrations, hence stable (domain reference §1.3). */
const FINNEY_GENESIS = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
const TEST_GENESIS = "0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105";
/** Of the made-up network (main/rehearsal/block.ts). */
const REHEARSAL_GENESIS = "0xbf1941b74ea02949d91a39fdea5410b2564ac869eeaca7a0d3ed7747b573bfa0";

export const networks = {
  /** The built-in network; the same genesis in every app, so that a Vault knows it without the node's code. */
  rehearsal: { ...SUBTENSOR, id: "rehearsal", endpoint: null, genesisHash: REHEARSAL_GENESIS },
  finney: {
    ...SUBTENSOR,
    id: "finney",
    endpoint: "wss://entrypoint-finney.opentensor.ai:443",
    genesisHash: FINNEY_GENESIS,
  },
  test: {
    ...SUBTENSOR,
    id: "test",
    endpoint: "wss://test.finney.opentensor.ai:443",
    genesisHash: TEST_GENESIS,
  },
  /** The user's own: endpoints and genesis come from the settings. */
  custom: { ...SUBTENSOR, id: "custom", endpoint: null, genesisHash: null },
  local: { ...SUBTENSOR, id: "local", endpoint: "ws://127.0.0.1:9944", genesisHash: null },
} as const satisfies Record<NetworkId, Network>;

/** The public network that has this genesis; null when it is none of them. */
export function publicNetwork(genesisHash: string): NetworkId | null {
  if (genesisHash === FINNEY_GENESIS) return "finney";
  return genesisHash === TEST_GENESIS ? "test" : null;
}

/** A chain that calls itself local but is a public one would let practice sign for real money. */
export function isExpectedGenesis(network: Network, genesisHash: string): boolean {
  if (network.genesisHash !== null) return genesisHash === network.genesisHash;
  return genesisHash !== FINNEY_GENESIS && genesisHash !== TEST_GENESIS;
}
