import { expect, test } from "vitest";
import { shuffled } from "./shuffle.ts";

const list = Array.from({ length: 8 }, (_, index) => index);

test("keeps everything, changes nothing that was given, and takes short lists", () => {
  const before = [...list];
  expect(shuffled(list).sort((a, b) => a - b)).toEqual(list);
  expect(list).toEqual(before);
  expect(shuffled([])).toEqual([]);
  expect(shuffled(["one"])).toEqual(["one"]);
});

test("puts each thing in each place about as often", () => {
  const ROUNDS = 8000;
  const seen = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, value] of shuffled(list).entries()) {
      const row = seen[value];
      if (row !== undefined) row[place] = (row[place] ?? 0) + 1;
    }
  }
  // 1000 expected; the standard deviation is 30. Eight of them: never in the life of this test.
  for (const times of seen.flat()) expect(Math.abs(times - ROUNDS / 8)).toBeLessThan(240);
});
