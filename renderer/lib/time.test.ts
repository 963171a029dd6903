import { describe, expect, test } from "vitest";
import { age, countdown, span } from "./time.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("spans", () => {
  test.each([
    [0, "0 s"],
    [48_000, "48 s"],
    [2 * MINUTE + 5000, "2 min 5 s"],
    [20 * MINUTE + 5000, "20 min"],
    [6 * HOUR + 40 * MINUTE, "6 h 40 min"],
    [24 * HOUR, "1 d"],
    [51 * HOUR, "2 d 3 h"],
    [-5, "0 s"],
  ])("%i ms reads %s", (ms, text) => {
    expect(span(ms)).toBe(text);
  });

  test("an age never runs ahead of the clock", () => {
    expect(age(-3000)).toBe("0 s");
    expect(age(130_000)).toBe("2 min");
  });

  test("a countdown ends at 0:00", () => {
    expect(countdown(102_000)).toBe("1:42");
    expect(countdown(-1)).toBe("0:00");
  });
});
