/** When a form composes what a multisig or a proxy's account is to do: the account, and who of ours signs for it. */
import { createContext, useContext } from "react";
import type { Through } from "../../app/screen.ts";
import { signersOf } from "../../lib/signers.ts";
import type { Operation, Snapshot } from "../../types.ts";
import { nameOrEnds } from "../names.ts";

export interface ActsFor {
  readonly through: Through;
  readonly account: string;
  readonly name: string;
  /** Ours that can sign for it. */
  readonly signers: readonly { readonly address: string; readonly name: string }[];
  readonly signer: string;
  readonly onSigner: (address: string) => void;
  /** A proxy with a delay has to announce first. */
  readonly isAnnounced: boolean;
  readonly onAnnounced: (isAnnounced: boolean) => void;
}

export const ActsForContext = createContext<ActsFor | null>(null);
export const useActsFor = (): ActsFor | null => useContext(ActsForContext);

export interface Carrier {
  readonly account: string;
  readonly name: string;
  readonly signers: ActsFor["signers"];
}

export function carrierOf(snapshot: Snapshot, through: Through): Carrier {
  const name = nameOrEnds(snapshot, through.account);
  const mine = signersOf(snapshot).map(({ address, name: own }) => ({ address, name: own }));
  if (through.kind === "proxy") return { account: through.account, name, signers: mine };
  const members = membersOf(snapshot, through.account)?.members ?? [];
  return {
    account: through.account,
    name,
    signers: mine.filter(({ address }) => members.some((one) => one === address)),
  };
}

export const membersOf = (snapshot: Snapshot, multisig: string) =>
  snapshot.book.find((one) => one.address === multisig)?.multisig ?? null;

type Carried = Extract<Operation, { kind: "proxy" }>["call"];

/** Carriers carry no carriers, and a coldkey swap is begun by the coldkey itself. */
function isCarried(operation: Operation): operation is Carried {
  const { kind } = operation;
  const isSwap = ["announce-swap", "execute-swap", "dispute-swap", "clear-swap"].includes(kind);
  return !isSwap && !("call" in operation) && !("callHash" in operation);
}

/** The act that is signed, around the one that was composed. Null while nobody can sign it. */
export function carry(
  snapshot: Snapshot,
  { through, signer, isAnnounced }: Pick<ActsFor, "through" | "signer" | "isAnnounced">,
  call: Operation,
): Operation | null {
  if (signer === "" || !isCarried(call)) return null;
  if (through.kind === "proxy") {
    const common = { coldkey: signer, real: through.account, call };
    return isAnnounced
      ? { kind: "proxy-announce", ...common }
      : { kind: "proxy", ...common, proxyType: null };
  }
  const multisig = membersOf(snapshot, through.account);
  if (multisig === null) return null;
  return {
    kind: "multisig-propose",
    coldkey: signer,
    members: [...multisig.members],
    threshold: multisig.threshold,
    maxRefTime: null,
    maxProofSize: null,
    call,
  };
}
