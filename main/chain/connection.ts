/** One connection from its first question to its loss: the node is checked before anything it says is used. */
import * as v from "valibot";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { followHeads, type Heads } from "./heads.ts";
import { openMetadata } from "./metadata.ts";
import { isExpectedGenesis, type Network } from "./networks.ts";
import type { Provider } from "./provider.ts";
import { HashReply, HexReply, PropertiesReply, RuntimeVersionReply } from "./replies.ts";
import { loadRuntime, type Runtime } from "./runtime.ts";
import { openWire, type Wire } from "./wire.ts";

/** Covers a slow TLS handshake over a bad line. */
const CONNECT_TIMEOUT_MS = 20_000;
/** A third of a megabyte of metadata over a slow line. */
const METADATA_TIMEOUT_MS = 60_000;
/** A socket can die without a word: silence is asked about. */
const HEARTBEAT_MS = 30_000;

const VERSIONS = {
  type: "state_runtimeVersion",
  method: "state_subscribeRuntimeVersion",
  end: "state_unsubscribeRuntimeVersion",
} as const;

export interface Connection {
  readonly network: Network;
  readonly wire: Wire;
  readonly runtime: Runtime;
  readonly heads: Heads;
}

/** Runtimes by genesis and version: a reconnect need not fetch and read the metadata again. */
export type KnownRuntimes = Map<string, Runtime>;

export async function connect(
  network: Network,
  openProvider: () => Promise<Provider>,
  clock: Clock,
  known: KnownRuntimes,
): Promise<Connection> {
  const provider = await openProvider();
  await dial(provider, clock);
  const wire = openWire(provider, clock);
  try {
    const runtime = await identify(wire, network, known);
    const heads = await followHeads(wire, clock);
    // An upgrade changes types, indices and what signatures commit to: everything is read anew on a new connection.
    await wire.follow(RuntimeVersionReply, VERSIONS, [], (version) => {
      if (version.specVersion !== runtime.specVersion) wire.close();
    });
    keepAlive(wire, clock);
    return { network, wire, runtime, heads };
  } catch (error) {
    wire.close();
    throw error;
  }
}

export async function dial(provider: Provider, clock: Clock): Promise<void> {
  if (provider.isConnected) return;
  let cancel = (): void => undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(CONNECT_TIMEOUT_MS, () =>
      reject(new Refusal("CHAIN_AWAY", { reason: "timeout" })),
    );
  });
  const connected = new Promise<void>((resolve) => {
    provider.on("connected", () => resolve());
  });
  try {
    await Promise.race([provider.connect().then(() => connected), timeout]);
  } catch (error) {
    // Given up either way: how its goodbye went changes nothing.
    provider.disconnect().catch(() => undefined);
    if (error instanceof Refusal) throw error;
    throw new Refusal("CHAIN_AWAY", { reason: "unreachable" }, { cause: error });
  } finally {
    cancel();
  }
}

async function identify(wire: Wire, network: Network, known: KnownRuntimes): Promise<Runtime> {
  const [genesisHash, version, properties] = await Promise.all([
    wire.ask(HashReply, "chain_getBlockHash", [0]),
    wire.ask(RuntimeVersionReply, "state_getRuntimeVersion", []),
    wire.ask(PropertiesReply, "system_properties", []),
  ]);
  if (!isExpectedGenesis(network, genesisHash)) {
    throw new Refusal("GENESIS_MISMATCH", { expected: network.genesisHash, actual: genesisHash });
  }
  if (version.specName !== network.specName) {
    throw new Refusal("SPEC_NAME_UNEXPECTED", {
      expected: network.specName,
      actual: version.specName,
    });
  }
  const prefix = [properties.ss58Format ?? network.ss58Prefix].flat()[0];
  if (prefix !== network.ss58Prefix) {
    throw new Refusal("SS58_PREFIX_UNEXPECTED", {
      expected: network.ss58Prefix,
      actual: prefix ?? null,
    });
  }
  const key = `${genesisHash}-${version.specVersion}-${version.transactionVersion}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const reply = await wire.ask(
    HexReply,
    "state_call",
    // 15 as u32, little-endian: never the V16 that polkadot.js would choose (domain reference §6.3).
    ["Metadata_metadata_at_version", "0x0f000000"],
    METADATA_TIMEOUT_MS,
  );
  const runtime = await loadRuntime(network, genesisHash, version, openMetadata(reply));
  // What the addresses in its metadata are made with counts, whatever the node says about itself.
  if (runtime.ss58Prefix !== network.ss58Prefix) {
    throw new Refusal("SS58_PREFIX_UNEXPECTED", {
      expected: network.ss58Prefix,
      actual: runtime.ss58Prefix,
    });
  }
  known.set(key, runtime);
  return runtime;
}

function keepAlive(wire: Wire, clock: Clock): void {
  const forget = wire.onLost(() => cancel());
  const cancel = clock.after(HEARTBEAT_MS, () => {
    forget();
    wire.ask(v.unknown(), "system_health", []).then(
      () => keepAlive(wire, clock),
      (error: unknown) => {
        // A node that refuses this question is alive; one that does not answer is not.
        if (error instanceof Refusal) wire.close();
        else keepAlive(wire, clock);
      },
    );
  });
}
