import { expect, test } from "vitest";
import type { LeakStep } from "../../preload/contract.ts";
import { devAddress } from "../chain/testing.ts";
import type { Draft, Operation } from "../codec/pipeline.ts";
import { type Fault, fault, type Result } from "../lib/fault.ts";
import { batchOf } from "./batch.ts";

const TAO = 1_000_000_000n;
const coldkey = devAddress("Alice");
const refuge = devAddress("Refuge");
const hotkey = devAddress("Miner");

const step = (part: Partial<LeakStep> & Pick<LeakStep, "id" | "code">): LeakStep => ({
  ...{ urgency: "now", operation: null, hotkey: null, netuid: null, amountRao: null },
  worthRao: null,
  ...part,
});
const stake = (netuid: number): LeakStep =>
  step({
    ...{ id: `move-stake ${netuid}`, code: "move-stake", hotkey, netuid, worthRao: TAO },
    operation: {
      ...{ kind: "transfer-stake", coldkey, hotkey, netuid, toNetuid: netuid, alpha: 2n * TAO },
      destination: refuge,
    },
  });
const free = step({
  ...{ id: "transfer-free", code: "transfer-free", worthRao: 3n * TAO },
  operation: { kind: "transfer", coldkey, destination: refuge, amountRao: 3n * TAO },
});
const others: LeakStep[] = [
  step({
    ...{ id: "dispute", code: "dispute" },
    operation: { kind: "dispute-swap", coldkey },
  }),
  step({ id: "other-keys", code: "other-keys" }),
];

const asked: Operation[] = [];
const chain =
  (...blocking: Fault[]) =>
  async (operation: Operation): Promise<Result<Draft>> => {
    asked.push(operation);
    return { ok: true, value: { blocking } as unknown as Draft };
  };

test("what has to leave now goes in one act, in its order, with what it is worth; nothing else does", async () => {
  const steps = [free, stake(1), stake(2), ...others];
  const { batch, alone } = await batchOf(coldkey, steps, [], chain());
  expect(alone).toEqual([]);
  expect(batch).toMatchObject({
    steps: ["transfer-free", "move-stake 1", "move-stake 2"],
    worthRao: 5n * TAO,
    operation: { kind: "batch", coldkey },
  });
  expect(batch?.operation.items).toEqual([free, stake(1), stake(2)].map((one) => one.operation));
  // The chain was asked about exactly what is prepared.
  expect(asked.at(-1)).toEqual(batch?.operation);
});

test("one that the chain would refuse is left out with its reason, and does not hold the others back", async () => {
  const steps = [free, stake(1), stake(2)];
  const refusing = chain(fault("STAKE_TOO_SMALL", { netuid: 1, item: 2 }));
  const { batch, alone } = await batchOf(coldkey, steps, [], refusing);
  expect(batch?.steps).toEqual(["transfer-free", "move-stake 2"]);
  expect(batch?.worthRao).toBe(4n * TAO);
  expect(alone).toEqual([
    { step: "move-stake 1", fault: { code: "STAKE_TOO_SMALL", facts: { netuid: 1 } } },
  ]);
});

test("locked stake goes by itself, and two are the least", async () => {
  const { batch, alone } = await batchOf(coldkey, [free, stake(1)], [1], chain());
  expect(batch).toBeNull();
  expect(alone).toMatchObject([{ step: "move-stake 1", fault: { code: "LEAK_STAKE_LOCKED" } }]);
  expect(await batchOf(coldkey, [stake(2)], [], chain())).toEqual({ batch: null, alone: [] });
  // Nowhere to go yet: there is nothing to prepare.
  const empty = [free, stake(1)].map((one) => ({ ...one, operation: null }));
  expect(await batchOf(coldkey, empty, [], chain())).toEqual({ batch: null, alone: [] });
});

test("where the chain takes no such act at all it is one by one, and says why", async () => {
  const poor = chain(fault("FREE_BALANCE_TOO_LOW", { freeRao: 5n, neededRao: 9n }));
  const first = await batchOf(coldkey, [free, stake(1)], [], poor);
  expect(first.batch).toBeNull();
  expect(first.alone.map(({ fault: { code } }) => code)).toEqual([
    "FREE_BALANCE_TOO_LOW",
    "FREE_BALANCE_TOO_LOW",
  ]);
  const changed = async () => ({ ok: false, fault: fault("CALL_CHANGED", {}) }) as const;
  const second = await batchOf(coldkey, [free, stake(1)], [], changed);
  expect(second.alone[0]?.fault.code).toBe("CALL_CHANGED");
});
