/**
 * The same journeys on any node: look at subnets, at one subnet, at what a key holds; send a little TAO to oneself, stake a
 * little and take it back, register a new hotkey. Without more they run on the rehearsal, over its WebSocket. With
 * CKW_TEST_ENDPOINT they run on that node, with the funded key of CKW_TEST_KEYFILE (an unencrypted key file as btcli writes
 * it, of a network whose TAO has no value). What costs more than CKW_TEST_MOST_RAO is drafted and signed, and not sent. The
 * main network is refused before anything is signed.
 */
import { randomBytes } from "node:crypto";
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
import type {
  Draft,
  Operation,
  Outcome,
  SignedRequest,
  SigningRequest,
} from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { Refusal } from "../../main/lib/fault.ts";
import { readHoldings } from "../../main/portfolio/holdings.ts";
import { openRehearsal, type Rehearsal } from "../../main/rehearsal/index.ts";
import { Holdings } from "../../preload/contract.ts";

const given = {
  endpoint: process.env.CKW_TEST_ENDPOINT ?? null,
  keyfile: process.env.CKW_TEST_KEYFILE ?? null,
  /** A tenth of a TAO, when not said. */
  mostRao: BigInt(process.env.CKW_TEST_MOST_RAO ?? 100_000_000),
};
const Keyfile = v.looseObject({
  secretPhrase: v.optional(v.nullable(v.string())),
  secretSeed: v.optional(v.nullable(v.string())),
});
/** A thousandth of a TAO, to oneself: only the fee is spent. */
const LITTLE_RAO = 1_000_000n;
/** Five times the least that the chain takes, so that it can be taken back whole. */
const STAKED_RAO = 10_000_000n;
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
    const before = await look();
    const final = await done({
      ...{ kind: "transfer", coldkey: account, destination: account },
      amountRao: LITTLE_RAO,
    });
    // To oneself the chain moves nothing, and so tells of no transfer.
    expect(final).toMatchObject({ state: "finalised", fault: null });
    expect(final.effects.map(({ code }) => code)).toEqual(["SENT_TO_ITSELF"]);
    const after = await look();
    const spent = before.account.freeRao - after.account.freeRao;
    expect(spent).toBeGreaterThan(0n);
    expect(spent).toBeLessThan(LITTLE_RAO);
  },
  2 * PATIENT_MS,
);

test(
  "a little is staked and taken back, and both are seen in what the key holds",
  async () => {
    const { netuid, hotkey, priceRao, held } = await stakeable();
    const place = { coldkey: account, hotkey, netuid } as const;
    const staked = await done({
      ...{ kind: "add-stake", ...place, amountRao: STAKED_RAO },
      ...{ limitPriceRao: 2n * priceRao, allowPartial: false },
    });
    expect(staked.fault).toBeNull();
    expect(staked.effects.map(({ code }) => code)).toContain("STAKE_ADDED");
    const position = (await look()).positions.find(
      (one) => one.netuid === netuid && one.hotkey === hotkey,
    );
    const alpha = (position?.alpha ?? 0n) - held;
    expect(alpha).toBeGreaterThan(0n);

    const removed = await done({
      ...{ kind: "remove-stake", ...place, alpha },
      ...{ limitPriceRao: priceRao / 2n, allowPartial: false },
    });
    expect(removed.fault).toBeNull();
    expect(removed.effects.map(({ code }) => code)).toContain("STAKE_REMOVED");
  },
  3 * PATIENT_MS,
);

test(
  "a new hotkey is registered where it is cheap; where it is dear the act is signed and not sent",
  async () => {
    const { subnets } = await value(chain.subnets());
    const [cheapest] = subnets
      .filter(({ netuid, isOpen }) => netuid !== 0 && isOpen)
      .sort((a, b) => (a.burnRao < b.burnRao ? -1 : 1));
    if (cheapest === undefined) throw new Error("Nothing is open for registration");
    const hotkey = encodeAddress(
      new Keyring({ type: "sr25519" }).addFromSeed(Uint8Array.from(randomBytes(32))).publicKey,
    );
    const { netuid, burnRao } = cheapest;
    const operation = { kind: "register", coldkey: account, hotkey, netuid } as const;
    const maxBurnRao = 2n * burnRao;
    if (maxBurnRao > given.mostRao) {
      const draft = await drafted({ ...operation, maxBurnRao });
      expect(draft.costs.map(({ kind }) => kind)).toContain("burn");
      if (draft.blocking.length === 0) signed(await value(chain.request(draft)));
      return;
    }
    const final = await done({ ...operation, maxBurnRao });
    expect(final.fault).toBeNull();
    expect(final.effects).toMatchObject([{ code: "REGISTERED", facts: { netuid, hotkey } }]);
    const registered = await value(chain.registrations([hotkey]));
    expect(registered.get(hotkey)).toMatchObject([{ netuid }]);
  },
  2 * PATIENT_MS,
);

const look = () => value(chain.view((live) => readHoldings(live, account)));

let acts = 0;
function drafted(operation: Operation): Promise<Draft> {
  acts += 1;
  return value(chain.draft(operation, `act-endpoint-${acts}`));
}

/** Drafted, signed, sent, and followed to its end. */
async function done(operation: Operation): Promise<Outcome> {
  const draft = await drafted(operation);
  expect(draft.blocking).toEqual([]);
  const log = outcomeLog();
  await value(chain.submit(signed(await value(chain.request(draft))), log.watch));
  await eventuallyIn(PATIENT_MS, () => log.seen.some(({ isFinal }) => isFinal));
  return log.seen.at(-1) ?? expect.fail("no outcome");
}

/** A subnet that trades, and somebody there; with what is staked there already. */
async function stakeable() {
  const { pools } = await value(chain.stakes(account));
  const { subnets } = await value(chain.subnets());
  for (const { netuid, neurons } of subnets) {
    const priceRao = pools.find((pool) => pool.netuid === netuid)?.priceRao;
    if (netuid === 0 || neurons === 0 || priceRao === undefined || priceRao === 0n) continue;
    const hotkey = (await value(chain.subnet(netuid))).neurons[0]?.hotkey;
    if (hotkey === undefined) continue;
    const place = { coldkey: account, hotkey, netuid } as const;
    const { blocking } = await drafted({
      ...{ kind: "add-stake", ...place, amountRao: STAKED_RAO },
      ...{ limitPriceRao: 2n * priceRao, allowPartial: false },
    });
    if (blocking.length > 0) continue;
    const { positions } = await look();
    const held = positions.find((one) => one.netuid === netuid && one.hotkey === hotkey)?.alpha;
    return { netuid, hotkey, priceRao, held: held ?? 0n };
  }
  throw new Error("No subnet takes stake");
}

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
