import { describe, expect, test } from "vitest";
import type { BackupCopy } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import { demandFreeLabel, findCounting, newCopy, placeCount, proved } from "./copies.ts";

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

  test("are what they were with every field of the first version", () => {
    expect(copy({})).toMatchObject({
      custodian: null,
      serial: null,
      share: null,
      checkedAtMs: null,
      rehearsedAtMs: null,
      asked: [],
      snooze: null,
    });
  });

  test("proved anew, forget what was asked and how often they were put off", () => {
    const old = copy({ asked: [1, 2], snooze: { untilMs: 9, count: 2 } });
    expect(proved(old, 50)).toMatchObject({ provedAtMs: 50, asked: [], snooze: null });
    // A clock that went back takes no proof away.
    expect(proved(old, 1)).toMatchObject({ provedAtMs: 2 });
  });
});
