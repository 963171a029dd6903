/**
 * The chain under a journey: the app's own rehearsal, or a node outside of the app, which is the one of CKW_TEST_ENDPOINT
 * with the funded key of CKW_TEST_KEYFILE, or without them a rehearsal that the test serves over a WebSocket
 * (CONTRIBUTING.md, "A real node").
 */
import { value } from "../../main/chain/testing.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { openTestNode, type TestNode } from "../core/test-node.ts";
import { handsAt } from "./bridge.ts";
import { BLOCK_MS, getRehearsalTao, type Workstation } from "./workstation.ts";

/** Blocks of a real node, and its finality, after each act. */
export const FINAL_MS = 120_000;
/** For all that a journey does, in rao. */
const FUND_RAO = BigInt(process.env.CKW_TEST_FUND_RAO ?? 5_000_000_000);

const endpoint = process.env.CKW_TEST_ENDPOINT ?? null;

export interface Ground {
  /** Where a seat costs least. */
  readonly cheapest: { readonly netuid: number; readonly name: string };
  /** Turns the app to this chain. */
  join(workstation: Workstation): Promise<void>;
  /** Gives a coldkey what the journey spends. */
  fund(workstation: Workstation, coldkey: Ss58): Promise<void>;
  close(): Promise<void>;
}

/** With the funded account that pays for it, for what comes back. */
export async function openOutside(): Promise<Ground & { readonly account: Ss58 }> {
  const node = await openTestNode(BLOCK_MS);
  const { account, endpoint: url, genesisHash, isTestNetwork } = node;
  return {
    account,
    cheapest: await cheapestOn(node),
    async join({ page }) {
      const hands = await handsAt(page);
      if (isTestNetwork) {
        await hands.get("networks.setEndpoints", { network: "test", endpoints: [url] });
      } else await hands.get("networks.setCustom", { name: "lab", endpoint: url, genesisHash });
      await hands.get("networks.choose", { network: isTestNetwork ? "test" : "custom" });
    },
    async fund(_, coldkey) {
      const transfer = { kind: "transfer", coldkey: account, destination: coldkey } as const;
      await node.done({ ...transfer, amountRao: FUND_RAO });
    },
    close: node.close,
  };
}

const ownRehearsal: Ground = {
  cheapest: { netuid: 2, name: "Lantern" },
  join: async () => undefined,
  fund: (workstation) => getRehearsalTao(workstation),
  close: async () => undefined,
};

/** The node that the environment names, and else the app's own rehearsal. */
export const openGround = async (): Promise<Ground> =>
  endpoint === null ? ownRehearsal : openOutside();

/** Why a journey, or a part of one, is left out where the environment names a node; null where it names none. */
export function staysHome(what: string, why: string): string | null {
  if (endpoint === null) return null;
  const sentence = `${what} is not done on ${endpoint}: ${why}`;
  console.info(sentence);
  return sentence;
}

async function cheapestOn({ chain }: TestNode): Promise<Ground["cheapest"]> {
  const { subnets } = await value(chain.subnets());
  const [cheapest] = subnets
    .filter(({ netuid, isOpen }) => netuid !== 0 && isOpen)
    .sort((a, b) => (a.burnRao < b.burnRao ? -1 : 1));
  if (cheapest === undefined) throw new Error("Nothing is open for registration");
  return cheapest;
}
