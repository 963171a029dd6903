/** Words of the sentinel: somebody else's hand on a coldkey. */
import * as t from "../../lib/time.ts";
import type { Sighting } from "../../types.ts";

const endings: Record<NonNullable<Sighting["ended"]>["how"], string> = {
  swapped: "executed: everything moved",
  cleared: "cleared by the coldkey",
  reset: "reset by the chain's governors",
  replaced: "replaced by another announcement",
  withdrawn: "gone with a reorganisation",
  unknown: "gone; the node no longer knows how",
};
/** Typed in full: nothing that a tired hand clicks away. */
const VOUCH = "it was me";

export const alarm = {
  announcedTitle: "Someone announced a swap of your coldkey",
  announced: (name: string, block: number, ago: string) =>
    `A swap of ${name} was announced at block ${t.count(block)} (${ago} ago). It matches no plan and none of your addresses. Whoever did this holds your key.`,
  announcedDays: (name: string, block: number, ago: string) =>
    `A swap of ${name} was announced at block ${t.count(block)}, about ${ago} ago, while nobody looked here. It matches no plan and none of your addresses. Whoever did this holds your key.`,
  takeAt: "They can take everything at",
  ripe: (block: number, aboutMs: number) => ({
    block: `block ${t.count(block)}`,
    about: `about ${t.date(aboutMs)}`,
  }),
  ripeNow: (block: number) => ({
    block: `block ${t.count(block)}`,
    about: "passed: it can happen in the next block",
  }),
  left: "Time left, estimated",
  leftText: (blocks: number, ms: number) => `${t.count(blocks)} blocks, about ${t.span(ms)}`,
  untilTerm: "Until then",
  until: "nobody, you included, can move TAO or stake of this coldkey",
  coldkey: "Coldkey",
  hash: "Announced hash",
  dispute: "Dispute now: freeze the coldkey",
  compare: "It was me: compare with a plan",
  footnote:
    "A dispute stops them and you: the coldkey stays frozen until the chain's governors reset it. Waiting stops nobody. Clearing is not possible before they can execute.",
  keyElsewhere: (name: string) =>
    `The key of ${name} is not on this machine. Take the dispute to the machine that holds it: nothing here can sign for it.`,
  nextTitle: "Next ten minutes",
  next: [
    "Bring the passphrase of this coldkey, or the Vault that holds it.",
    "Dispute: one signature, by the same key that they hold.",
    "Then move what other coldkeys hold that were stored near this one, and rotate their hotkeys.",
  ],
  costTitle: "What a dispute costs",
  cost: "The network fee, less than 0.001 TAO. Afterwards nothing of this coldkey moves, for nobody, until the governors of the chain decide. How long they take is not known.",
  callTitle: "Nobody will call you",
  call: "No support person needs your phrase. Anyone who offers help and asks for it is part of the theft.",
  silence: "Silence the sound",
  silent: "The sound is off",

  takenTitle: "Everything of your coldkey was moved to another key",
  taken: (name: string, block: number) =>
    `A swap of ${name} was executed, seen at block ${t.count(block)}. Nobody can undo it here.`,
  emptied: (name: string, block: number) =>
    `Everything that ${name} had staked was gone at block ${t.count(block)}, the way a swap of a coldkey does it. It was not announced while this workstation looked.`,
  takenLook: "What to do about a leak",
  takenSeen: "I have read this",
  takenFootnote:
    "If you did this on another machine, nothing is lost. If not: what other keys were stored with this one is next.",

  compareTitle: "Compare before you silence it",
  compareText:
    "An announcement names the new coldkey by a hash. If you announced it on another machine, type the new coldkey's address: this workstation makes the hash of it and compares.",
  address: "Address of the new coldkey",
  addressHint: "It stays on this machine.",
  check: "Compare",
  match: "This address makes exactly the announced hash.",
  noMatch: "This address makes another hash. The announcement is not to this coldkey.",
  vouchTitle: "Silence the alarm",
  vouch: "Only if you know that you announced this yourself. If you are not certain, dispute.",
  vouchField: `Type “${VOUCH}” to silence it`,
  isVouched: (typed: string) => typed.trim().toLowerCase() === VOUCH,
  vouchGo: "Silence this alarm",
  back: "Back to the alarm",

  strip: (n: number) => (n === 1 ? "Alarm" : `${n} alarms`),
  endings,
} as const;
