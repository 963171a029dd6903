/** Acts on chain, from the draft to the outcome. */
import * as v from "valibot";
import { BlockNumber, Count, Hash, Netuid, Ss58 } from "../../codec/values.ts";
import {
  AddressList,
  Call,
  Code,
  inBlock,
  included,
  NumberList,
  optional,
  RaoFact,
  Token,
  TokenList,
} from "./values.ts";

/** As the chain names its types of proxies. */
const ProxyName = v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]{2,31}$/));

export const operationKinds = {
  "faucet.requested": v.strictObject({
    amountRao: optional(RaoFact),
    overrideUnsafe: optional(v.boolean()),
  }),
  "faucet.granted": v.strictObject({ amountRao: RaoFact, block: optional(BlockNumber) }),
  "faucet.refused": v.strictObject({ code: Code }),
  "operation.drafted": v.strictObject({
    operation: Token,
    network: optional(Token),
    netuid: optional(Netuid),
    hotkey: optional(Ss58),
    destination: optional(Ss58),
    amountRao: optional(RaoFact),
    maxBurnRao: optional(RaoFact),
    limitPriceRao: optional(RaoFact),
    /** Of the subnet's own token, in its rao. */
    alpha: optional(RaoFact),
    allowPartial: optional(v.boolean()),
    toNetuid: optional(Netuid),
    toHotkey: optional(Ss58),
    newHotkey: optional(Ss58),
    keepStake: optional(v.boolean()),
    keepAlive: optional(v.boolean()),
    isPerpetual: optional(v.boolean()),
    isRejecting: optional(v.boolean()),
    netuids: optional(NumberList),
    take: optional(Count),
    delegate: optional(Ss58),
    proxyType: optional(ProxyName),
    delayBlocks: optional(BlockNumber),
    newColdkeyHash: optional(Hash),
    children: optional(AddressList),
    /** Of 2^64 − 1, one for each child. */
    proportions: optional(NumberList),
    claim: optional(ProxyName),
    /** Of a batch. */
    acts: optional(Count),
    kinds: optional(TokenList),
    /** What a proxy or a multisig carries. */
    inner: optional(Token),
    real: optional(Ss58),
    multisig: optional(Ss58),
    approvals: optional(Count),
    callHash: optional(Hash),
    feeRao: optional(RaoFact),
    atBlock: optional(BlockNumber),
    blocking: optional(Count),
  }),
  "operation.requested": v.strictObject({
    nonce: Count,
    lastBlock: BlockNumber,
    specVersion: Count,
    overrideUnsafe: optional(v.boolean()),
    network: optional(Token),
  }),
  "operation.reviewed": v.strictObject({
    call: Call,
    payloadHash: Hash,
    blocking: Count,
    danger: optional(Token),
  }),
  "operation.signing": v.strictObject({ payloadHash: Hash }),
  "operation.signed": v.strictObject({ payloadHash: Hash, extrinsicHash: Hash }),
  "operation.refused": v.strictObject({ code: Code }),
  "operation.submitting": v.strictObject({ extrinsicHash: Hash }),
  "operation.submitted": v.strictObject({ extrinsicHash: optional(Hash) }),
  "operation.included": included,
  "operation.finalised": included,
  "operation.failed": v.strictObject({ ...inBlock, code: Code }),
  "operation.lost": v.strictObject({ code: Code }),
} as const;
