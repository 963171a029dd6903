/** Words of the choice of network and nodes. */
import * as t from "../../lib/time.ts";
import type { NetworkId } from "../../types.ts";

const names: Record<NetworkId, string> = {
  rehearsal: "Rehearsal",
  finney: "Finney",
  test: "Test network",
  local: "Local network",
  custom: "Own network",
};

/** Of a Vault: it reaches none, and takes the requests of one. */
const vault = {
  title: "Which network this Vault signs for",
  lede: "This Vault reaches no network. It takes requests of one chain, known by its genesis, and refuses those of every other.",
  hint: {
    rehearsal:
      "Nothing on it is real. The only one for which a Vault may practise while its network is on.",
    finney: "The main network. What is signed for it moves real TAO.",
    test: "The public test network. Its TAO has no value.",
    local: "A chain on one of your own machines: any that is not one of the known ones.",
    custom: "A chain whose genesis you pinned here.",
  } satisfies Record<NetworkId, string>,
  notAdded: "Not added yet: pin its genesis below.",
  own: "Add a network of your own",
  ownText:
    "Copy the genesis from the Desk, under “Network and nodes”, and compare it with a second source. Whoever chooses it for you chooses what you sign.",
  genesisBad: "A genesis is 0x and 64 characters from 0 to 9 and a to f.",
  what: "Chooses whose requests are taken. Nothing is opened or asked; the known chains are pinned in this app. Each change is in the journal.",
  wrong: [
    "A request of another chain is shown as what it is, and cannot be signed.",
    "Policies belong to a network: what a coldkey may do on one says nothing for another.",
  ],
  hands: "For a chain of your own: its genesis hash from two sources.",
  /** In the strip, and at the foot of the page of requests. */
  signsFor: (id: NetworkId) => `signs for ${names[id]}`,
  foot: (id: NetworkId) => `This Vault signs for ${names[id]} and for no other network.`,
  change: "Change the network",
} as const;

export const networks = {
  title: "Network and nodes",
  lede: "Which chain this workstation reads, and which nodes it asks.",
  chosen: "Network",
  name: (id: NetworkId, own: string | null) =>
    id === "custom" && own !== null ? `${names.custom}: ${own}` : names[id],
  hint: {
    rehearsal: "Inside this app. Nothing here is real, and time can be moved.",
    finney: "The main network. Everything here is real TAO.",
    test: "The public test network. Its TAO has no value.",
    local: "A node on this machine. Its chain must not be a public one.",
    custom: "A chain that you added. Its genesis is pinned.",
  } satisfies Record<NetworkId, string>,
  notAdded: "Not added yet: ask its node below.",
  use: (name: string) => `Use ${name}`,
  real: "From then on every act that you sign moves real TAO.",
  realTick: "I understand that this is the main network.",
  nodes: (name: string) => `Nodes of ${name}`,
  nodesText:
    "Tried from top to bottom, the next one whenever one is away. Every node must show the genesis of its network, or it is not used.",
  known: "the known one",
  up: (endpoint: string) => `Move ${endpoint} up`,
  down: (endpoint: string) => `Move ${endpoint} down`,
  remove: (endpoint: string) => `Take ${endpoint} off the list`,
  removeShort: "Remove",
  add: "Another node",
  addHint: "wss://… or, on this machine itself, ws://127.0.0.1:9944",
  addGo: "Add to the list",
  reset: "Back to the known node",
  saved: "The list is saved.",
  own: "Add a network of your own",
  ownText:
    "The app asks the node who it is. You compare the genesis with what you know of that chain, and pin it.",
  endpoint: "Its node",
  ask: "Ask the node",
  asking: "Asking the node",
  genesis: "Genesis",
  version: "Runtime version",
  versionOf: (n: number) => t.count(n),
  serves: (id: NetworkId) =>
    `This node serves ${names[id]}. Add it to the nodes of ${names[id]} instead: under another name its TAO would look like play money.`,
  ownName: "What you call it",
  pin: "Pin this genesis",
  pinned: "Pinned. It can be chosen above.",
  what: "Chooses the chain that is read, and the nodes that are asked for it. Each change is in the journal.",
  wrong: [
    "A node can lie about what it shows. It cannot make you sign something else: the vault decodes the bytes itself.",
    "Acts that are under way wait while another network is chosen; their signature grows old meanwhile.",
  ],
  hands:
    "For a node of your own: its address, and the genesis hash of its chain from a second source.",
  vault,
} as const;
