/** What a check says. Codes and facts only: the words are the screen's. */
import { CheckId } from "../../preload/contract.ts";
import { type Fault, fault } from "../lib/fault.ts";
import type { System } from "./system.ts";

export const CHECK_IDS = CheckId.options;
export type { CheckId };

/** unknown is never good: the system did not answer, and only a person can. */
export type CheckState = "good" | "attention" | "bad" | "unknown";

export interface Finding {
  readonly id: CheckId;
  readonly state: CheckState;
  /** What was seen, each as a code with facts; at least one. */
  readonly evidence: readonly Fault[];
  /** Where it was seen: files of the system, or nothing. */
  readonly sources: readonly string[];
}

export interface Look {
  readonly system: System;
  readonly nowMs: number;
  readonly home: string;
  /** The app's own process: it and its children are looked at for a debugger. */
  readonly pid: number;
  /** While a key may be open nothing else is started: a check that needs a command is unknown then. */
  readonly areKeysOpen: () => boolean;
}

/** What was seen, as a code with facts. No refusal: its words are in `renderer/messages/en/machine.ts`. */
export const seen: (code: string, facts?: Fault["facts"]) => Fault = fault;

export type Check = (look: Look) => Promise<Finding>;

/** The worst of several. Unknown is worse than good and better than anything that was really seen. */
export function worst(states: readonly CheckState[]): CheckState {
  const order: readonly CheckState[] = ["good", "unknown", "attention", "bad"];
  return states.reduce<CheckState>(
    (sofar, state) => (order.indexOf(state) > order.indexOf(sofar) ? state : sofar),
    "good",
  );
}

/** `KEY=value` and `KEY="value"` lines, as shell-like configuration has them. */
export function settingIn(text: string, key: string): string | null {
  for (const line of text.split("\n")) {
    const [name, ...rest] = line.trim().split("=");
    if (name?.trim().toLowerCase() !== key.toLowerCase()) continue;
    return rest
      .join("=")
      .trim()
      .replace(/^"(.*)"$/, "$1");
  }
  return null;
}
