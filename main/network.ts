/**
 * The client of the chosen network. Loaded only when a profile with a network asks for it, so that the Vault profile
 * never has a module that could connect, and the window does not wait for it.
 */
import { join } from "node:path";
import type { NetworkChoice, OpenNetwork } from "./commands/network-half.ts";
import type { Clock } from "./lib/clock.ts";
import type { Files } from "./lib/files.ts";
import type { Rehearsal, RehearsalOptions } from "./rehearsal/index.ts";

export interface NetworkOptions {
  folder: string;
  files: Files;
  clock: Clock;
  /** Pace of the rehearsal's blocks; null makes blocks only when asked. */
  rehearsalBlockMs: number | null;
  /** A made-up network of another size or with other delays; a folder that has one keeps its own. */
  rehearsalWorld?: RehearsalOptions["world"];
  /** Told of the rehearsal that was opened: for tools and tests that act on the network from outside. */
  onRehearsal?: (rehearsal: Rehearsal) => void;
}

/** The main network's own pace: what is practised takes the time that it will take. */
export const REHEARSAL_BLOCK_MS = 12_000;

export function networkOpener(options: NetworkOptions): OpenNetwork {
  return (choice, onStatus) =>
    choice.network === "rehearsal"
      ? openRehearsed(options, onStatus)
      : openReal(choice, options.clock, onStatus);
}

async function openReal(
  { network: id, endpoints, genesisHash }: NetworkChoice,
  clock: Clock,
  onStatus: Parameters<OpenNetwork>[1],
): ReturnType<OpenNetwork> {
  const { openChain, networks } = await import("./chain/index.ts");
  const { websocketProvider } = await import("./chain/transport.ts");
  const known = networks[id];
  const network = { ...known, genesisHash: genesisHash ?? known.genesisHash };
  const list = endpoints.length > 0 ? endpoints : [known.endpoint ?? ""];
  let tried = 0;
  return openChain({
    network,
    // The next one of the list with each attempt: whoever put it there wants it tried.
    provider: () => {
      tried += 1;
      return websocketProvider({ endpoint: list[(tried - 1) % list.length] ?? "" });
    },
    endpoint: () => list[Math.max(0, tried - 1) % list.length] ?? null,
    clock,
    onStatus,
  });
}

async function openRehearsed(
  options: NetworkOptions,
  onStatus: Parameters<OpenNetwork>[1],
): ReturnType<OpenNetwork> {
  const { folder, files, clock, rehearsalBlockMs, onRehearsal } = options;
  const { openChain, networks } = await import("./chain/index.ts");
  const { openRehearsal } = await import("./rehearsal/index.ts");
  const rehearsalFolder = join(folder, "rehearsal");
  await files.ensureFolder(rehearsalFolder);
  const rehearsal = await openRehearsal({
    statePath: join(rehearsalFolder, "state.json"),
    blockMs: rehearsalBlockMs,
    clock,
    files,
    ...(options.rehearsalWorld === undefined ? {} : { world: options.rehearsalWorld }),
  });
  onRehearsal?.(rehearsal);
  const chain = openChain({
    network: networks.rehearsal,
    provider: () => Promise.resolve(rehearsal.provider()),
    clock,
    onStatus,
  });
  return {
    ...chain,
    async close() {
      await chain.close();
      await rehearsal.close();
    },
  };
}
