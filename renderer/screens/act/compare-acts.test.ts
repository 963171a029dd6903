import { expect, test } from "vitest";
import type { Activity, Operation } from "../../types.ts";
import { compare, lastSimilar } from "./compare-acts.ts";

const key = (letter: string) => `5${letter.repeat(47)}` as never;
const pay = (to: string, amountRao: bigint, coldkey = "A") =>
  ({ kind: "transfer", coldkey: key(coldkey), destination: key(to), amountRao }) as const;
const batch = (...items: ReturnType<typeof pay>[]): Operation => ({
  kind: "batch",
  coldkey: key("A"),
  items,
});
const done = (operation: Operation, state = "finalised"): Activity =>
  ({ operation, network: "finney", outcome: { state } }) as unknown as Activity;

test("a batch says which acts are new and which are gone, as often as they are", () => {
  const before = batch(pay("B", 1n), pay("B", 1n), pay("C", 2n), pay("D", 3n));
  const now = batch(pay("B", 1n), pay("C", 2n), pay("E", 3n), pay("C", 5n));
  expect(compare(now, before)).toEqual({
    facts: [],
    added: [pay("E", 3n), pay("C", 5n)],
    gone: [pay("B", 1n), pay("D", 3n)],
  });
  expect(compare(now, now)).toEqual({ facts: [], added: [], gone: [] });
});

test("what a proxy carries is compared with what it carried the last time, for the same account", () => {
  const as = (call: ReturnType<typeof pay>): Operation => ({
    kind: "proxy",
    coldkey: key("A"),
    real: call.coldkey,
    proxyType: null,
    call,
  });
  const [before, now] = [as(pay("B", 1n, "R")), as(pay("C", 1n, "R"))];
  const other = as(pay("B", 1n, "S"));
  const list = [done(other), done(now, "failed"), done(before)];
  expect(lastSimilar(list, now, "finney")?.operation).toBe(before);
  expect(lastSimilar(list, now, "test")).toBeUndefined();
  expect(compare(now, before).facts).toMatchObject([
    { name: "destination", value: key("C"), was: key("B") },
  ]);
});

test("a plain act says its changed fields", () => {
  expect(compare(pay("B", 2n), pay("B", 1n)).facts).toMatchObject([
    { name: "amountRao", value: 2n, was: 1n },
  ]);
});
