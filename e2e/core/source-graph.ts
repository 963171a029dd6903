/** Reads our sources as a graph: who imports whom, for values or only for types, and which globals a file touches. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

export const rootDir = fileURLToPath(new URL("../..", import.meta.url));

export interface Edge {
  /** Path from the root, like `main/lib/fault.ts`. */
  from: string;
  /** A path from the root for our own files, else the specifier as written: `node:net`, `react`. */
  to: string;
  isOurs: boolean;
  /** Erased when the code runs. */
  isTypeOnly: boolean;
  /** Taken as text (`?raw`), and never run. */
  isText: boolean;
}

export interface SourceFile {
  path: string;
  edges: readonly Edge[];
  /** Names that the file uses without declaring them, with `globalThis.x` as `x`, and `process.env` as one name. */
  globals: ReadonlySet<string>;
}

const isCode = (name: string) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith(".d.ts");
export const isTest = (path: string) => /\.test\.tsx?$/.test(path);

export function listSources(folder: string): string[] {
  const absolute = join(rootDir, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listSources(path);
    return isCode(entry.name) ? [path] : [];
  });
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** Calls `visit` for each node of the tree with the node above it and the field that holds it. */
function walk(node: Node, visit: (node: Node, parent: Node | null, field: string) => void): void {
  const go = (at: Node, parent: Node | null, field: string): void => {
    visit(at, parent, field);
    for (const [name, value] of Object.entries(at)) {
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) go(item, at, name);
      } else if (isNode(value)) go(value, at, name);
    }
  };
  go(node, null, "");
}

/** Fields in which an identifier is a name, not a use of a variable. */
const naming = new Set(["property", "key", "label", "imported", "exported", "id", "typeName"]);

function usedGlobals(program: Node): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  walk(program, (node, parent, field) => {
    if (node.type === "MemberExpression" && isNode(node.object) && isNode(node.property)) {
      const member = node.property.name ?? node.property.value;
      if (node.object.name === "globalThis" && typeof member === "string") used.add(member);
      if (node.object.name === "process" && member === "env") used.add("process.env");
      return;
    }
    if (node.type !== "Identifier" || typeof node.name !== "string" || parent === null) return;
    if (field === "local" || field === "params" || (field === "id" && parent.type !== "ClassBody"))
      declared.add(node.name);
    else if (parent.computed === true || !naming.has(field)) used.add(node.name);
  });
  return new Set([...used].filter((name) => !declared.has(name)));
}

export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const error = parsed.errors[0];
  if (error !== undefined) throw new Error(`${path} does not parse: ${error.message}`);
  const edges: Edge[] = [];
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const isOurs = specifier.startsWith(".");
    const bare = specifier.replace(/\?.*$/, "");
    const to = isOurs ? posix.normalize(posix.join(dirname(path), bare)) : bare;
    edges.push({ from: path, to, isOurs, isTypeOnly, isText: specifier.endsWith("?raw") });
  };
  for (const each of parsed.module.staticImports) {
    // `import "x"` has no entries and runs x; `import {} from` likewise.
    const isTypeOnly = each.entries.length > 0 && each.entries.every((entry) => entry.isType);
    add(each.moduleRequest.value, isTypeOnly);
  }
  for (const each of parsed.module.staticExports) {
    for (const entry of each.entries) {
      if (entry.moduleRequest !== null && entry.moduleRequest !== undefined)
        add(entry.moduleRequest.value, entry.isType);
    }
  }
  for (const each of parsed.module.dynamicImports) {
    const { start, end } = each.moduleRequest;
    const literal = /^["'`]([^"'`$]*)["'`]$/.exec(text.slice(start, end));
    // A computed name cannot be judged: the tests refuse it by this name.
    add(literal?.[1] ?? "(computed)", false);
  }
  // `import("./x.ts").T` in a type is erased and no dependency; `require("x")` is one.
  walk(parsed.program as unknown as Node, (node) => {
    const [first] = Array.isArray(node.arguments) ? node.arguments : [];
    if (node.type !== "CallExpression" || !isNode(node.callee)) return;
    // require("x") and createRequire(here)("x").
    const maker = isNode(node.callee.callee) ? node.callee.callee.name : node.callee.name;
    const isRequire = maker === "require" || maker === "createRequire";
    if (isRequire && isNode(first) && typeof first.value === "string") add(first.value, false);
  });
  return { path, edges, globals: usedGlobals(parsed.program as unknown as Node) };
}

export function readSources(folder: string): SourceFile[] {
  return listSources(folder).map((path) =>
    parseSource(path, readFileSync(join(rootDir, path), "utf8")),
  );
}

/** Every edge that runs when `entry` is loaded: value imports of our own files are followed. */
export function runtimeClosure(entry: string): Edge[] {
  const seen = new Set<string>();
  const all: Edge[] = [];
  const follow = (path: string): void => {
    if (seen.has(path) || !existsSync(join(rootDir, path)) || !isCode(path)) return;
    seen.add(path);
    const { edges } = parseSource(path, readFileSync(join(rootDir, path), "utf8"));
    for (const edge of edges) {
      if (edge.isTypeOnly) continue;
      all.push(edge);
      if (edge.isOurs) follow(edge.to);
    }
  };
  follow(entry);
  return all;
}
