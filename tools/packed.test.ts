/** The checks of a packed app, against starts that answer as a good one and as bad ones would. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT_USAGE, wrongLimits, wrongStarts, wrongWithEditedArchive } from "./packed.mjs";

const running = { code: null, isRunning: true, output: "" };
const refused = { code: EXIT_USAGE, isRunning: false, output: "Refused to start with" };
type Start = Parameters<typeof wrongStarts>[0];
const good: Start = (args) => (args[0]?.startsWith("--") ? refused : running);

test("an app that refuses, and starts without switches, passes", () => {
  expect(wrongStarts(good)).toEqual([]);
});

test.each<[string, Start, RegExp]>([
  ["starts with every switch", () => running, /--no-sandbox: it started/],
  ["listens", (args) => ({ ...good(args), output: "DevTools listening on ws" }), /it listens/],
  ["ends with another code", () => ({ ...refused, code: 1 }), /ended with 1/],
  ["never starts", () => refused, /without switches: it did not start/],
  [
    "is an interpreter",
    (args, env) =>
      env?.ELECTRON_RUN_AS_NODE === "1"
        ? { code: 0, isRunning: false, output: "an interpreter\n" }
        : good(args),
    /it is an interpreter/,
  ],
  [
    "obeys NODE_OPTIONS",
    (args, env) => (env?.NODE_OPTIONS === undefined ? good(args) : { ...refused, code: 1 }),
    /NODE_OPTIONS: ended with 1/,
  ],
])("an app that %s is found", (_what, start, words) => {
  expect(wrongStarts(start).join("\n")).toMatch(words);
});

test("one byte of the archive is changed for one start, and put back", () => {
  const folder = mkdtempSync(join(tmpdir(), "ckw-packed-test-"));
  const archive = join(folder, "app.asar");
  const whole = 'headers["Content-Security-Policy"] = policy';
  writeFileSync(archive, whole);
  const seen: string[] = [];
  const start: Start = () => {
    seen.push(readFileSync(archive, "utf8"));
    return running;
  };
  expect(wrongWithEditedArchive(start, archive)).toEqual(["an edited archive: it started"]);
  expect(seen).toHaveLength(1);
  expect([...(seen[0] ?? "")].filter((letter, at) => letter !== whole[at])).toHaveLength(1);
  expect(readFileSync(archive, "utf8")).toBe(whole);
  expect(wrongWithEditedArchive(() => refused, archive)).toEqual([]);
  writeFileSync(archive, "nothing");
  expect(wrongWithEditedArchive(() => refused, archive)).toHaveLength(1);
  rmSync(folder, { recursive: true });
});

test("a process that may leave a core dump is found, and so is an app that has none", () => {
  expect(
    wrongLimits(
      new Map([
        [7, "1"],
        [8, "0"],
      ]),
    ),
  ).toEqual([]);
  expect(
    wrongLimits(
      new Map([
        [7, "1"],
        [9, "unlimited"],
      ]),
    ),
  ).toEqual(["core dumps: process 9 has a limit of unlimited"]);
  expect(wrongLimits(new Map())).toHaveLength(1);
});
