/** What the journal keeps of an operation: who, how much and where, never free text. */
import { multisigAddress } from "../codec/multisig.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Facts } from "../journal/entries.ts";

type Drafted = Facts<"operation.drafted">;

export function operationFacts(operation: Operation): Drafted {
  const { kind, coldkey: _, ...facts } = operation;
  switch (operation.kind) {
    case "set-identity":
      return { operation: kind };
    case "batch":
      return { operation: kind, ...totals(operation) };
    case "proxy":
    case "proxy-execute":
    case "proxy-announce": {
      const { real, call } = operation;
      return { operation: kind, real, ...carried(call) };
    }
    case "multisig-propose":
    case "multisig-approve": {
      const { members, threshold, call } = operation;
      const multisig = multisigAddress(members, threshold);
      return { operation: kind, multisig, approvals: threshold, ...carried(call) };
    }
    case "multisig-cancel": {
      const { members, threshold, callHash } = operation;
      const multisig = multisigAddress(members, threshold);
      return { operation: kind, multisig, approvals: threshold, callHash };
    }
    default: {
      // Everything that such an operation says; the coldkey is the entry's subject.
      const said = Object.entries(facts).flatMap(([name, value]) =>
        value === null || (Array.isArray(value) && value.length === 0)
          ? []
          : [[name, Array.isArray(value) ? value.join(", ") : value] as const],
      );
      return { operation: kind, ...Object.fromEntries(said) };
    }
  }
}

type Carried = Extract<Operation, { kind: "proxy" }>["call"];

/** The act inside, without what would be taken for the outer one's. */
function carried(call: Carried): Partial<Drafted> {
  const { operation: inner, ...facts } = operationFacts(call);
  return { ...facts, inner };
}

function totals({ items }: Extract<Operation, { kind: "batch" }>): Partial<Drafted> {
  const amountRao = items.reduce((sum, one) => sum + ("amountRao" in one ? one.amountRao : 0n), 0n);
  const maxBurnRao = items.reduce(
    (sum, one) => sum + ("maxBurnRao" in one ? one.maxBurnRao : 0n),
    0n,
  );
  return {
    acts: items.length,
    kinds: [...new Set(items.map(({ kind }) => kind))].join(", "),
    ...(amountRao > 0n ? { amountRao } : {}),
    ...(maxBurnRao > 0n ? { maxBurnRao } : {}),
  };
}
