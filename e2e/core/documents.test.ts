/** Documents may promise only what is there: their links lead somewhere, and the tests that they name exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { listSources, rootDir } from "./source-graph.ts";

const documents = [
  ...readdirSync(rootDir).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(rootDir, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "main/README.md",
];
const text = (path: string) => readFileSync(join(rootDir, path), "utf8");

test("there are documents to read", () => {
  expect(documents).toContain("README.md");
  expect(documents.length).toBeGreaterThan(8);
});

describe.each(documents)("%s", (path) => {
  test("links to what exists", () => {
    const links = [...text(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)/g)];
    const dead = links
      .map(([, target]) => normalize(join(dirname(path), target ?? "")))
      .filter((target) => !existsSync(join(rootDir, target)));
    expect(dead).toEqual([]);
  });

  test("names tests and sources that exist", () => {
    const named = [
      ...text(path).matchAll(/`((?:main|preload|renderer|e2e|tools)\/[\w./-]+\.\w+)`/g),
    ];
    const dead = named
      .map(([, target]) => target ?? "")
      .filter((target) => !existsSync(join(rootDir, target)));
    expect(dead).toEqual([]);
  });
});

test("every npm script that a document names exists", () => {
  const { scripts } = JSON.parse(text("package.json"));
  for (const path of documents) {
    for (const [, name] of text(path).matchAll(/npm run ([\w:]+)/g)) {
      expect(Object.keys(scripts), `${path}: npm run ${name}`).toContain(name);
    }
  }
  for (const [name, command] of Object.entries<string>(scripts)) {
    const tool = /node (tools\/[\w-]+\.mjs)/.exec(command)?.[1];
    if (tool !== undefined) expect(listSources("tools"), `npm run ${name}`).toContain(tool);
  }
});

test("every decision is in the list of decisions", () => {
  const list = text("docs/decisions/README.md");
  for (const name of readdirSync(join(rootDir, "docs/decisions"))) {
    if (name !== "README.md") expect(list).toContain(`](${name})`);
  }
});
