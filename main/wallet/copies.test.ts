import { describe, expect, test } from "vitest";
import type { BackupCopy } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import { demandFreeLabel, findCounting, isSafe, newCopy, placeCount } from "./copies.ts";

const copy = (part: Partial<BackupCopy>): BackupCopy => ({
  ...newCopy({ label: "Card A", medium: "paper", place: "Safe at home" }, 1, 2),
  ...part,
});
const lost = { reason: "lost", atMs: 3 } as const;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return "none";
}

describe("A coldkey's copies", () => {
  test.each<[string, Partial<BackupCopy>[], boolean]>([
    ["none", [], false],
    ["one", [{}], false],
    ["two in two places", [{}, { place: "Bank" }], true],
    ["two in one place", [{}, { place: "Safe at home" }], false],
    ["one place, spelt twice", [{}, { place: "SAFE  at\u00a0home" }], false],
    ["two, one of them lost", [{}, { place: "Bank", lost }], false],
    ["three, two places left", [{}, { place: "Bank" }, { place: "Bank", lost }], true],
  ])("%s", (_name, parts, expected) => {
    expect(isSafe(parts.map(copy))).toBe(expected);
  });

  test("are counted by places, without the lost ones", () => {
    expect(placeCount([copy({}), copy({ place: "Bank" }), copy({ place: "Attic", lost })])).toBe(2);
  });

  test("have labels of their own, as long as they count", () => {
    expect(codeOf(() => demandFreeLabel([copy({})], "CARD a"))).toBe("COPY_LABEL_TAKEN");
    expect(codeOf(() => demandFreeLabel([copy({ lost })], "Card A"))).toBe("none");
  });

  test("are found by their id, unless they are lost", () => {
    const one = copy({});
    expect(findCounting([one], one.id)).toBe(one);
    expect(codeOf(() => findCounting([one], "copy-0000"))).toBe("COPY_NOT_FOUND");
    expect(codeOf(() => findCounting([{ ...one, lost }], one.id))).toBe("COPY_IS_LOST");
  });

  test("take no phrase for a label or a place", () => {
    const nine = "one two three four five six seven eight nine";
    const make = (label: string, place: string) => () =>
      newCopy({ label, medium: "paper", place }, 1, 2);
    expect(codeOf(make(nine, "Bank"))).toBe("LABEL_LOOKS_SECRET");
    expect(codeOf(make("Card B", nine))).toBe("LABEL_LOOKS_SECRET");
  });
});
