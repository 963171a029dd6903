/** One design: what the style sheets may say, and that each class they name is used, and each used one is named. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const withoutRemarks = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, "");
const sheets = new Map(
  files
    .filter((path) => path.endsWith(".module.css"))
    .map((path) => [path, withoutRemarks(read(path))]),
);

interface Use {
  readonly classes: Set<string>;
  /** Reached by a value: which of them are used is not to be read from the text. */
  isDynamic: boolean;
}

const uses = new Map<string, Use>();
for (const path of files.filter((one) => /(?<!\.test)\.tsx?$/.test(one))) {
  const text = read(path);
  for (const [, name, from] of text.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)) {
    if (name === undefined || from === undefined) continue;
    const sheet = join(dirname(path), from);
    const use = uses.get(sheet) ?? { classes: new Set(), isDynamic: false };
    uses.set(sheet, use);
    const code = text.replace(/^import .*$/gm, "");
    for (const [, one] of code.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, "g"))) {
      if (one !== undefined) use.classes.add(one);
    }
    if (new RegExp(`(?<![\\w.])${name}\\[`).test(code)) use.isDynamic = true;
  }
}

test("style sheets name the classes that are used, and nothing else", () => {
  const faults: string[] = [];
  for (const [sheet, css] of sheets) {
    const selectors = css.replace(/\{[^{}]*\}/g, "{}");
    const named = new Set([...selectors.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, one]) => one));
    const use = uses.get(sheet);
    if (use === undefined) {
      faults.push(`${sheet}: nothing uses it`);
      continue;
    }
    for (const one of use.classes) if (!named.has(one)) faults.push(`${sheet}: no .${one}`);
    if (use.isDynamic) continue;
    for (const one of named) {
      if (one !== undefined && !use.classes.has(one)) faults.push(`${sheet}: .${one} is not used`);
    }
  }
  expect(faults).toEqual([]);
});

/** A transcript on paper is its own matter, and the strip is dark in every theme. White alone is for codes and paper. */
const OTHER = /paper\/sheets|app\/strip/;
const kept =
  /(?:font-size|font-weight|border-radius|background|background-color|color|border-color|outline-color): ([^;]+);/g;
const isToken = (value: string): boolean =>
  /^(?:var\(|#fff$|inherit|transparent|currentcolor|none|0|50%|99px|[\d.]+em|[A-Z]|color-mix\(|linear-gradient\(|repeating-)/.test(
    value,
  );

test("sizes, weights, corners and colours come from the tokens", () => {
  const faults = [...sheets].flatMap(([sheet, css]) =>
    OTHER.test(sheet)
      ? []
      : [...css.matchAll(kept)].flatMap(([whole, value]) =>
          value === undefined || isToken(value) ? [] : [`${sheet}: ${whole}`],
        ),
  );
  expect(faults).toEqual([]);
});
