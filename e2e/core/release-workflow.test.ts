/** The workflow that makes a release: what it may do, what it runs, and that each of its steps exists. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as v from "valibot";
import { expect, test } from "vitest";
import { rootDir } from "./source-graph.ts";

const text = readFileSync(join(rootDir, ".github/workflows/release.yml"), "utf8");
const Step = v.looseObject({ uses: v.optional(v.string()), run: v.optional(v.string()) });
const Job = v.looseObject({
  permissions: v.record(v.string(), v.string()),
  "timeout-minutes": v.number(),
  steps: v.array(Step),
});
const Workflow = v.looseObject({
  permissions: v.strictObject({}),
  env: v.record(v.string(), v.string()),
  jobs: v.record(v.string(), Job),
});
const yaml: { load(text: string): unknown } = createRequire(
  join(rootDir, "node_modules/electron-builder/package.json"),
)("js-yaml");
const workflow = v.parse(Workflow, yaml.load(text));
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const commands = steps.flatMap(({ run }) => run ?? []);

test("actions are pinned by the hash of a commit, with the version beside it, and are GitHub's own", () => {
  const uses = text.split("\n").filter((line) => /\buses:/.test(line));
  for (const line of uses) {
    expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
  expect(uses.length).toBe(steps.filter((step) => step.uses !== undefined).length);
  expect(uses.length).toBeGreaterThan(3);
});

test("only the job that drafts may write, nothing is told a secret, and no name from outside reaches a shell", () => {
  const writers = Object.entries(workflow.jobs)
    .filter(([, { permissions }]) => Object.values(permissions).includes("write"))
    .map(([name]) => name);
  expect(writers).toEqual(["draft"]);
  expect(text).not.toMatch(/secrets\./);
  for (const command of commands) expect(command).not.toMatch(/\$\{\{\s*github\.(event|head|ref)/);
  expect(text).toContain("--draft");
  expect(text).not.toMatch(/ssh-keygen|RELEASE_KEY/);
});

test("what needs Electron's binary must run here", () => {
  expect(workflow.env.REQUIRE_ELECTRON).toBe("1");
  const all = commands.join("\n");
  for (const step of [
    "node node_modules/electron/install.js",
    "playwright test -c e2e/playwright.config.ts on-electron",
    "npx electron-builder --publish never",
    "node tools/fuses.mjs",
    "node tools/packed.mjs",
    "node tools/reproduce.mjs",
    "sha256sum",
    "run --silent sbom",
  ]) {
    expect(all).toContain(step);
  }
});

test("every script, configuration and npm script that it names exists", () => {
  const all = commands.join("\n");
  const named = [...all.matchAll(/\b((?:tools|e2e|node_modules\/electron)\/[\w./-]+\.\w+)/g)];
  expect(named.length).toBeGreaterThan(5);
  for (const [, path = ""] of named) expect(existsSync(join(rootDir, path)), path).toBe(true);
  const { scripts } = JSON.parse(readFileSync(join(rootDir, "package.json"), "utf8"));
  for (const [, name = ""] of all.matchAll(/npm run (?:--silent )?([\w:]+)/g)) {
    expect(Object.keys(scripts)).toContain(name);
  }
});

test("Electron is fetched after the tests that do without it, and no browser starts without its sandbox", () => {
  const at = (part: string) => commands.findIndex((command) => command.includes(part));
  expect(at("apparmor_restrict_unprivileged_userns=0")).toBeGreaterThan(-1);
  expect(at("apparmor_restrict_unprivileged_userns=0")).toBeLessThan(at("npm test"));
  // With its binary there, the rows that need it would run without a display.
  expect(at("npm test")).toBeLessThan(at("electron/install.js"));
  expect(at("electron/install.js")).toBeLessThan(at("on-electron"));
  expect(at("electron-builder")).toBeLessThan(at("tools/fuses.mjs"));
});
