/** Proxies: domain reference §3.10. */
import { describe, expect, test } from "vitest";
import { blake2_256Hex } from "../hashing.ts";
import { runtimeCall } from "../runtime.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import { named, openWorld, TAO, type World } from "../testing-world.ts";
import { encode } from "../type.ts";
import { isSuperset, mayCall } from "./proxy-filter.ts";
import type { ProxyCall, ProxyType } from "./proxy-types.ts";
import { account } from "./system.ts";

const REAL = named("real");
const HAND = named("hand");
const BOB = named("bob");
const id = (value: `0x${string}`) => ({ tag: "Id", value }) as const;

function world(): World {
  const w = openWorld();
  for (const who of [REAL, HAND, BOB]) w.give(who, 100n * TAO);
  return w;
}
const proxy = (value: ProxyCall): RuntimeCall => ({ tag: "Proxy", value });
const add = (proxy_type: ProxyType, delay = 0, delegate = HAND) =>
  proxy({ tag: "add_proxy", value: { delegate: id(delegate), proxy_type, delay } });
const removeEntry = (proxy_type: ProxyType, delay = 0) =>
  proxy({ tag: "remove_proxy", value: { delegate: id(HAND), proxy_type, delay } });
const act = (call: RuntimeCall, force_proxy_type: ProxyType | null = null) =>
  proxy({ tag: "proxy", value: { real: id(REAL), force_proxy_type, call } });
const pay = (value: bigint): RuntimeCall => ({
  tag: "Balances",
  value: { tag: "transfer_keep_alive", value: { dest: id(BOB), value } },
});
const associate: RuntimeCall = {
  tag: "SubtensorModule",
  value: { tag: "try_associate_hotkey", value: { hotkey: named("some hotkey") } },
};

/** What the event says of the inner call. */
function inner(w: World): string | null {
  for (const event of w.events) {
    if (event.tag !== "Proxy" || event.value.tag !== "ProxyExecuted") continue;
    const { result } = event.value.value;
    if (result.tag === "Ok") return null;
    if (result.value.tag !== "Module") return result.value.tag;
    return `${result.value.value.index}.${result.value.value.error[0]}`;
  }
  return "nothing was executed";
}
const reserved = (w: World, who = REAL) => account.get(w.state, who).data.reserved;

describe("an entry", () => {
  test("costs a deposit that comes back", () => {
    const w = world();
    expect(w.run(REAL, add("Staking"))).toBeNull();
    expect(reserved(w)).toBe(93_000_000n);
    expect(w.run(REAL, add("Registration", 10))).toBeNull();
    expect(reserved(w)).toBe(126_000_000n);
    expect(w.run(REAL, add("Staking"))).toBe("16.4");
    expect(w.run(REAL, add("Any", 0, REAL))).toBe("16.7");
    expect(w.run(REAL, removeEntry("Registration"))).toBe("16.1");
    expect(w.run(REAL, removeEntry("Registration", 10))).toBeNull();
    expect(w.run(REAL, proxy({ tag: "remove_proxies", value: null }))).toBeNull();
    expect(reserved(w)).toBe(0n);
    expect(w.free(REAL)).toBe(100n * TAO);
  });

  test("is one of twenty at most", () => {
    const w = world();
    for (let i = 0; i < 20; i++) expect(w.run(REAL, add("Any", i))).toBeNull();
    expect(w.run(REAL, add("Any", 20))).toBe("16.0");
  });
});

describe("acting for another account", () => {
  test("does what the type allows; the outer call succeeds whatever becomes of the inner one", () => {
    const w = world();
    expect(w.run(HAND, act(pay(TAO)))).toBe("16.2");
    w.run(REAL, add("Staking"));
    expect(w.run(HAND, act(pay(TAO)))).toBeNull();
    expect(inner(w)).toBe("0.5");
    w.run(REAL, add("Transfer"));
    // The first entry counts unless a type is named: Staking is before Transfer.
    w.run(HAND, act(pay(TAO)));
    expect(inner(w)).toBe("0.5");
    w.run(HAND, act(pay(TAO), "Transfer"));
    expect(inner(w)).toBeNull();
    expect(w.free(BOB)).toBe(101n * TAO);
  });

  test("keeps its filter inside a batch", () => {
    const w = world();
    w.run(REAL, add("NonTransfer"));
    const batch: RuntimeCall = {
      tag: "Utility",
      value: { tag: "batch_all", value: { calls: [associate, pay(TAO)] } },
    };
    w.run(HAND, act(batch));
    expect(inner(w)).toBe("0.5");
    w.run(HAND, act(associate));
    expect(inner(w)).toBeNull();
  });

  test("is stopped by the guard of an announced swap", () => {
    const w = world();
    w.run(REAL, add("Any"));
    const announce: RuntimeCall = {
      tag: "SubtensorModule",
      value: { tag: "announce_coldkey_swap", value: { new_coldkey_hash: named("hash") } },
    };
    w.run(HAND, act(announce));
    expect(inner(w)).toBeNull();
    w.run(HAND, act(pay(TAO)));
    expect(inner(w)).toBe("7.130");
  });

  test("may give on only what is no more than itself", () => {
    const w = world();
    w.run(REAL, add("Transfer"));
    w.run(HAND, act(add("SmallTransfer")));
    expect(inner(w)).toBe("0.5");
    w.run(REAL, add("NonCritical"));
    w.run(HAND, act(add("NonCritical", 5), "NonCritical"));
    expect(inner(w)).toBeNull();
    w.run(HAND, act(add("Any"), "NonCritical"));
    expect(inner(w)).toBe("0.5");
    w.run(HAND, act(proxy({ tag: "remove_proxies", value: null }), "NonCritical"));
    expect(inner(w)).toBe("0.5");
  });
});

describe("a delay", () => {
  const call = pay(TAO);
  const call_hash = blake2_256Hex(encode(runtimeCall, call));
  const announce = proxy({ tag: "announce", value: { real: id(REAL), call_hash } });
  const later = proxy({
    tag: "proxy_announced",
    value: { delegate: id(HAND), real: id(REAL), force_proxy_type: null, call },
  });

  test("asks for an announcement; once it has passed anybody may submit the call", () => {
    const w = world();
    expect(w.run(HAND, announce)).toBe("16.2");
    w.run(REAL, add("Transfer", 100));
    expect(w.run(HAND, act(call))).toBe("16.6");
    expect(w.run(HAND, announce)).toBeNull();
    expect(reserved(w, HAND)).toBe(104_000_000n);
    w.block += 99;
    expect(w.run(BOB, later)).toBe("16.6");
    w.block += 1;
    expect(w.run(BOB, later)).toBeNull();
    expect(inner(w)).toBeNull();
    expect(reserved(w, HAND)).toBe(0n);
    expect(w.run(BOB, later)).toBe("16.6");
  });

  test("is time to reject", () => {
    const w = world();
    w.run(REAL, add("Transfer", 100));
    w.run(HAND, announce);
    const reject = proxy({
      tag: "reject_announcement",
      value: { delegate: id(HAND), call_hash },
    });
    expect(w.run(BOB, reject)).toBe("16.1");
    expect(w.run(REAL, reject)).toBeNull();
    w.block += 100;
    expect(w.run(HAND, later)).toBe("16.6");
    w.run(HAND, announce);
    const withdraw = proxy({ tag: "remove_announcement", value: { real: id(REAL), call_hash } });
    expect(w.run(HAND, withdraw)).toBeNull();
    expect(reserved(w, HAND)).toBe(0n);
  });
});

describe("the filters of 424", () => {
  test.each<[ProxyType, boolean]>([
    ["Any", true],
    ["NonCritical", true],
    ["NonTransfer", false],
    ["NonFungible", false],
    ["Staking", false],
    ["Transfer", true],
    ["Senate", false],
    ["RootClaim", false],
  ])("%s may transfer: %s", (type, expected) => {
    expect(mayCall(type, pay(TAO))).toBe(expected);
  });

  test("a small transfer is less than half a TAO", () => {
    expect(mayCall("SmallTransfer", pay(499_999_999n))).toBe(true);
    expect(mayCall("SmallTransfer", pay(500_000_000n))).toBe(false);
  });

  test("NonTransfer counts as more than NonCritical, which may transfer: the hole of 424", () => {
    expect(isSuperset("NonTransfer", "NonCritical")).toBe(true);
    expect(isSuperset("NonTransfer", "Transfer")).toBe(false);
    expect(isSuperset("Staking", "RootClaim")).toBe(false);
  });
});
