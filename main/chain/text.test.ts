import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8ToBytes } from "../lib/bytes.ts";
import { foreignText } from "./text.ts";

test("names become one short plain line", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["Meadow", "Meadow"],
    ["τ", "τ"],
    ["  two\n lines\t", "two lines"],
    ["bad\u202Egnp.exe", "badgnp.exe"],
    ["zero\u200Bwidth\uFEFF", "zerowidth"],
    ["bell\u0007", "bell"],
    ["x".repeat(100), "x".repeat(40)],
    ["😀".repeat(50), "😀".repeat(40)],
    ["", ""],
  ];
  for (const [raw, shown] of cases) expect(foreignText(utf8ToBytes(raw)), raw).toBe(shown);
  expect(foreignText(null)).toBe("");
  expect(foreignText(Uint8Array.of(0xff, 0xfe, 0x41))).toBe("A");
});

test("whatever the bytes, nothing invisible comes out", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = foreignText(bytes);
      expect([...text].length).toBeLessThanOrEqual(40);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u);
    }),
  );
});
