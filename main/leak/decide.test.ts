/** The table of what is advised: situation → verdict, order of the steps, what a thief can do meanwhile. */
import { describe, expect, test } from "vitest";
import { devAddress } from "../chain/testing.ts";
import { decide, type LeakHoldings, type Situation } from "./decide.ts";

const TAO = 1_000_000_000n;
const coldkey = devAddress("Alice");
const refuge = devAddress("Refuge");
const miner = devAddress("Miner");
const validator = devAddress("Validator");
const spare = devAddress("Spare");

const EMPTY: LeakHoldings = {
  atBlock: 1,
  freeRao: 0n,
  reservedRao: 0n,
  positions: [],
  ownedHotkeys: [],
  subnets: [],
  hasIdentity: false,
  locks: 0,
  autoStake: [],
  proxies: [],
  proxyDepositRao: 0n,
  rootClaim: null,
};
const positions = [
  { hotkey: validator, netuid: 1, alpha: 5n * TAO, spotRao: 4n * TAO },
  { hotkey: validator, netuid: 0, alpha: 900n * TAO, spotRao: 900n * TAO },
];
const proxies = [{ delegate: devAddress("Hand"), proxyType: "Staking", delayBlocks: 0 }];

const situation = (
  part: Partial<Situation> = {},
  holdings: Partial<LeakHoldings> = {},
): Situation => ({
  case: "coldkey",
  coldkey,
  hotkey: null,
  isPassphraseKnown: false,
  swap: null,
  holdings: { ...EMPTY, ...holdings },
  keepRao: TAO / 5n,
  leastRao: TAO / 100n,
  refuge,
  hasCleanColdkey: true,
  spareHotkeys: [spare],
  ...part,
});
const codes = (of: Situation) => decide(of).steps.map(({ code }) => code);
const foreign = { isOurs: false, isRipe: false, isDisputed: false };
const ours = { isOurs: true, isRipe: false, isDisputed: false };

const table: readonly [name: string, of: Situation, verdict: string, steps: readonly string[]][] = [
  ["nothing to take", situation(), "nothing", ["other-keys"]],
  ["free TAO alone", situation({}, { freeRao: 3n * TAO }), "move", ["transfer-all", "other-keys"]],
  [
    "free TAO, and no key to send it to",
    situation({ refuge: null }, { freeRao: 3n * TAO }),
    "move",
    ["make-refuge", "transfer-all", "other-keys"],
  ],
  [
    "stake and free TAO: the fastest first, then the largest",
    situation({}, { freeRao: 3n * TAO, positions }),
    "move",
    ["transfer-free", "move-stake", "move-stake", "other-keys"],
  ],
  [
    "stake, and only fees are free",
    situation({}, { freeRao: TAO / 10n, positions }),
    "move",
    ["move-stake", "move-stake", "other-keys"],
  ],
  [
    "what is left of the fees of the way is no act of its own",
    situation({}, { freeRao: TAO / 5n + TAO / 200n, positions }),
    "move",
    ["move-stake", "move-stake", "other-keys"],
  ],
  [
    "what is liquid, and a subnet: both, proxies before the lock",
    situation({}, { freeRao: 3n * TAO, positions, subnets: [7], proxies }),
    "move-and-swap",
    ["transfer-free", "move-stake", "move-stake", "remove-proxy", "plan-swap", "other-keys"],
  ],
  [
    "and no second clean key for the swap",
    situation({ hasCleanColdkey: false }, { freeRao: 3n * TAO, subnets: [7] }),
    "move-and-swap",
    ["transfer-free", "make-clean", "plan-swap", "other-keys"],
  ],
  [
    "only what a swap moves",
    situation({}, { freeRao: TAO / 10n, ownedHotkeys: [miner] }),
    "swap",
    ["plan-swap", "other-keys"],
  ],
  [
    "a foreign announcement, whatever else",
    situation({ case: "announced", swap: foreign }, { freeRao: 3n * TAO, positions, subnets: [7] }),
    "dispute",
    ["dispute", "other-keys", "tell-governors"],
  ],
  [
    "a foreign announcement that is ripe",
    situation({ swap: { ...foreign, isRipe: true } }),
    "dispute",
    ["dispute", "other-keys", "tell-governors"],
  ],
  [
    "disputed already",
    situation({ swap: { ...foreign, isDisputed: true } }, { freeRao: 3n * TAO }),
    "frozen",
    ["tell-governors", "other-keys"],
  ],
  [
    "one's own swap under way",
    situation({ swap: ours }, { freeRao: 3n * TAO, positions }),
    "execute",
    ["execute-swap", "other-keys"],
  ],
  [
    "a hotkey, with another one at hand",
    situation({ case: "hotkey", hotkey: miner }, { ownedHotkeys: [miner] }),
    "rotate",
    ["rotate-hotkey"],
  ],
  [
    "a hotkey, and none to take its place",
    situation({ case: "hotkey", hotkey: miner, spareHotkeys: [] }),
    "rotate",
    ["make-hotkey"],
  ],
  [
    "a hotkey, while the coldkey is locked by a thief",
    situation({ case: "hotkey", hotkey: miner, swap: foreign }),
    "dispute",
    [],
  ],
  [
    "a lost laptop with a passphrase that nobody knows",
    situation({ case: "laptop" }, { freeRao: 3n * TAO, ownedHotkeys: [miner], proxies }),
    "plan-swap",
    ["rotate-hotkey", "remove-proxy", "plan-swap", "other-keys"],
  ],
  [
    "a lost laptop with a passphrase that somebody may know is a leaked coldkey",
    situation({ case: "laptop", isPassphraseKnown: true }, { freeRao: 3n * TAO }),
    "move",
    ["transfer-all", "other-keys"],
  ],
];

describe("what is advised", () => {
  test.each(table)("%s", (_name, of, verdict, steps) => {
    expect(decide(of).verdict).toBe(verdict);
    expect(codes(of)).toEqual(steps);
  });

  test("the acts are filled: all that is free less what the way costs, stake as stake, largest first", () => {
    const { steps } = decide(situation({}, { freeRao: 3n * TAO, positions, subnets: [7] }));
    expect(steps.map(({ operation }) => operation).filter((one) => one !== null)).toEqual([
      { kind: "transfer", coldkey, destination: refuge, amountRao: 3n * TAO - TAO / 5n },
      ...[positions[1], positions[0]].map((at) => ({
        kind: "transfer-stake",
        coldkey,
        hotkey: validator,
        netuid: at?.netuid,
        destination: refuge,
        toNetuid: at?.netuid,
        alpha: at?.alpha,
      })),
    ]);
  });

  test("a dispute waits for nothing, and a rotation takes the stake along, everywhere", () => {
    expect(decide(situation({ swap: foreign })).steps[0]).toMatchObject({
      urgency: "now",
      operation: { kind: "dispute-swap", coldkey },
    });
    expect(decide(situation({ case: "hotkey", hotkey: miner })).steps[0]?.operation).toEqual({
      kind: "swap-hotkey",
      ...{ coldkey, hotkey: miner, newHotkey: spare, netuid: null, keepStake: false },
    });
  });

  test("says what a thief can do at the same time, and what not", () => {
    const threats = (of: Situation) => decide(of).threats;
    expect(threats(situation({}, { freeRao: TAO, positions }))).toEqual([
      "drains-free",
      "moves-stake",
      "announces-first",
      "adds-proxies",
    ]);
    expect(threats(situation({ swap: foreign }))).toContain("executes-soon");
    expect(threats(situation({ swap: ours }))).toContain("replaces-later");
    expect(threats(situation({ swap: { ...ours, isDisputed: true } }))).toEqual([
      "nothing-while-frozen",
    ]);
    expect(threats(situation({ case: "hotkey", hotkey: miner }))).toContain(
      "cannot-move-by-hotkey",
    );
  });

  test("each step has an id of its own, the same at every look", () => {
    for (const [name, of] of table) {
      const ids = decide(of).steps.map(({ id }) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(
        decide(of).steps.map(({ id }) => id),
        name,
      ).toEqual(ids);
    }
  });
});
