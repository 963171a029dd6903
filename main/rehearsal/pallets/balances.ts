/** Pallet 5: free TAO. The rules of `fungible` for an account without locks, holds or freezes on top of them. */
import { at, type EnumValue, named, spelled, variant } from "../composite.ts";
import { type Context, DispatchFailure, failModule } from "../context.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType, inOrder, T_I } from "../pallet.ts";
import {
  type AccountId,
  accountId,
  type MultiAddress,
  multiAddress,
  type TokenError,
} from "../primitives.ts";
import { type StateView, storageOf } from "../storage.ts";
import { bool, compactOfU64, u32, u64, type ValueOf } from "../type.ts";
import { type AccountInfo, account } from "./system.ts";

const INDEX = 5;

/** 0.0000005 TAO; constant `Balances.ExistentialDeposit` of the real chain. */
export const EXISTENTIAL_DEPOSIT = 500n;

const storage = storageOf("Balances");
export const totalIssuance = storage.value("TotalIssuance", u64, 0n);
storage.value("InactiveIssuance", u64, 0n);

const accountField = spelled(accountId, "T::AccountId");
const amountField = spelled(u64, "T::Balance");
const whoAndAmount = named({ who: accountField, amount: amountField });

export const balancesEvent = variant(
  "pallet_balances::pallet::Event",
  {
    Endowed: at(0, named({ account: accountField, free_balance: amountField })),
    DustLost: at(1, named({ account: accountField, amount: amountField })),
    Transfer: at(2, named({ from: accountField, to: accountField, amount: amountField })),
    Deposit: at(7, whoAndAmount),
    Withdraw: at(8, whoAndAmount),
    Minted: at(10, whoAndAmount),
    Reserved: at(4, whoAndAmount),
    Unreserved: at(5, whoAndAmount),
    Rescinded: at(16, named({ amount: amountField })),
  },
  T_I,
);
export type BalancesEvent = ValueOf<typeof balancesEvent>;

const dest = spelled(multiAddress, "AccountIdLookupOf<T>");
const value = spelled(compactOfU64, "T::Balance");
const callCases = {
  transfer_allow_death: at(0, named({ dest, value })),
  transfer_keep_alive: at(3, named({ dest, value })),
  transfer_all: at(4, named({ dest, keep_alive: spelled(bool, "bool") })),
} as const;
export const balancesCall = variant("pallet_balances::pallet::Call", callCases, T_I);
export type BalancesCall = EnumValue<typeof callCases>;

const errors = inOrder([
  "VestingBalance",
  "LiquidityRestrictions",
  "InsufficientBalance",
  "ExistentialDeposit",
  "Expendability",
  "ExistingVestingSchedule",
  "DeadAccount",
  "TooManyReserves",
  "TooManyHolds",
  "TooManyFreezes",
  "IssuanceDeactivated",
  "DeltaZero",
]);

/** Failures of transfers arrive as `Token` errors; only reserving raises one of the pallet's own. */
export const balances: PalletDescription = {
  name: "Balances",
  index: INDEX,
  storage: storage.items,
  calls: balancesCall,
  events: balancesEvent,
  errors: errorType("pallet_balances::pallet::Error", errors, T_I),
  constants: [
    constant("ExistentialDeposit", u64, EXISTENTIAL_DEPOSIT),
    constant("MaxLocks", u32, 50),
    constant("MaxReserves", u32, 50),
    constant("MaxFreezes", u32, 50),
  ],
};

/** Whether an operation may end the account it takes from. */
export type Preservation = "expendable" | "preserve";

export function dispatchBalances(context: Context, signer: AccountId, call: BalancesCall): void {
  const to = lookUp(call.value.dest);
  const preservation = preservationOf(call);
  const amount =
    call.tag === "transfer_all"
      ? reducibleBalance(context.state, signer, preservation)
      : call.value.value;
  transfer(context, signer, to, amount, preservation);
}

function preservationOf(call: BalancesCall): Preservation {
  switch (call.tag) {
    case "transfer_allow_death":
      return "expendable";
    case "transfer_keep_alive":
      return "preserve";
    case "transfer_all":
      return call.value.keep_alive ? "preserve" : "expendable";
  }
}

/** `AccountIdLookup`: only the plain account id has a meaning on this chain. */
export function lookUp(address: MultiAddress): AccountId {
  if (address.tag === "Id") return address.value;
  throw new DispatchFailure({ tag: "CannotLookup", value: null });
}

export function reducibleBalance(
  state: StateView,
  who: AccountId,
  preservation: Preservation,
): bigint {
  const info = account.get(state, who);
  const { free, reserved, frozen } = info.data;
  let untouchable = atLeastZero(frozen - reserved);
  const mustStay = preservation === "preserve" || (free > 0n && !canLoseProvider(info));
  if (mustStay && untouchable < EXISTENTIAL_DEPOSIT) untouchable = EXISTENTIAL_DEPOSIT;
  return atLeastZero(free - untouchable);
}

export function transfer(
  context: Context,
  from: AccountId,
  to: AccountId,
  amount: bigint,
  preservation: Preservation,
): void {
  checkWithdrawal(context.state, from, amount, preservation);
  checkDeposit(context.state, to, amount);
  // The real chain leaves before the event when an account pays itself.
  if (from === to) return;
  changeFree(context, from, -amount);
  changeFree(context, to, amount);
  deposit(context, { tag: "Transfer", value: { from, to, amount } });
}

/** Takes fees: false when that would touch the existential deposit. */
export function withdrawKeepingAlive(context: Context, who: AccountId, amount: bigint): boolean {
  if (reducibleBalance(context.state, who, "preserve") < amount) return false;
  changeFree(context, who, -amount);
  deposit(context, { tag: "Withdraw", value: { who, amount } });
  return true;
}

/** Gives back or pays out what was withdrawn before. */
export function depositInto(context: Context, who: AccountId, amount: bigint): void {
  if (amount === 0n) return;
  changeFree(context, who, amount);
  deposit(context, { tag: "Deposit", value: { who, amount } });
}

/** New money; only the rehearsal's faucet and its genesis make any. */
export function mintInto(context: Context, who: AccountId, amount: bigint): void {
  checkDeposit(context.state, who, amount);
  totalIssuance.put(context.state, totalIssuance.get(context.state) + amount);
  changeFree(context, who, amount);
  deposit(context, { tag: "Minted", value: { who, amount } });
}

/** Sets part of the free balance aside, for a deposit; what must stay free stays. */
export function reserve(context: Context, who: AccountId, amount: bigint): void {
  if (amount === 0n) return;
  const info = account.get(context.state, who);
  if (info.data.free - amount < EXISTENTIAL_DEPOSIT) failModule(INDEX, errors.InsufficientBalance);
  const data = {
    ...info.data,
    free: info.data.free - amount,
    reserved: info.data.reserved + amount,
  };
  const consumers = info.data.reserved === 0n ? info.consumers + 1 : info.consumers;
  account.put(context.state, who, { ...info, consumers, data });
  deposit(context, { tag: "Reserved", value: { who, amount } });
}

/** Frees what was reserved; as much of it as there is. */
export function unreserve(context: Context, who: AccountId, wanted: bigint): void {
  const info = account.get(context.state, who);
  const amount = wanted < info.data.reserved ? wanted : info.data.reserved;
  if (amount === 0n) return;
  const reserved = info.data.reserved - amount;
  const consumers = reserved === 0n ? info.consumers - 1 : info.consumers;
  const data = { ...info.data, free: info.data.free + amount, reserved };
  account.put(context.state, who, { ...info, consumers, data });
  deposit(context, { tag: "Unreserved", value: { who, amount } });
}

/** Takes money out of the world; the account stays alive. False when that cannot be. */
export function burnKeepingAlive(context: Context, who: AccountId, amount: bigint): boolean {
  if (reducibleBalance(context.state, who, "preserve") < amount) return false;
  changeFree(context, who, -amount);
  totalIssuance.put(context.state, totalIssuance.get(context.state) - amount);
  deposit(context, { tag: "Withdraw", value: { who, amount } });
  deposit(context, { tag: "Rescinded", value: { amount } });
  return true;
}

export function freeBalance(state: StateView, who: AccountId): bigint {
  return account.get(state, who).data.free;
}

function failToken(error: TokenError): never {
  throw new DispatchFailure({ tag: "Token", value: error });
}

function checkWithdrawal(
  state: StateView,
  who: AccountId,
  amount: bigint,
  preservation: Preservation,
): void {
  if (amount === 0n) return;
  const info = account.get(state, who);
  if (info.data.free < amount) failToken("FundsUnavailable");
  if (reducibleBalance(state, who, "expendable") < amount) failToken("Frozen");
  if (info.data.free - amount >= EXISTENTIAL_DEPOSIT) return;
  if (!canLoseProvider(info)) failToken("OnlyProvider");
  if (preservation === "preserve") failToken("NotExpendable");
}

function checkDeposit(state: StateView, who: AccountId, amount: bigint): void {
  if (amount === 0n) return;
  if (freeBalance(state, who) + amount < EXISTENTIAL_DEPOSIT) failToken("BelowMinimum");
}

function canLoseProvider(info: AccountInfo): boolean {
  return info.providers > 1 || info.consumers === 0;
}

/** `try_mutate_account` of pallet-balances: the order of the events is that of the real chain. */
function changeFree(context: Context, who: AccountId, change: bigint): void {
  const { state } = context;
  const before = account.get(state, who);
  const isNew = !account.has(state, who);
  const free = before.data.free + change;
  if (free < 0n) throw new RangeError("balance below zero");
  const provided = before.data.free >= EXISTENTIAL_DEPOSIT && before.providers > 0;
  const provides = free >= EXISTENTIAL_DEPOSIT;
  const providers = before.providers + Number(provides) - Number(provided);
  const isDust = !provides && before.data.reserved === 0n;
  const data = { ...before.data, free: isDust ? 0n : free };

  if (!provided && provides && before.providers === 0) {
    context.deposit({ tag: "System", value: { tag: "NewAccount", value: { account: who } } });
  }
  if (providers === 0 && before.sufficients === 0) {
    account.kill(state, who);
    if (provided) {
      context.deposit({ tag: "System", value: { tag: "KilledAccount", value: { account: who } } });
    }
  } else {
    account.put(state, who, { ...before, providers, data });
  }
  if (isNew) deposit(context, { tag: "Endowed", value: { account: who, free_balance: free } });
  if (isDust && free > 0n) {
    totalIssuance.put(state, totalIssuance.get(state) - free);
    deposit(context, { tag: "DustLost", value: { account: who, amount: free } });
  }
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}

function deposit(context: Context, event: BalancesEvent): void {
  context.deposit({ tag: "Balances", value: event });
}
