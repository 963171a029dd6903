/**
 * The chain client of one network: everything that can be asked of it, over one connection that is kept alive
 * (`line.ts`). Answers come in plain codes.
 */
import type * as v from "valibot";
import type { HotkeySummary, SubnetDetail, SubnetList } from "../../preload/contract.ts";
import type {
  Draft,
  Operation,
  Outcome,
  SignedRequest,
  SigningRequest,
} from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, Refusal, type Result } from "../lib/fault.ts";
import { type Balance, readBalances } from "./accounts.ts";
import { type SwapsSeen, swapsReader } from "./coldkey-swap.ts";
import type { Connection } from "./connection.ts";
import { makeDraft, shapeFaultOf } from "./draft.ts";
import type { KnownKeys } from "./findings.ts";
import { type ChainStatus, type LineOptions, openLine } from "./line.ts";
import { lookUp, type Sought } from "./lookup.ts";
import { type KnownCalls, readPendingMultisigs, readProxySide } from "./pending.ts";
import { createProver } from "./prover.ts";
import { advanceRehearsal, askFaucet, resetSwap, sendThief, setTrouble } from "./rehearsal-only.ts";
import { buildRequest, type RequestWishes } from "./request.ts";
import { readStakes, type StakeList } from "./stake-list.ts";
import { submit } from "./submission.ts";
import { readSubnetDetail } from "./subnet-detail.ts";
import { readSubnetList } from "./subnet-list.ts";
import { readRegistrations } from "./subnets.ts";
import { type DestinationFindings, readDestination } from "./swap-destination.ts";
import { findSwapEnding, type SwapEnding } from "./swap-ending.ts";
import { readSwapTerms, type SwapTerms } from "./swap-terms.ts";

export { CHAIN_CODES } from "./faults.ts";
export { type Network, networks } from "./networks.ts";
export type { Provider } from "./provider.ts";

type Registrations = v.InferOutput<typeof HotkeySummary>["registrations"];

export interface Chain {
  status(): ChainStatus;
  subscribe(listener: (status: ChainStatus) => void): () => void;
  /** Told at once and at every new block; one question for all accounts, all at that block. */
  watchAccounts(
    addresses: readonly Ss58[],
    listener: (balances: Map<Ss58, Balance>) => void,
  ): () => void;
  swapEnding(coldkey: Ss58, from: number, to: number): Promise<Result<SwapEnding | null>>;
  registrations(hotkeys: readonly Ss58[]): Promise<Result<Map<Ss58, Registrations>>>;
  subnets(): Promise<Result<SubnetList>>;
  /** SUBNET_NOT_FOUND. */
  subnet(netuid: number): Promise<Result<SubnetDetail>>;
  stakes(coldkey: Ss58): Promise<Result<StakeList>>;
  /** What waits for approvals of a multisig account. */
  pendingMultisigs(
    multisig: Ss58,
    known: KnownCalls,
  ): Promise<Result<Awaited<ReturnType<typeof readPendingMultisigs>>>>;
  /** Who may act for an account, and what was announced. */
  proxySide(
    real: Ss58,
    known: KnownCalls,
  ): Promise<Result<Awaited<ReturnType<typeof readProxySide>>>>;
  encodeCall(operation: Operation): Promise<Result<Uint8Array>>;
  readCall(bytes: Uint8Array, coldkey: Ss58): Promise<Result<Operation>>;
  /** For views that are read by other layers: the connection of this moment, with refusals as data. */
  view<T>(read: (live: Connection) => Promise<T>): Promise<Result<T>>;
  draft(operation: Operation, id: string, known?: KnownKeys): Promise<Result<Draft>>;
  request(draft: Draft, wishes?: RequestWishes): Promise<Result<SigningRequest>>;
  /**
   * Announcements and disputes of these coldkeys, told at once and at every new block: one question for the newest block,
   * one more when finality moved. `onBlind`: a block could not be read.
   */
  watchSwaps(
    addresses: readonly Ss58[],
    listener: (seen: SwapsSeen) => void,
    onBlind: (fault: Fault) => void,
  ): () => void;
  /** What an announcement of this coldkey would cost and lock. */
  swapTerms(coldkey: Ss58): Promise<Result<SwapTerms>>;
  /** Whether it can take over another coldkey; asked among addresses that `salt` hides it with. */
  destination(address: Ss58, salt: Uint8Array): Promise<Result<DestinationFindings>>;
  /** Refused only when nothing was handed over. Everything after that is told to `watch`: see `submission.ts`. */
  submit(signed: SignedRequest, watch: (outcome: Outcome) => void): Promise<Result<void>>;
  lookUp(sought: Sought): Promise<Result<Outcome>>;
  /** Rehearsal only. */
  faucet(address: Ss58): Promise<Result<{ amountRao: bigint; atBlock: number }>>;
  /** Rehearsal only: somebody with a copy of this key announces a swap to a key of his own. False: refused. */
  thief(coldkey: Ss58): Promise<Result<{ isDone: boolean; atBlock: number }>>;
  /** Rehearsal only: the chain's root lifts announcement and dispute. */
  resetSwap(coldkey: Ss58): Promise<Result<{ atBlock: number }>>;
  /** Rehearsal only: trouble with the node, for a minute; null ends it. */
  trouble(trouble: string | null): Promise<Result<void>>;
  /** Rehearsal only. */
  advance(blocks: number): Promise<Result<{ atBlock: number }>>;
  close(): Promise<void>;
}

export function openChain(options: LineOptions): Chain {
  const { network, clock } = options;
  const prover = createProver(network);
  const { status, subscribe, ask, follow, close } = openLine(options, ({ runtime }) =>
    prover.prepared(runtime),
  );
  return {
    status,
    subscribe,
    close,
    watchAccounts: (addresses, listener) =>
      follow((live) => readBalances(live, live.heads.best, addresses), listener),
    watchSwaps: (addresses, listener, onBlind) => follow(swapsReader(addresses), listener, onBlind),
    swapTerms: (coldkey) => ask((live) => readSwapTerms(live, coldkey)),
    destination: (address, salt) => ask((live) => readDestination(live, address, salt)),
    swapEnding: (coldkey, from, to) => ask((live) => findSwapEnding(live, coldkey, from, to)),
    registrations: (hotkeys) => ask((live) => readRegistrations(live, hotkeys)),
    subnets: () => ask(readSubnetList),
    subnet: (netuid) => ask((live) => readSubnetDetail(live, netuid)),
    stakes: (coldkey) => ask((live) => readStakes(live, coldkey)),
    pendingMultisigs: (multisig, known) =>
      ask((live) => readPendingMultisigs(live, multisig, known)),
    proxySide: (real, known) => ask((live) => readProxySide(live, real, known)),
    encodeCall: (operation) =>
      ask(async ({ runtime }) => {
        const shape = shapeFaultOf(runtime, operation);
        if (shape !== null) throw new Refusal(shape.code, shape.facts);
        return runtime.encodeCall(operation);
      }),
    readCall: (bytes, coldkey) => ask(async ({ runtime }) => runtime.readCall(bytes, coldkey)),
    view: ask,
    draft: (operation, id, known = { ownHotkeys: [] }) =>
      ask((live) => makeDraft(live, operation, id, known)),
    request: (draft, wishes) => ask((live) => buildRequest(live, prover, clock, draft, wishes)),
    submit: (signed, watch) => ask((live) => submit(live, signed, watch)),
    lookUp: (sought) => ask((live) => lookUp(live, sought)),
    faucet: (address) => ask((live) => askFaucet(live, address)),
    resetSwap: (coldkey) => ask((live) => resetSwap(live, coldkey)),
    trouble: (trouble) => ask((live) => setTrouble(live, trouble)),
    thief: (coldkey) => ask((live) => sendThief(live, coldkey)),
    advance: (blocks) => ask((live) => advanceRehearsal(live, blocks)),
  };
}
