/** How the Chinese is written: the terms of the glossary in docs/translation.md, and punctuation. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inChinese } from "../../renderer/test/gallery/chinese-eyes.mjs";
import { sentencesOf, twinOf } from "../../tools/twins.mjs";
import { rootDir } from "./source-graph.ts";

const messages = join(rootDir, "renderer/messages");
const read = new Map<string, ReturnType<typeof sentencesOf>>();
function sentences(file: string) {
  const known = read.get(file);
  if (known !== undefined) return known;
  const found = sentencesOf(file, readFileSync(join(messages, file), "utf8"));
  read.set(file, found);
  return found;
}
const filesIn = (folder: string): string[] =>
  readdirSync(join(messages, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);

/** "proxy, multisig | 代理, 多签" are two terms. */
const rows = readFileSync(join(rootDir, "docs/translation.md"), "utf8")
  .split("| English | 中文 | Note |")[1]
  ?.split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter((cells) => cells.length > 4 && !/^-+$/.test(cells[1] ?? ""));
const terms = new Map(
  (rows ?? []).flatMap(([, english = "", chinese = ""]) => {
    const said = chinese.replaceAll(/ \(.*?\)/g, "").split(", ");
    return english
      .replaceAll(/ \(.*?\)/g, "")
      .split(", ")
      .map((term, at) => [term, said[at] ?? ""] as const);
  }),
);
const never = (rows ?? []).flatMap(
  ([, , , note = ""]) =>
    (/never (.*)$/.exec(note)?.[1] ?? "").match(/\p{Script=Han}+(?=,|:|$)/gu) ?? [],
);

/** Those with one meaning in English. */
const HELD = [
  ...["subnet", "passphrase", "recovery phrase", "journal", "checkpoint", "multisig", "proxy"],
  ...["deposit", "metadata", "rehearsal", "drill", "air gap", "ceremony", "price limit"],
  ...["address book", "unlock time"],
];

test.each(HELD)("“%s” is said by its one term", (term) => {
  const chinese = terms.get(term);
  expect(chinese, "is in the glossary").toMatch(/\p{Script=Han}/u);
  const other = ["en", "faults"].flatMap(filesIn).flatMap((file) => {
    if (!existsSync(join(messages, twinOf(file)))) return [];
    const twins = sentences(twinOf(file));
    // What several sentences share stands in a constant of its own.
    const shared = [...twins].flatMap(([path, words]) => (path.includes(".") ? [] : words)).join();
    return [...sentences(file)].flatMap(([path, words]) => {
      const said = twins.get(path)?.join();
      const isNamed = new RegExp(`\\b${term.replace(/y$/, "(y|ie)")}s?\\b`, "i").test(words.join());
      return !isNamed || said === undefined || `${said}${shared}`.includes(chinese ?? "")
        ? []
        : [`${twinOf(file)} ${path}: ${said}`];
    });
  });
  expect(other).toEqual([]);
});

const WRONG: readonly (readonly [string, RegExp])[] = [
  ["a half-width sign beside a character", /\p{Script=Han}[,;:?!](?!\w)|[,;:?!(]\p{Script=Han}/u],
  [
    "no space between Latin and a character",
    /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u,
  ],
  ["a space beside a full-width sign", /[，。：；？！（）“”、] | [，。：；？！（）“”、]/u],
  ["a space between characters, or two in a row", /\p{Script=Han} \p{Script=Han}| {2}/u],
  ["straight quotes", /["']\p{Script=Han}|\p{Script=Han}["']/u],
];

test("nothing is said that is never said, and punctuation is full-width", () => {
  expect(never).toContain("燃烧");
  expect(never.length).toBeGreaterThan(6);
  const found = ["zh"]
    .flatMap(filesIn)
    .flatMap((file) =>
      [...sentences(file)].flatMap(([path, words]) =>
        words.flatMap((text) => [
          ...never.filter((word) => text.includes(word)).map((word) => `${word}: ${file} ${path}`),
          ...WRONG.filter(([, sign]) => sign.test(text)).map(
            ([what]) => `${what}: ${file} ${path}: ${text}`,
          ),
        ]),
      ),
    );
  expect(found).toEqual([]);
});

test("the gallery finds the Chinese twins of what it knows in English", () => {
  expect("第 7 个词").toMatch(inChinese("Word 7", true));
  expect("第 17 个词").not.toMatch(inChinese("Word 7", true));
  expect("继续：treasury-2").toMatch(inChinese("Resume treasury-2", true));
  expect("打开：验证 main").toMatch(inChinese(/^Open: /));
  expect("密钥").not.toMatch(inChinese("Journal", true));
});
