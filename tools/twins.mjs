/**
 * Which English sentences changed since their Chinese twins were last read against them. The record,
 * `renderer/messages/zh/reviewed.json`, has a digest of the words of each English sentence; code around the words is not
 * in it. `e2e/core/documents.languages.test.ts` fails for each sentence that differs.
 *
 *   npm run twins      lists what changed, with the place of the Chinese, and records it as read
 *
 * Bring the Chinese up to date first. A record with a merge conflict is written anew.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseSync } from "vite";

const messages = fileURLToPath(new URL("../renderer/messages", import.meta.url));
const recordPath = join(messages, "zh/reviewed.json");

/** Digests by file and path: `{ "en/act.ts": { "act.register.title": "3fa9c1d2" } }`. */
/** @typedef {Record<string, Record<string, string>>} Digests */
/** @typedef {{ type?: string, [name: string]: unknown }} Node */

const isNode = (/** @type {unknown} */ value) => typeof value === "object" && value !== null;
const nodes = (/** @type {unknown} */ value) =>
  /** @type {Node[]} */ ([value].flat().filter(isNode));

/** All text below a node, in its order; types say nothing. */
function wordsBelow(/** @type {Node} */ node) {
  if (node.type?.startsWith("TSType")) return [];
  /** @type {string[]} */
  const found = [];
  if (node.type === "Literal" && typeof node.value === "string") found.push(node.value);
  if (node.type === "TemplateElement") {
    found.push(String(/** @type {{ cooked?: string }} */ (node.value).cooked));
  }
  for (const child of Object.values(node).flatMap(nodes)) found.push(...wordsBelow(child));
  return found;
}

/** @param {Node} node @param {string} path @param {Map<string, Node[]>} into */
function collect(node, path, into) {
  if (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression") {
    collect(/** @type {Node} */ (node.expression), path, into);
  } else if (node.type === "ObjectExpression") {
    for (const property of nodes(node.properties)) {
      const key = /** @type {{ name?: string, value?: string }} */ (property.key ?? {});
      const name = key.name ?? key.value;
      if (name === undefined) collect(/** @type {Node} */ (property.argument), path, into);
      else collect(/** @type {Node} */ (property.value), `${path}.${name}`, into);
    }
  } else {
    into.set(path, [...(into.get(path) ?? []), node]);
  }
}

/** What one source file says, by the path that leads to it. */
export function leavesOf(/** @type {{ body: unknown }} */ program) {
  /** @type {Map<string, Node[]>} */
  const found = new Map();
  for (const statement of nodes(program.body)) {
    const declared = /** @type {Node} */ (statement.declaration ?? statement);
    if (declared.type === "FunctionDeclaration") {
      collect(
        /** @type {Node} */ (declared.body),
        String(/** @type {Node} */ (declared.id).name),
        found,
      );
    }
    for (const one of nodes(declared.declarations)) {
      const name = String(/** @type {Node} */ (one.id).name);
      if (isNode(one.init)) collect(/** @type {Node} */ (one.init), name, found);
    }
  }
  return found;
}

/** The sentences of one source file: its words by the path that leads to them. */
export function sentencesOf(/** @type {string} */ name, /** @type {string} */ source) {
  const { program, errors } = parseSync(name, source);
  if (errors.length > 0) throw new Error(`${name} cannot be read: ${errors[0]?.message}`);
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [path, leaves] of leavesOf(program)) {
    const words = leaves.flatMap(wordsBelow).filter((text) => /\p{L}/u.test(text));
    if (words.length > 0) found.set(path, words);
  }
  return found;
}

const digestOf = (/** @type {readonly string[]} */ words) =>
  createHash("sha256").update(words.join("\0")).digest("hex").slice(0, 8);

/** English, and where its Chinese is. */
export function twinOf(/** @type {string} */ file) {
  if (file === "journal.ts") return "zh/kinds.ts";
  if (file === "faults.ts") return "zh.ts";
  return file.startsWith("faults/") ? `zh/${file}` : file.replace(/^en\//, "zh/");
}

/** All files with English words, below `renderer/messages`. */
export function englishFiles() {
  const below = ["en", "faults"].flatMap((folder) =>
    readdirSync(join(messages, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      relative(messages, join(messages, folder, name))
        .split(sep)
        .join("/"),
    ),
  );
  return ["faults.ts", "journal.ts", ...below].filter((name) => name.endsWith(".ts")).sort();
}

/** @returns {Digests} */
export function digestsNow() {
  return Object.fromEntries(
    englishFiles().map((file) => [
      file,
      Object.fromEntries(
        [...sentencesOf(file, readFileSync(join(messages, file), "utf8"))].map(([path, words]) => [
          path,
          digestOf(words),
        ]),
      ),
    ]),
  );
}

/** @returns {Digests} */
export function recorded() {
  return JSON.parse(readFileSync(recordPath, "utf8"));
}

/** One line for each sentence that is new or whose words are others than those recorded. */
export function unread(/** @type {Digests} */ now, /** @type {Digests} */ then) {
  return Object.entries(now).flatMap(([file, sentences]) =>
    Object.entries(sentences)
      .filter(([path, digest]) => then[file]?.[path] !== digest)
      .map(([path]) => `${path} in ${file}: its Chinese is in renderer/messages/${twinOf(file)}`),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const now = digestsNow();
  try {
    for (const line of unread(now, recorded())) console.log(line);
  } catch {
    console.log("The record could not be read. It is written anew.");
  }
  writeFileSync(recordPath, `${JSON.stringify(now, null, 2)}\n`);
}
