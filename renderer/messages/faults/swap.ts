/** Findings and refusals around the swap of a coldkey. */
import type { Explain, Explanation } from "../faults.ts";

const nothing = "Nothing.";
const say = (happened: string, now: string, lost = nothing): Explain => {
  const said: Explanation = { happened, lost, now };
  return () => said;
};

/** Before and while a swap is announced. */
const acts: Readonly<Record<string, Explain>> = {
  COLDKEY_SWAP_DISPUTED: say(
    "The swap of this coldkey is disputed: the chain takes nothing from it any more, not even a fee.",
    "Only the chain's governors can end that. Write to them with the two addresses and what you can prove.",
  ),
  SWAP_NO_WAY_BACK: (f) => ({
    happened: `From the block that includes it until block ${f.number("clearableAt")} you cannot take it back. You can only wait and execute from block ${f.number("executableAt")} on, or dispute.`,
    lost: nothing,
    now: "Announce only when the new coldkey is ready and this one is not needed for six days.",
  }),
  SWAP_LOCKS_COLDKEY: say(
    "Until the end this coldkey can do nothing else: no transfer, no stake, no registration, no hotkey rotation.",
    "Do first what cannot wait. Hotkeys go on mining and earning, and anybody can still pay in.",
  ),
  SWAP_IS_NOT_BY_ITSELF: (f) => ({
    happened: `Nothing happens by itself: from block ${f.number("executableAt")} on you sign once more, with this old key.`,
    lost: nothing,
    now: "Keep this laptop, the passphrase and the new coldkey at hand. A day later somebody who has the old key could replace the announcement.",
  }),
  SWAP_LEAVES_PROXIES: (f) => ({
    happened: `This coldkey has proxies (${f.number("count")}). They and their deposits stay with the old account.`,
    lost: "The deposits, until the proxies are removed.",
    now: "Cancel, remove the proxies, and announce then: afterwards it is blocked.",
  }),
  SWAP_SAME_DESTINATION: say(
    "The same new coldkey is announced already.",
    "Announcing it again begins the wait anew. Execute instead, unless that is what you want.",
  ),
  SWAP_REANNOUNCED_TOO_EARLY: (f) => ({
    happened: `A swap is announced. Another one can replace it from block ${f.number("fromBlock")} on.`,
    lost: nothing,
    now: "Wait until then, execute it, or dispute it if you did not announce it.",
  }),
  SWAP_KEEPS_TOO_LITTLE: (f) => ({
    happened: `After the announcement too little would be left: ${f.tao("keepRao")} have to stay for the second signature. Free are ${f.tao("freeRao")}.`,
    lost: nothing,
    now: "Bring a little TAO to this coldkey first. Afterwards nothing can be unstaked to pay the fee.",
  }),
  LEAK_STAKE_LOCKED: (f) => ({
    happened: `Part of the stake on subnet ${f.text("netuid")} is locked: the chain lets go only what is not, and one refusal would keep the whole act back.`,
    lost: nothing,
    now: "Transfer what is free of it by itself. What is locked moves by a swap.",
  }),
  SWAP_NOT_ANNOUNCED: say(
    "No swap of this coldkey is announced.",
    "Look at the Swap place: it may have ended.",
  ),
  SWAP_OTHER_DESTINATION: say(
    "This is not the coldkey that was announced: its hash is another one.",
    "Choose the coldkey whose hash the announcement has.",
  ),
  SWAP_TOO_EARLY: (f) => ({
    happened: `The wait is not over: it can be executed from block ${f.number("fromBlock")} on.`,
    lost: nothing,
    now: "Wait. Signed now, it would fail and cost the fee.",
  }),
  SWAP_MOVES_EVERYTHING: say(
    "Everything that a swap moves belongs to the new coldkey afterwards. The old one keeps what a swap leaves.",
    "Be sure that you can open the new coldkey: look at its copies once more.",
  ),
  SWAP_DISPUTE_FREEZES: say(
    "A dispute stops the swap and freezes the coldkey without an end: for a thief and for you alike.",
    "Only the chain's governors can lift it, and nobody knows how soon. Dispute what you did not announce; never what you only changed your mind about.",
    "The use of this coldkey, until they decide. What it has stays where it is.",
  ),
  SWAP_CLEAR_TOO_EARLY: (f) => ({
    happened: `The announcement can be cleared from block ${f.number("fromBlock")} on.`,
    lost: nothing,
    now: "Wait until then, or execute.",
  }),
  SWAP_CLEAR_OPENS: say(
    "From the next block on this is an ordinary coldkey again: for you, and at once for anybody else who has it.",
    "Clear only if you are sure that nobody else has this key. Otherwise execute, or announce another new coldkey.",
    "What the announcement cost. It does not come back.",
  ),
};

/** Why a coldkey cannot be the new one. */
const destination: Readonly<Record<string, Explain>> = {
  DESTINATION_HAS_STAKED: say(
    "The new coldkey has, or once had, stake or a hotkey. The chain will refuse it for ever.",
    "Create a fresh coldkey. If this one is announced: wait until it can be replaced and announce the fresh one, free of charge.",
  ),
  DESTINATION_BECAME_HOTKEY: say(
    "Somebody has made the new coldkey a hotkey. The chain will refuse it for ever.",
    "Create a fresh coldkey, and tell nobody its address before the swap is executed.",
  ),
  DESTINATION_HAS_LOCKS: say(
    "Stake of the new coldkey is locked. The chain refuses it as long as that is so.",
    "Create a fresh coldkey.",
  ),
  DESTINATION_IS_SYSTEM: say(
    "This address belongs to the chain itself.",
    "Choose a coldkey of your own.",
  ),
  DESTINATION_HAS_SIGNED: say(
    "The new coldkey has signed before: its address is public, and whoever knows it can spoil it.",
    "Take a fresh coldkey that was never used.",
  ),
  DESTINATION_HAS_TAO: (f) => ({
    happened: `The new coldkey is on the chain already, with ${f.tao("freeRao")}. TAO does no harm, but its address is public.`,
    lost: nothing,
    now: "For a plan, take a coldkey that was never used. For one that is announced, execute as soon as you can.",
  }),
  DESTINATION_OWNS_HOTKEYS: say(
    "The new coldkey owns hotkeys already.",
    "Take a fresh coldkey that was never used.",
  ),
  DESTINATION_HAS_PROXIES: say(
    "The new coldkey has proxies: others can act for it, and for everything that arrives.",
    "Take a fresh coldkey, or be sure of each of these proxies.",
  ),
  DESTINATION_IS_SWAPPED_ITSELF: say(
    "The new coldkey is being swapped itself.",
    "Take a fresh coldkey.",
  ),
  SWAP_DESTINATION_NOT_HERE: say(
    "The key of the new coldkey is not on this machine: nobody here could open what would be moved.",
    "Restore or import it first, or choose another one.",
  ),
  SWAP_DESTINATION_NOT_SAFE: (f) => ({
    happened: `${f.text("name")} has no two proved copies in two places yet. After the swap everything hangs on it.`,
    lost: nothing,
    now: "Prove a second copy in another place, then plan the swap.",
  }),
  SWAP_TO_ITSELF: say("Old and new coldkey are the same.", "Choose another one."),
  SWAP_OF_A_DESTINATION: say(
    "This coldkey is the hidden new one of another swap.",
    "Finish that swap first. Until then nothing else is done with it.",
  ),
  SWAP_NOT_PLANNED: say("No swap of this coldkey is planned here.", "Plan it first."),
  SWAP_NOT_EXECUTED: say(
    "This swap was not executed: there is nothing to compare.",
    "Wait until its execution is final.",
  ),
  SWAP_IS_ANNOUNCED: say(
    "The announcement is on the chain: it cannot be dropped here.",
    "Execute it, wait until it can be cleared, or dispute it.",
  ),
};

export const swapFaults: Readonly<Record<string, Explain>> = { ...acts, ...destination };
