/**
 * The same journey on any node: look at subnets, at one subnet, at what a key holds; send a little TAO to oneself and
 * follow it to its end. Without more it runs on the rehearsal, over its WebSocket. With CKW_TEST_ENDPOINT it runs on that
 * node, with the funded key of CKW_TEST_KEYFILE (an unencrypted key file as btcli writes it, of a network whose TAO has no
 * value). The main network is refused before anything is signed.
 */
import { readFile } from "node:fs/promises";
import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Chain, networks, openChain } from "../../main/chain/index.ts";
import { probe } from "../../main/chain/probe.ts";
import { eventually, outcomeLog, value } from "../../main/chain/testing.ts";
import { websocketProvider } from "../../main/chain/transport.ts";
import { encodeAddress } from "../../main/codec/address.ts";
import { assembleExtrinsic, signingPayload, toHex } from "../../main/codec/payload.ts";
import type { SignedRequest, SigningRequest } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { Refusal } from "../../main/lib/fault.ts";
import { readHoldings } from "../../main/portfolio/holdings.ts";
import { openRehearsal, type Rehearsal } from "../../main/rehearsal/index.ts";
import { Holdings } from "../../preload/contract.ts";

const given = {
  endpoint: process.env.CKW_TEST_ENDPOINT ?? null,
  keyfile: process.env.CKW_TEST_KEYFILE ?? null,
};
const Keyfile = v.looseObject({
  secretPhrase: v.optional(v.nullable(v.string())),
  secretSeed: v.optional(v.nullable(v.string())),
});
/** A thousandth of a TAO, to oneself: only the fee is spent. */
const LITTLE_RAO = 1_000_000n;
/** Blocks of a real node, and its finality. */
const PATIENT_MS = 180_000;

let rehearsal: Rehearsal | null = null;
let chain: Chain;
let account: Ss58;
let sign: (bytes: Uint8Array) => Uint8Array;

beforeAll(async () => {
  await cryptoWaitReady();
  if (given.endpoint === null) {
    rehearsal = await openRehearsal({ statePath: null, blockMs: 200, clock: systemClock });
  }
  const endpoint = given.endpoint ?? (await rehearsal?.serve())?.url ?? "";
  chain = await openSafely(endpoint);
  const pair = new Keyring({ type: "sr25519", ss58Format: 42 }).addFromUri(await secretOf());
  account = encodeAddress(pair.publicKey);
  sign = (bytes) => pair.sign(bytes);
  await eventually(
    () => chain.status().state === "live",
    () => chain.status(),
  );
  await rehearsal?.provider().send("rehearsal_faucet", [account, "1000000000"]);
}, PATIENT_MS);
afterAll(async () => {
  await chain?.close();
  await rehearsal?.close();
});

async function openSafely(endpoint: string): Promise<Chain> {
  const { genesisHash, network } = await probe(endpoint, systemClock);
  if (network === "finney") throw new Refusal("NETWORK_KNOWN", { network });
  return openChain({
    network: { ...networks.custom, genesisHash },
    provider: () => websocketProvider({ endpoint }),
    clock: systemClock,
    onStatus: () => undefined,
  });
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

test(
  "subnets, one subnet and a portfolio are read",
  async () => {
    const { subnets } = await value(chain.subnets());
    expect(subnets.length).toBeGreaterThan(0);
    const [first] = subnets;
    if (first === undefined) throw new Error("no subnet");
    const detail = await value(chain.subnet(first.netuid));
    expect(detail.neurons).toHaveLength(first.neurons);
    expect(detail.hyperparameters.map(({ name }) => name)).toContain("tempo");
    const held = v.parse(Holdings, await value(chain.view((live) => readHoldings(live, account))));
    expect(held.account.spendableRao).toBeGreaterThan(LITTLE_RAO);
  },
  PATIENT_MS,
);

test(
  "a transfer to oneself is drafted, signed, included and final, and only the fee is gone",
  async () => {
    const look = () => value(chain.view((live) => readHoldings(live, account)));
    const before = await look();
    const draft = await value(
      chain.draft(
        { kind: "transfer", coldkey: account, destination: account, amountRao: LITTLE_RAO },
        "act-endpoint",
      ),
    );
    const request = await value(chain.request(draft));
    const log = outcomeLog();
    await value(chain.submit(signed(request), log.watch));
    await eventuallyIn(PATIENT_MS, () => log.states().includes("finalised"));
    const after = await look();
    const spent = before.account.freeRao - after.account.freeRao;
    expect(spent).toBeGreaterThan(0n);
    expect(spent).toBeLessThan(LITTLE_RAO);
  },
  2 * PATIENT_MS,
);

function signed(request: SigningRequest): SignedRequest {
  const { toSign, payloadHash } = signingPayload(request);
  const signature = sign(toSign);
  const { extrinsic, extrinsicHash } = assembleExtrinsic(request, signature);
  return {
    v: 1,
    requestId: request.id,
    account: request.account,
    payloadHash,
    signature: toHex(signature),
    extrinsic: toHex(extrinsic),
    extrinsicHash,
  };
}

async function eventuallyIn(ms: number, look: () => boolean): Promise<void> {
  const deadline = performance.now() + ms;
  while (!look()) {
    if (performance.now() > deadline) throw new Error("It did not come");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
