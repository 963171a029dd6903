/** Refusals of the JSON-RPC interface, with the codes and texts of a Substrate node (domain reference §7.2). */
import type { Invalidity } from "./validity.ts";

export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;
  readonly data: string | null;
  constructor(code: number, message: string, data: string | null = null) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const INVALID_TEXT: Readonly<Record<Exclude<Invalidity, "CannotLookup">, string>> = {
  AncientBirthBlock: "Transaction has an ancient birth block",
  BadProof: "Transaction has a bad signature",
  ExhaustsResources: "Transaction would exhaust the block limits",
  Payment: "Inability to pay some fees (e.g. account balance too low)",
  Stale: "Transaction is outdated",
};

export function invalidTransaction(reason: Invalidity): RpcError {
  if (reason === "CannotLookup") {
    const data = "Could not lookup information required to validate the transaction";
    return new RpcError(1011, "Unknown Transaction Validity", data);
  }
  return new RpcError(1010, "Invalid Transaction", INVALID_TEXT[reason]);
}

/** A transaction extension of this chain refused. */
export const customRefusal = (code: number) =>
  new RpcError(1010, "Invalid Transaction", `Custom error: ${code}`);

/** The runtime could not read the extrinsic: its call or extensions are of another runtime. */
export function verificationError(): RpcError {
  const data =
    "Runtime error: Execution failed: Runtime panicked: Bad input data provided to validate_transaction: Codec error";
  return new RpcError(1002, `Verification Error: ${data}`, data);
}

export const badFormat = () => new RpcError(1001, "Extrinsic has invalid format: Codec error");
export const temporarilyBanned = () => new RpcError(1012, "Transaction is temporarily banned");
export const alreadyImported = (hash: string) =>
  new RpcError(1013, "Transaction Already Imported", hash);
export const priorityTooLow = () =>
  new RpcError(
    1014,
    "Priority is too low: (1 vs 1)",
    "The transaction has too low priority to replace another transaction already in the pool.",
  );
export const immediatelyDropped = () =>
  new RpcError(
    1016,
    "Immediately Dropped",
    "The transaction couldn't enter the pool because of the limit",
  );

export const methodNotFound = () => new RpcError(-32_601, "Method not found");
export const invalidParams = (data: string) => new RpcError(-32_602, "Invalid params", data);
export const stateDiscarded = (hash: string) =>
  new RpcError(4003, `Client error: UnknownBlock: State already discarded for ${hash}`);
export const unknownBlock = (hash: string) =>
  new RpcError(4003, `Client error: UnknownBlock: Header was not found in the database: ${hash}`);
export const apiNotFound = (method: string) =>
  new RpcError(
    4003,
    `Client error: Execution failed: Execution aborted due to trap: Exported method ${method} is not found`,
  );
export const executionFailed = () =>
  new RpcError(4003, "Client error: Execution failed: Execution aborted due to trap");
