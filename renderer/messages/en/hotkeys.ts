/** Words of the list of hotkeys, of making many, and of their deliveries. */
import * as t from "../../lib/time.ts";

const hotkeysOf = (n: number): string => (n === 1 ? "1 hotkey" : `${t.count(n)} hotkeys`);
type State = "planned" | "leaving" | "delivered" | "received" | "verified" | "revoked";

const states: Readonly<Record<State, string>> = {
  planned: "planned",
  leaving: "under way",
  delivered: "delivered, no receipt",
  received: "receipt without proof",
  verified: "receipt verified",
  revoked: "revoked",
};
const methods: Readonly<Record<string, string>> = {
  folder: "btcli files",
  age: "sealed with age",
  "vault-kv": "HashiCorp Vault",
  aws: "AWS Secrets Manager",
  gcp: "GCP Secret Manager",
  github: "GitHub Actions",
  gitlab: "GitLab CI",
};

export const hotkeyList = {
  search: "Find hotkeys",
  searchHint: "name, tag, server or address",
  searchKeys:
    "Press / to search; in the list arrows move, Space selects, Shift with arrows selects several.",
  coldkey: "Coldkey",
  anyColdkey: "all coldkeys",
  noColdkey: "coldkey not known",
  tag: "Tag",
  anyTag: "all tags",
  registration: "Registered",
  registrations: { all: "all", yes: "registered", no: "not registered" },
  where: "Where",
  wheres: {
    all: "anywhere",
    here: "only in this vault",
    delivered: "delivered, not verified",
    verified: "receipt verified",
    revoked: "revoked",
  },
  order: "Sort by",
  orders: { name: "name", newest: "newest first", server: "server", registration: "subnet" },
  found: (shown: number, all: number) => `${t.count(shown)} of ${hotkeysOf(all)}`,
  nothing: "No hotkey fits. Clear the search or a filter.",
  clear: "Clear filters",
  list: "Hotkeys",
  select: (name: string) => `Select ${name}`,
  selectAll: "Select all shown",
  selectNone: "Select none",
  selected: (n: number) => (n === 0 ? "None selected" : `${hotkeysOf(n)} selected`),
  deliver: (n: number) => `Deliver ${hotkeysOf(n)}`,
  deliverNone: "Deliver",
  tags: "Tags",
  words: "Show words",
  wordsOne: "Select one hotkey to see its words.",
  otherColdkeys: "One delivery is of one coldkey: select hotkeys of the same one.",
  tooMany: (most: number) => `One delivery takes at most ${most}.`,
  many: "Create many",
  here: "only in this vault",
  state: (state: State) => states[state],
  at: (server: string) => `on ${server}`,
  shown: (ms: number) => `words shown ${t.day(ms)}`,
  retired: "retired",
  owner: (coldkey: string) => `under ${coldkey}`,
  seat: (netuid: number, uid: number) => `subnet ${netuid} · UID ${uid}`,
  unregistered: "not registered",
} as const;

export const tagging = {
  title: (n: number) => `Tags of ${hotkeysOf(n)}`,
  text: "Tags are for you alone: to find hotkeys again and to choose many at once.",
  add: "Add tags",
  addHint: "Small letters, digits, dots, dashes. Several with spaces between.",
  bad: "A tag begins with a letter or digit and has at most 24 characters.",
  remove: "Remove",
  removeTag: (tag: string, n: number) => `${tag} (${t.count(n)})`,
  none: "None of them has a tag yet.",
  save: "Save tags",
  cancel: "Cancel",
} as const;

export const makeMany = {
  title: "Create many hotkeys",
  lede: "Each from fresh randomness, all in one session of the vault, with the passphrase asked for once.",
  how: "Names",
  hows: { pattern: "A pattern", count: "A name and a number" },
  pattern: "Pattern",
  patternHint: "miner-{01..64} makes miner-01 to miner-64. At most 1,000 at once.",
  stem: "Name",
  stemHint: "What all names begin with, such as miner-",
  start: "First number",
  count: "How many",
  tags: "Tags",
  tagsHint: "Optional. Small words with spaces between; every one of them gets them.",
  why: {
    "no-range": "There must be one range in the pattern, such as {01..64}.",
    backwards: "The range runs backwards.",
    "too-many": "At most 1,000 at once.",
  },
  badName: (name: string) => `${name} cannot be the name of a hotkey.`,
  clash: (name: string) => `${name} is there already, or its file would be.`,
  preview: (n: number) => `${hotkeysOf(n)} will be made`,
  between: "…",
  passphraseHint: "Opens the coldkey once. What is kept for the session can only seal new hotkeys.",
  go: (n: number) => (n === 0 ? "Make them" : `Make ${hotkeysOf(n)}`),
  opening: "Opening the coldkey",
  openingDetail: "About one second: the passphrase is deliberately slow to try.",
  progressTitle: (of: number) => `Making ${hotkeysOf(of)}`,
  progress: (done: number, of: number) => `${t.count(done)} of ${t.count(of)} made`,
  left: (ms: number) => `about ${t.age(ms)} left`,
  clock: (ms: number) => `The vault's session ends by itself in ${t.age(ms)}.`,
  stop: "Stop here",
  stopping: "Stopping after the ones that are being written",
  stopHint: "What is made stays: each hotkey is whole or not there.",
  ended: {
    done: (made: number) => `${hotkeysOf(made)} ${made === 1 ? "is" : "are"} made`,
    stopped: (made: number, of: number) => `Stopped: ${t.count(made)} of ${t.count(of)} are made`,
    "session-over": (made: number, of: number) =>
      `The session's time was over: ${t.count(made)} of ${t.count(of)} are made`,
    locked: (made: number, of: number) =>
      `The vault was locked: ${t.count(made)} of ${t.count(of)} are made`,
    failed: (made: number, of: number) =>
      `It went wrong: ${t.count(made)} of ${t.count(of)} are made`,
  },
  kept: "All of them are sealed, on this disk, and were read back. They can do nothing until they are registered.",
  keptPart:
    "Those that are made are whole and stay. Make the others with a pattern that begins after them.",
  more: "Make more",
  toList: "See the hotkeys",
} as const;

export const deliver = {
  title: "Deliver hotkeys",
  lede: (n: number, coldkey: string) =>
    `${hotkeysOf(n)} of ${coldkey}. A copy of each leaves this vault.`,
  which: (names: string, more: number) =>
    more === 0 ? names : `${names} and ${t.count(more)} more`,
  server: "Where they go",
  serverHint: "What you call the machine or the drive. It is kept in the journal.",
  how: "How they travel",
  methods: {
    age: {
      label: "Sealed for one server",
      detail:
        "One file with its own installer. Only the server's age identity opens it; whoever carries it cannot.",
    },
    folder: {
      label: "btcli's files in a folder or on a drive",
      detail:
        "As btcli lays them out. Without a passphrase of their own, whoever holds the drive has the hotkeys.",
    },
    store: {
      label: "For a store of secrets",
      detail: "One file for each hotkey and the exact commands. This app sends nothing.",
    },
  },
  store: "Which store",
  methodName: (kind: string) => methods[kind] ?? kind,
  recipient: "The server's age recipient",
  recipientHint:
    "On the server: age-keygen -o identity.txt prints it. It begins with age1 and is no secret.",
  recipientBad: "age1 and 58 more small letters and digits.",
  encrypt: "Encrypt the files with a passphrase, as btcli does",
  encryptHint:
    "btcli asks for it whenever it uses the hotkey. Leave it out for a server that must start alone.",
  mount: "Mount",
  path: "Path",
  project: "Project",
  repository: "Repository",
  pathHint: "Each hotkey is one secret below it.",
  repositoryHint: "owner/name",
  wordBad:
    "Letters, digits, dots, dashes, underscores and slashes; beginning with a letter or digit.",
  begin: "Go on",
  what: "Hotkeys are meant to leave: they work on servers. The coldkey never does, and the vault checks that before anything goes.",
  wrong: [
    "A copy for the wrong machine: whoever runs it can harm the hotkey's standing until it is replaced.",
    "A drive that is not wiped afterwards keeps the hotkeys for whoever finds it.",
  ],
  hands: ["The passphrase of the coldkey", "The drive, or the server's age recipient"],
  releaseWhere: "Where the files go",
  choose: "Choose a folder",
  chosen: (name: string) => `Into the folder ${name}`,
  chooseAgain: "Another folder",
  passphrase: (coldkey: string) => `Passphrase of ${coldkey}`,
  outgoing: "Passphrase of the files",
  outgoingAgain: "Once more",
  outgoingHint: "A new one, not the vault's. It is judged, and btcli will ask for it.",
  outgoingDiffer: "The two are not the same.",
  releasing: "Opening and checking the hotkeys",
  releasingDetail: (isEncrypted: boolean) =>
    isEncrypted
      ? "A few seconds: btcli's encryption is slow on purpose."
      : "About a second, and a few hundredths for each hotkey.",
  progress: (done: number, of: number) => `${t.count(done)} of ${t.count(of)} have left`,
  stop: "Stop here",
  stopping: "Stopping after this one",
  partTitle: (left: number, of: number) => `${t.count(left)} of ${hotkeysOf(of)} have left`,
  partText:
    "It ended in between. One more file may have been begun. Go on with the rest, or end here.",
  endHere: "End here",
  scanTitle: "It holds no coldkey",
  scan: (secrets: number, hotkeys: number, coldkeys: number) =>
    `Read as a stranger would read it: ${t.count(secrets)} secrets, each of one of these ${hotkeysOf(hotkeys)}; compared with ${coldkeys === 1 ? "your coldkey" : `all ${t.count(coldkeys)} coldkeys`}.`,
  noModes: "This drive keeps no permissions",
  noModesText:
    "FAT and exFAT have none: whoever plugs it in can read the files. Carry it yourself, and wipe it afterwards.",
  made: "In the folder",
  madeName: (folder: string, made: string) => `${folder} / ${made}`,
  files: "Files",
  sum: "SHA-256 of the installer",
  sumHint: "Compare it on the server before you run the file. A script cannot vouch for itself.",
  commands: "Exact commands",
  commandsMore: (n: number) => `and ${t.count(n)} more, in COMMANDS.txt beside the files`,
  doneTitle: (server: string) => `Delivered to ${server}`,
  doneLede: (n: number) =>
    `${hotkeysOf(n)} left this vault. The journal and the transcript say so.`,
  doneReceipt:
    "When the receipt comes back, read it in under Hotkeys: only then is it known that they arrived.",
  back: "Back to the hotkeys",
} as const;

export const deliveries = {
  title: "Deliveries",
  read: "Read a receipt",
  row: (n: number, method: string) => `${hotkeysOf(n)} · ${methods[method] ?? method}`,
  at: (ms: number) => t.date(ms),
  host: (host: string, proved: number, of: number) =>
    proved === of
      ? `${host} signed with all ${t.count(of)}`
      : `${host} reported ${t.count(of)}, signed with ${t.count(proved)}`,
  resume: (server: string) => `Go on with the delivery to ${server}`,
  resumeShort: "Go on",
  revoke: (server: string) => `Revoke the delivery to ${server}`,
  revokeShort: "Revoke",
  revokeTitle: (server: string) => `Revoke the delivery to ${server}?`,
  revokeText: (n: number) =>
    `It stays as history and counts no more, for ever. The ${hotkeysOf(n)} can be delivered again.`,
  reason: "Why?",
  reasons: {
    retired: "taken off the server",
    lost: "server or drive is gone",
    leaked: "somebody else may have them",
  },
  leaked: "Replace these hotkeys on the chain: revoking here changes nothing there.",
  revokeGo: "Revoke it",
  keep: "Keep it",
  receiptTitle: "Read a server's receipt",
  receiptText:
    "The installer prints it. Scan its QR code, bring it as a file, or paste it. It holds no secret.",
  paste: "Receipt",
  pasteHint: "From “coldkey-workstation-receipt 1” to “end”.",
  chooseFile: "Choose its file",
  scan: "Scan it",
  scanned: "the receipt",
  check: "Check it",
  close: "Close",
  verified: (server: string, n: number) =>
    `${server} holds ${n === 1 ? "its hotkey" : `all ${t.count(n)} hotkeys`}`,
  verifiedText: "Every one of them has signed this delivery's own challenge.",
  unproved: (proved: number, of: number) => `Signed by ${t.count(proved)} of ${t.count(of)}`,
  unprovedText:
    "The server reports them, but without a proof: bittensor-wallet was not there. Run the installer once more with -p and a Python that has it.",
} as const;
