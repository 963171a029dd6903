/** How an operation becomes a call: which one, with which argument list, filled with what. */
import type { Operation } from "../../codec/pipeline.ts";

export interface CallShape {
  readonly pallet: string;
  readonly call: string;
  /** Name and encoding of each argument, in order. */
  readonly args: readonly (readonly [name: string, shape: string])[];
}

export type Kind = Operation["kind"];
export type OperationOf<K extends Kind> = Extract<Operation, { kind: K }>;

export interface CallPlan<K extends Kind> extends CallShape {
  /** As polkadot.js takes them. */
  values(operation: OperationOf<K>): readonly unknown[];
}

export type CallPlans<K extends Kind> = { readonly [Each in K]: CallPlan<Each> };

export const ACCOUNT = "[u8;32]";
export const MULTI_ADDRESS = `enum(Id=0${ACCOUNT}|Index=1Compact<()>|Raw=2Vec<u8>|Address32=3[u8;32]|Address20=4[u8;20])`;

/** Metadata names them in this order; a type that is not there in that place is another chain. */
export const PROXY_TYPES = [
  ...["Any", "Owner", "NonCritical", "NonTransfer", "Senate", "NonFungible", "Triumvirate"],
  ...["Governance", "Staking", "Registration", "Transfer", "SmallTransfer", "RootWeights"],
  ...["ChildKeys", "SudoUncheckedSetCode", "SwapHotkey", "SubnetLeaseBeneficiary", "RootClaim"],
];
export const PROXY_TYPE = `enum(${PROXY_TYPES.map((name, index) => `${name}=${index}()`).join("|")})`;
