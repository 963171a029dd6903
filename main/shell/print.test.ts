import { afterEach, expect, test, vi } from "vitest";
import { printer } from "./print.ts";

afterEach(() => vi.useRealTimers());

type Answer = (isDone: boolean, reason: string) => void;

test.each([
  [true, "", "printed"],
  [false, "Print job canceled", "cancelled"],
  [false, "No printers available on the network", "no-printer"],
  [false, "Print job failed", "failed"],
] as const)("what the system says (%s, %j) is %s", async (isDone, reason, outcome) => {
  const asked: unknown[] = [];
  const print = printer(() => ({
    print(options?: object, answer?: Answer) {
      asked.push(options);
      answer?.(isDone, reason);
    },
  }));
  expect(await print()).toBe(outcome);
  // Never without the dialog: nothing may go to a printer that nobody chose.
  expect(asked).toEqual([{ silent: false, printBackground: false }]);
});

test("an answer that never comes, and one that comes too late, end the wait once", async () => {
  vi.useFakeTimers();
  let late: Answer | undefined;
  const printing = printer(() => ({
    print(_options?: object, answer?: Answer) {
      late = answer;
    },
  }))();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(await printing).toBe("silent");
  late?.(true, "");
  expect(await printing).toBe("silent");
});

test("a window that is gone is a failure, not a crash", async () => {
  const print = printer(() => ({
    print() {
      throw new TypeError("Object has been destroyed");
    },
  }));
  expect(await print()).toBe("failed");
});
