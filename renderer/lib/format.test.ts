import { afterEach, describe, expect, test } from "vitest";
import { parseTao, taoInput, taoLine } from "./amount.ts";
import {
  counted,
  dateAndMinute,
  inUnit,
  listed,
  oneDecimal,
  percentOf,
  roughly,
  series,
  setLocale,
  typedDecimal,
  wholeNumber,
} from "./format.ts";
import { age, date, dayOfYear, moment, span } from "./time.ts";

const HOUR = 3_600_000;
/** In the middle of a day, so that no time zone moves it to another. */
const NOON = Date.UTC(2026, 2, 5, 12, 0, 0);
const copies = { one: "copy", few: "copies-few", other: "copies" };

afterEach(() => setLocale("en-GB"));

describe("in English", () => {
  test("numbers, lists and plurals", () => {
    expect(wholeNumber(1_234_567)).toBe("1,234,567");
    expect(listed([1, 2, 3])).toBe("1, 2 and 3");
    expect([0, 1, 2].map((n) => counted(n, copies))).toEqual(["0 copies", "1 copy", "2 copies"]);
    expect(roughly(3_000_000)).toBe("3 million");
    expect(roughly(1e14)).toBe("100 trillion");
    expect(roughly(10 ** 17)).toBe("10¹⁷");
  });

  test("dates and spans", () => {
    expect(dayOfYear(NOON)).toBe("5 Mar 2026");
    expect(dateAndMinute(NOON)).toMatch(/^5 Mar 2026, \d{2}:00$/);
    expect(span(6 * HOUR + 40 * 60_000)).toBe("6 h 40 min");
    expect(moment(1234)).toBe("1.2 s");
  });
});

describe("in Chinese", () => {
  test("numbers, lists and the one plural", () => {
    setLocale("zh-CN");
    expect(wholeNumber(1_234_567)).toBe("1,234,567");
    expect(listed([1, 2, 3])).toBe("1、2和3");
    expect(series(["a", "b"])).toBe("a、b");
    expect(counted(1, { other: "份" })).toBe("1 份");
    expect(roughly(3_000_000)).toBe("300万");
    expect(percentOf(1, 8)).toBe("12.50%");
  });

  test("dates and spans", () => {
    setLocale("zh-CN");
    expect(dayOfYear(NOON)).toBe("2026年3月5日");
    expect(date(NOON)).toMatch(/^2026年3月5日 \d{2}:\d{2}:\d{2}$/);
    expect(span(6 * HOUR + 40 * 60_000)).toBe("6小时40分钟");
    expect(age(48_000)).toBe("48秒");
    expect(moment(1234)).toBe("1.2秒");
  });
});

test("a language with more plurals has all of them", () => {
  setLocale("ru");
  expect([1, 2, 5].map((n) => counted(n, copies))).toEqual(["1 copy", "2 copies-few", "5 copies"]);
});

describe("amounts in a language with a comma before the fraction", () => {
  test("are shown its way and typed in one way everywhere", () => {
    setLocale("de");
    expect(taoLine(1_234_508_000_000n)).toBe("1.234,508 τ");
    expect(oneDecimal(0.5)).toBe("0,5");
    expect(percentOf(1, 8)).toBe("12,50 %");
    expect(typedDecimal(12.5, 2)).toBe("12.50");
    expect(taoInput(1_234_508_000_000n)).toBe("1234.508");
    expect(parseTao("1234.508")).toBe(1_234_508_000_000n);
    expect(inUnit(2, "hour")).toBe("2 Std.");
    // A thousand or a one: neither.
    for (const text of ["1,000", "1.000,5", "1 000"]) expect(parseTao(text)).toBeNull();
  });
});
