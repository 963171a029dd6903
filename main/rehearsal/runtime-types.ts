/** The calls and events of all pallets as plain types: what pallets need to know of each other. */
import type { Tagged } from "./composite.ts";
import type { BalancesCall, BalancesEvent } from "./pallets/balances.ts";
import type { MultisigCall, MultisigEvent } from "./pallets/multisig.ts";
import type { ProxyCall, ProxyEvent } from "./pallets/proxy-types.ts";
import type { SubtensorCall, SubtensorEvent } from "./pallets/subtensor-calls.ts";
import type { SystemCall, SystemEvent } from "./pallets/system.ts";
import type { TimestampCall } from "./pallets/timestamp.ts";
import type { TransactionPaymentEvent } from "./pallets/transaction-payment.ts";
import type { UtilityCall, UtilityEvent } from "./pallets/utility.ts";

export type RuntimeCall =
  | Tagged<"System", SystemCall>
  | Tagged<"Timestamp", TimestampCall>
  | Tagged<"Balances", BalancesCall>
  | Tagged<"SubtensorModule", SubtensorCall>
  | Tagged<"Utility", UtilityCall>
  | Tagged<"Multisig", MultisigCall>
  | Tagged<"Proxy", ProxyCall>;

export type RuntimeEvent =
  | Tagged<"System", SystemEvent>
  | Tagged<"Balances", BalancesEvent>
  | Tagged<"TransactionPayment", TransactionPaymentEvent>
  | Tagged<"SubtensorModule", SubtensorEvent>
  | Tagged<"Utility", UtilityEvent>
  | Tagged<"Multisig", MultisigEvent>
  | Tagged<"Proxy", ProxyEvent>;
