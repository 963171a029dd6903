// biome-ignore-all lint/style/noRestrictedImports: a script for developers, never part of the page
/** How the steps of a picture, which know the English words, find their Chinese twins (`renderer/messages/zh`). */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { englishFiles, leavesOf, twinOf } from "../../../tools/twins.mjs";

const messages = fileURLToPath(new URL("../../messages", import.meta.url));

/**
 * A sentence: what is written of it, and between that what it is given, as the source names it.
 *
 * @typedef {{ written: readonly string[], given: readonly string[] }} Sentence
 */
/** @typedef {Record<string, unknown> & { type: string, start: number, end: number }} Node */

/** @param {Node} node @param {string} source @returns {Sentence[]} */
function sentencesBelow(node, source) {
  const below = Object.values(node)
    .flat()
    .filter((one) => typeof one === "object" && one !== null && "type" in one)
    .flatMap((one) => sentencesBelow(/** @type {Node} */ (one), source));
  if (node.type === "Literal" && typeof node.value === "string") {
    return [{ written: [node.value], given: [] }];
  }
  if (node.type !== "TemplateLiteral") return below;
  const quasis = /** @type {{ value: { cooked: string } }[]} */ (node.quasis);
  const given = /** @type {Node[]} */ (node.expressions);
  const own = {
    written: quasis.map(({ value }) => value.cooked),
    given: given.map(({ start, end }) => source.slice(start, end)),
  };
  return [own, ...below];
}

/** @param {string} file @returns {Map<string, Sentence[]>} */
function sentences(file) {
  if (!existsSync(join(messages, file))) return new Map();
  const source = readFileSync(join(messages, file), "utf8");
  const leaves = leavesOf(parseSync(file, source).program);
  return new Map(
    [...leaves].map(([path, nodes]) => [
      path,
      nodes.flatMap((node) => sentencesBelow(/** @type {Node} */ (node), source)),
    ]),
  );
}

/** Each English sentence with those that may be its twin. @type {{ english: Sentence, chinese: Sentence[] }[]} */
const pairs = englishFiles().flatMap((file) => {
  const twins = sentences(twinOf(file));
  return [...sentences(file)].flatMap(([path, english]) => {
    // A part that is an object of its own in English may be a part of another in Chinese.
    const [, chinese = []] =
      [...twins].find(([at]) => at === path || at.endsWith(`.${path}`)) ?? [];
    const isEven = chinese.length === english.length;
    return english
      .map((one, at) => ({ english: one, chinese: isEven ? chinese.slice(at, at + 1) : chinese }))
      .filter(
        ({ english: one, chinese: twin }) =>
          twin.length > 0 && /[A-Za-z]{3}/.test(one.written.join("")),
      );
  });
});

const escaped = (/** @type {string} */ text) =>
  text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(" ", "\\s*");

/** @param {Sentence} sentence @param {(given: string) => string} pattern */
const patternOf = ({ written, given }, pattern) =>
  written
    .map((text, at) => escaped(text) + (at < given.length ? pattern(given[at] ?? "") : ""))
    .join("");

/** What is given may be a sentence of its own; further in, it is taken as it comes. */
const DEEPEST = 1;

/** What the twins of an English text look like. @param {string} text @param {number} [depth] @returns {string[]} */
function twinsOf(text, depth = 0) {
  return pairs.flatMap(({ english, chinese }) => {
    const found = new RegExp(`^${patternOf(english, () => "(.+)")}$`).exec(text);
    if (found === null) return [];
    const values = new Map(english.given.map((name, at) => [name, found[at + 1] ?? ""]));
    return chinese.map((one) =>
      patternOf(one, (name) => {
        const value = values.get(name);
        if (value === undefined) return ".*";
        const twins = depth < DEEPEST ? twinsOf(value, depth + 1) : [];
        return `(?:${[escaped(value), ...twins].join("|")})`;
      }),
    );
  });
}

/** The twins of those sentences, whatever they are given. @param {(english: Sentence) => boolean} isMeant */
const twinsWhere = (isMeant) =>
  pairs
    .filter(({ english }) => isMeant(english))
    .flatMap(({ chinese }) => chinese.map((one) => patternOf(one, () => ".*")));

/** Of a text that is a part of a sentence, or the beginning of one with something given. @param {string} said */
function twinsOfPart(said) {
  const within = twinsWhere(({ written }) => written.some((text) => text.includes(said)));
  if (within.length > 0) return within;
  return twinsWhere(({ written }) => {
    const pieces = written.filter((text) => /[A-Za-z]{2}/.test(text));
    return pieces.length > 0 && said.includes(pieces[0]?.trim() ?? said);
  });
}

/** @type {import("./eyes.mjs").Translate} */
export function inChinese(said, isExact) {
  if (typeof said !== "string") {
    const found = twinsWhere(({ written }) => said.test(written.join("x")));
    return new RegExp([said.source, ...found].join("|"));
  }
  const whole = twinsOf(said);
  const found = whole.length > 0 || isExact ? whole : twinsOfPart(said);
  const pattern = [escaped(said), ...found].join("|");
  return new RegExp(isExact ? `^(?:${pattern})$` : pattern, "i");
}
