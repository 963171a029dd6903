/** Words of the places in the rail. */

import { taoLine } from "../../lib/amount.ts";
import { counted } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { AbandonReason } from "../../types.ts";

const reasons: Record<AbandonReason, string> = {
  "changed-mind": "I changed my mind",
  "phrase-seen": "Someone or something may have seen the phrase",
  mistake: "I made a mistake",
  other: "Another reason",
};
/** Up to ten in words: it is a sentence, not a table. */
const inWords = "no one two three four five six seven eight nine ten".split(" ");
const words = (n: number): string => inWords[n] ?? t.count(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plural = (n: number, one: string, many: string): string => counted(n, { one, other: many });

export const places = {
  keys: {
    title: "Keys",
    lede: (coldkeys: number, unsafe: number) => {
      const first = coldkeys === 1 ? "One coldkey." : `${capital(words(coldkeys))} coldkeys.`;
      if (unsafe === 0) return `${first} Every one has two proved copies in two places.`;
      if (coldkeys === 1)
        return "One coldkey. It needs two proved copies before you put value on it.";
      return `${first} ${unsafe === 1 ? "One needs" : `${capital(words(unsafe))} need`} two proved copies before you put value on ${unsafe === 1 ? "it" : "them"}.`;
    },
    ledeEmpty:
      "A coldkey is the authority over everything in a wallet. You have none on this machine.",
    nameless: {
      lede: "No coldkey in this list, but a key file without a name is on this machine.",
      title: (keys: number) =>
        keys === 1
          ? "A key here has lost its name"
          : `${capital(words(keys))} keys here have lost their names`,
      text: "The sealed files are there; their cards are gone or cannot be read. Put the cards back from a copy of this folder, or give the keys names again.",
      more: (keys: number) => `and ${t.count(keys)} more`,
      go: "See the key files",
    },
    new: "New coldkey",
    import: "Import keys",
    emptyTitle: "Take a pen and two cards",
    emptyText:
      "You will write down 24 words, alone in a room. Then you will type them back, so that the copy is proved and not hoped for. About twenty minutes.",
    emptyAction: "Create the first coldkey",
    emptyDesk: "A Desk holds no key",
    emptyDeskText:
      "This machine reads the chain and prepares requests. Create coldkeys on the Vault, and watch their addresses here.",
    notSafe: (proved: number) => `not yet safe: ${proved} of 2 proved copies`,
    notSafePlace: "not yet safe: all copies in one place",
    safe: (copies: number, placesCount: number, provedAtMs: number) =>
      `backup proved ${t.day(provedAtMs)} · ${plural(copies, "copy", "copies")}, ${plural(placesCount, "place", "places")}`,
    words: (n: number) => `${n} words`,
    notSafeNoPhrase: "not yet safe: no phrase to write down",
    free: "free",
    noBalance: "balance not read yet",
    noNetwork: "no network here",
    reserved: (rao: bigint) => `+ ${taoLine(rao)} reserved`,
    faucet: "Get rehearsal TAO",
    faucetDone: (rao: bigint, block: number) =>
      `${taoLine(rao)} arrived at block ${t.count(block)}. It is play money.`,
    backUp: "Make another copy",
    createHotkey: "Create hotkey",
    register: "Register a hotkey",
    registerShort: "Register",
    send: "Send TAO",
    stake: "Stake",
    more: "More",
    moreFor: (name: string) => `More for ${name}`,
    moreOfAll: "More for all keys",
    pendingTitle: "Begun, not finished",
    pending: {
      passphrase: "Waits for its passphrase. No words exist yet.",
      write: "The words are not written down yet.",
      prove: "Written down, not proved: type the words back.",
      copy: "Proved. Say where the copy is kept and it is a key.",
      done: "Finishing.",
    },
    started: (ms: number) => `begun ${t.date(ms)}`,
    resume: (name: string) => `Resume ${name}`,
    abandon: (name: string) => `Abandon ${name}`,
    abandonTitle: (name: string) => `Abandon ${name}?`,
    abandonText:
      "The pending phrase is destroyed. Nothing was counted as a key, so no balance can be lost, unless you already gave its address to somebody.",
    abandonReason: "Why?",
    reason: (value: AbandonReason) => reasons[value],
    abandonGo: "Destroy the pending key",
    abandonKeep: "Keep it",
    what: "A coldkey is the authority over everything in its wallet. It stays sealed; a passphrase opens it for one act at a time.",
    wrong: [
      "One copy of the phrase: one fire and the wallet is gone.",
      "A phrase typed into anything else: assume it is stolen.",
    ],
    hands:
      "Your passphrase. For a new coldkey: a pen, two cards, two envelopes, twenty minutes alone.",
  },
  hotkeys: {
    title: "Hotkeys",
    lede: "Hotkeys work on servers. They can be replaced; the coldkey above them cannot.",
    create: "Create hotkey",
    emptyTitle: "Decide what this server will be called",
    emptyText:
      "A hotkey is made under a coldkey and lives on one server. Pick a short name that you will recognise in a log: gpu-1, validator-a.",
    needColdkeyTitle: "First a coldkey",
    needColdkeyText: "A hotkey is made under a coldkey. Take a pen and two cards and create one.",
    under: (coldkey: string) => `under ${coldkey}`,
    none: "No hotkey under this coldkey yet.",
    ownerUnknown: "under a coldkey that is not known",
    ownerElsewhere: (coldkey: string) => `under ${coldkey}, whose key is not here`,
    registered: (netuid: number, uid: number) => `subnet ${netuid} · UID ${uid}`,
    since: (block: number) => `since block ${t.count(block)}`,
    unregistered: "not registered",
    register: "Register",
    registerNamed: (name: string) => `Register ${name}`,
    formTitle: "Create a hotkey",
    formLede: "Made in the vault, sealed with the coldkey's passphrase.",
    coldkey: "Under which coldkey",
    name: "Name of the hotkey",
    nameHint: "Letters, digits, dots, dashes. It is also its file name.",
    nameBad:
      "Begin with a letter or digit; then letters, digits, dots, dashes, underscores, at most 40.",
    passphrase: (coldkey: string) => `Passphrase of ${coldkey}`,
    passphraseHint: "Opens the coldkey for this one act. The vault process ends right after.",
    make: "Make the hotkey",
    working: "Opening the coldkey and making the hotkey",
    workingDetail: "About one second: the passphrase is deliberately slow to try.",
    made: (name: string) => `${name} is made`,
    madeText: "It is sealed on this machine and can do nothing until it is registered on a subnet.",
    registerNow: "Register it on a subnet",
    another: "Make another",
    what: "Makes a fresh key for one server. It signs weights and serves requests; it can never move your TAO.",
    wrong: [
      "A stolen hotkey can harm its reputation on a subnet, and is replaced with the coldkey.",
      "The same hotkey on two servers: both get in each other's way.",
    ],
    hands: "The passphrase of the coldkey.",
  },
  subnets: {
    title: "Subnets",
    lede: "What a seat costs right now. The price falls with every block and jumps with every registration.",
    reading: "Reading the subnets",
    readingDetail: "One question to the node for all of them.",
    filter: "Find a subnet",
    filterHint: "number or name",
    onlyOpen: "Only with open registration",
    caption: "Subnets with the price of a registration",
    netuid: "No.",
    name: "Subnet",
    price: "Price",
    emission: "Emission",
    emissionHint: "TAO into the pool with each block",
    tempo: (blocks: number) => `tempo ${t.count(blocks)}`,
    owner: "Owner",
    openOne: (netuid: number, name: string) => `Open subnet ${netuid} ${name}`,
    burn: "Burn now",
    seats: "Seats",
    open: "open",
    closed: "closed",
    full: "full: replaces",
    seatsOf: (used: number, max: number) => `${t.count(used)} / ${t.count(max)}`,
    choose: (netuid: number, name: string) => `Register on ${netuid} ${name}`,
    chooseShort: "Register",
    nothing: "No subnet fits this filter.",
    found: (shown: number, all: number) =>
      `${t.count(shown)} of ${plural(all, "subnet", "subnets")}`,
    what: "Registering burns TAO and gives a hotkey a seat (a UID) on a subnet. Full subnets give the seat of the weakest past its protection.",
    wrong: [
      "The burn never comes back, whatever happens to the seat.",
      "Others register at the same time: the price can jump before your turn. Your limit decides what happens then.",
    ],
    hands: "A coldkey with TAO, a hotkey, and the coldkey's passphrase.",
  },
  activity: {
    title: "Activity",
    lede: "Every act that was signed here, and what the chain made of it.",
    emptyTitle: "Nothing signed yet",
    emptyText:
      "Acts appear here the moment they are signed, and stay until the chain has decided. Begin with a coldkey, some rehearsal TAO, and a subnet.",
    emptyAction: "See the subnets",
    list: "Signed acts, newest first",
    earlier: (left: number) => `Show earlier acts (${t.count(left)} more)`,
    open: (sentence: string) => `Open: ${sentence}`,
    by: (coldkey: string, ms: number) => `signed by ${coldkey}, ${t.date(ms)}`,
    what: "Follows each signed act until the chain has decided: included, final, refused or expired. It goes on by itself after a restart.",
    wrong: [
      "The connection ends in the middle: the act may still be included. Its state says so until it is known.",
      "The block range passes: the signature is worthless and nothing was paid.",
    ],
    hands: "Nothing. Sending the same signed act again is safe: it can only count once.",
  },
  journal: {
    title: "Journal",
    lede: "Everything important, in the order in which it happened. Nobody can shorten or edit it unnoticed.",
    verify: "Verify",
    verifying: "Verifying the journal",
    verifyingDetail: "Every entry is hashed again and compared with the last anchored checkpoint.",
    intact: (size: number) => `Intact: ${plural(size, "entry", "entries")}`,
    intactText: (checkpoint: number | null) =>
      checkpoint === null
        ? "Every entry fits the tree. No checkpoint was anchored before, so nothing older could be compared."
        : `Every entry fits the tree, and the first ${t.count(checkpoint)} fit the last checkpoint.`,
    brokenTitle: (n: number) => `Not intact: ${plural(n, "finding", "findings")}`,
    root: "Root hash",
    anchored: "Checkpoint kept in",
    checkedAt: "Checked",
    anchor: {
      system: "the system's keychain",
      file: "a file: whoever can change the journal can change it too",
      none: "nowhere yet",
    },
    kind: "Kind",
    allKinds: "Everything",
    text: "Find in entries",
    list: "Entries, newest first",
    reading: "Reading the journal",
    older: "Show older entries",
    shown: (shown: number, all: number) =>
      `${t.count(shown)} of ${plural(all, "entry", "entries")}`,
    nothing: "No entry fits this filter.",
    emptyTitle: "Nothing happened yet",
    emptyText: "The first entry is written with the first important act.",
    interrupted: (n: number) => `${plural(n, "act was", "acts were")} begun and never ended`,
    interruptedText:
      "The app ended in between. Look at the marked entries, then at the chain or the keys, before you repeat anything.",
    interruptedTag: "no outcome",
    brief: {
      uid: (uid: number) => `UID ${uid}`,
      words: (from: number, to: number) => `words ${from} to ${to}`,
    },
    subject: "About",
    act: "Act",
    leaf: "Leaf hash",
    code: "Kind",
    what: "Shows what this workstation did and when: before each act what was intended, after it what came out.",
    wrong: [
      "An intent without an outcome: the app ended in between. Nothing is silent about it.",
      "A broken journal: somebody changed the file. Trust the chain, not the screen.",
    ],
    hands: "Nothing. Verify whenever you like; it changes nothing.",
  },
} as const;
