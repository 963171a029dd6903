/** Pallet 6: what is left of fees in storage and events; the arithmetic is in `fees.ts`. */
import { at, named, spelled, struct, variant, wrapped } from "../composite.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, T } from "../pallet.ts";
import { accountId } from "../primitives.ts";
import { storageOf } from "../storage.ts";
import { u8, u64, u128, type ValueOf } from "../type.ts";

/** `sp_arithmetic::FixedU128`: 18 decimal digits. */
const fixedU128 = struct("sp_arithmetic::fixed_point::FixedU128", wrapped(spelled(u128, "u128")));
/** The multiplier of the real chain is constantly 1: there is no congestion pricing. */
const ONE = 10n ** 18n;

const storage = storageOf("TransactionPayment");
storage.value("NextFeeMultiplier", fixedU128, ONE);

export const transactionPaymentEvent = variant(
  "pallet_transaction_payment::pallet::Event",
  {
    TransactionFeePaid: at(
      0,
      named({
        who: spelled(accountId, "T::AccountId"),
        actual_fee: spelled(u64, "BalanceOf<T>"),
        tip: spelled(u64, "BalanceOf<T>"),
      }),
    ),
  },
  T,
);
export type TransactionPaymentEvent = ValueOf<typeof transactionPaymentEvent>;

export const transactionPayment: PalletDescription = {
  name: "TransactionPayment",
  index: 6,
  storage: storage.items,
  calls: null,
  events: transactionPaymentEvent,
  errors: null,
  constants: [constant("OperationalFeeMultiplier", u8, 5)],
};
