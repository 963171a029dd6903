/** Words of the way across the gap: requests, signatures, the machines on both sides, and the gap itself. */
import { counted } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { AirGap, CarriedPeriod, CarriedRequest, Taken } from "../../types.ts";

const plural = (n: number, one: string, many: string): string => counted(n, { one, other: many });

const machineRole = { vault: "Vault", desk: "Desk" } as const;
type Role = keyof typeof machineRole;

const distance: Record<CarriedPeriod, { readonly label: string; readonly detail: string }> = {
  256: { label: "In this room", detail: "The Vault stands here and is ready." },
  512: { label: "In this building", detail: "Time to fetch it and start it." },
  1024: { label: "Across town", detail: "A safe, or another address." },
  2048: { label: "As far as possible", detail: "The longest time that the chain allows." },
};

const carriedState: Record<CarriedRequest["state"], string> = {
  carried: "on its way",
  answered: "signed and sent",
  replaced: "replaced",
  withdrawn: "withdrawn",
};

const taken: Record<NonNullable<Taken["kind"]>, (name: string, number: string) => string> = {
  card: (name) => `Card of ${name}`,
  request: (name, number) => `Request ${number} from ${name}`,
  signature: (_name, number) => `Signature for request ${number}`,
  outcome: (_name, number) => `Outcome of request ${number}`,
};

const gapState: Record<AirGap["state"], string> = {
  closed: "air gap closed",
  open: "air gap OPEN",
  gone: "air gap was open",
  practice: "practice: network on",
  unknown: "air gap not watched",
};

export const crossing = {
  place: { vault: "Sign", desk: "Crossings" },
  number: (n: number) => `No. ${n}`,
  noHotkey:
    "The Vault's card names no hotkey under this coldkey. Create one there, and bring a newer card.",
  way: {
    label: "The way of a request",
    step: (n: number, on: string) => `${n} · ${on}`,
    on: { desk: "on the Desk", vault: "on the Vault" },
    here: "here",
    steps: {
      write: "Write the request",
      carryOver: "Carry it over, open, review, sign",
      carryBack: "Bring the signature back and open it",
      outcome: "If wanted: tell the Vault what came of it",
    },
  },
  desk: {
    title: "Crossings",
    lede: "Requests on their way to a Vault, and signatures that come back. Nothing here can sign.",
    open: "Open signatures",
    openText:
      "Signature files from the Vault, one or many. Each is held against its own request, and goes to the chain at once.",
    emptyTitle: "Nothing is on its way",
    emptyText:
      "Compose an act as usual. At its end you carry it to the Vault on a stick, sign it there, and bring the signature back.",
    emptyAction: "Choose an address to act for",
    list: "Requests, newest first",
    state: (state: CarriedRequest["state"]) => carriedState[state],
    walk: (ms: number) => `good for ${t.span(ms)}; walk now`,
    over: "its time is over",
    toWhom: (name: string | null) => (name === null ? "for whoever opens it" : `for ${name}`),
    openOne: (what: string) => `Open: ${what}`,
    what: "Keeps what is on its way across the air gap, says how long it is good for, and what would become of its signature now.",
    wrong: [
      "The time runs out before you are back: nothing is lost, rebuild it and walk again.",
      "The chain is upgraded meanwhile: every signature made before is worthless.",
      "Somebody swaps the stick: the Vault shows what it really signs, and this Desk takes only what answers its own requests.",
    ],
    hands: "A USB stick that goes between these two machines and nowhere else.",
  },
  carry: {
    title: "Carry it to the Vault",
    text: "No key is here. The request goes to the Vault by hand, is decoded and signed there, and its signature comes back the same way.",
    distance: "How far is the Vault?",
    distanceOf: (blocks: CarriedPeriod, blockMs: number) => ({
      label: `${distance[blocks].label}: ${t.span(blocks * blockMs)}`,
      detail: distance[blocks].detail,
    }),
    to: "Which Vault",
    anybody: "Any Vault: not paired",
    anybodyHint: "The Vault will mark it as coming from a machine that it does not know.",
    go: "Make the request",
    working: "Making the request",
    workingDetail: "Number, time and proof are read from the chain now: from here its time runs.",
  },
  one: {
    title: (n: number) => `Request ${n}`,
    step1: "Step 1 · on this Desk: write the request",
    save: "Write the file to the stick",
    saveAgain: "Write it once more",
    saved: (names: string) => `Written: ${names}`,
    shown:
      "It was shown as codes. When the Vault has read them to the end, it lists the request under “Sign”.",
    step2: "Step 2 · on the Vault: open, review, sign",
    step2Text:
      "Take the stick to the Vault. There: Sign, “Open requests”, choose the file. Read what the Vault shows, sign, and write the signature to the stick.",
    step3: "Step 3 · back on this Desk: open the signature",
    rebuild: "Rebuild it as of now",
    rebuildText:
      "The same act with a fresh number and time. Of both only one can ever count; the old one is not waited for any more.",
    withdraw: "Do not wait for it any more",
    withdrawn:
      "It is not waited for. If somebody has a signature of it, that stays valid until its last block.",
    answered: "The signature came back and went to the chain.",
    seeAct: "See what becomes of it",
    replaced: (n: number) => `Replaced by request ${n}`,
    toOutcome: "Write the outcome for the Vault",
    outcomeText: "The Vault's journal can hold what the chain said. It is not needed for anything.",
    facts: "What is on its way",
    account: "Account",
    nonce: "Number of the act (nonce)",
    blocks: "Valid in blocks",
    range: (first: number, last: number) => `${t.count(first)} to ${t.count(last)}`,
    made: "Made",
    to: "For",
    left: "Good for",
    back: "All crossings",
  },
  vault: {
    title: "Sign",
    lede: "Requests that a Desk composed. Each is decoded here, from its own bytes and proof, before it can be signed.",
    open: "Open requests",
    openText:
      "Request files from the stick, one or many in one pass. Cards and outcomes of a Desk are opened here as well.",
    emptyTitle: "Put the stick in",
    emptyText:
      "Step 1 was on the Desk: a request was written to a stick. Step 2 is here: open it, read what it does, sign it, and write the signature back.",
    list: "Requests, newest first",
    from: (name: string) => `from ${name}`,
    unknown: "a machine that is not known here",
    unpaired: "not paired",
    open1: "waits for you",
    signed: "signed",
    declined: "declined",
    left: (ms: number) => `about ${t.span(ms)} left`,
    over: "probably over",
    review: (n: number) => `Review request ${n}`,
    toSave: (n: number) => `Write ${plural(n, "signature", "signatures")} to the stick`,
    saveOne: (n: number) => `Write the signature of request ${n} again`,
    saved: (names: string) => `Written: ${names}. Take the stick back to the Desk.`,
    outcome: (state: string) => `the Desk says: ${state}`,
    what: "Opens what came from a Desk, shows what it really does, and signs it with a key that never leaves.",
    wrong: [
      "The Desk was taken over: it can ask for anything. That is why this machine reads the bytes itself. Believe this screen, not the file's name.",
      "The request is old: the Desk will say so, and nothing is lost.",
    ],
    hands: "The stick with the request, and the passphrase of the coldkey.",
  },
  arrived: {
    kicker: (n: number, name: string) => `Request ${n} from ${name} · decoded by this Vault`,
    working: "Decoding the request from its bytes",
    workingDetail: "The proof is checked against the digest that will be signed.",
    missing: "The coldkey of this request is not on this machine.",
    missingText: "Sign it on the Vault that holds the key.",
    retired: "The coldkey of this request is retired.",
    retiredText: "Take it back into use first, under Keys.",
    notSafe: "This coldkey is not yet safe",
    notSafeText:
      "Its backup is not proved in two places. If this laptop breaks, what you put on it now may be gone.",
    override: (phrase: string) => `Type “${phrase}” to go on anyway`,
    overridePhrase: "not yet safe",
    overrideHint: "Or leave, and finish the backup first.",
    findings: "Before you sign",
    decline: "Decline",
    left: "Good for",
    leftAbout: (ms: number) =>
      `about ${t.span(ms)}, by the Desk's clock and this one. Walk as soon as it is signed.`,
    leftOver: "probably over",
    done: "Back to the requests",
  },
  taken: {
    title: "What was opened",
    what: (kind: NonNullable<Taken["kind"]>, name: string, number: string) =>
      taken[kind](name, number),
    somebody: "an unknown machine",
    repeated: "This came before: nothing was done twice.",
    file: (name: string) => name,
    byCamera: "by camera",
    sent: "It fits its request. It was sent to the chain.",
    requestIn: "It waits below for your review.",
    cardIn: "Compare the words with the other screen to pair the two machines.",
    outcomeIn: "The journal has it now.",
    toPairing: "Compare the words",
    close: "Close",
  },
  foot: {
    machines: (paired: number) =>
      paired === 0 ? "No machine is paired" : plural(paired, "paired machine", "paired machines"),
    open: "Pairing",
  },
} as const;

/** What crosses the gap as codes on a screen, before the other machine's camera. */
export const byCode = {
  scan: "Scan codes",
  scanTitle: "Scan the other machine's codes",
  scanText:
    "Let it show the codes of what it wrote, and hold this machine's camera before its screen. Or take pictures of them.",
  scanned: "what the other machine shows",
  show: {
    card: "Show it as codes",
    request: "Show it as codes",
    answer: "Show as codes",
    outcome: "Show it as codes",
  },
  showAnswer: (n: number) => `Show the signature of request ${n} as codes`,
  showTitle: {
    card: "This machine's card",
    request: "The request, for the Vault's camera",
    answer: "The signature, for the Desk's camera",
    outcome: "The outcome, for the Vault's camera",
  },
  showText:
    "On the other machine: “Scan codes”. It holds no secret. Close this when the other machine says that it has it.",
  names: {
    card: "this machine's card",
    request: "the request",
    answer: "the signature",
    outcome: "the outcome",
  },
  done: "Done",
  phone: {
    title: "Or: a phone with Polkadot Vault",
    text: "When the key of this address lives in Polkadot Vault on a phone. The request goes to it with the chain's own proof, so that the phone decodes what the chain will decode, and needs no metadata update.",
    start: "Sign with the phone",
    dialog: "Sign with Polkadot Vault",
    showText:
      "1 · On the phone: open the scanner of Polkadot Vault and hold it before these codes until it shows the transaction. Compare what it shows with this request; sign only what you mean.",
    name: "the request for Polkadot Vault",
    next: "The phone shows its signature",
    scanText: "2 · Hold the phone's screen before this machine's camera.",
    scanned: "the phone's signature",
    back: "Show the codes again",
    working: "Checking the signature",
    workingDetail: "It is held against the request before anything goes to the chain.",
  },
} as const;

export const pairing = {
  title: "Pairing",
  lede: (role: Role) =>
    role === "desk"
      ? "The Vaults that this Desk works with. Paired once, by a card in each direction and twelve words."
      : "The Desks that this Vault works with. Paired once, by a card in each direction and twelve words.",
  name: "What this machine is called",
  nameHint:
    "So that the person at the other machine recognises it: Everyday laptop, The old Thinkpad.",
  nameBad: "One line, at most 60 characters, and nothing that looks like a key.",
  setName: "Call it that",
  step: (n: number, text: string) => `${n} · ${text}`,
  stepName: "Name this machine",
  stepCard: "Write this machine's card to the stick",
  stepCardText: (role: Role) =>
    role === "desk"
      ? "It holds this machine's name and public keys. Open it on the Vault."
      : "It holds this machine's name and public keys, and the addresses of its keys, so that the Desk can watch them. No secret. Open it on the Desk.",
  saveCard: "Write the card",
  savedCard: (names: string) => `Written: ${names}. Open it on the other machine.`,
  stepOpen: "Open the other machine's card",
  openCard: "Open a card",
  stepWords: "Read the words aloud",
  stepWordsText:
    "Both screens show twelve words once both cards are open. One reads them aloud, the other follows. If all twelve are the same, nobody stands between the two machines.",
  wordsOf: (name: string) => `Words for ${name}`,
  same: "All twelve are the same",
  different: "They differ: forget this card",
  differentText:
    "If one word differs, somebody may have put another card in between. Forget it, and write both cards anew.",
  paired: (ms: number) => `known since ${t.date(ms)}`,
  isPaired: "paired",
  isKnown: "not paired: compare the words",
  remove: (name: string) => `Unpair ${name}`,
  removeTitle: (name: string) => `Unpair ${name}?`,
  removeText:
    "Its requests will be marked as coming from a machine that is not known. What was signed stays signed.",
  removeGo: "Unpair it",
  keep: "Keep it",
  addresses: (n: number) => plural(n, "address", "addresses"),
  cosigned: (size: number | null) =>
    size === null
      ? "has not co-signed this journal yet"
      : `has co-signed this journal up to entry ${t.count(size)}`,
  kind: (role: Role) => machineRole[role],
  none: "No other machine is known yet",
  back: "Back",
  what: "Lets two machines know each other: who sent a request, which addresses to watch, and whose journal belongs to whom.",
  wrong: [
    "Somebody swaps a card on the way: the words differ. Never confirm words that you have not compared.",
    "Pairing gives a Desk no power: without it, requests are only marked.",
  ],
  hands: "Both machines, a stick, and somebody at each screen, or you at both.",
} as const;

export const airGap = {
  state: (state: AirGap["state"]) => gapState[state],
  openTitle: "This Vault can reach a network",
  openText:
    "Keys were closed the moment it was seen, and none is opened as long as it lasts. Nothing was signed or sent.",
  goneTitle: "The air gap was broken",
  goneText:
    "The network is gone again. Keys stay closed until you have read what was seen, and say so.",
  seen: "What was seen",
  since: (ms: number) => `Seen ${t.date(ms)}`,
  acknowledge: "I know how it happened. Open keys again",
  stillOpen: "It is still there. Switch it off: this page sees it within a second.",
  practise: "This is practice: go on with the network on",
  practiseText:
    "The rehearsal has nothing at stake. A Vault that practises so signs for the rehearsal network and for no other.",
  later: "Look around without keys",
  footnote:
    "A Vault that was on a network is no Vault any more until you know what came in. If you cannot explain it, move to another machine, and from this one's keys to new ones.",
} as const;

export const statement = {
  title: "Sign a statement",
  open: "Sign a statement",
  lede: "Show that you hold a key, without a transaction. What is signed can never count on a chain.",
  signTitle: "Sign",
  key: "Which key",
  text: "Text",
  textHint: "Exactly as it will be checked: every space and line counts. At most 4,000 characters.",
  suggestion: (address: string, ms: number) =>
    `I hold the key of ${address}. Signed on ${t.dayOfYear(ms)}.`,
  passphrase: (name: string) => `Passphrase of ${name}`,
  sign: "Sign the text",
  signing: "Opening the key and signing",
  signingDetail: "About one second: the passphrase is deliberately slow to try.",
  signature: "Signature",
  signedText: "Give the address, the text and the signature to whoever asked.",
  verifyTitle: "Check somebody's signature",
  address: "Address",
  signatureField: "Signature, 128 characters of 0-9 and a-f",
  verify: "Check it",
  verifying: "Checking",
  good: "It is the signature of this address over this text",
  goodPlain: "It is the signature of this address over the bare text",
  goodPlainText:
    "Signed without the frame that keeps statements and transactions apart, as btcli does it.",
  bad: "It is not a signature of this address over this text",
  badText:
    "A space or a line more or less is enough. Copy all three anew before you conclude anything.",
  back: "Back to the keys",
  what: "Signs a text in a frame that no transaction has, or checks such a signature.",
  wrong: [
    "A text may be a promise: sign only what you would sign on paper.",
    "Whoever asks may collect signatures. Name yourself, the purpose and the date in the text.",
  ],
  hands: "The passphrase of the key. For checking: nothing.",
} as const;
