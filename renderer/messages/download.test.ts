/** Every verdict about a download has words. The codes are read from the source. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "./en.ts";

const path = fileURLToPath(new URL("../../main/release/verify-download.ts", import.meta.url));
const codes = [
  ...new Set(
    [...readFileSync(path, "utf8").matchAll(/"(RELEASE_[A-Z_]+)"/g)].map(([, code = ""]) => code),
  ),
];

test("was tested against codes that exist", () => expect(codes.length).toBeGreaterThan(11));

test.each(codes)("%s has a sentence that says what to do", (code) => {
  const { title, text } = en.download.finding({ code, facts: {} });
  expect(title).not.toBe("Not verified");
  expect(text.length).toBeGreaterThan(60);
});
