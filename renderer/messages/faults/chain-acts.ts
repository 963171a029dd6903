/** Findings of drafts of stake, keys, proxies and subnets: known before anything is signed. */
import { percentOf } from "../../lib/format.ts";
import type { Explain, Explanation } from "../faults.ts";

const nothing = "Nothing.";

const say = (happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost: nothing, now };
  return () => said;
};

const stake: Readonly<Record<string, Explain>> = {
  SENDS_EVERYTHING: (f) => ({
    happened: `This sends everything that is free: ${f.tao("freeRao")} now, less the fee.`,
    lost: nothing,
    now: "Thieves use this call. Go on only if emptying this coldkey is what you want.",
  }),
  ACCOUNT_ENDS: say(
    "The account ends with it, and its count of transactions begins anew.",
    "Keep the little that the chain wants instead, unless the account is to end.",
  ),
  NOTHING_TO_SEND: say("There is nothing free to send.", "Unstake something first."),
  SUBNET_NOT_STARTED: (f) => ({
    happened: `The owner of subnet ${f.text("netuid")} has not started it: its alpha cannot be traded yet.`,
    lost: nothing,
    now: "Choose another subnet, or wait for its start.",
  }),
  HOTKEY_UNKNOWN: say(
    "The chain does not know this hotkey: nobody registered or associated it.",
    "Associate it with a coldkey first, or check its address.",
  ),
  STAKE_NOT_ENOUGH: (f) => ({
    happened: `Less than that is staked under this hotkey on subnet ${f.text("netuid")}.`,
    lost: nothing,
    now: "Take all of it, or less.",
  }),
  STAKE_SAME_PLACE: say(
    "The stake is there already: same coldkey, same hotkey, same subnet.",
    "Choose another hotkey, subnet or recipient.",
  ),
  STAKE_TRANSFER_FORBIDDEN: (f) => ({
    happened: `The owner of subnet ${f.text("netuid")} forbids to give its stake to another coldkey.`,
    lost: nothing,
    now: "Unstake, and send TAO instead.",
  }),
  LIMIT_REACHED_ALREADY: (f) => ({
    happened: `The price is at your limit already: ${f.tao("priceRao")} for one alpha, limit ${f.tao("limitPriceRao")}.`,
    lost: nothing,
    now: "Give the price some room, or wait until it moves.",
  }),
  RATIO_REACHED_ALREADY: (f) => ({
    happened: `One alpha of subnet ${f.text("netuid")} is worth ${f.alpha("priceRao")} of subnet ${f.text("toNetuid")} now, and your limit is ${f.alpha("limitPriceRao")}.`,
    lost: nothing,
    now: "Give the limit some room, or wait until the prices move.",
  }),
  DESTINATION_LOCKS_ELSEWHERE: (f) => ({
    happened: `This takes locked alpha along, and the recipient has locked on subnet ${f.text("netuid")} for another hotkey. A coldkey locks for one hotkey on each subnet.`,
    lost: nothing,
    now: "Transfer only what is not locked, or to another coldkey.",
  }),
  DESTINATION_REFUSES_LOCKED: (f) => ({
    happened: `Of the stake on subnet ${f.text("netuid")} only ${f.alpha("available")} are not locked, and the recipient does not accept locked alpha.`,
    lost: nothing,
    now: "Transfer only what is not locked, or let the recipient accept locked alpha first.",
  }),
  STAKE_TAKES_LOCK: say(
    "A part of this stake is locked: its lock goes along, and binds the recipient.",
    "Transfer less when the lock is to stay.",
  ),
  POOL_CANNOT_TRADE: (f) => ({
    happened: `The pool of subnet ${f.text("netuid")} cannot make this trade: it is too small for it.`,
    lost: nothing,
    now: "Trade much less.",
  }),
  STAKE_BELOW_MINIMUM: (f) => ({
    happened: `This is worth ${f.tao("worthRao")}; the chain asks for ${f.tao("leastRao")} and the pool's fee on it.`,
    lost: nothing,
    now: "Take more, or all of the position.",
  }),
  NOTHING_STAKED: say("Nothing is staked under this hotkey.", "Choose another hotkey."),
  TRADE_LOSES_MUCH: (f) => ({
    happened: `You get back ${percent(f.text("permyriad"))} less than the price before the trade says.`,
    lost: nothing,
    now: "Large trades move the price of a small pool. Smaller parts over some time lose less.",
  }),
  TRADE_WITHOUT_LIMIT: say(
    "The chain knows no price limit for this: it trades at whatever price it finds.",
    "Somebody who sees it coming can make the price worse. For large amounts, unstake with a limit first.",
  ),
  LIMIT_IS_TIGHT: say(
    "The whole amount may not fit within the limit, and then the chain refuses all of it.",
    "Allow a part of it, widen the limit, or trade less.",
  ),
  STAKE_UNDER_FOREIGN_HOTKEY: say(
    "This hotkey belongs to another coldkey, which keeps its take of what the stake earns.",
    "The stake stays yours and can be taken back. Check that this is the hotkey you mean.",
  ),
  STAKE_BECOMES_ANOTHERS: say(
    "The stake becomes another coldkey's. Nobody can call it back.",
    "Compare the recipient's address with its source, group by group.",
  ),
  UNSTAKE_ALL_SKIPS: say(
    "Subnets that refuse are passed over in silence.",
    "The outcome says what was left where it is.",
  ),
  SENT_TO_ITSELF: () => ({
    happened: "Sender and recipient are the same: the chain took the transfer and moved nothing.",
    lost: "Only the fee.",
    now: "Nothing. To pay somebody else, send again to another address.",
  }),
  STAKE_LEFT_BEHIND: (f) => ({
    happened: `Stake was left on: ${f.text("netuids")}. The chain passed over these subnets.`,
    lost: nothing,
    now: "Take it from each of them with a limit; the reason is named then.",
  }),
};

const keys: Readonly<Record<string, Explain>> = {
  HOTKEY_IS_YOURS_ALREADY: say(
    "The hotkey belongs to this coldkey already.",
    "There is nothing to do.",
  ),
  TAKE_OUT_OF_BOUNDS: say(
    "The chain does not allow this take.",
    "Choose one between the least and the most it names.",
  ),
  TAKE_NOT_HIGHER: say("The take is not higher than now.", "Choose a higher one, or lower it."),
  TAKE_NOT_LOWER: say("The take is not lower than now.", "Choose a lower one, or raise it."),
  TAKE_TOO_SOON: (f) => ({
    happened: `The take was changed lately: it may be raised again from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait until then. Lowering it is possible at any time.",
  }),
  NEW_HOTKEY_IS_THE_OLD: say("Old and new hotkey are the same.", "Choose another one."),
  NEW_HOTKEY_WAS_THERE: (f) => ({
    happened: `The new hotkey has a mark on subnet ${f.text("netuid")} already, from a seat or an earlier swap.`,
    lost: nothing,
    now: "Use a hotkey that was never used.",
  }),
  NEW_HOTKEY_NOT_CLEAN: say(
    "The new hotkey has stake on root already, or claims there: the chain does not let it take over those of another.",
    "Use a hotkey that was never used.",
  ),
  HOTKEY_SWAP_TOO_SOON: (f) => ({
    happened: `This coldkey swapped a hotkey lately: it may again from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait until then.",
  }),
  KEEP_STAKE_EVERYWHERE: say(
    "On all subnets the stake must move along: left behind, it would hang under a hotkey that nobody owns.",
    "Let the stake move, or swap on one subnet only.",
  ),
  SWAP_KEEPS_STAKE: say(
    "Seat and role go to the new hotkey. All stake, its dividends, voting power and root claims stay under the old one; locks and links to children move all the same.",
    "Nominators do not follow by themselves. Choose this only if the old hotkey is to keep them.",
  ),
  SWAP_MOVES_STAKE: say(
    "All stake under the old hotkey, also that of others, goes over to the new one.",
    "Servers that use the old hotkey stop working: have the new one ready, and publish commitments again.",
  ),
  NO_ROOT_STAKE: say(
    "This coldkey has no root stake now: there is probably nothing to claim.",
    "The chain succeeds all the same, and the fee is gone.",
  ),
  CLAIM_SKIPS_LITTLE: say(
    "Amounts below the subnet's threshold are passed over in silence.",
    "They stay yours and can be claimed later.",
  ),
  HOTKEY_NOT_ON_SUBNET: (f) => ({
    happened: `The hotkey has no seat on subnet ${f.text("netuid")}.`,
    lost: nothing,
    now: "Choose a hotkey that is registered there.",
  }),
  AUTO_STAKE_IS_THAT_ALREADY: say(
    "Rewards of this subnet go to that hotkey already.",
    "There is nothing to do.",
  ),
  PROXY_NOT_THERE: say(
    "There is no such proxy: delegate, type and delay must be the same as when it was added.",
    "Check all three.",
  ),
  PROXY_IS_SELF: say("A coldkey cannot be its own proxy.", "Give another address."),
  PROXY_THERE_ALREADY: say("This proxy exists already.", "There is nothing to do."),
  PROXY_TOO_MANY: (f) => ({
    happened: `The chain keeps ${f.number("most")} proxies for one account, and they are used.`,
    lost: nothing,
    now: "Remove one first.",
  }),
  PROXY_IS_AS_GOOD_AS_THE_KEY: (f) => ({
    happened: `A proxy of type ${f.text("proxyType")} can come to move everything, at once or by a detour.`,
    lost: nothing,
    now: "Treat it like giving the key away. Staking, Registration or RootClaim may be all that is needed.",
  }),
  PROXY_ACTS_AT_ONCE: say(
    "Without a delay of an hour there is no time to reject what the proxy does.",
    "Set a delay, and watch what it announces.",
  ),
  SUBNET_PRICE_HAS_NO_LIMIT: (f) => ({
    happened: `A subnet costs ${f.tao("costRao")} now. The call has no maximum: another subnet before yours doubles it.`,
    lost: nothing,
    now: "Sign at once after checking again. It never comes back.",
  }),
  SUBNET_NOT_YOURS: (f) => ({
    happened: `Subnet ${f.text("netuid")} belongs to another coldkey.`,
    lost: nothing,
    now: "Only its owner can do this.",
  }),
  LOCKED_ALPHA_IS_THAT_ALREADY: say(
    "This coldkey is set that way already.",
    "There is nothing to do.",
  ),
  LOCKED_ALPHA_WILL_COME: say(
    "Anybody can then give this coldkey stake that cannot be taken out for months.",
    "Do it only while you expect such stake, and set it back afterwards.",
  ),
  LOCK_ON_OTHER_HOTKEY: (f) => ({
    happened: `On subnet ${f.text("netuid")} this coldkey has a lock for ${f.text("hotkey")}: there is one hotkey for each subnet.`,
    lost: nothing,
    now: "Lock for that hotkey, or move the lock first.",
  }),
  LOCK_ABOVE_STAKE: (f) => ({
    happened: `Only ${f.alpha("available")} of this coldkey on subnet ${f.text("netuid")} are not locked yet.`,
    lost: nothing,
    now: "Lock less, or stake more there first.",
  }),
  LOCK_IS_PERPETUAL: say(
    "This lock does not decay: what is locked stays locked until you let it decay, and then for months.",
    "Lock only what you can leave there.",
  ),
  LOCK_ENDS_SLOWLY: (f) => ({
    happened: `Nothing ends a lock. Half of it is free again after about ${f.number("halfBlocks")} blocks (7,200 are a day), half of the rest after as long again.`,
    lost: nothing,
    now: "Lock only what you can leave there.",
  }),
  NO_LOCK_THERE: (f) => ({
    happened: `This coldkey has no lock on subnet ${f.text("netuid")}.`,
    lost: nothing,
    now: "Choose the subnet where the lock is.",
  }),
  LOCK_IS_THERE_ALREADY: say("The lock counts for that hotkey already.", "Choose another one."),
  LOCK_CONVICTION_RESTARTS: say(
    "Where the two hotkeys have different owners, the conviction that has grown begins at nothing again.",
    "Go on if that is what you want.",
  ),
  LOCK_KIND_IS_THAT_ALREADY: say("The lock is set that way already.", "There is nothing to do."),
  NOTHING_LOCKED_YET: say(
    "Nothing is locked on this subnet yet.",
    "The setting is kept for what you lock later.",
  ),
  STAKE_IS_LOCKED: (f) => ({
    happened: `Of this coldkey's stake on subnet ${f.text("netuid")}, ${f.alpha("locked")} are locked, over all hotkeys. ${f.alpha("available")} can leave.`,
    lost: nothing,
    now: "Choose a smaller amount, or wait until more of the lock has decayed.",
  }),
  SUBNET_REGISTRATION_TOO_SOON: (f) => ({
    happened: `Another subnet was created lately, and the chain takes the next one from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait until then, and check the price again: it has doubled and is falling.",
  }),
  SUBNETS_ALL_TAKEN: (f) => ({
    happened: `The chain has as many subnets as it takes: ${f.number("most")}. One of them gives way to a new one, unless all are still protected.`,
    lost: "If it gives way, its stakers are paid from its pool. If all are protected, the chain refuses and keeps the fee.",
    now: "Look at the list of subnets first, or go on.",
  }),
  SUBNET_START_TOO_EARLY: (f) => ({
    happened: `Subnet ${f.text("netuid")} may be started from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait until then.",
  }),
  SUBNET_STARTED_ALREADY: (f) => ({
    happened: `Subnet ${f.text("netuid")} was started already.`,
    lost: nothing,
    now: "There is nothing to do.",
  }),
};

function percent(permyriad: string): string {
  const value = Number(permyriad);
  return Number.isFinite(value) ? percentOf(value, 10_000) : "?";
}

export const actFaults: Readonly<Record<string, Explain>> = { ...stake, ...keys };
