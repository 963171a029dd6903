/** Multisig accounts: domain reference §3.9. */
import { createKeyMulti } from "@polkadot/util-crypto";
import { expect, test } from "vitest";
import { blake2_256 } from "../hashing.ts";
import { toHex } from "../hex.ts";
import { weightOf } from "../primitives.ts";
import { runtimeCall } from "../runtime.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import { eventNames, named, openWorld, TAO, type World } from "../testing-world.ts";
import { encode } from "../type.ts";
import { type MultisigCall, multisigAccount } from "./multisig.ts";
import { account } from "./system.ts";

const MEMBERS = ["one", "two", "three"].map((name) => named(name)).sort();
const [A, B, C] = MEMBERS as [`0x${string}`, `0x${string}`, `0x${string}`];
const BOB = named("bob");
const ACCOUNT = multisigAccount(MEMBERS, 2);
const ENOUGH = weightOf(10_000_000_000n, 100_000n);
const pay: RuntimeCall = {
  tag: "Balances",
  value: { tag: "transfer_keep_alive", value: { dest: { tag: "Id", value: BOB }, value: TAO } },
};
const hash = blake2_256(encode(runtimeCall, pay));
const WHEN = { height: 10_000, index: 1 };

function world(): World {
  const w = openWorld();
  for (const who of [...MEMBERS, ACCOUNT]) w.give(who, 10n * TAO);
  return w;
}
const others = (who: `0x${string}`) => MEMBERS.filter((one) => one !== who);
type When = typeof WHEN | null;
const multi = (value: MultisigCall): RuntimeCall => ({ tag: "Multisig", value });
const asMulti = (who: `0x${string}`, maybe_timepoint: When, max_weight = ENOUGH) =>
  multi({
    tag: "as_multi",
    value: { threshold: 2, other_signatories: others(who), maybe_timepoint, call: pay, max_weight },
  });
const approve = (who: `0x${string}`, maybe_timepoint: When, list = others(who), threshold = 2) =>
  multi({
    tag: "approve_as_multi",
    value: {
      threshold,
      other_signatories: list,
      maybe_timepoint,
      call_hash: hash,
      max_weight: ENOUGH,
    },
  });
const cancel = (who: `0x${string}`, timepoint = WHEN) =>
  multi({
    tag: "cancel_as_multi",
    value: { threshold: 2, other_signatories: others(who), timepoint, call_hash: hash },
  });
const reserved = (w: World, who: `0x${string}`) => account.get(w.state, who).data.reserved;

test("the account is the one that polkadot.js makes of members and threshold", () => {
  expect(ACCOUNT).toBe(toHex(createKeyMulti(MEMBERS, 2)));
});

test("the first approval reserves a deposit, the last one executes and frees it", () => {
  const w = world();
  expect(w.run(A, approve(A, null))).toBeNull();
  expect(reserved(w, A)).toBe(196_000_000n);
  w.block += 5;
  expect(w.run(B, asMulti(B, WHEN))).toBeNull();
  expect(eventNames(w).at(-1)).toBe("Multisig.MultisigExecuted");
  expect(w.free(BOB)).toBe(TAO);
  expect(reserved(w, A)).toBe(0n);
});

test("each wrong word has its own error", () => {
  const w = world();
  expect(w.run(A, approve(A, null, others(A), 1))).toBe("13.0");
  expect(w.run(A, approve(A, null, []))).toBe("13.3");
  expect(w.run(A, approve(A, null, others(A).reverse()))).toBe("13.5");
  expect(w.run(A, approve(A, null, [A, B]))).toBe("13.6");
  expect(w.run(A, approve(A, WHEN))).toBe("13.11");
  w.run(A, approve(A, null));
  expect(w.run(A, approve(A, WHEN))).toBe("13.1");
  expect(w.run(B, asMulti(B, null))).toBe("13.9");
  expect(w.run(B, asMulti(B, { height: 1, index: 1 }))).toBe("13.10");
  expect(w.run(B, asMulti(B, WHEN, weightOf(1n, 1n)))).toBe("13.12");
  expect(w.run(C, approve(C, WHEN))).toBeNull();
  expect(w.run(B, asMulti(B, WHEN))).toBeNull();
});

test("only who began it can cancel it", () => {
  const w = world();
  expect(w.run(A, cancel(A))).toBe("13.7");
  w.run(A, approve(A, null));
  expect(w.run(B, cancel(B))).toBe("13.8");
  expect(w.run(A, cancel(A, { height: 1, index: 1 }))).toBe("13.10");
  expect(w.run(A, cancel(A))).toBeNull();
  expect(reserved(w, A)).toBe(0n);
});

test("it succeeds although the inner call fails; the event has the error", () => {
  const w = world();
  w.run(ACCOUNT, {
    tag: "Balances",
    value: { tag: "transfer_all", value: { dest: { tag: "Id", value: A }, keep_alive: true } },
  });
  w.run(A, approve(A, null));
  expect(w.run(B, asMulti(B, WHEN))).toBeNull();
  const executed = w.events.at(-1)?.value;
  expect(executed).toMatchObject({
    tag: "MultisigExecuted",
    value: { result: { tag: "Err", value: { tag: "Token" } } },
  });
});
