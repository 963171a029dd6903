/**
 * What to do when a key leaks (domain reference §4.3, §4.6, §4.8). Pure: a situation goes in, advice comes out. The rules
 * are the table of `decide.test.ts`; the order of the steps is the order in which a thief would take.
 */
import type {
  LeakCase,
  LeakStep,
  LeakThreat,
  LeakVerdict,
  SwapSnapshot,
} from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";

export interface LeakHoldings extends Omit<SwapSnapshot, "positions"> {
  readonly positions: readonly (SwapSnapshot["positions"][number] & {
    /** At the price of the block. */
    readonly spotRao: bigint;
  })[];
}

export interface Situation {
  readonly case: LeakCase;
  readonly coldkey: Ss58;
  readonly hotkey: Ss58 | null;
  readonly isPassphraseKnown: boolean;
  /** The announcement that stands on the chain. */
  readonly swap: {
    readonly isOurs: boolean;
    readonly isRipe: boolean;
    readonly isDisputed: boolean;
  } | null;
  readonly holdings: LeakHoldings;
  /** What an announcement costs and has to leave, and fees of a few acts. */
  readonly keepRao: bigint;
  /** Less than that is not worth an act of its own while something else stays. */
  readonly leastRao: bigint;
  /** A coldkey of one's own that liquid funds go to. Stake makes it useless as the new key of a swap (§4.6). */
  readonly refuge: Ss58 | null;
  /** Coldkeys of one's own beside it that a swap could go to. */
  readonly hasCleanColdkey: boolean;
  /** Hotkeys of one's own that nothing hangs on yet. */
  readonly spareHotkeys: readonly Ss58[];
}

export interface Decision {
  readonly verdict: LeakVerdict;
  readonly threats: readonly LeakThreat[];
  readonly steps: readonly LeakStep[];
}

type Part = Pick<LeakStep, "code" | "urgency"> & Partial<LeakStep>;

export function decide(situation: Situation): Decision {
  const { swap } = situation;
  if (situation.case === "hotkey") return hotkeyLeak(situation);
  if (swap?.isDisputed === true) return frozen(situation);
  if (swap !== null && !swap.isOurs) return foreign(situation);
  if (situation.case === "laptop" && !situation.isPassphraseKnown) return laptop(situation);
  if (swap !== null) return ownSwap(situation);
  return coldkeyLeak(situation);
}

/** Everything is refused for everybody, fees included: there is nothing left to do here but to be heard. */
function frozen(situation: Situation): Decision {
  return {
    verdict: "frozen",
    threats: ["nothing-while-frozen"],
    steps: [
      step({ code: "tell-governors", urgency: "now" }),
      step({ code: "other-keys", urgency: "now" }),
      ...refugeSteps(situation, "later"),
    ],
  };
}

function foreign(situation: Situation): Decision {
  const { coldkey, swap } = situation;
  return {
    verdict: "dispute",
    threats: ["executes-soon", "burns-fees", "cannot-move-announced"],
    steps: [
      step({
        code: "dispute",
        urgency: "now",
        operation: { kind: "dispute-swap", coldkey },
        id: `dispute ${swap?.isRipe === true ? "ripe" : "waiting"}`,
      }),
      step({ code: "other-keys", urgency: "now" }),
      step({ code: "tell-governors", urgency: "today" }),
    ],
  };
}

/** Announced by ourselves: the lock keeps the thief out as well, until W + R. */
function ownSwap({ swap }: Situation): Decision {
  return {
    verdict: "execute",
    threats: ["burns-fees", "disputes", "cannot-move-announced", "replaces-later"],
    steps: [
      step({ code: "execute-swap", urgency: swap?.isRipe === true ? "now" : "today" }),
      step({ code: "other-keys", urgency: "now" }),
    ],
  };
}

/** The file is sealed: time to do it well, and none to waste. */
function laptop(situation: Situation): Decision {
  const rotations = situation.holdings.ownedHotkeys.flatMap((hotkey, at) =>
    rotation(situation, hotkey, situation.spareHotkeys[at] ?? null, "today"),
  );
  return {
    verdict: "plan-swap",
    threats: ["guesses-passphrase", "sets-weights"],
    steps: [
      ...rotations,
      ...cleanSteps(situation, "today"),
      ...proxySteps(situation, "later"),
      step({ code: "plan-swap", urgency: "later" }),
      step({ code: "other-keys", urgency: "today" }),
    ],
  };
}

function hotkeyLeak(situation: Situation): Decision {
  const { hotkey, spareHotkeys, swap } = situation;
  if (swap !== null) {
    return {
      verdict: swap.isDisputed ? "frozen" : swap.isOurs ? "execute" : "dispute",
      threats: ["sets-weights", "cannot-move-by-hotkey", "cannot-move-announced"],
      steps: swap.isOurs && !swap.isDisputed ? [...ownSwap(situation).steps] : [],
    };
  }
  return {
    verdict: "rotate",
    threats: ["sets-weights", "cannot-move-by-hotkey"],
    steps: hotkey === null ? [] : rotation(situation, hotkey, spareHotkeys[0] ?? null, "now"),
  };
}

function coldkeyLeak(situation: Situation): Decision {
  const { holdings } = situation;
  const liquid = liquidSteps(situation);
  const hasLiquid = liquid.length > 0;
  const needsSwap =
    holdings.subnets.length > 0 || holdings.ownedHotkeys.length > 0 || holdings.locks > 0;
  const threats: LeakThreat[] = [
    ...(holdings.freeRao > 0n ? (["drains-free"] as const) : []),
    ...(holdings.positions.length > 0 ? (["moves-stake"] as const) : []),
    "announces-first",
    "adds-proxies",
  ];
  if (!hasLiquid && !needsSwap) {
    return {
      verdict: "nothing",
      threats: [],
      steps: [step({ code: "other-keys", urgency: "today" })],
    };
  }
  const swapSteps = needsSwap
    ? [
        ...cleanSteps(situation, hasLiquid ? "today" : "now"),
        ...proxySteps(situation, "today"),
        step({ code: "plan-swap", urgency: hasLiquid ? "today" : "now" }),
      ]
    : [];
  return {
    verdict: !needsSwap ? "move" : hasLiquid ? "move-and-swap" : "swap",
    threats,
    steps: [
      ...(hasLiquid ? refugeSteps(situation, "now") : []),
      ...liquid,
      ...swapSteps,
      step({ code: "other-keys", urgency: "today" }),
    ],
  };
}

/**
 * What leaves in one block each. Stake goes as stake: no pool, no slippage, no fee (§3.4). First what can be gone
 * fastest, free TAO, less what the rest of the way costs; then what is worth most.
 */
function liquidSteps(situation: Situation): LeakStep[] {
  const { coldkey, holdings, refuge, keepRao, leastRao } = situation;
  const { locks, ownedHotkeys, subnets, freeRao } = holdings;
  // Locked stake cannot be transferred: it goes by the swap. Which part is locked is the chain's to say.
  const positions = [...holdings.positions].sort((a, b) => (a.spotRao < b.spotRao ? 1 : -1));
  const stays = ownedHotkeys.length > 0 || subnets.length > 0 || locks > 0;
  const rest = freeRao - keepRao;
  const stakes = positions.map(({ hotkey, netuid, alpha, spotRao }) =>
    step({
      code: "move-stake",
      urgency: "now",
      id: `move-stake ${hotkey} ${netuid}`,
      ...{ hotkey, netuid, amountRao: alpha, worthRao: spotRao },
      operation:
        refuge === null
          ? null
          : {
              kind: "transfer-stake",
              ...{ coldkey, hotkey, netuid, destination: refuge, toNetuid: netuid, alpha },
            },
    }),
  );
  if (stays || stakes.length > 0) {
    const free =
      rest < leastRao
        ? []
        : [
            step({
              code: "transfer-free",
              urgency: "now",
              ...{ amountRao: rest, worthRao: rest },
              operation:
                refuge === null
                  ? null
                  : { kind: "transfer", coldkey, destination: refuge, amountRao: rest },
            }),
          ];
    return [...free, ...stakes];
  }
  return freeRao === 0n
    ? []
    : [
        step({
          code: "transfer-all",
          urgency: "now",
          ...{ amountRao: freeRao, worthRao: freeRao },
          operation:
            refuge === null
              ? null
              : { kind: "transfer-all", coldkey, destination: refuge, keepAlive: false },
        }),
      ];
}

function refugeSteps({ refuge }: Situation, urgency: LeakStep["urgency"]): LeakStep[] {
  return refuge === null ? [step({ code: "make-refuge", urgency })] : [];
}
function cleanSteps({ hasCleanColdkey }: Situation, urgency: LeakStep["urgency"]): LeakStep[] {
  return hasCleanColdkey ? [] : [step({ code: "make-clean", urgency })];
}

/** An announced coldkey cannot remove them any more, and a thief may be among them. */
function proxySteps({ coldkey, holdings }: Situation, urgency: LeakStep["urgency"]): LeakStep[] {
  return holdings.proxies.map(({ delegate, proxyType, delayBlocks }) =>
    step({
      code: "remove-proxy",
      urgency,
      id: `remove-proxy ${delegate} ${proxyType} ${delayBlocks}`,
      hotkey: delegate,
      operation: isNamed(proxyType)
        ? { kind: "remove-proxy", coldkey, delegate, proxyType, delayBlocks }
        : null,
    }),
  );
}

function rotation(
  { coldkey }: Situation,
  hotkey: Ss58,
  spare: Ss58 | null,
  urgency: LeakStep["urgency"],
): LeakStep[] {
  if (spare === null) {
    return [step({ code: "make-hotkey", urgency, id: `make-hotkey ${hotkey}`, hotkey })];
  }
  return [
    step({
      code: "rotate-hotkey",
      urgency,
      id: `rotate-hotkey ${hotkey}`,
      hotkey,
      // On every subnet, with the stake: what stays with the old hotkey stays in the thief's reach (§3.3).
      operation: {
        kind: "swap-hotkey",
        ...{ coldkey, hotkey, newHotkey: spare, netuid: null, keepStake: false },
      },
    }),
  ];
}

const NAMED = [
  ...(["Any", "Owner", "NonCritical", "NonTransfer", "NonFungible", "Staking"] as const),
  ...(["Registration", "Transfer", "SmallTransfer", "ChildKeys", "SwapHotkey"] as const),
  ...(["SubnetLeaseBeneficiary", "RootClaim"] as const),
] as const;
type Named = (typeof NAMED)[number];
const isNamed = (name: string): name is Named => (NAMED as readonly string[]).includes(name);

function step(part: Part): LeakStep {
  const empty = { operation: null, hotkey: null, netuid: null, amountRao: null, worthRao: null };
  return { id: part.code, ...empty, ...part };
}
