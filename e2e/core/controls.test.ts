/** The table of controls is held against the tests that it names: none may be missing, renamed or merely mentioned. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rootDir } from "./source-graph.ts";

const text = readFileSync(join(rootDir, "docs/controls.md"), "utf8");
const [agreed = "", others = ""] = text.split("\n## What else is held\n");
const rows = [...agreed.matchAll(/^\| ([^|]+) \| ([NCEP, ]+) \| (.+) \|$/gm)].map(
  ([, name = "", tiers = "", shown = ""]) => ({
    name,
    tiers: tiers.split(", "),
    tests: [...shown.matchAll(/`([^`]+)`: “([^”]+)”/g)].map(([, path = "", title = ""]) => ({
      path,
      title,
    })),
  }),
);

/** Every control that was ever decided on. One that is taken out is taken out here as well, and somebody asks why. */
const CONTROLS =
  `Core never touches Electron; Renderer sandboxed, isolated; Bridge is exactly the contract; Sender validated;
Arguments validated; Replies validated; CSP + Trusted Types; No remote loads; Custom protocol safe;
Navigation, windows, webview, downloads; Permissions denied; External links; Switch refusal; Single instance, argv ignored;
Fuses; ASAR integrity; Native module authentic; Vault isolated; Main never sees passphrase; Locked = no process;
Secrets wiped; Secrets never logged; KDF right and strong; Signing intent bound; What you see is what you sign;
Chain endpoint honest; Offline is absence; Journal tamper-evident; File hygiene; DevTools off; Content protection;
Clipboard concealed and cleared; Crash dumps off; Spellcheck, DoH, background net off; No telemetry or remote assets;
Supply chain; Electron current; Accessibility is a control too; Machine assessed; Downloads verified`
    .split(";")
    .map((name) => name.trim());

/** Titles of tests and groups as they stand in a file; a title that is put together is found by its fixed part. */
function titles(path: string): string[] {
  const source = readFileSync(join(rootDir, path), "utf8");
  return [...source.matchAll(/\b(?:test|it|describe)\b[^"`\n]*?\(\s*(?:"([^"]+)"|`([^`]+)`)/g)]
    .concat([...source.matchAll(/^\]?\)\(\s*(?:"([^"]+)"|`([^`]+)`)/gm)])
    .map(([, quoted, template]) => quoted ?? template ?? "");
}
/** Which tier a file can show. */
const tierOf = (path: string): string =>
  path.endsWith("on-electron.test.ts")
    ? "E"
    : path.startsWith("e2e/journeys/")
      ? "C"
      : /^tools\/(packed|fuses)|packaging/.test(path)
        ? "P"
        : "N";

test("every control has a row, and every row is a control", () => {
  expect(rows.map(({ name }) => name)).toEqual(CONTROLS);
});

describe.each(rows)("$name", ({ tiers, tests }) => {
  test("names tests that exist, by their titles", () => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { path, title } of tests) {
      expect(existsSync(join(rootDir, path)), path).toBe(true);
      const found = titles(path).some((each) => each.includes(title));
      expect(found, `${path}: ${title}`).toBe(true);
    }
  });

  test("claims no tier that none of its tests has", () => {
    const shown = new Set(tests.map(({ path }) => tierOf(path)));
    for (const tier of tiers) {
      // What is read from the configuration and from sources is shown under Node by the same files.
      expect(shown.has(tier) || (tier === "N" && shown.has("P")), tier).toBe(true);
    }
  });
});

test("what else is held names files that exist, once each", () => {
  const held = others.split("\n").filter((line) => /^\| .* \| [NCEP]/.test(line));
  const names = held.map((row) => row.split(" | ")[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(60);
  for (const row of held) {
    const paths = [...row.matchAll(/`([^` ]+\.(?:tsx?|mjs))`/g)].map(([, path = ""]) => path);
    expect(paths.length, row).toBeGreaterThan(0);
    for (const path of paths) expect(existsSync(join(rootDir, path)), path).toBe(true);
  }
});
