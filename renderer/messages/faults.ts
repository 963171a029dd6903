/**
 * From a code to what a person needs: what happened, whether anything is lost, what to do now. A code without an entry
 * is shown as what it is, with its facts: an honest gap is better than a soothing sentence.
 */
import { grouped } from "../lib/address.ts";
import { alphaLine, taoLine } from "../lib/amount.ts";
import { counted, series } from "../lib/format.ts";
import { count } from "../lib/time.ts";
import type { Fault } from "../types.ts";
import { bytesFaults } from "./faults/bytes.ts";
import { cameraFaults } from "./faults/camera.ts";
import { ceremonyFaults } from "./faults/ceremonies.ts";
import { chainFaults, explainFamily } from "./faults/chain.ts";
import { coreFaults } from "./faults/core.ts";
import { crossingFaults } from "./faults/crossing.ts";
import { deliveryFaults } from "./faults/delivery.ts";
import { diskFaults } from "./faults/disk.ts";
import { emergenciesFaults } from "./faults/emergencies.ts";
import { importFaults } from "./faults/import.ts";
import { journalFaults } from "./faults/journal.ts";
import { journalLogFaults } from "./faults/journal-log.ts";
import { keyFaults } from "./faults/keys.ts";
import { machineFaults } from "./faults/machine.ts";
import { explainNested } from "./faults/nested.ts";
import { paperFaults } from "./faults/paper.ts";
import { policyFaults } from "./faults/policy.ts";
import { provingFaults } from "./faults/proving.ts";
import { swapFaults } from "./faults/swap.ts";
import { vaultFaults } from "./faults/vault.ts";
import { asIs, late } from "./tongue.ts";

export interface Explanation {
  readonly happened: string;
  readonly lost: string;
  readonly now: string;
}
export type Explain = (facts: FactReader) => Explanation;

type FactValue = Fault["facts"][string];

/** Reads facts without trusting that they are there. */
export interface FactReader {
  text(name: string): string;
  number(name: string): string;
  /** The number with its noun, as the language counts. */
  counted(name: string, one: string, other: string): string;
  tao(name: string): string;
  /** Of the subnet that the sentence names. */
  alpha(name: string): string;
  has(name: string): boolean;
}

const MISSING = "?";

function readerOf(facts: Fault["facts"]): FactReader {
  const value = (name: string): FactValue | undefined => facts[name];
  return {
    has: (name) => value(name) !== undefined && value(name) !== null,
    text: (name) => show(value(name)),
    number(name) {
      const found = value(name);
      return typeof found === "number" ? count(found) : show(found);
    },
    counted(name, one, other) {
      const found = value(name);
      return typeof found === "number" ? counted(found, { one, other }) : `${show(found)} ${other}`;
    },
    alpha(name) {
      const found = value(name);
      if (typeof found !== "bigint") return MISSING;
      return alphaLine(found);
    },
    tao(name) {
      const found = value(name);
      if (typeof found === "bigint") return taoLine(found);
      if (typeof found === "string" && /^\d+$/.test(found)) return taoLine(BigInt(found));
      return MISSING;
    },
  };
}

function show(value: FactValue | undefined): string {
  if (value === undefined || value === null) return MISSING;
  return Array.isArray(value)
    ? series(value.map((one) => grouped(String(one))))
    : grouped(String(value));
}

/** In English. */
export const catalogue: Readonly<Record<string, Explain>> = {
  ...coreFaults,
  ...bytesFaults,
  ...diskFaults,
  ...emergenciesFaults,
  ...journalLogFaults,
  ...machineFaults,
  ...vaultFaults,
  ...importFaults,
  ...journalFaults,
  ...keyFaults,
  ...cameraFaults,
  ...paperFaults,
  ...policyFaults,
  ...ceremonyFaults,
  ...crossingFaults,
  ...deliveryFaults,
  ...provingFaults,
  ...swapFaults,
  ...chainFaults,
};

export function explain(fault: Fault): Explanation {
  const facts = readerOf(fault.facts);
  const spoken = late();
  const translated = spoken.faults[fault.code];
  if (translated) return translated(facts);
  const known = catalogue[fault.code];
  if (known) return asIs(known(facts));
  const nested = (spoken.nested ?? explainNested)(fault.code, facts, (cause) =>
    explain({ code: cause, facts: fault.facts }),
  );
  if (nested) return nested;
  const name = facts.has("name") ? facts.text("name") : fault.code;
  return asIs(
    (spoken.family ?? explainFamily)(fault.code, name) ??
      (spoken.unknown ?? explainUnknown)(fault.code),
  );
}

const explainUnknown = (code: string): Explanation => ({
  happened: `Refused with the code ${code}. This version has no words for it.`,
  lost: "Not known from the code alone. Look at the journal and the balance before you repeat anything.",
  now: "Open “For a report” below and keep what it says.",
});

/** The facts as they came, for a report. */
export function factLines(fault: Fault): string[] {
  return Object.entries(fault.facts).map(([name, value]) => `${name}: ${show(value)}`);
}
