/** Who is it? Asked of a node before it is put on a list; the connection ends with the answer. */
import type { NetworkId } from "../../preload/contract.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { dial } from "./connection.ts";
import { nodeFault } from "./faults.ts";
import { networks, publicNetwork } from "./networks.ts";
import { NodeError } from "./provider.ts";
import { HashReply, RuntimeVersionReply } from "./replies.ts";
import { websocketProvider } from "./transport.ts";
import { openWire } from "./wire.ts";

interface Probed {
  readonly endpoint: string;
  readonly genesisHash: string;
  readonly specVersion: number;
  readonly network: NetworkId | null;
}

/** ENDPOINT_REFUSED, CHAIN_AWAY, CHAIN_SLOW, CHAIN_REPLY_UNREADABLE, SPEC_NAME_UNEXPECTED. */
export async function probe(endpoint: string, clock: Clock): Promise<Probed> {
  const provider = await websocketProvider({ endpoint });
  await dial(provider, clock);
  const wire = openWire(provider, clock);
  try {
    const [genesisHash, version] = await Promise.all([
      wire.ask(HashReply, "chain_getBlockHash", [0]),
      wire.ask(RuntimeVersionReply, "state_getRuntimeVersion", []),
    ]);
    const expected = networks.local.specName;
    if (version.specName !== expected) {
      throw new Refusal("SPEC_NAME_UNEXPECTED", { expected, actual: version.specName });
    }
    const network = publicNetwork(genesisHash);
    return { endpoint, genesisHash, specVersion: version.specVersion, network };
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    const { code, facts } = nodeFault(error);
    throw new Refusal(code, facts);
  } finally {
    wire.close();
  }
}
