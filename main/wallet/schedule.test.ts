import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BackupCopy, Tighter, ValueBand } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import { newCopy } from "./copies.ts";
import { bandOf, proofsDue, SNOOZE, snoozed } from "./schedule.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const TAO = 10n ** 9n;

const copy = (part: Partial<BackupCopy> = {}): BackupCopy => ({
  ...newCopy({ label: "Card A", medium: "paper", place: "Home" }, START, START),
  ...part,
});
const card = (copies: BackupCopy[], valueBand: ValueBand = "small", tighter: Tighter = 1) => ({
  copies,
  splits: [],
  valueBand,
  tighter,
});
const dueOf = (one: BackupCopy, day: number, ...rest: [ValueBand?, Tighter?]) => {
  const [due] = proofsDue(card([one], ...rest), START + day * DAY);
  if (due === undefined) throw new Error("Nothing is due");
  return due;
};
function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return "none";
}

describe("A copy is to be proved again", () => {
  test.each<[BackupCopy["medium"], ValueBand, Tighter, number]>([
    ["paper", "unknown", 1, 365],
    ["paper", "small", 1, 365],
    ["paper", "middle", 1, 182],
    ["paper", "large", 1, 91],
    ["steel", "small", 1, 730],
    ["steel", "large", 1, 182],
    ["usb", "small", 1, 182],
    ["usb", "middle", 1, 91],
    ["usb", "large", 4, 45],
    ["paper", "small", 2, 182],
    ["paper", "middle", 4, 91],
    // A schedule can be made tighter, never wider than what hangs on the key.
    ["paper", "large", 2, 91],
  ])("%s, value %s, oftener by %i: after %i days", (medium, band, tighter, days) => {
    expect(dueOf(copy({ medium }), 0, band, tighter).intervalDays).toBe(days);
  });

  test("sooner the more hangs on it", () => {
    expect(bandOf(0n)).toBe("small");
    expect(bandOf(100n * TAO - 1n)).toBe("small");
    expect(bandOf(100n * TAO)).toBe("middle");
    expect(bandOf(1000n * TAO - 1n)).toBe("middle");
    expect(bandOf(1000n * TAO)).toBe("large");
  });

  test.each([
    [334, "fine"],
    [335, "soon"],
    [364, "soon"],
    [365, "due"],
    [394, "due"],
    [395, "overdue"],
    [4000, "overdue"],
  ])("and that is said louder with time: day %i is %s", (day, state) => {
    expect(dueOf(copy(), day).state).toBe(state);
  });

  test("counted from the newest of proof, check and rehearsal", () => {
    for (const field of ["provedAtMs", "checkedAtMs", "rehearsedAtMs"] as const) {
      const one = copy({ [field]: START + 100 * DAY });
      expect(dueOf(one, 365).dueAtMs, field).toBe(START + 465 * DAY);
    }
  });

  test("unless it is lost; the most urgent comes first", () => {
    const copies = [
      copy({ id: "copy-steel", medium: "steel" }),
      copy({ id: "copy-paper" }),
      copy({ id: "copy-gone", lost: { reason: "lost", atMs: START } }),
    ];
    expect(proofsDue(card(copies), START).map((due) => due.copy)).toEqual([
      "copy-paper",
      "copy-steel",
    ]);
  });
});

describe("Putting it off", () => {
  test("is possible three times, and never changes a date", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), (waits) => {
        let one = copy();
        const before = dueOf(one, 400);
        let day = 365;
        let times = 0;
        for (const wait of waits) {
          day += wait;
          const code = codeOf(() => {
            one = snoozed(card([one]), one, START + day * DAY);
          });
          if (code === "none") times += 1;
          else expect(code).toBe("SNOOZED_ENOUGH");
          const after = dueOf(one, 400);
          expect([after.lastMs, after.dueAtMs, after.state]).toEqual([
            before.lastMs,
            before.dueAtMs,
            before.state,
          ]);
          expect([one.provedAtMs, one.checkedAtMs, one.rehearsedAtMs]).toEqual([START, null, null]);
        }
        expect(times).toBe(Math.min(waits.length, SNOOZE.most));
      }),
    );
  });

  test("holds for a fortnight", () => {
    const one = snoozed(card([copy()]), copy(), START + 365 * DAY);
    expect(dueOf(one, 366)).toMatchObject({
      state: "due",
      snoozedUntilMs: START + 379 * DAY,
      snoozesLeft: 2,
    });
    expect(dueOf(one, 379).snoozedUntilMs).toBeNull();
  });

  test("before it is due is refused", () => {
    expect(codeOf(() => snoozed(card([copy()]), copy(), START + 364 * DAY))).toBe("NOT_DUE");
  });
});
