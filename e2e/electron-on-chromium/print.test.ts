/** The stand-in's print: recorded, answered by a script, and like Electron's in what it refuses. */
import { expect, test } from "vitest";
import { printer } from "../../main/shell/print.ts";
import { answerNextPrint, pagesPrinted, printPage } from "./host/print.ts";

const print = printer(() => ({ print: printPage }));

test("has no printer unless the script says otherwise, and answers once for each print", async () => {
  expect(await print()).toBe("no-printer");
  answerNextPrint({ isDone: true, reason: "" });
  answerNextPrint({ isDone: false, reason: "Print job canceled" });
  expect(await print()).toBe("printed");
  expect(await print()).toBe("cancelled");
  expect(await print()).toBe("no-printer");
  expect(pagesPrinted).toHaveLength(4);
  expect(pagesPrinted[0]).toEqual({ options: { silent: false, printBackground: false } });
});

test("can withhold its answer, and throws what it does not emulate", async () => {
  let isAnswered = false;
  answerNextPrint("withheld");
  printPage({}, () => {
    isAnswered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isAnswered).toBe(false);
  expect(() => printPage({ pageSize: "A4" })).toThrow("not emulated");
});
