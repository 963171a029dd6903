import { expect, test } from "vitest";
import type { Activity, Drill } from "../../preload/contract.ts";
import { devAddress } from "../chain/testing.ts";
import type { Operation } from "../codec/pipeline.ts";
import { endOf } from "./endings.ts";

const coldkey = devAddress("Alice");
const hotkey = devAddress("Miner");
const to = devAddress("Refuge");
const drill = (kind: Drill["kind"]): Drill => ({
  ...{ id: "drill-1234", kind, coldkey },
  startedAtMs: 1_000,
});

function act(operation: Operation, part: Partial<Activity> = {}, state = "included"): Activity {
  return {
    ...{ id: "act-1", operation, network: "rehearsal", signedAtMs: 2_000, updatedAtMs: 3_000 },
    outcome: { state, block: { number: 7 } },
    ...part,
  } as unknown as Activity;
}
const dispute: Operation = { kind: "dispute-swap", coldkey };
const all: Operation = { kind: "transfer-all", coldkey, destination: to, keepAlive: false };
const execute: Operation = { kind: "execute-swap", coldkey, destination: to };
const announce: Operation = {
  ...{ kind: "announce-swap", coldkey },
  newColdkeyHash: `0x${"11".repeat(32)}`,
};
const rotate: Operation = {
  ...{ kind: "swap-hotkey", coldkey, hotkey, newHotkey: to, netuid: null, keepStake: false },
};
const batch: Operation = {
  ...{ kind: "batch", coldkey },
  items: [{ kind: "transfer", coldkey, destination: to, amountRao: 1n }],
};

test.each([
  ["dispute", dispute, false],
  ["move", all, false],
  ["move", batch, false],
  ["move", announce, true],
  ["swap", execute, false],
  ["swap", dispute, true],
  ["rotate", rotate, false],
  ["rotate", execute, true],
  ["rotate", dispute, true],
] as const)(
  "%s is ended by its act, or by the one that was advised instead",
  (kind, operation, isOther) => {
    expect(endOf(drill(kind), [act(operation)])).toMatchObject({ isOther });
  },
);

test("an act ends nothing that is older, of another coldkey or network, not in a block, or of another kind", () => {
  const none = (activity: Activity) => expect(endOf(drill("dispute"), [activity])).toBeNull();
  none(act(dispute, { signedAtMs: 999 }));
  none(act({ ...dispute, coldkey: hotkey }));
  none(act(dispute, { network: "finney" }));
  none(act(dispute, {}, "submitted"));
  none(act(dispute, {}, "failed"));
  none(act(announce));
  // The last one counts: of what is moved, nothing may be left after it.
  const acts = [act(batch), act(all, { signedAtMs: 2_500 })];
  expect(endOf(drill("move"), acts)?.by).toBe("transfer-all");
});
