/**
 * All words come from the messages, and all numbers, dates and lists from `lib/format.ts`: what stands in a screen's own
 * file is said in no other language.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const renderer = fileURLToPath(new URL("..", import.meta.url));

const screens = readdirSync(renderer, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx") && !name.startsWith("test/"),
);

/** Attributes of elements and of our controls that a person reads or hears. */
const SPOKEN = new Set([
  ...["aria-label", "aria-description", "title", "alt", "placeholder"],
  ...["label", "hint", "lede", "what", "detail", "text", "caption", "word"],
]);
const isWord = (text: unknown): text is string =>
  typeof text === "string" && /\p{L}{2}/u.test(text);

/** One small word of an attribute is a code or an example to type, such as `miner-{01..64}`. */
const isSaid = (text: unknown): text is string => isWord(text) && /[\s\p{Lu}]/u.test(text);

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly name?: { readonly name?: string };
  readonly children?: readonly Node[];
  readonly expression?: Node;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

function wordsIn(node: Node): string[] {
  const own: string[] = [];
  if (node.type === "JSXText" && isWord(node.value)) own.push(node.value.trim());
  if (node.type === "JSXAttribute" && SPOKEN.has(node.name?.name ?? "") && isNode(node.value)) {
    if (isSaid(node.value.value)) own.push(node.value.value);
  }
  for (const child of node.children ?? []) {
    if (child.type === "JSXExpressionContainer" && isWord(child.expression?.value))
      own.push(child.expression.value);
  }
  return [
    ...own,
    ...Object.values(node)
      .flat()
      .flatMap((value) => (isNode(value) ? wordsIn(value) : [])),
  ];
}

test("no screen has a word of its own", () => {
  expect(screens.length).toBeGreaterThan(150);
  const found = screens.flatMap((name) => {
    const { program, errors } = parseSync(name, readFileSync(join(renderer, name), "utf8"));
    expect(errors, name).toEqual([]);
    return wordsIn(program as Node).map((words) => `${name}: ${words}`);
  });
  expect(found).toEqual([]);
});

test("the search finds words where they stand", () => {
  const text = `const x = <p title="Hi there">Hello {"world"} <b aria-label="Again" id="no" /></p>;`;
  expect(wordsIn(parseSync("x.tsx", text).program as Node).sort()).toEqual([
    ...["Again", "Hello", "Hi there", "world"],
  ]);
});

/** Writes a number, a date or an order as one locale has it, or a fraction with the English point. */
const LOCALE_OF_ITS_OWN =
  /\bIntl\.|toLocale|toFixed|toPrecision|toExponential|localeCompare|toDateString|\}\.\$\{fraction/;
/** A list with the English comma. A sentence may have it, in the file of its language. */
const ENGLISH_LIST = /\.join\("(, |、)"\)/;
/** The one place, and what fills a field: a typed number and a typed list are the same in every language. */
const MAY_FORMAT = ["lib/format.ts", "lib/amount.ts", "screens/manage/manage-operation.ts"];

test("numbers, dates, lists and orders are written by lib/format.ts alone", () => {
  const sources = readdirSync(renderer, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|^test\//.test(name),
  );
  expect(sources.length).toBeGreaterThan(300);
  const found = sources
    .filter((name) => !MAY_FORMAT.includes(name))
    .flatMap((name) =>
      readFileSync(join(renderer, name), "utf8")
        .split("\n")
        .filter(
          (line) =>
            LOCALE_OF_ITS_OWN.test(line) ||
            (!name.startsWith("messages/") && ENGLISH_LIST.test(line)),
        )
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
