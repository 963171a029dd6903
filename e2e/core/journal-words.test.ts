/** What the core can write, the screen can say: a kind or a fact without words does not compile here. */
import { expect, test } from "vitest";
import type { Facts, Kind } from "../../main/journal/entries.ts";
import { OUTCOMES } from "../../main/journal/outcomes.ts";
import { factWords, kindName, kindWords } from "../../renderer/messages/journal.ts";

type FactName = { [K in Kind]: keyof Facts<K> & string }[Kind];

const kinds: Readonly<Record<Kind, string>> = kindWords;
const facts: Readonly<Record<FactName, string>> = factWords;

test("every kind and every fact has words", () => {
  expect(Object.values(kinds).every((words) => /^[A-Z].{8,}/.test(words))).toBe(true);
  expect(Object.values(facts).every((words) => words.length > 1)).toBe(true);
  expect(new Set(Object.values(kinds)).size).toBe(Object.keys(kinds).length);
});

test("an intent and its outcomes are kinds, and a kind of a newer version keeps its name", () => {
  for (const [intent, outcomes] of Object.entries(OUTCOMES)) {
    for (const kind of [intent, ...outcomes]) expect(Object.keys(kinds)).toContain(kind);
  }
  expect(kindName("weather.changed")).toBe("weather.changed");
});
