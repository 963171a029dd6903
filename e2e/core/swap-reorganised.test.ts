/** Blocks that are taken back, with what they had of a swap. */
import { expect, test } from "vitest";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Rehearsal } from "../../main/rehearsal/index.ts";
import type { Core } from "./harness.ts";
import { say, submitted, underWay } from "./steps.ts";
import { inState, planned, SHORT, start, viewOf } from "./swap-steps.ts";

/** In a block, and that block not final yet. */
async function included(core: Core, operation: Operation): Promise<string> {
  const { id } = await submitted(core, operation);
  await core.get("rehearsal.advance", { blocks: 1 });
  await core.until("it is in a block", ({ activities }) =>
    activities.some((one) => one.id === id && one.outcome.state === "included"),
  );
  return id;
}
const actIs = (core: Core, id: string, state: string) =>
  core.until(`the act is ${state}`, ({ activities }) =>
    activities.some((one) => one.id === id && one.outcome.state === state),
  );

test("blocks that are taken back take the announcement, the dispute, the clearing and the execution with them", {
  timeout: 240_000,
}, async () => {
  let rehearsal: Rehearsal | undefined;
  const core = await start({
    onRehearsal: (one) => {
      rehearsal = one;
    },
  });
  const { old, next, id } = await planned(core);
  for (const _ of ["moves", "terms", "card"]) await say(core, id);
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  const announce: Operation = { kind: "announce-swap", coldkey: old, newColdkeyHash };
  const takeBack = (fate: "back" | "forgotten") => rehearsal?.reorganise({ blocks: 1, fate });
  const more = (blocks: number) => core.get("rehearsal.advance", { blocks });
  const executableAt = () => viewOf(core, old)?.announcement?.executable.block ?? 0;
  const blockOf = (act: string): number =>
    core.workstation.snapshot().activities.find((one) => one.id === act)?.outcome.block?.number ??
    0;

  // The announcement: gone with its block, then in a later one. W follows the block that holds it, not the signature.
  const first = await included(core, announce);
  await inState(core, old, "announced");
  expect(viewOf(core, old)?.announcement?.isFinal).toBe(false);
  const before = executableAt();
  expect(before).toBe(blockOf(first) + SHORT.swapDelays.announce);
  await takeBack("forgotten");
  await inState(core, old, "planned");
  await actIs(core, first, "lost");
  expect(underWay(core, id).step.id, "nothing was settled by it").toBe("announce");
  await core.until("the watch says so", ({ sentinel }) =>
    sentinel.sightings.some(({ ended }) => ended?.how === "withdrawn"),
  );
  await core.get("operations.resubmit", { activity: first });
  await actIs(core, first, "submitted");
  await more(1);
  await inState(core, old, "announced");
  await actIs(core, first, "included");
  expect(executableAt()).toBe(blockOf(first) + SHORT.swapDelays.announce);
  expect(executableAt()).toBeGreaterThan(before);
  await more(4);
  await core.until("the ceremony goes on", () => underWay(core, id).step.id === "execute");

  // A dispute that is gone again has frozen nothing.
  const dispute = await included(core, { kind: "dispute-swap", coldkey: old });
  await inState(core, old, "disputed");
  await takeBack("forgotten");
  await inState(core, old, "announced");
  await actIs(core, dispute, "lost");
  expect(viewOf(core, old)?.acts).toContain("dispute");
  expect(core.workstation.snapshot().sentinel.sightings[0]?.level).toBe("planned");

  // One block before W, and at W, over blocks that are replaced by others.
  const left = viewOf(core, old)?.announcement?.executable.blocksLeft ?? 0;
  await more(left - 2);
  await takeBack("back");
  await core.until("one block is left", () => {
    return viewOf(core, old)?.announcement?.executable.blocksLeft === 1;
  });
  expect(viewOf(core, old)?.state).toBe("announced");
  await takeBack("back");
  await inState(core, old, "executable");
  expect(viewOf(core, old)?.announcement?.executable.block).toBe(executableAt());

  // One block before W + R, and at it; then a clearing that is taken back has cleared nothing.
  await more((viewOf(core, old)?.announcement?.clearable.blocksLeft ?? 0) - 1);
  await core.until("one block is left", () => {
    return viewOf(core, old)?.announcement?.clearable.blocksLeft === 1;
  });
  expect(viewOf(core, old)?.acts).not.toContain("clear");
  await takeBack("back");
  await inState(core, old, "clearable");
  // The lost dispute could still come: nothing but a dispute is offered until it no longer can.
  await more(70);
  await actIs(core, dispute, "expired");
  expect(viewOf(core, old)?.acts).toEqual(["announce", "execute", "dispute", "clear"]);
  const clear = await included(core, { kind: "clear-swap", coldkey: old });
  await core.until("nothing is offered meanwhile", () => viewOf(core, old)?.acts.length === 0);
  await takeBack("forgotten");
  await actIs(core, clear, "lost");
  await core.until("it stands again", () => viewOf(core, old)?.acts.includes("dispute") ?? false);
  expect(viewOf(core, old)).toMatchObject({ state: "clearable", ended: null });
  expect(core.workstation.snapshot().ceremonies, "the ceremony waits").toHaveLength(1);
  await more(70);
  await actIs(core, clear, "expired");

  // The execution: still pending when its block is gone, and nothing is retired before it is final.
  const execute = await included(core, { kind: "execute-swap", coldkey: old, destination: next });
  await core.until("nothing is offered meanwhile", () => viewOf(core, old)?.acts.length === 0);
  await takeBack("back");
  await actIs(core, execute, "submitted");
  await core.until("it is pending", () => viewOf(core, old)?.pending === execute);
  expect(viewOf(core, old)).toMatchObject({ state: "clearable", ended: null, acts: ["dispute"] });
  const card = () => core.workstation.snapshot().coldkeys.find(({ address }) => address === old);
  expect(card()?.retiredAtMs).toBeNull();
  await more(4);
  await inState(core, old, "swapped");
  expect(viewOf(core, old)?.ended).toMatchObject({ how: "swapped", isOurs: true });
  await core.until("it is retired", () => card()?.retiredAtMs !== null);
  const { entries } = await core.get("journal.page", { before: null, limit: 400 });
  const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
  for (const kind of ["swap.announced", "swap.swapped", "key.retired"]) {
    expect(count(kind), kind).toBe(1);
  }
  expect([count("swap.disputed"), count("swap.cleared")], "never final").toEqual([0, 0]);
  expect(core.bugs).toEqual([]);
});
