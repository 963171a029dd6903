/** What the tables do to a stage, on the way to an act or against it. */
import { coldkeyHash } from "../../../main/codec/coldkey-hash.ts";
import type { Operation } from "../../../main/codec/pipeline.ts";
import type { Ss58 } from "../../../main/codec/values.ts";
import { type Stage, TAO } from "./world.ts";

/** Subnets of the made-up network, by what is special about them. */
export const MEADOW = 1;
export const CHEAP = 2;
export const FULL = 3;
export const CLOSED = 4;
/** Its seats cannot be taken from who has them. */
export const IMMORTAL = 5;
export const NURSERY = 6;
export const DEAR = 7;
export const QUIET = 8;
export const ORCHARD = 9;
export const CAUSEWAY = 10;
export const FOUNDRY = 11;
/** Its owner has not started it. */
export const WAITING = 12;
export const NOWHERE = 99;

/** Of subnet 1: nobody's hotkey. */
export const POT = "5EYCAe5jLQhn6ofDSvqWqk5fA9XiqK3ahtx5kBNmAqF78mqL" as Ss58;

export const EVERYTHING = { limitPriceRao: 10n ** 15n, allowPartial: false } as const;
export const hotkeyOf = (s: Stage) => s.one("hotkey");
export const otherHotkeyOf = (s: Stage) => s.one("other hotkey");

export const seat = (coldkey: Ss58, hotkey: Ss58, netuid = CHEAP) =>
  ({ kind: "register", coldkey, hotkey, netuid, maxBurnRao: 100n * TAO }) as const;
export const stake = (coldkey: Ss58, hotkey: Ss58, netuid = CHEAP, tao = 5n) =>
  ({ kind: "add-stake", coldkey, hotkey, netuid, amountRao: tao * TAO, ...EVERYTHING }) as const;
export const association = (coldkey: Ss58, hotkey: Ss58) =>
  ({ kind: "associate", coldkey, hotkey }) as const;
export const rotation = (coldkey: Ss58, hotkey: Ss58, newHotkey: Ss58) =>
  ({ kind: "swap-hotkey", coldkey, hotkey, newHotkey, netuid: null, keepStake: false }) as const;
export const subnet = (coldkey: Ss58, hotkey: Ss58) =>
  ({ kind: "register-network", coldkey, hotkey }) as const;
export const swapOf = (coldkey: Ss58, next: Ss58) =>
  ({ kind: "announce-swap", coldkey, newColdkeyHash: coldkeyHash(next) }) as const;
export const lock = (coldkey: Ss58, hotkey: Ss58, netuid: number, tokens: bigint) =>
  ({ kind: "lock-stake", coldkey, hotkey, netuid, alpha: tokens * TAO }) as const;

export const seated = (s: Stage): Promise<void> => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s)));
/** Ours, without a seat: cheaper, where no seat is asked for. */
export const owned = (s: Stage): Promise<void> =>
  s.as(s.coldkey, association(s.coldkey, hotkeyOf(s)));
export const stakedOn = (netuid: number) => async (s: Stage) => {
  await owned(s);
  await s.as(s.coldkey, stake(s.coldkey, hotkeyOf(s), netuid));
};
export const staked = stakedOn(CHEAP);
export const sweep = (s: Stage): Promise<void> =>
  s.as(s.coldkey, { kind: "unstake-all", coldkey: s.coldkey, hotkey: hotkeyOf(s) });
/** The hotkey is another one from now on, and the chain knows the old one no longer. */
export const rotate = (s: Stage): Promise<void> =>
  s.as(s.coldkey, rotation(s.coldkey, hotkeyOf(s), s.one("successor")));

/** What is left pays a fee, and nothing else. */
export const impoverish = async (s: Stage, who: Ss58 = s.coldkey, leavesRao = TAO / 50n) => {
  const purse = s.one("purse");
  await s.as(who, { kind: "transfer-all", coldkey: who, destination: purse, keepAlive: true });
  if (leavesRao === 0n) return;
  await s.as(purse, { kind: "transfer", coldkey: purse, destination: who, amountRao: leavesRao });
};
export const pauperise = (s: Stage): Promise<void> => impoverish(s, s.coldkey, 0n);
export const itself = (deed: { operation(s: Stage): Operation }) => (s: Stage) =>
  s.as(s.coldkey, deed.operation(s));

export const pay = (coldkey: Ss58, s: Stage) =>
  ({ kind: "transfer", coldkey, destination: s.one("payee"), amountRao: TAO }) as const;
/** Of alpha: less than a fifth of what {@link staked} buys. */
export const some = (s: Stage) => 100n * TAO + BigInt(s.coldkey.length);
