/** Pallet 16: accounts that act for other accounts, at once or after an announcement (domain reference §3.10). */
import { attempt, type Context, failModule } from "../context.ts";
import { blake2_256Hex } from "../hashing.ts";
import type { Hex } from "../hex.ts";
import type { PalletDescription } from "../metadata.ts";
import type { Dispatch, Origin } from "../origin.ts";
import { constant, errorType, inOrder } from "../pallet.ts";
import type { AccountId } from "../primitives.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import type { StateView } from "../storage.ts";
import { encode, type Type, u32, u64 } from "../type.ts";
import { lookUp, reserve, unreserve } from "./balances.ts";
import { isSuperset, mayCall } from "./proxy-filter.ts";
import {
  type Announcement,
  announcements,
  type ProxyCall,
  type ProxyDefinition,
  type ProxyEvent,
  type ProxyType,
  proxies,
  proxyEvent,
  proxyStorage,
  proxyType,
} from "./proxy-types.ts";

const INDEX = 16;
const DEPOSIT_BASE = 60_000_000n;
const DEPOSIT_FACTOR = 33_000_000n;
const MAX_PROXIES = 20;
const MAX_PENDING = 75;
const ANNOUNCEMENT_BASE = 36_000_000n;
const ANNOUNCEMENT_FACTOR = 68_000_000n;

const errors = inOrder([
  "TooMany",
  "NotFound",
  "NotProxy",
  "Unproxyable",
  "Duplicate",
  "NoPermission",
  "Unannounced",
  "NoSelfProxy",
  "AnnouncementDepositInvariantViolated",
  "InvalidDerivedAccountId",
]);
const fail = (error: keyof typeof errors): never => failModule(INDEX, errors[error]);

export function proxyPallet(calls: Type<ProxyCall>): PalletDescription {
  return {
    name: "Proxy",
    index: INDEX,
    storage: proxyStorage.items,
    calls,
    events: proxyEvent,
    errors: errorType("pallet_subtensor_proxy::pallet::Error", errors),
    constants: [
      constant("ProxyDepositBase", u64, DEPOSIT_BASE),
      constant("ProxyDepositFactor", u64, DEPOSIT_FACTOR),
      constant("MaxProxies", u32, MAX_PROXIES),
      constant("MaxPending", u32, MAX_PENDING),
      constant("AnnouncementDepositBase", u64, ANNOUNCEMENT_BASE),
      constant("AnnouncementDepositFactor", u64, ANNOUNCEMENT_FACTOR),
    ],
  };
}

export function dispatchProxy(
  context: Context,
  who: AccountId,
  call: ProxyCall,
  runtimeCall: Type<RuntimeCall>,
  dispatch: Dispatch,
): void {
  switch (call.tag) {
    case "add_proxy":
      addProxy(context, who, definitionOf(call.value));
      break;
    case "remove_proxy":
      removeProxy(context, who, definitionOf(call.value));
      break;
    case "remove_proxies":
      removeAll(context, who);
      break;
    case "announce":
      announce(context, who, lookUp(call.value.real), call.value.call_hash);
      break;
    case "remove_announcement": {
      const real = lookUp(call.value.real);
      dropAnnouncements(context, who, matches(real, call.value.call_hash), "NotFound");
      break;
    }
    case "reject_announcement": {
      const delegate = lookUp(call.value.delegate);
      dropAnnouncements(context, delegate, matches(who, call.value.call_hash), "NotFound");
      break;
    }
    case "proxy": {
      const real = lookUp(call.value.real);
      const found = findProxy(context.state, real, who, call.value.force_proxy_type);
      if (found.delay > 0) fail("Unannounced");
      actAs(context, found, real, call.value.call, dispatch);
      break;
    }
    case "proxy_announced": {
      const { force_proxy_type, call: inner } = call.value;
      const [delegate, real] = [lookUp(call.value.delegate), lookUp(call.value.real)];
      const found = findProxy(context.state, real, delegate, force_proxy_type);
      const isSame = matches(real, blake2_256Hex(encode(runtimeCall, inner)));
      const isRipe = (one: Announcement) =>
        isSame(one) && context.blockNumber - one.height >= found.delay;
      dropAnnouncements(context, delegate, isRipe, "Unannounced");
      actAs(context, found, real, inner, dispatch);
      break;
    }
  }
}

function definitionOf(entry: Extract<ProxyCall, { tag: "add_proxy" }>["value"]): ProxyDefinition {
  const { proxy_type, delay } = entry;
  return { delegate: lookUp(entry.delegate), proxy_type, delay };
}

/** By delegate, then type, then delay: the order in which the chain looks for a proxy. */
function compare(a: ProxyDefinition, b: ProxyDefinition): number {
  if (a.delegate !== b.delegate) return a.delegate < b.delegate ? -1 : 1;
  const byType = typeIndex(a.proxy_type) - typeIndex(b.proxy_type);
  return byType !== 0 ? byType : a.delay - b.delay;
}
const typeIndex = (type: ProxyType): number => encode(proxyType, type)[0] ?? 0;

function addProxy(context: Context, who: AccountId, added: ProxyDefinition): void {
  const { state } = context;
  if (added.delegate === who) fail("NoSelfProxy");
  const [list, deposit] = proxies.get(state, who);
  if (list.some((one) => compare(one, added) === 0)) fail("Duplicate");
  if (list.length >= MAX_PROXIES) fail("TooMany");
  const next = [...list, added].sort(compare);
  proxies.put(state, who, [next, adjust(context, who, deposit, depositFor(next.length))]);
  emit(context, { tag: "ProxyAdded", value: { ...facts(who, added) } });
}

function removeProxy(context: Context, who: AccountId, removed: ProxyDefinition): void {
  const { state } = context;
  const [list, deposit] = proxies.get(state, who);
  const next = list.filter((one) => compare(one, removed) !== 0);
  if (next.length === list.length) fail("NotFound");
  const kept = adjust(context, who, deposit, depositFor(next.length));
  if (next.length === 0) proxies.kill(state, who);
  else proxies.put(state, who, [next, kept]);
  emit(context, { tag: "ProxyRemoved", value: facts(who, removed) });
}

function removeAll(context: Context, who: AccountId): void {
  const [, deposit] = proxies.get(context.state, who);
  proxies.kill(context.state, who);
  unreserve(context, who, deposit);
}

const facts = (delegator: AccountId, { delegate, proxy_type, delay }: ProxyDefinition) => ({
  delegator,
  delegatee: delegate,
  proxy_type,
  delay,
});

const depositFor = (count: number) =>
  count === 0 ? 0n : DEPOSIT_BASE + DEPOSIT_FACTOR * BigInt(count);
const announcementDepositFor = (count: number) =>
  count === 0 ? 0n : ANNOUNCEMENT_BASE + ANNOUNCEMENT_FACTOR * BigInt(count);

function adjust(context: Context, who: AccountId, before: bigint, after: bigint): bigint {
  if (after > before) reserve(context, who, after - before);
  else unreserve(context, who, before - after);
  return after;
}

function announce(context: Context, who: AccountId, real: AccountId, hash: Hex): void {
  const { state, blockNumber } = context;
  const [list] = proxies.get(state, real);
  if (!list.some(({ delegate }) => delegate === who)) fail("NotProxy");
  const [pending, deposit] = announcements.get(state, who);
  if (pending.length >= MAX_PENDING) fail("TooMany");
  const next = [...pending, { real, call_hash: hash, height: blockNumber }];
  const kept = adjust(context, who, deposit, announcementDepositFor(next.length));
  announcements.put(state, who, [next, kept]);
  emit(context, { tag: "Announced", value: { real, proxy: who, call_hash: hash } });
}

const matches = (real: AccountId, hash: Hex) => (one: Announcement) =>
  one.real === real && one.call_hash === hash;

function dropAnnouncements(
  context: Context,
  delegate: AccountId,
  isDropped: (one: Announcement) => boolean,
  error: "NotFound" | "Unannounced",
): void {
  const { state } = context;
  const [pending, deposit] = announcements.get(state, delegate);
  const next = pending.filter((one) => !isDropped(one));
  if (next.length === pending.length) fail(error);
  const kept = adjust(context, delegate, deposit, announcementDepositFor(next.length));
  if (next.length === 0) announcements.kill(state, delegate);
  else announcements.put(state, delegate, [next, kept]);
}

/** Without a type the first entry counts, whatever it allows. */
function findProxy(
  state: StateView,
  real: AccountId,
  delegate: AccountId,
  type: ProxyType | null,
): ProxyDefinition {
  const [list] = proxies.get(state, real);
  const isMeant = (one: ProxyDefinition) =>
    one.delegate === delegate && (type === null || one.proxy_type === type);
  return list.find(isMeant) ?? fail("NotProxy");
}

/** The outer call succeeds whatever becomes of the inner one; only the event tells. */
function actAs(
  context: Context,
  { proxy_type }: ProxyDefinition,
  real: AccountId,
  call: RuntimeCall,
  dispatch: Dispatch,
): void {
  const origin: Origin = { who: real, mayCall: (inner) => isAllowed(proxy_type, inner) };
  const error = attempt(context, (inner) => dispatch(inner, origin, call));
  const result =
    error === null
      ? ({ tag: "Ok", value: null } as const)
      : ({ tag: "Err", value: error } as const);
  emit(context, { tag: "ProxyExecuted", value: { result } });
}

function isAllowed(own: ProxyType, call: RuntimeCall): boolean {
  if (call.tag === "Proxy") {
    const { value } = call;
    const isGiving = value.tag === "add_proxy" || value.tag === "remove_proxy";
    if (isGiving && !isSuperset(own, value.value.proxy_type)) return false;
    if (value.tag === "remove_proxies" && own !== "Any") return false;
  }
  return mayCall(own, call);
}

function emit(context: Context, event: ProxyEvent): void {
  context.deposit({ tag: "Proxy", value: event });
}
