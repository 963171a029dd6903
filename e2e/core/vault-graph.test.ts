/** The Vault profile loads no chain code: what the built entry loads by itself, and what only a profile with a network does. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../../dist/main", import.meta.url));

/** Files that are loaded with `from`, by static imports alone. */
function loadedWith(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from) || !existsSync(from)) return seen;
  seen.add(from);
  const text = readFileSync(from, "utf8");
  const statics = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^"'\n;]*?["'](\.[^"']+)["']/g);
  for (const [, path = ""] of statics) loadedWith(join(dirname(from), path), seen);
  return seen;
}

/** Words of the chain client, of the library under it, and of the rehearsal; none is anything else's. */
const OF_THE_CHAIN = [
  "author_submitAndWatchExtrinsic",
  "state_subscribeRuntimeVersion",
  "chain_subscribeNewHeads",
  "main/chain/transport.ts",
  "main/rehearsal/node.ts",
  "node_modules/ws/",
];

test("the built entry has no chain code in its own graph", () => {
  const loaded = loadedWith(join(MAIN, "index.js"));
  const text = [...loaded].map((path) => readFileSync(path, "utf8")).join("\n");
  expect(text).toContain("crossing.sign");
  for (const word of OF_THE_CHAIN) expect(text, word).not.toContain(word);
});

test("and these words are in what a profile with a network loads", () => {
  const index = readFileSync(join(MAIN, "index.js"), "utf8");
  const later = [...index.matchAll(/import\(["'](\.[^"']+)["']\)/g)].map(([, path = ""]) =>
    join(MAIN, path),
  );
  const all = new Set(later.flatMap((path) => [...loadedWith(path)]));
  const text = [...all].map((path) => readFileSync(path, "utf8")).join("\n");
  expect(text).toContain("author_submitAndWatchExtrinsic");
});
