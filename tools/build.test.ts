import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, staleParts } from "./build.mjs";

const part = {
  name: "toy",
  config: "toy/vite.config.ts",
  output: "dist/toy/index.js",
  sources: ["toy", "shared/one.ts"],
};
let root = "";

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What a build leaves: the output and its stamp. */
function pretendBuilt(): void {
  write(part.output, "out");
  write("dist/.stamps/toy", fingerprint(root, part));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "build-test-"));
  write("package-lock.json", "{}");
  write("toy/vite.config.ts", "config");
  write("toy/deep/a.ts", "a");
  write("shared/one.ts", "one");
  pretendBuilt();
});
afterEach(() => rmSync(root, { recursive: true }));

const isStale = () => staleParts(root, [part]).length === 1;

test("a part that was just built is not stale, nor after its files were only touched", () => {
  expect(isStale()).toBe(false);
  utimesSync(join(root, "toy/deep/a.ts"), new Date(), new Date());
  expect(isStale()).toBe(false);
});

test.each([
  ["a source changes", "toy/deep/a.ts", "b"],
  ["a source is added", "toy/new.ts", ""],
  ["a named file outside changes", "shared/one.ts", "two"],
  ["its configuration changes", "toy/vite.config.ts", "other"],
  ["the lockfile changes", "package-lock.json", '{"v":2}'],
])("a part is stale when %s", (_what, path, text) => {
  write(path, text);
  expect(isStale()).toBe(true);
});

test("a part is stale when a source, its output or its stamp is gone", () => {
  for (const path of ["toy/deep/a.ts", part.output, "dist/.stamps/toy"]) {
    write("toy/deep/a.ts", "a");
    pretendBuilt();
    expect(isStale(), `before ${path} goes`).toBe(false);
    rmSync(join(root, path));
    expect(isStale(), `after ${path} is gone`).toBe(true);
  }
});

test("tests and prose are no sources", () => {
  write("toy/a.test.ts", "x");
  write("toy/README.md", "x");
  expect(isStale()).toBe(false);
});
