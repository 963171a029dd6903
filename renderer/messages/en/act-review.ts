/** Words of the review, which says what the vault read out of the bytes. */
import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { Draft } from "../../types.ts";
import { fieldName, flagName, means } from "./act-fields.ts";

type Bound = Draft["costs"][number]["bound"];
const flowNames = { burn: "burn", value: "sent", stake: "staked", tip: "tip" } as const;
export const bounds: Record<Bound, string> = {
  exact: "exactly",
  "at-most": "at most",
  about: "about",
};

export const review = {
  kicker: "Review · decoded from the bytes by the vault",
  register: (rao: bigint, hotkey: string, netuid: number) =>
    `Burn up to ${taoLine(rao)} to register hotkey ${hotkey} on subnet ${netuid}`,
  transfer: (rao: bigint, to: string) => `Send ${taoLine(rao)} to ${to}`,
  other: (pallet: string, call: string) => `Call ${pallet}.${call}`,
  ledeRegister: (payer: string) =>
    `${payer} pays. The burn cannot come back. The hotkey gets a UID, or replaces the lowest-ranked one.`,
  ledeTransfer: (payer: string) =>
    `${payer} pays. What arrives belongs to the recipient; nobody can call it back.`,
  ledeOther: (payer: string) => `${payer} signs. The fields below are everything that it says.`,
  flowTitle: "Where value goes",
  from: "from",
  to: "to",
  freeThen: (before: bigint, after: bigint) => `${taoLine(before)} → ${taoLine(after)}`,
  line: (kind: keyof typeof flowNames, bound: Bound) => `${flowNames[kind]}, ${bounds[bound]}`,
  differences: {
    title: "Compared with the last time",
    last: (when: string) => `The last one of this kind was signed on ${when}.`,
    same: "It says the same.",
    before: "then",
    now: "now",
    added: (n: number) => `New this time (${n})`,
    gone: (n: number) => `In the last one, and not in this one (${n})`,
  },
  outOf: (name: string) => `out of ${name}`,
  feeLine: "fee, about",
  hint: "seen, not proved",
  call: "Call",
  callName: (pallet: string, call: string) => `${pallet}.${call}`,
  account: "Signed by",
  fieldName,
  flagName,
  means,
  subnetSeen: (name: string, rao: bigint, block: number) =>
    `${name === "" ? "" : `${name} · `}burn now ${taoLine(rao)}, seen at block ${t.count(block)}`,
  nonce: "Nonce",
  valid: "Valid",
  validBlocks: (first: number, last: number) => `blocks ${t.count(first)} to ${t.count(last)}`,
  proof: "Metadata digest",
  proved: "metadata proved",
  bytes: "Bytes and proof",
  callBytes: "Call bytes",
  payload: "Signed payload hash",
  genesis: "Genesis hash",
  spec: "Runtime version",
  tip0: "Tip",
  none: "none",
  fields: "Everything the call says",
  goodFor: (ms: number) => `signature good for about ${t.span(ms)}`,
  blocking: "The vault will not sign this",
  passphrase: (name: string) => `Passphrase of ${name}`,
  passphraseHint: "Opens the key for this one signature.",
  lastFourHotkey: "Last four characters of the hotkey's address",
  lastFourTo: "Last four characters of the recipient's address",
  lastFourAccount: "Last four characters of the signing address",
  holdRegister: "Hold to sign registration",
  holdTransfer: "Hold to sign transfer",
  holdOther: "Hold to sign",
  sign: "Sign",
  read: "I have read what will be signed.",
  signing: "Signing",
  signingDetail: "The vault opens the key, signs these bytes and ends. About one second.",
  staleTitle: "The range of blocks has passed",
  staleText: "This request can no longer be included. Go back and check with the chain again.",
  what: "Shows what the vault itself read out of the bytes. The signature is bound to exactly this and to nothing else.",
  wrong: [
    "Something here is not what you wanted: cancel. Nothing was sent.",
    "The price rises above your limit: the call fails, only the fee is gone.",
  ],
  wrongTransfer: [
    "The address is not the recipient's: cancel. Nothing was sent.",
    "Too little is left for the next fee.",
  ],
  hands: "The passphrase. Two steady seconds.",
  sinceTitle: "Where these facts come from",
  sinceText:
    "Sentence, value, fields and validity are decoded from the bytes by the vault. Fee and balance were seen on the network: shown to help, not proved.",
} as const;
