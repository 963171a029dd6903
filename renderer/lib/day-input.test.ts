import { expect, test } from "vitest";
import { midnightOf, readDay } from "./day-input.ts";

const march = { year: 2026, month: 3, day: 5 };

test.each([
  "2026-03-05",
  " 2026-3-5 ",
  "2026/03/05",
  "2026.3.5",
  "2026年3月5日",
  "２０２６-０３-０５",
])("“%s” is a day", (text) => expect(readDay(text)).toEqual(march));

test.each([
  "",
  "2026-03",
  "05/03/2026",
  "3/5/2026",
  "2026-13-01",
  "2026-02-29",
  "2026-03-32",
  "26-03-05",
  "now",
])("“%s” is none: nobody guesses at an order, and no day is made up", (text) =>
  expect(readDay(text)).toBeNull(),
);

test("a day begins and ends at the user's own midnight", () => {
  expect(new Date(midnightOf(march)).getHours()).toBe(0);
  expect(new Date(midnightOf(march, 1) - 1).getDate()).toBe(5);
  expect(midnightOf({ year: 2026, month: 12, day: 31 }, 1)).toBe(new Date(2027, 0, 1).getTime());
});
