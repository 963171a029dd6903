/**
 * From the bytes of a call back to an operation: for calls that others wrote, on chain or in a file. Only calls that
 * this app would write itself are read, and only while the same operation gives back the very same bytes.
 */
import type { CarriedOperation } from "../codec/operations/nested.ts";
import type { Operation } from "../codec/pipeline.ts";
import { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { EXPECTED_CALLS, KINDS } from "./calls/index.ts";
import { type ArgumentReader, argumentReader, type Kind } from "./calls/plan.ts";

export interface CallBook {
  /** The first two bytes of the kind's call on this runtime; null when it is not there as expected. */
  indexOf(kind: Kind): Uint8Array | null;
  encode(operation: Operation): Uint8Array;
}

/** Refuses CALL_UNKNOWN_HERE: not a call of ours, or not in the form that ours has. */
export function readCall(book: CallBook, bytes: Uint8Array, coldkey: Ss58): Operation {
  try {
    const reader = new Reader(bytes);
    const operation = readOne(book, reader, coldkey);
    reader.end();
    if (equalBytes(book.encode(operation), bytes)) return operation;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal("CALL_UNKNOWN_HERE", {}, { cause: error });
  }
  throw new Refusal("CALL_UNKNOWN_HERE", {});
}

/** Deep enough for a batch in a multisig; nothing of ours goes deeper. */
const MOST_DEPTH = 3;

function readOne(book: CallBook, reader: Reader, coldkey: Ss58, depth = 0): Operation {
  if (depth > MOST_DEPTH) reader.fail();
  const index = reader.bytes(2);
  const kind = KINDS.find((one) => {
    const known = EXPECTED_CALLS[one].read === undefined ? null : book.indexOf(one);
    return known !== null && equalBytes(known, index);
  });
  const read = kind === undefined ? undefined : EXPECTED_CALLS[kind].read;
  if (read === undefined) return reader.fail();
  const args: ArgumentReader = argumentReader(reader, (inner, account) =>
    carried(inner, readOne(book, inner, account, depth + 1)),
  );
  return read(args, coldkey);
}

function carried(reader: Reader, operation: Operation): CarriedOperation {
  switch (operation.kind) {
    case "proxy":
    case "proxy-announce":
    case "proxy-execute":
    case "proxy-reject":
    case "proxy-withdraw":
    case "multisig-propose":
    case "multisig-approve":
    case "multisig-cancel":
    case "announce-swap":
    case "execute-swap":
    case "dispute-swap":
    case "clear-swap":
      return reader.fail();
    default:
      return operation;
  }
}
