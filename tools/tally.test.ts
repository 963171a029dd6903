import { expect, test } from "vitest";
import { closingLine, total } from "./tally.mjs";

const skip = { title: "a test", reason: "no file" };

test("stages add up, and every skipped test keeps its reason", () => {
  const sum = total([
    { passed: 1, failed: 0, skipped: [] },
    { passed: 20, failed: 2, skipped: [skip] },
  ]);
  expect(sum).toEqual({ passed: 21, failed: 2, skipped: [skip] });
});

test("the closing line names skipped tests only when there are some", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: [] })).toBe("3 passed, 0 failed");
  expect(closingLine({ passed: 3, failed: 1, skipped: [skip] })).toBe(
    "3 passed, 1 failed, 1 skipped",
  );
});
