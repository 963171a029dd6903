import { expect, test } from "vitest";
import type { Activity } from "../../preload/contract.ts";
import { earlierActs, RECENT_ACTS, recentActs } from "./recent-acts.ts";

const act = (at: number, kind = "transfer", state = "finalised", coldkey = "5A"): Activity =>
  ({
    ...{ id: `${at}`, signedAtMs: at, network: "finney" },
    operation: { kind, coldkey },
    outcome: { state, isFinal: !["submitted", "included", "lost"].includes(state) },
  }) as unknown as Activity;

/** Newest first, as the store lists them. */
const many = (count: number) => Array.from({ length: count }, (_, at) => act(10_000 - at));

test("however many acts there were, a snapshot has the last ones only", () => {
  expect(recentActs(many(RECENT_ACTS))).toHaveLength(RECENT_ACTS);
  const all = many(3000);
  expect(recentActs(all)).toEqual(all.slice(0, RECENT_ACTS));
  expect(earlierActs(all)).toEqual(all.slice(RECENT_ACTS));
});

test("an act that is not over is told, however old", () => {
  for (const state of ["submitted", "included", "lost"]) {
    const old = act(1, "transfer", state);
    expect(recentActs([...many(80), old]).at(-1)).toBe(old);
    expect(earlierActs([...many(80), old])).not.toContain(old);
  }
});

test("the last of each kind of each coldkey that went well is told, however old: a new one is compared with it", () => {
  const acts = [
    act(9, "add-stake", "failed"),
    act(8, "add-stake"),
    act(7, "add-stake"),
    act(6, "add-stake", "finalised", "5B"),
  ];
  expect(recentActs([...many(80), ...acts]).slice(RECENT_ACTS)).toEqual([acts[1], acts[3]]);
});
