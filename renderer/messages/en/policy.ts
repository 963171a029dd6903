/** Words around the policy of a coldkey. */

import { taoLine } from "../../lib/amount.ts";
import { counted, series } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { PolicyField } from "../../types.ts";

const fields: Record<PolicyField, string> = {
  allowList: "who may receive",
  limit: "the limit",
  large: "the wait of large transfers",
  coolingOffHours: "the cooling-off",
  looseningHours: "how long a loosening waits",
};
const hours = (n: number): string =>
  n > 0 && n % 24 === 0
    ? counted(n / 24, { one: "day", other: "days" })
    : counted(n, { one: "hour", other: "hours" });
const left = (ms: number): string => (ms <= 0 ? "any moment now" : t.span(ms));

export const policy = {
  title: (name: string) => `Policy of ${name}`,
  lede: "What this coldkey may be used for, decided in a calm hour. The vault refuses the rest, also to you.",
  open: "Policy",
  openFor: (name: string) => `Policy of ${name}`,
  tag: "policy",
  tagBroken: "policy not in order",
  back: "Back to the keys",
  emptyTitle: "No policy yet: this coldkey can send everything to anybody",
  emptyText:
    "With a policy, somebody who learns the passphrase, or stands behind you, still cannot empty this coldkey in one sitting. Making it stricter holds at once. Making it looser waits, and you see it wait.",
  make: "Make a policy",
  change: "Change the policy",
  what: "Rules that the vault checks before every signature of this coldkey: who may receive, how much may leave, and how long a loosening waits. They belong to this coldkey on this network.",
  wrong: [
    "It does not help against somebody who has your words: they need neither this app nor its policy.",
    "Whatever is signed counts, also if the chain refuses it later: a signature that exists can be used.",
    "Lost the file, or put an old one back? Nothing is signed until you begin anew, and that waits too.",
  ],
  hands:
    "The passphrase of this coldkey. Addresses you really send to, compared character by character.",
  network: (network: string) => `on ${network}`,

  receivers: "Who may receive",
  anybody: "Anybody. There is no list.",
  nobody: "Nobody: the list is empty.",
  receiver: "Name",
  address: "Address",
  usable: "Can be used",
  usableNow: "now",
  usableIn: (ms: number) => `in ${left(ms)}`,
  limit: "How much may leave",
  noLimit: "No limit.",
  limitLine: (rao: bigint, h: number) =>
    `At most ${taoLine(rao)} in ${hours(h)}, fees and burns included.`,
  spent: (spent: bigint, limit: bigint, h: number) =>
    `${taoLine(spent)} of ${taoLine(limit)} left it within the last ${h === 24 ? "day" : hours(h)}.`,
  large: "Large transfers",
  noLarge: "Need no announcement.",
  largeLine: (rao: bigint, h: number) =>
    `From ${taoLine(rao)} to one recipient: announced first, made ${hours(h)} later, within a week.`,
  announced: "Announced",
  announcedLine: (rao: bigint) => `up to ${taoLine(rao)}`,
  announcedWaits: (ms: number) => `can be made in ${left(ms)}`,
  announcedOpen: (ms: number) => `can be made now, for ${left(ms)}`,
  announce: "Announce a transfer",
  announceTitle: "Announce a large transfer",
  announceText: (h: number) =>
    `It can be made once, ${hours(h)} after the announcement, to this recipient and up to this amount.`,
  announceTo: "Recipient",
  announceAmount: "At most",
  announceGo: "Announce it",
  withdraw: "Withdraw",
  withdrawTitle: "Withdraw the announcement",
  withdrawText: "The transfer can no longer be made. Announcing it again waits again.",
  delays: "How long things wait",
  cooling: (h: number) => `A new recipient can be used after ${hours(h)}.`,
  loosening: (h: number) => `Every loosening waits ${hours(h)}.`,

  waits: "Waiting to become looser",
  waitsLine: (field: PolicyField) => `Looser: ${fields[field]}`,
  waitsTo: {
    allowList: "everybody may receive",
    limitNone: "no limit",
    limit: (rao: bigint, h: number) => `${taoLine(rao)} in ${hours(h)}`,
    largeNone: "no announcement",
    large: (rao: bigint, h: number) => `from ${taoLine(rao)}, ${hours(h)} before`,
    hours,
  },
  waitsIn: (ms: number) => `in ${left(ms)}`,
  waitsText: "If you did not ask for this, cancel it: somebody else knows the passphrase.",
  cancel: "Cancel it",
  cancelFor: (field: PolicyField) => `Cancel the loosening: ${fields[field]}`,
  cancelTitle: "Cancel the loosening",
  cancelText: "The policy stays as strict as it is now.",

  claimTitle: (ms: number) => `This computer's clock says that ${t.span(ms)} more have passed.`,
  claimText:
    "Nothing here can confirm it: the app was not running, and no network was seen at both ends. A clock can be set by anybody. If the time did pass, say so; the journal keeps that you did.",
  claimGo: "The time did pass",
  claimDialog: "Vouch for the time",
  claimTick: (ms: number) =>
    `I vouch that ${t.span(ms)} have passed since this policy last counted. Only this computer's clock says so.`,

  closedTitle: (ms: number) => `Begun anew: nothing of value is signed for ${left(ms)}`,
  closedText:
    "After that the rules below hold. If it was not you, use your words on another machine before the time is over.",

  brokenGo: "Begin the policy anew",
  brokenTitle: "Begin the policy anew",
  brokenText: (word: string) =>
    `Only if the right file cannot be put back. Nothing of value is signed for as long as a loosening waits. Type “${word}” to go on.`,
  brokenWord: "begin anew",
  brokenField: "Type “begin anew”",

  editTitle: (name: string) => `Rules for ${name}`,
  editLede:
    "Leave a rule out where you do not need it. You see what holds at once and what waits before you type the passphrase.",
  onlyThese: "Only these may receive",
  anybodyMay: "Anybody may receive",
  receiversText: "Own addresses need not be listed: to itself nothing leaves.",
  addReceiver: "Add a recipient",
  removeReceiver: (name: string) => `Remove ${name === "" ? "this recipient" : name}`,
  receiverName: (n: number) => `Name of recipient ${n}`,
  receiverAddress: (n: number) => `Address of recipient ${n}`,
  addressBad: "48 characters beginning with 5.",
  twice: "This address is there twice.",
  withLimit: "Limit what may leave",
  limitAmount: "At most",
  limitHours: "Within",
  withLarge: "Large transfers are announced first",
  largeFrom: "From",
  largeHours: "Announced before",
  coolingHours: "A new recipient waits",
  looseningHours: "A loosening waits",
  looseningHint:
    "At least as long as a new recipient. This is how long a thief has to wait, and how long you have to notice.",
  looseningShort: "Not shorter than the wait of a new recipient.",
  hoursUnit: "hours",
  hoursBad: "1 to 744 hours.",
  amountBad: "An amount like 12 or 0.5.",
  see: "See what changes",
  noChange: "Nothing changes.",
  previewTitle: "What this does",
  atOnce: (list: readonly PolicyField[]) =>
    `At once: ${series(list.map((field) => fields[field]))}.`,
  coolingLine: (name: string, ms: number) => `${name} can receive in ${left(ms)}.`,
  waitingLine: (field: PolicyField, ms: number) =>
    `Looser in ${left(ms)}: ${fields[field]}. Until then the stricter rule holds.`,
  droppedLine: (field: PolicyField) => `The loosening that waits for ${fields[field]} is given up.`,
  tight:
    "Nobody can shorten these waits, you included: by no clock and by no old file. If you may need money sooner, choose shorter waits now.",
  passphrase: (name: string) => `Passphrase of ${name}`,
  passphraseHint: "Opens the coldkey for this one change and closes it again.",
  working: "Writing the policy",
  workingDetail: "The vault opens the coldkey, proves the old policy and writes the new one.",
  go: "Put it in force",

  review: "Policy of this coldkey",
  within: (afterRao: bigint, limitRao: bigint, h: number) =>
    `Allowed: ${taoLine(afterRao)} of ${taoLine(limitRao)} in ${hours(h)} with this.`,
  allowed: "Allowed by the policy.",
  allowedByTime: "Allowed by the policy, if the time below did pass.",
  toPolicy: "Open the policy",
} as const;
