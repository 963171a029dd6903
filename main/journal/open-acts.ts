/** Which intents have no outcome yet, entry by entry: a hundred thousand entries are looked at once, not at each question. */
import type { StoredEntry } from "./entries.ts";
import { OUTCOMES } from "./outcomes.ts";

type Said = Pick<StoredEntry, "seq" | "kind" | "act">;

export interface OpenActs {
  push(entry: Said): void;
  /** Numbers of the intents that nothing has ended, oldest first. */
  list(): number[];
}

/** outcome → the intents that it ends. */
const ENDS = new Map<string, string[]>();
for (const [intent, outcomes] of Object.entries(OUTCOMES)) {
  for (const outcome of outcomes) ENDS.set(outcome, [...(ENDS.get(outcome) ?? []), intent]);
}
const INTENTS: ReadonlySet<string> = new Set(Object.keys(OUTCOMES));

export function createOpenActs(): OpenActs {
  const open = new Map<string, number>();
  return {
    push({ seq, kind, act }) {
      if (act === null) return;
      for (const intent of ENDS.get(kind) ?? []) open.delete(`${intent} ${act}`);
      if (INTENTS.has(kind)) open.set(`${kind} ${act}`, seq);
    },
    list: () => [...open.values()].sort((a, b) => a - b),
  };
}
