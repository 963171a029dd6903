/** For tests only: a chain client over any in-process node, keys that everybody knows, and ways to lie. */
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import * as v from "valibot";
import { accountOf, encodeAddress } from "../codec/address.ts";
import { assembleExtrinsic, signingPayload, toHex } from "../codec/payload.ts";
import {
  Draft,
  type Operation,
  type Outcome,
  type SignedRequest,
  SigningRequest,
} from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Result } from "../lib/fault.ts";
import type { Chain, Provider } from "./index.ts";

/** The published development phrase (domain reference V2), which polkadot.js uses for `//Alice` by itself. */
const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
export const devAddress = (name: string): Ss58 =>
  encodeAddress(keyring.createFromUri(`//${name}`).publicKey);

/** Signs as the vault will: the codec's payload, then the codec's extrinsic. */
export const signAs = (name: string, request: SigningRequest): SignedRequest =>
  signWith(keyring.createFromUri(`//${name}`), request);

export function signWith(
  pair: Pick<KeyringPair, "publicKey" | "sign">,
  request: SigningRequest,
): SignedRequest {
  const { toSign, payloadHash } = signingPayload(request);
  if (toHex(pair.publicKey) !== toHex(accountOf(request.account))) throw new Error("wrong signer");
  const signature = pair.sign(toSign);
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

/** Waits for something that comes by itself; says what it last saw when it does not. */
export async function eventually<T>(
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  what: () => unknown = () => "nothing",
): Promise<T> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`It did not come: ${JSON.stringify(what())}`);
}

export async function untilLive(chain: Chain): Promise<void> {
  await eventually(
    () => chain.status().state === "live",
    () => chain.status(),
  );
}

/** Collects outcomes, and waits for one of a state. */
export function outcomeLog() {
  const seen: Outcome[] = [];
  return {
    seen,
    watch: (outcome: Outcome): void => {
      seen.push(outcome);
    },
    states: () => seen.map(({ state }) => state),
    until: (state: Outcome["state"]): Promise<Outcome> =>
      eventually(
        () => seen.find((outcome) => outcome.state === state),
        () => seen.map((outcome) => [outcome.state, outcome.fault]),
      ),
  };
}

export async function value<T>(result: Promise<Result<T>>): Promise<T> {
  return demand(await result);
}

export type Answer = (params: unknown[], honest: () => Promise<unknown>) => unknown;

/** Takes a subscription over: says itself what is heard. */
export type Takeover = (say: (result: unknown) => void, params: unknown[]) => void;

/** A node that answers some questions, or fills some subscriptions, its own way. */
export function lying(
  provider: Provider,
  answers: Readonly<Record<string, Answer>>,
  takeovers: Readonly<Record<string, Takeover>> = {},
): Provider {
  return {
    get isConnected() {
      return provider.isConnected;
    },
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    on: (event, listener) => provider.on(event, listener),
    async send(method, params) {
      const honest = (): Promise<unknown> => provider.send(method, params);
      const answer = answers[method];
      return answer === undefined ? await honest() : await answer(params, honest);
    },
    async subscribe(type, method, params, listener) {
      const takeover = takeovers[method];
      if (takeover === undefined) return await provider.subscribe(type, method, params, listener);
      takeover((result) => listener(null, result), params);
      return "taken over";
    },
    unsubscribe: (type, method, id) =>
      id === "taken over" ? Promise.resolve(true) : provider.unsubscribe(type, method, id),
  };
}

/** A clock that only a test moves. */
export function handClock(): Clock & { move(ms: number): void; waiting(): number } {
  let nowMs = 1_750_000_000_000;
  let timers: { readonly at: number; readonly work: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    after(delayMs, work) {
      const timer = { at: nowMs + delayMs, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    /** Timers that have not gone off. */
    waiting: () => timers.length,
    move(ms) {
      nowMs += ms;
      const due = timers.filter(({ at }) => at <= nowMs);
      timers = timers.filter(({ at }) => at > nowMs);
      for (const { work } of due) work();
    },
  };
}

/** What tests of operations do again and again, with coldkeys of their own and 10 TAO a time. */
export function practice(chainNow: () => Chain) {
  let acts = 0;
  const draftOf = async (operation: Operation): Promise<Draft> => {
    acts += 1;
    return v.parse(Draft, await value(chainNow().draft(operation, `act-${acts}`)));
  };
  const signed = async (name: string, operation: Operation) => {
    const draft = await draftOf(operation);
    const request = v.parse(SigningRequest, await value(chainNow().request(draft)));
    return { draft, request, signed: signAs(name, request) };
  };
  return {
    draftOf,
    signed,
    async funded(name: string): Promise<Ss58> {
      const address = devAddress(name);
      await value(chainNow().faucet(address));
      return address;
    },
    register: (
      coldkey: Ss58,
      change: Partial<Extract<Operation, { kind: "register" }>> = {},
    ): Extract<Operation, { kind: "register" }> => ({
      kind: "register",
      coldkey,
      hotkey: devAddress(`hotkey of ${coldkey} ${acts}`),
      netuid: 2,
      maxBurnRao: 100_000_000n,
      ...change,
    }),
  };
}

type Signed = Awaited<ReturnType<ReturnType<typeof practice>["signed"]>>;

export function soughtFrom({ request, signed: { extrinsicHash } }: Omit<Signed, "draft">) {
  return {
    extrinsicHash,
    account: request.account,
    nonce: request.nonce,
    firstBlock: request.era.birthBlock + 1,
    lastBlock: request.era.deathBlock - 1,
  };
}

export const codesOf = (faults: readonly { readonly code: string }[]): string[] =>
  faults.map(({ code }) => code);
