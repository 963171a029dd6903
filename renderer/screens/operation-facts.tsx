/** Everything that an operation says, field by field, by the same words wherever it is shown. */

import type { ReactNode } from "react";
import { series } from "../lib/format.ts";
import { count } from "../lib/time.ts";
import { en } from "../messages/en.ts";
import type { Operation } from "../types.ts";
import { Address } from "../ui/address.tsx";
import { Amount } from "../ui/amount.tsx";
import { Fact } from "../ui/facts.tsx";

const words = en.deeds.facts;
type Name = Exclude<keyof typeof words, "yes" | "no" | "all">;

const ADDRESSES: ReadonlySet<string> = new Set([
  "hotkey",
  "toHotkey",
  "newHotkey",
  "destination",
  "delegate",
  "real",
]);
const RAO: ReadonlySet<string> = new Set(["amountRao", "maxBurnRao", "limitPriceRao"]);

/** What it says of itself; what is carried has lines of its own. */
export function factsOf(operation: Operation): [name: string, value: unknown][] {
  const { kind: _, coldkey: __, ...all } = operation;
  return Object.entries(all).filter(([name]) => name !== "call" && name !== "items");
}

export const factTerm = (name: string): string => words[name as Name];

export function shownFact(operation: Operation, name: string, value: unknown): ReactNode {
  return shown(name, value, "netuid" in operation ? operation.netuid : null);
}

export function OperationFacts({ operation }: { readonly operation: Operation }) {
  return factsOf(operation).map(([name, value]) => (
    <Fact key={name} term={factTerm(name)}>
      {shownFact(operation, name, value)}
    </Fact>
  ));
}

function shown(name: string, value: unknown, netuid: number | null): ReactNode {
  if (ADDRESSES.has(name)) return <Address address={String(value)} />;
  if (typeof value === "bigint") {
    return RAO.has(name) ? (
      <Amount rao={value} minDecimals={9} />
    ) : (
      en.deeds.alphaLine(value, netuid ?? 0)
    );
  }
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (name === "children" || name === "members") {
    return (value as readonly string[]).map((one) => <Address key={one} address={one} />);
  }
  if (name === "proportions") {
    return series((value as readonly bigint[]).map((part) => en.deeds.share(part)));
  }
  if (name === "timepoint" && typeof value === "object" && value !== null) {
    const { height, index } = value as { height: number; index: number };
    return en.act.progress.inBlock(height, index);
  }
  if (name === "maxRefTime" || name === "maxProofSize") return String(value);
  if (value === null) return words.all;
  if (name === "take" && typeof value === "number") return en.deeds.percent(value);
  if (name === "delayBlocks" && typeof value === "number") return count(value);
  return Array.isArray(value) ? series(value) : String(value);
}
