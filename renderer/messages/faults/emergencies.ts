/** Refusals of leaks, drills and sightings. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const emergenciesFaults: Readonly<Record<string, Explain>> = {
  LEAK_NOT_FOUND: () => ({
    happened: "This response to a leak is not under way any more.",
    lost: nothing,
    now: "Open the place Emergencies: it shows what is under way.",
  }),
  LEAK_NEEDS_HOTKEY: () => ({
    happened: "It was not said which hotkey may have leaked.",
    lost: nothing,
    now: "Choose the hotkey and go on.",
  }),
  DRILL_UNDER_WAY: () => ({
    happened: "A drill is under way already.",
    lost: nothing,
    now: "End it, or stop it at the top of the page, then begin another one.",
  }),
  DRILL_CANNOT_BEGIN: () => ({
    happened: "The rehearsed thief could not announce a swap of this coldkey.",
    lost: nothing,
    now: "The coldkey needs more than 0.1 TAO that is free, and no announcement. Get rehearsal TAO, or let the governors reset it, and begin again.",
  }),
  DRILL_NOTHING_TO_MOVE: () => ({
    happened: "This coldkey holds nothing that would have to leave.",
    lost: nothing,
    now: "Get rehearsal TAO for it, or choose another coldkey, and begin again.",
  }),
  DRILL_NEEDS_HOTKEY: () => ({
    happened: "No hotkey of this coldkey is on this machine, so none can be replaced.",
    lost: nothing,
    now: "Make a hotkey first, or choose another coldkey.",
  }),
  DRILL_IS_FROZEN: () => ({
    happened: "This coldkey is frozen by a dispute: nothing of it could end the drill.",
    lost: nothing,
    now: "Let the governors reset it at the top of the drills, and begin again.",
  }),
  SIGHTING_NOT_FOUND: () => ({
    happened: "This announcement is not on the list of this workstation.",
    lost: nothing,
    now: "Open the place Emergencies: it shows what was seen on the chain.",
  }),
};
