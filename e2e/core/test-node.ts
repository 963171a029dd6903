/**
 * The node on which the journeys of `endpoint.test.ts` and of e2e/journeys take place: the one that the environment
 * names, with a funded key of its network, or else a rehearsal that the test serves over a WebSocket. The main network is
 * refused before anything is signed.
 */
import { readFile } from "node:fs/promises";
import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import * as v from "valibot";
import { type Chain, networks, openChain } from "../../main/chain/index.ts";
import { probe } from "../../main/chain/probe.ts";
import { outcomeLog, signWith, value } from "../../main/chain/testing.ts";
import { websocketProvider } from "../../main/chain/transport.ts";
import { encodeAddress } from "../../main/codec/address.ts";
import type { Draft, Operation, Outcome, SignedRequest } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { Refusal } from "../../main/lib/fault.ts";
import { openRehearsal } from "../../main/rehearsal/index.ts";

const Keyfile = v.looseObject({
  secretPhrase: v.optional(v.nullable(v.string())),
  secretSeed: v.optional(v.nullable(v.string())),
});
/** Of the rehearsal, in rao: more than any journey spends. */
const FAUCET_RAO = "1000000000000";
/** Blocks of a real node, and its finality. */
export const PATIENT_MS = 180_000;

const given = {
  endpoint: process.env.CKW_TEST_ENDPOINT ?? null,
  keyfile: process.env.CKW_TEST_KEYFILE ?? null,
};

export interface TestNode {
  readonly endpoint: string;
  readonly genesisHash: string;
  /** The test network serves itself; any other chain is one of its own. */
  readonly isTestNetwork: boolean;
  /** Ours to watch, beside the app's own line. */
  readonly chain: Chain;
  /** The funded account. */
  readonly account: Ss58;
  draft(operation: Operation): Promise<Draft>;
  sign(draft: Draft): Promise<SignedRequest>;
  /** Drafted, signed by the funded account, sent, and followed to its end. */
  done(operation: Operation): Promise<Outcome>;
  close(): Promise<void>;
}

/** `blockMs`: of the rehearsal. */
export async function openTestNode(blockMs: number): Promise<TestNode> {
  await cryptoWaitReady();
  const rehearsal =
    given.endpoint === null
      ? await openRehearsal({ statePath: null, blockMs, clock: systemClock })
      : null;
  const endpoint = given.endpoint ?? (await rehearsal?.serve())?.url ?? "";
  const { genesisHash, network } = await probe(endpoint, systemClock);
  if (network === "finney") throw new Refusal("NETWORK_KNOWN", { network });
  const pair = new Keyring({ type: "sr25519", ss58Format: 42 }).addFromUri(await secretOf());
  const account = encodeAddress(pair.publicKey);
  const chain = openChain({
    network: { ...networks.custom, genesisHash },
    provider: () => websocketProvider({ endpoint }),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await soon(() => chain.status().state === "live");
  await rehearsal?.provider().send("rehearsal_faucet", [account, FAUCET_RAO]);

  let acts = 0;
  const draft = (operation: Operation): Promise<Draft> => {
    acts += 1;
    return value(chain.draft(operation, `act-endpoint-${acts}`));
  };
  const sign = async (one: Draft): Promise<SignedRequest> => {
    const request = await value(chain.request(one));
    return signWith(pair, request);
  };
  return {
    endpoint,
    genesisHash,
    isTestNetwork: network === "test",
    chain,
    account,
    draft,
    sign,
    async done(operation) {
      const one = await draft(operation);
      if (one.blocking.length > 0) throw new Error(one.blocking.map(({ code }) => code).join());
      const log = outcomeLog();
      await value(chain.submit(await sign(one), log.watch));
      await soon(() => log.seen.some(({ isFinal }) => isFinal));
      const last = log.seen.at(-1);
      if (last === undefined) throw new Error("No outcome");
      return last;
    },
    async close() {
      await chain.close();
      await rehearsal?.close();
    },
  };
}

/** On the rehearsal the development account that everybody knows. */
async function secretOf(): Promise<string> {
  if (given.endpoint === null) return "//Alice";
  if (given.keyfile === null) throw new Error("CKW_TEST_KEYFILE is missing");
  const { secretPhrase, secretSeed } = v.parse(
    Keyfile,
    JSON.parse(await readFile(given.keyfile, "utf8")),
  );
  const secret = secretPhrase ?? secretSeed;
  if (!secret) throw new Error("The key file holds neither phrase nor seed");
  return secret;
}

async function soon(look: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENT_MS;
  while (!look()) {
    if (performance.now() > deadline) throw new Error("It did not come");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
