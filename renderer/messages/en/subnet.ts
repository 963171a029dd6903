/** Words of one subnet: who sits there, its rules, and where the own hotkeys stand. */
import { alphaLine, numberLine, taoLine } from "../../lib/amount.ts";
import { fixed, inPercent, wholeNumber } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Hyperparameter, SubnetRow } from "../../types.ts";

/** What the chain's own names mean to somebody who has a seat; a name that is not here is shown as it is. */
const meanings: Readonly<Record<string, string>> = {
  activity_cutoff: "Blocks without setting weights after which a validator counts as inactive",
  alpha_high: "Upper bound of liquid alpha, of 65,535",
  alpha_low: "Lower bound of liquid alpha, of 65,535",
  alpha_sigmoid_steepness: "Steepness of liquid alpha",
  bonds_moving_avg: "Moving average of bonds",
  bonds_reset_enabled: "Bonds are reset by metadata",
  burn_half_life: "Blocks in which the burn price halves without registrations",
  burn_increase_mult: "The burn price is multiplied by this with each registration",
  commit_reveal_period: "Tempos between committing and revealing weights",
  commit_reveal_weights_enabled: "Weights are committed first, revealed later",
  immunity_period: "Blocks for which a new seat cannot be replaced",
  kappa: "Majority for consensus, of 65,535",
  liquid_alpha_enabled: "Liquid alpha",
  max_burn: "The burn price is never higher",
  max_regs_per_block: "Registrations in one block, at most",
  max_validators: "Validators, at most",
  max_weights_limit: "Largest weight, of 65,535",
  min_allowed_weights: "Weights to set, at least",
  min_burn: "The burn price is never lower",
  owner_cut_auto_lock_enabled: "The owner's part is locked by itself",
  owner_cut_enabled: "The owner takes a part of the emission",
  registration_allowed: "Registration is open",
  serving_rate_limit: "Blocks between two announcements of an axon",
  subnet_is_active: "Its alpha can be traded",
  target_regs_per_interval: "Registrations that the chain aims for",
  tempo: "Blocks in an epoch",
  transfers_enabled: "Stake may change hands",
  user_liquidity_enabled: "Users may add liquidity",
  weights_rate_limit: "Blocks between two settings of weights",
  weights_version: "Version of weights that is asked for",
  yuma_version: "Version of the consensus",
};

export const subnet = {
  title: (netuid: number, name: string) =>
    name === "" ? `Subnet ${netuid}` : `Subnet ${netuid} · ${name}`,
  lede: "Who sits here, what the rules are, and where your hotkeys stand.",
  back: "All subnets",
  register: "Register a hotkey here",
  reading: (netuid: number) => `Reading subnet ${netuid}`,
  readingDetail: "One question to the node for all neurons.",
  pool: "Pool",
  price: "Price of one alpha",
  burn: "Burn price",
  emission: "TAO into the pool with each block",
  reserves: "Reserves",
  reservesText: (rao: bigint, amount: bigint) => `${taoLine(rao)} against ${alphaLine(amount)}`,
  outside: "Alpha outside of the pool",
  alpha: alphaLine,
  owner: "Owner",
  nobody: "nobody",
  since: "Exists since",
  seats: "Seats",
  mineTitle: "Your hotkeys here",
  mineNone: "None of your hotkeys has a seat here.",
  mine: (uid: number, rank: number, of: number) =>
    `UID ${uid}: place ${t.count(rank)} of ${t.count(of)} by emission`,
  mineMore: (n: number) => `And ${t.count(n)} more: tick “Only mine” below.`,
  safe: (blocks: number) => `cannot be replaced for another ${t.count(blocks)} blocks`,
  mortal: "can be replaced now",
  metagraph: "Neurons",
  caption: (n: number) =>
    `Neurons of the subnet, ${t.count(n)} rows. Arrow keys move, Page Up and Page Down jump, Enter opens one.`,
  keys: "Arrow keys move, Page Up and Page Down jump, Enter opens a neuron.",
  find: "Find a neuron",
  findHint: "UID, address or name",
  onlyMine: "Only mine",
  found: (shown: number, all: number) => `${t.count(shown)} of ${t.count(all)} neurons`,
  nothing: "No neuron fits this filter.",
  empty: "Nobody has a seat here yet.",
  columns: {
    uid: "UID",
    hotkey: "Hotkey",
    alpha: "Stake α",
    emission: "Emission α",
    incentive: "Incentive",
    dividends: "Dividends",
    consensus: "Consensus",
    updated: "Weights",
    role: "Role",
  },
  yours: "yours",
  validator: "validator",
  miner: "miner",
  inactive: "inactive",
  amount: numberLine,
  share: (of: number) => fixed(of / 65_535, 4),
  ago: (blocks: number) => `${t.count(blocks)} ago`,
  detail: (uid: number) => `Neuron ${uid}`,
  coldkey: "Coldkey",
  weight: "Weight with root stake",
  registered: "Registered at",
  close: "Close",
  rules: "Hyperparameters",
  rulesCaption: "Hyperparameters of the subnet, by the names that the chain gives them",
  rule: "Name",
  meaning: "What it does",
  value: "Value",
  meant: (name: string) => meanings[name] ?? "",
  valueOf: ({ value }: Hyperparameter): string => {
    switch (value.kind) {
      case "flag":
        return value.is ? "yes" : "no";
      case "number":
        return wholeNumber(value.number);
      case "rao":
        return taoLine(value.rao);
      case "fraction":
        return value.digits;
    }
  },
  trend: (row: SubnetRow): { readonly sign: string; readonly spoken: string } | null => {
    const before = row.burnBefore;
    if (before === null) return null;
    const span = `${t.count(before.blocksBack)} blocks`;
    if (before.burnRao === row.burnRao) return { sign: "=", spoken: `unchanged in ${span}` };
    const isUp = row.burnRao > before.burnRao;
    if (before.burnRao === 0n) return { sign: "▲", spoken: `up from nothing in ${span}` };
    const tenths = ((row.burnRao - before.burnRao) * 1_000n) / before.burnRao;
    const size = inPercent(fixed(Math.abs(Number(tenths)) / 10, 1));
    return {
      sign: `${isUp ? "▲" : "▼"} ${size}`,
      spoken: `${isUp ? "up" : "down"} ${size} in ${span}`,
    };
  },
  what: "Shows one subnet as the chain has it at one block: its neurons, its pool and its rules.",
  wrong: [
    "Names of subnets are written by their owners: a name proves nothing. The number is what counts.",
    "A hotkey past its protection with the lowest emission is the next to lose its seat.",
  ],
  hands: "Nothing to look. To register: a coldkey with TAO, a hotkey, and the passphrase.",
} as const;
