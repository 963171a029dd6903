/** Words of the place for when something goes wrong. */
import * as t from "../../lib/time.ts";
import type { SightingShown } from "../../types.ts";
import { alarm } from "./alarm.ts";

const levels: Record<SightingShown["level"], string> = {
  emergency: "unknown: alarm",
  taken: "taken",
  frozen: "frozen by a dispute",
  open: "vouched for by you",
  notice: "to another of your addresses",
  planned: "planned here",
  past: "over",
};

export const emergencies = {
  title: "Emergencies",
  lede: "What watches over your coldkeys, and what to do when a key leaks.",
  what: "Every block is looked at for announced and disputed swaps of your own and of watched coldkeys. What nobody here planned becomes an alarm.",
  wrong: [
    "This workstation sees nothing while it is closed. It catches up at the next start, and five days are long, but not endless.",
    "A thief who does not announce a swap but takes TAO at once is not seen here.",
  ],
  hands: "Nothing now. In an emergency: the passphrase of the coldkey.",
  watchTitle: "The watch",
  watching: (coldkeys: number, block: number) =>
    `Watching ${coldkeys === 1 ? "one coldkey" : `${t.count(coldkeys)} coldkeys`}, up to block ${t.count(block)}.`,
  blind: "The watch cannot see the chain now. It catches up by itself when the node is back.",
  off: "Nothing is watched: there is no network here, or no coldkey to watch.",
  sightingsTitle: "Swaps seen on the chain",
  none: "No swap of any of them was ever seen.",
  caption: "Announced swaps of own and watched coldkeys",
  coldkey: "Coldkey",
  announced: "Announced at",
  ripe: "Executable from",
  state: "What it is",
  level: (value: SightingShown["level"]) => levels[value],
  ended: (how: NonNullable<SightingShown["ended"]>["how"], block: number) =>
    `${alarm.endings[how]} (block ${t.count(block)})`,
  block: (block: number) => t.count(block),
  dispute: "Dispute it",
  disputedOurs: (block: number) => `You disputed it at block ${t.count(block)}.`,
  disputedTheirs: (block: number) =>
    `It was disputed at block ${t.count(block)}, and not from this workstation.`,
} as const;
