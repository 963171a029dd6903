/** Words of the frame: strip, rail, first start. */
import * as t from "../../lib/time.ts";
import type { ChainStatus, NetworkId, Profile, Snapshot, Theme } from "../../types.ts";

const profile: Record<Profile, string> = { vault: "Vault", desk: "Desk", combined: "Combined" };
const network: Record<NetworkId, string> = {
  rehearsal: "Rehearsal",
  finney: "Finney",
  test: "Test network",
  local: "Local network",
  custom: "Own network",
};
const theme: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
const chainState: Record<ChainStatus["state"], string> = {
  none: "no network",
  connecting: "connecting…",
  live: "connected",
  away: "no connection: what you see is old",
};

export const frame = {
  app: {
    name: "Coldkey Workstation",
    titled: (what: string) => `${what} · Coldkey Workstation`,
    opening: "Opening the workstation",
    openingDetail: "Reading keys, journal and network state.",
    skip: "Skip to the task",
  },
  strip: {
    label: "Status",
    rehearsed: "Rehearsal: nothing here is real money",
    profile: (value: Profile) => profile[value],
    network: (value: NetworkId) => network[value],
    /** Only the host: the rest of an address says nothing in a frame. */
    node: (endpoint: string) => endpoint.replace(/^wss?:\/\//, "").replace(/[/?].*$/, ""),
    networks: "Network and nodes",
    chain: (state: ChainStatus["state"]) => chainState[state],
    host: "on the Chromium stand-in",
    hostDetail: "Running on the Chromium stand-in, not on Electron: for development and tests.",
    keyClosed: "vault closed",
    keyOpen: (leftMs: number | null) =>
      leftMs === null ? "vault open" : `vault open · ends in ${t.countdown(leftMs)}`,
    lock: "Lock now",
    advance: "Move time",
  },
  advance: {
    title: "Move the rehearsal forward",
    description:
      "Makes blocks at once, as if you had waited. Burn prices fall, signatures grow old, immunity ends. Only the rehearsal can do this.",
    field: "Blocks to make",
    hint: (blocks: number, blockMs: number) =>
      `${t.count(blocks)} blocks are about ${t.span(blocks * blockMs)}.`,
    invalid: "A whole number from 1 to 50,000.",
    go: "Make the blocks",
    working: "Making blocks",
  },
  rail: {
    label: "Places",
    open: "All places",
    keys: "Keys",
    hotkeys: "Hotkeys",
    portfolio: "Portfolio",
    subnets: "Subnets",
    crossing: "Sign",
    activity: "Activity",
    swap: "Swap",
    backups: "Backups",
    emergencies: "Emergencies",
    journal: "Journal",
    machine: "This machine",
    attention: (n: number) => `${n} need attention`,
    theme: "Colours",
    themeName: (value: Theme) => theme[value],
  },
  journalFoot: {
    state: (state: Snapshot["journal"]["state"]) =>
      ({
        unchecked: "Journal not checked yet",
        verified: "Journal verified",
        broken: "Journal broken",
      })[state],
    size: (size: number) => (size === 1 ? "1 entry" : `${t.count(size)} entries`),
    checked: (size: string, ageMs: number) => `${size} · ${t.age(ageMs)} ago`,
  },
  start: {
    title: "What kind of workstation is this?",
    lede: "One program, three kinds of machine. The choice is shown in the frame of every screen, and changed only by a reset: choose for what this laptop is.",
    legend: "Kind of workstation",
    recommended: "for a first try",
    profiles: {
      combined: {
        title: "Combined",
        text: "Keys and network on one laptop, in separate processes. The key is opened for one act and closed again.",
        today:
          "Everything in this version works here, on the rehearsal network: nothing is at stake.",
      },
      vault: {
        title: "Vault",
        text: "Holds coldkeys and never meets a network. Requests come in by file or camera and leave signed.",
        today:
          "It watches its own air gap: the moment a network is there, keys close. On the rehearsal network it can practise with one.",
      },
      desk: {
        title: "Desk",
        text: "Reads the chain, prepares requests, broadcasts what the Vault signed. Holds no key and refuses to import one.",
        today:
          "What it composes is carried to a Vault by hand, and comes back signed the same way.",
      },
    },
    choose: (name: string) => `Start as ${name}`,
    what: "Decides which half of the work this machine does. Vault and Desk are two laptops that work together; Combined is both on one.",
    wrong: [
      "A Vault that was once on a network is no Vault. Use a laptop that can stay offline.",
      "Combined is convenient and weaker than two machines: whoever takes over this laptop while a key is open can use it.",
    ],
    hands:
      "Nothing yet. For a first try take Combined: it starts on the rehearsal network, with play money.",
  },
  broken: {
    title: "The journal was changed from outside",
    text: "What this workstation remembers no longer fits what it wrote down. Someone or something edited, cut or replaced the journal file.",
    look: "Show what was found",
    lock: "Lock and look later",
    footnote:
      "Your keys are sealed files of their own and are not touched by this. Until it is explained, treat every recent act as unconfirmed and compare with the chain.",
  },
} as const;
