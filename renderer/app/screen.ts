/** Where the user can be. No router: the page has no address bar and nothing to bookmark. */
import { createContext, useContext } from "react";
import type { ColdkeySummary, HotkeySummary, LeakCase, Operation, Snapshot } from "../types.ts";

export type Place =
  | "keys"
  | "hotkeys"
  | "portfolio"
  | "subnets"
  | "crossing"
  | "activity"
  | "swap"
  | "backups"
  | "emergencies"
  | "journal"
  | "machine";

/** The account that an act is done for, by a member of a multisig or as a proxy. */
export interface Through {
  readonly kind: "multisig" | "proxy";
  readonly account: string;
}

export type ActStart =
  | {
      readonly kind: "register";
      readonly coldkey?: string;
      readonly hotkey?: string;
      readonly netuid?: number;
      readonly through?: Through;
    }
  | {
      readonly kind: "transfer" | "stake" | "manage" | "batch";
      readonly coldkey?: string;
      readonly to?: string;
      readonly through?: Through;
    }
  /** Composed already: it begins with the chain's check. */
  | { readonly kind: "ready"; readonly operation: Operation; readonly back: Screen }
  | {
      readonly kind: "swap";
      readonly act: "announce-swap" | "execute-swap" | "dispute-swap" | "clear-swap";
      readonly coldkey: string;
    };

export type Screen =
  | { readonly at: Exclude<Place, "journal"> }
  /** `act`: the entries of this act alone. */
  | { readonly at: "journal"; readonly act?: string }
  | { readonly at: "import" }
  | { readonly at: "ceremony"; readonly id: string }
  | { readonly at: "transcripts" }
  | { readonly at: "transcript"; readonly id: string }
  | { readonly at: "blank-forms" }
  | { readonly at: "watch" }
  | { readonly at: "book" }
  | { readonly at: "together" }
  | { readonly at: "swap-card"; readonly coldkey: string }
  | { readonly at: "verify-download" }
  | { readonly at: "change-passphrase"; readonly address: ColdkeySummary["address"] }
  | { readonly at: "doctor" }
  | { readonly at: "policy"; readonly coldkey: ColdkeySummary["address"] }
  | { readonly at: "make-hotkey"; readonly coldkey?: string }
  | { readonly at: "make-hotkeys" }
  | { readonly at: "deliver"; readonly hotkeys: readonly HotkeySummary["address"][] }
  | { readonly at: "leak-start"; readonly case: LeakCase | null }
  | { readonly at: "leak"; readonly id: string }
  | { readonly at: "act"; readonly start: ActStart }
  | { readonly at: "outcome"; readonly id: string }
  | { readonly at: "networks" }
  | { readonly at: "subnet"; readonly netuid: number }
  | { readonly at: "holdings"; readonly coldkey: string }
  /** A Desk's request on its way; a request that came to a Vault. */
  | { readonly at: "carried"; readonly id: string }
  | { readonly at: "arrived"; readonly id: string }
  | { readonly at: "pairing" }
  | { readonly at: "statement" };

/** The rail's mark for screens that belong to a place. */
export function placeOf(screen: Screen): Place | null {
  switch (screen.at) {
    case "import":
    case "ceremony":
      return null;
    case "watch":
    case "book":
    case "together":
    case "change-passphrase":
    case "doctor":
    case "policy":
    case "statement":
      return "keys";
    case "carried":
    case "arrived":
    case "pairing":
      return "crossing";
    case "make-hotkey":
    case "make-hotkeys":
    case "deliver":
      return "hotkeys";
    case "transcripts":
    case "transcript":
    case "blank-forms":
      return "backups";
    case "swap-card":
      return "swap";
    case "verify-download":
      return "machine";
    case "act":
      if (screen.start.kind === "swap") return "swap";
      return screen.start.kind === "register" ? "subnets" : "keys";
    case "leak-start":
    case "leak":
      return "emergencies";
    case "subnet":
      return "subnets";
    case "networks":
      return "machine";
    case "holdings":
      return "portfolio";
    case "outcome":
      return "activity";
    default:
      return screen.at;
  }
}

export interface Workstation {
  readonly snapshot: Snapshot;
  readonly clockOffsetMs: number;
  readonly go: (screen: Screen) => void;
}

export const WorkstationContext = createContext<Workstation | null>(null);

export function useWorkstation(): Workstation {
  const workstation = useContext(WorkstationContext);
  if (!workstation) throw new Error("A screen was rendered outside of the workstation");
  return workstation;
}
