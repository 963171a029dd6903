/** Which alarms stand, and where they are answered. */
import type { Screen } from "../../app/screen.ts";
import type { SightingShown, Snapshot } from "../../types.ts";

/** Newest first; nothing that was acknowledged. */
export const alarmsOf = ({ sentinel }: Snapshot): readonly SightingShown[] =>
  sentinel.sightings.filter(({ level }) => level === "emergency" || level === "taken");

export const disputeScreen = (coldkey: SightingShown["coldkey"]): Screen => ({
  at: "act",
  start: { kind: "swap", act: "dispute-swap", coldkey },
});

/** Where swaps are planned, announced and executed. */
export const SWAP_PLACE: Screen = { at: "swap" };
