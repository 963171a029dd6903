/** Words of every act that is signed: form, draft, review, signature, progress, outcome. */
import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { Draft, OutcomeState } from "../../types.ts";

type Cost = Draft["costs"][number];
const costNames: Record<Cost["kind"], string> = {
  burn: "burn",
  fee: "fee",
  value: "to the recipient",
};
const flowNames = { burn: "burn", value: "sent", tip: "tip" } as const;
const bounds: Record<Cost["bound"], string> = {
  exact: "exactly",
  "at-most": "at most",
  about: "about",
};
const states: Record<OutcomeState, string> = {
  signed: "signed, not sent yet",
  submitting: "being sent",
  submitted: "waiting for a block",
  included: "in a block, not final yet",
  finalised: "final",
  failed: "refused by the chain",
  refused: "not accepted",
  expired: "expired",
  lost: "unknown",
};

/** In place of the step that was not reached. */
const stopped: Partial<Record<OutcomeState, string>> = {
  failed: "Refused by the chain",
  refused: "Not accepted",
  expired: "Expired",
  lost: "Not known",
};

/** The chain's own names stay visible where we have no better word. */
const fieldNames: Readonly<Record<string, string>> = {
  netuid: "Subnet",
  hotkey: "Hotkey",
  limit_price: "Burn at most",
  dest: "Recipient",
  "dest.Id": "Recipient",
  value: "Amount",
};

export const act = {
  register: {
    title: "Register a hotkey",
    lede: "Burns TAO for a seat on a subnet. You set the most that may be burnt.",
    coldkey: "Coldkey that pays",
    coldkeyOption: (name: string, rao: bigint | null) =>
      rao === null ? name : `${name} · ${taoLine(rao)} free`,
    hotkey: "Hotkey that gets the seat",
    hotkeyOption: (name: string, ends: string) => `${name} · ${ends}`,
    noHotkey: "This coldkey has no hotkey yet.",
    makeHotkey: "Create one",
    subnet: "Subnet",
    subnetOption: (netuid: number, name: string, rao: bigint) =>
      `${netuid} · ${name} · burn now ${taoLine(rao)}`,
    max: "Maximum price",
    maxHint: "The chain refuses above this, and then only the fee is gone.",
    maxBad: "An amount such as 0.51, with a point and at most nine decimals.",
    presets: "Set the maximum",
    presetNow: "price now",
    preset: (percent: number) => `+ ${percent} %`,
    tolerance:
      "One other registration just before yours raises the price by 26 % on most subnets. + 30 % survives one, + 60 % survives two.",
    burnNow: "Burn now",
    yourLimit: "Your limit",
    below: "Below the price now: this would be refused unless the price falls first.",
    above: (percent: number) => `${percent} % above the price now.`,
    equal: "Exactly the price now: any other registration before yours makes it fail.",
    freeNow: "Free now",
    go: "Check with the chain",
    what: "Asks the chain for a seat (a UID) for one hotkey on one subnet, and burns the price for it.",
    wrong: [
      "The price rises above your limit: the call fails, only the fee is gone.",
      "The subnet is full: the lowest-ranked past protection is replaced, and later so may you be.",
    ],
    hands: "The coldkey's passphrase.",
  },
  send: {
    title: "Send TAO",
    lede: "Moves TAO to another address. Nobody can call it back.",
    coldkey: "From coldkey",
    to: "To address",
    toHint: "48 characters, beginning with 5. Compare it with its source, group by group.",
    toBad: "Not an address of this network: 48 characters beginning with 5.",
    toSelf: "This is the same coldkey.",
    own: (name: string) => `This is your own coldkey ${name}.`,
    unknown: "Not one of your addresses. Compare every group with its source, not with a message.",
    amount: "Amount",
    amountBad: "An amount such as 1.5, with a point and at most nine decimals.",
    amountZero: "More than nothing.",
    go: "Check with the chain",
    what: "Moves free TAO from one coldkey to one address, in one signed act.",
    wrong: [
      "A swapped address: malware replaces what you pasted. Compare every group.",
      "The wrong network's address: the TAO is there, and nobody has the key.",
    ],
    hands: "The coldkey's passphrase, and the recipient's address from its source.",
  },
  stages: {
    label: (step: number, name: string) => `Step ${step} of 4 · ${name}`,
    form: "What",
    draft: "What it costs",
    review: "What is signed",
    done: "What came out",
  },
  draft: {
    working: "Asking the chain",
    workingDetail: "Price, balance, seats and fee, all at one block.",
    title: "What it costs",
    ledeRegister: (hotkey: string, netuid: number) =>
      `Registering ${hotkey} on subnet ${netuid}, as the chain sees it now.`,
    ledeTransfer: (rao: bigint) => `Sending ${taoLine(rao)}, as the chain sees it now.`,
    seen: (block: number, ageMs: number) => `read at block ${t.count(block)}, ${t.age(ageMs)} ago`,
    cost: (cost: Cost) => `${costNames[cost.kind]}, ${bounds[cost.bound]}`,
    before: "Free before",
    after: "Free after",
    afterAtLeast: "at least",
    notEnough: "not enough",
    changes: "What changes",
    seatFree: (used: number, max: number) =>
      `The hotkey takes a free seat: ${t.count(used)} of ${t.count(max)} are used.`,
    seatReplaces: (max: number) =>
      `All ${t.count(max)} seats are used: the lowest-ranked one past its protection loses its seat to this hotkey.`,
    immunity: (blocks: number, blockMs: number) =>
      `The new seat is protected for ${t.count(blocks)} blocks, about ${t.span(blocks * blockMs)}. After that it must earn its place.`,
    burnGone: "What is burnt never comes back, even if the seat is lost later.",
    transferGone: "What is sent belongs to the recipient. Nobody can call it back.",
    blocking: "This would fail on the chain",
    warnings: "Before you go on",
    again: "Change it",
    refresh: "Check again",
    review: "Review what will be signed",
    reviewing: "The vault is reading the request",
    reviewingDetail:
      "It decodes the bytes and checks them against the chain's own description of its calls.",
    override: {
      title: "This coldkey is not yet safe",
      text: (name: string) =>
        `${name} has no second proved copy in another place. Value you put on it now hangs on one card.`,
      phrase: "not yet safe",
      field: (phrase: string) => `Type “${phrase}” to go on anyway`,
      hint: "This is written in the journal.",
    },
  },
  review: {
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
    line: (kind: keyof typeof flowNames, bound: Cost["bound"]) =>
      `${flowNames[kind]}, ${bounds[bound]}`,
    feeLine: "fee, about",
    hint: "seen, not proved",
    call: "Call",
    callName: (pallet: string, call: string) => `${pallet}.${call}`,
    account: "Signed by",
    fieldName: (path: string) => fieldNames[path] ?? path,
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
  },
  progress: {
    register: (hotkey: string, netuid: number) => `Register ${hotkey} on subnet ${netuid}`,
    transfer: (rao: bigint, to: string) => `Send ${taoLine(rao)} to ${to}`,
    state: (state: OutcomeState) => states[state],
    steps: {
      signed: "Signed",
      submitted: "Sent to the network",
      included: "In a block",
      finalised: "Final",
    },
    stoppedAt: (state: OutcomeState) => stopped[state] ?? states[state],
    stepsLabel: "Progress",
    inBlock: (block: number, index: number) => `block ${t.count(block)}, place ${t.count(index)}`,
    reached: "done",
    current: "now",
    ahead: "to come",
    stopped: "stopped here",
    unknown: "not known",
    waiting: {
      signed: "The signature exists and is on disk. It is being handed to the network.",
      submitting: "Handing the signed act to the network.",
      submitted: "The network has it. Waiting for a block to include it.",
      included: "It is in a block. Waiting until the block is final and cannot be replaced.",
    },
    by: (lastBlock: number) => `It can be included up to block ${t.count(lastBlock)}.`,
    uid: "UID",
    onSubnet: (netuid: number) => `on subnet ${netuid}`,
    burnt: "Burnt",
    sent: "Sent",
    feePaid: "Fee paid",
    hash: "Extrinsic hash",
    account: "Coldkey",
    hotkey: "Hotkey",
    recipient: "Recipient",
    limit: "Limit",
    subnet: "Subnet",
    network: "Network",
    signedAt: "Signed",
    lastBlock: "Last valid block",
    facts: "The act",
    outcomeTitle: {
      registered: (hotkey: string, netuid: number, uid: string | null) =>
        uid === null
          ? `${hotkey} is registered on subnet ${netuid}`
          : `${hotkey} has UID ${uid} on subnet ${netuid}`,
      transferred: (rao: bigint) => `${taoLine(rao)} arrived`,
      failed: "The chain refused it",
      refused: "The network did not accept it",
      expired: "Its blocks have passed",
      lost: "Not known yet",
      unproved: "Final, but not proved to have worked",
    },
    unproved: "Final, unproved",
    lede: {
      working: "Nothing more to do: the app follows it, also after a restart.",
      finalised: "It is in a final block and cannot be undone.",
      unproved: "It is in a final block. Whether it did what was asked is not shown by that block.",
      failed: "It was included, but the call itself was refused. What that means is below.",
      refused: "It never reached a block.",
      expired: "It was never included, and now it never can be.",
      lost: "The connection ended before an answer came. The app looks for it on the chain as soon as it can.",
    },
    answers: {
      happened: "What happened",
      lost: "Is anything lost?",
      now: "What now?",
    },
    finalised: {
      happenedRegister: "The hotkey has its seat. Its protection began with this block.",
      happenedTransfer: "The recipient has the amount.",
      lostRegister: "The burn and the fee, as agreed. Nothing else.",
      lostTransfer: "The amount and the fee, as agreed. Nothing else.",
      nowRegister: "Start the server with this hotkey before its protection ends.",
      nowTransfer: "Nothing. The journal has it.",
    },
    expired: {
      happened: "No block up to the last valid one included it.",
      lost: "Nothing. Not even the fee.",
      now: "Start again: prices are read anew and a fresh signature is made.",
    },
    lost: {
      happened:
        "The signed act was on its way when the connection ended. It may or may not be included.",
      lost: "Not known yet. It can count at most once, whatever you do.",
      now: "Wait until the network is back, or send the same signed act again: that is safe.",
    },
    resubmit: "Send the same act again",
    resubmitting: "Sending the same signed bytes again",
    again: "Start again",
    all: "All activity",
    toHotkeys: "Go to the hotkeys",
    toKeys: "Go to the keys",
    what: "Follows the signed act through the network: sent, in a block, final.",
    wrong: [
      "The connection ends: the app looks for the act on the chain afterwards.",
      "A block is replaced before it is final: the act is included again in another one.",
    ],
    hands: "Nothing. You may close the window; the act goes on.",
  },
} as const;
