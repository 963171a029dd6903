import { expect, test } from "vitest";
import { createPageEnds } from "./page-ends.ts";

test("a page that keeps ending is loaded three times in a minute and then given up", () => {
  let now = 0;
  const ends = createPageEnds(() => now);
  const answers = Array.from({ length: 5 }, () => {
    now += 5_000;
    return ends.mayLoadAgain();
  });
  expect(answers).toEqual([true, true, true, false, false]);
});

test("an end now and then is forgotten after a minute", () => {
  let now = 0;
  const ends = createPageEnds(() => now);
  for (let minute = 0; minute < 10; minute += 1) {
    now += 61_000;
    expect(ends.mayLoadAgain()).toBe(true);
  }
});
