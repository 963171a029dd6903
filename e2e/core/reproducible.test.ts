/** Two builds of one commit, in two places, are the same to the last byte: bundles, archive, native libraries. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { differences, reproduce } from "../../tools/reproduce.mjs";
import { rootDir } from "./source-graph.ts";

const hasHistory = spawnSync("git", ["rev-parse", "HEAD"], { cwd: rootDir }).status === 0;

test("two clean clones in different folders give the same bundles and the same archive", {
  timeout: 400_000,
}, (context) => {
  if (!hasHistory) return context.skip("this is no git checkout: there is nothing to clone");
  if (process.platform !== "linux") return context.skip("the stand-in distribution is Linux's");
  const { bundles, packed, differing } = reproduce();
  expect(differing).toEqual([]);
  // It compared what ships, and not two empty folders.
  for (const name of [
    "main/index.js",
    "vault/host.js",
    "preload/index.cjs",
    "renderer/index.html",
  ]) {
    expect(Object.keys(bundles)).toContain(name);
  }
  expect(packed["app.asar"]).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(packed).filter((name) => name.endsWith(".node"))).toHaveLength(2);
});

test("a difference is found, on either side", () => {
  const one = { a: "1", b: "2", c: "3" };
  expect(differences(one, { a: "1", b: "x", d: "4" })).toEqual(["b", "c", "d"]);
});
