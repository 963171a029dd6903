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

/** What the twins of an English text look like. @param {string} text @returns {string[]} */
function twinsOf(text) {
  return pairs.flatMap(({ english, chinese }) => {
    const found = new RegExp(`^${patternOf(english, () => "(.+)")}$`).exec(text);
    if (found === null) return [];
    const values = new Map(english.given.map((name, at) => [name, found[at + 1] ?? ""]));
    return chinese.map((one) =>
      patternOf(one, (name) => {
        const value = values.get(name);
        return value === undefined
          ? ".*"
          : `(?:${[value, ...plainTwins(value)].map(escaped).join("|")})`;
      }),
    );
  });
}

const plainTwins = (/** @type {string} */ text) =>
  pairs
    .filter(({ english }) => english.given.length === 0 && english.written[0] === text)
    .flatMap(({ chinese }) => chinese.map(({ written }) => written.join("")));

/** @type {import("./eyes.mjs").Translate} */
export function inChinese(said, isExact) {
  if (typeof said !== "string") {
    const fitting = pairs.filter(({ english }) => said.test(english.written.join("x")));
    const found = fitting.flatMap(({ chinese }) =>
      chinese.map((one) => patternOf(one, () => ".*")),
    );
    return new RegExp([said.source, ...found].join("|"));
  }
  const whole = twinsOf(said);
  const within = pairs
    .filter(({ english }) => english.written.some((text) => text.includes(said)))
    .flatMap(({ chinese }) => chinese.map((one) => patternOf(one, () => ".*")));
  const found = [escaped(said), ...(whole.length > 0 || isExact ? whole : within)].join("|");
  return new RegExp(isExact ? `^(?:${found})$` : found, "i");
}
