/** What an extrinsic would cost now, quoted by the runtime itself: without burn, deposits and value. */

import { accountOf } from "../codec/address.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { littleEndian } from "../codec/writer.ts";
import { concatBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { sketchExtrinsic } from "./envelope.ts";
import { HexReply } from "./replies.ts";

const API = "TransactionPaymentApi";
const METHOD = "query_info";
const EXPECTED =
  "{weight:{ref_time:Compact<u64>,proof_size:Compact<u64>},class:enum(Normal=0()|Operational=1()|Mandatory=2()),partial_fee:u64}";
/** Any mortal era has this length. */
const SOME_ERA = new Uint8Array([5, 0]);
const FEE_BYTES = 8;

export interface Quote {
  readonly feeRao: bigint;
  /** Of the call and its extensions together: never less than the call alone. */
  readonly refTime: bigint;
  readonly proofSize: bigint;
}

export async function quoteFee(...args: Parameters<typeof quote>): Promise<bigint> {
  return (await quote(...args)).feeRao;
}

/** One round trip. The whole extrinsic is quoted, because the fee contains its length and its extensions' weight. */
export async function quote(
  { wire, runtime }: Connection,
  blockHash: string,
  account: Ss58,
  nonce: number,
  call: Uint8Array,
): Promise<Quote> {
  if (runtime.apiShape(API, METHOD) !== EXPECTED) {
    throw new Refusal("RUNTIME_API_CHANGED", { api: API, method: METHOD });
  }
  const extrinsic = sketchExtrinsic(accountOf(account), SOME_ERA, nonce, call);
  const params = concatBytes(extrinsic, littleEndian(BigInt(extrinsic.length), 4));
  const reply = fromHex(
    await wire.ask(HexReply, "state_call", [`${API}_${METHOD}`, toHex(params), blockHash]),
  );
  if (reply.length < FEE_BYTES) throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: METHOD });
  const weight = new Reader(reply);
  return {
    refTime: weight.compact(),
    proofSize: weight.compact(),
    feeRao: new Reader(reply.subarray(reply.length - FEE_BYTES)).unsigned(FEE_BYTES),
  };
}
