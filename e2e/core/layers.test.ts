/** Folders are layers, and imports point down (house style, rule 1). Lint says the same; this re-checks the graph. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
  below,
  connecting,
  connectingGlobals,
  desktopWords,
  lintConfig,
  lintConfigPath,
  mayConnect,
  mayReadEnvironment,
  mayStart,
  shutsDoors,
  starting,
} from "../../tools/layers.mjs";
import {
  type Edge,
  isTest,
  parseSource,
  readSources,
  rootDir,
  runtimeClosure,
  type SourceFile,
} from "./source-graph.ts";

type Layer = keyof typeof below;

/** Above all layers: the shell, and the files beside the folders (composition root, choice of network, entry). */
const isAbove = (path: string) => path.split("/").length === 2 || path.startsWith("main/shell/");

const folderOf = (path: string) => path.split("/")[1] ?? "";
const isLayer = (name: string): name is Layer => Object.hasOwn(below, name);

const CONTRACT = "preload/contract.ts";
/** The contract and the files of its groups. */
const isOfContract = (path: string) => path === CONTRACT || path.startsWith("preload/contract/");
/**
 * Who may run the contract's schemas: those who answer it, and those who keep its values on disk (it is schemas and
 * nothing else, see below). The others may only name its types.
 */
const mayRunContract = (path: string) =>
  /^main\/(commands|ceremony|portfolio|wallet|posture|swap|drills|leak)\//.test(path) ||
  isAbove(path);

function mayImport(edge: Edge): boolean {
  const { from, to, isTypeOnly } = edge;
  if (to === CONTRACT) return isTypeOnly ? folderOf(from) !== "lib" : mayRunContract(from);
  // The verifiers that go with an export: text from the documents, not code of the app.
  if (edge.isText) return from === "main/commands/journal-export.ts" && to.startsWith("docs/");
  if (to === desktopWords) return from.startsWith("main/shell/");
  if (!to.startsWith("main/")) return false;
  if (from === "main/index.ts") return true;
  if (to === "main/index.ts") return false;
  if (isAbove(from)) return true;
  const fromLayer = folderOf(from);
  const toLayer = folderOf(to);
  if (!isLayer(fromLayer)) return false;
  return fromLayer === toLayer || (isLayer(toLayer) && isIn(below[fromLayer], toLayer));
}

const isIn = (list: readonly string[], name: string) => list.includes(name);

/** Beside what it serves, but never in a bundle: build configuration and what several tests share. */
const isTooling = (path: string) =>
  /\.config\.ts$|\.vite\.ts$|\/testing(-[\w-]+)?\.ts$|-support\.ts$/.test(path);
const shipped = (folder: string) =>
  readSources(folder).filter(({ path }) => !isTest(path) && !isTooling(path));
const main = shipped("main");
const preload = shipped("preload");
const renderer = shipped("renderer").filter(({ path }) => !path.startsWith("renderer/test/"));

const say = ({ from, to }: Edge) => `${from} -> ${to}`;
const edgesOf = (files: readonly SourceFile[]) => files.flatMap(({ edges }) => edges);

const opensConnections = (name: string) => startsWithOne(connecting, name);
/** With or without `node:`, itself or a path below it. */
const startsWithOne = (names: readonly string[], name: string) =>
  names
    .flatMap((each) => [each, each.replace(/^node:/, "")])
    .some((each) => name === each || name.startsWith(`${each}/`));

describe("the graph", () => {
  test("is read: main, preload and renderer have files, and they import each other", () => {
    for (const [name, files] of Object.entries({ main, preload, renderer })) {
      expect(
        edgesOf(files).some(({ isOurs }) => isOurs),
        name,
      ).toBe(true);
    }
  });

  test("every folder of main is a known layer", () => {
    const unknown = main.filter(({ path }) => !isAbove(path) && !isLayer(folderOf(path)));
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  test("imports of main point down", () => {
    const wrong = edgesOf(main).filter((edge) => edge.isOurs && !mayImport(edge));
    expect(wrong.map(say)).toEqual([]);
  });

  test("no import has a computed name", () => {
    const wrong = edgesOf([...main, ...preload, ...renderer]).filter(
      ({ to }) => to === "(computed)",
    );
    expect(wrong.map(say)).toEqual([]);
  });

  test("no shipped file imports a test, a tool or a tool's package", () => {
    const wrong = edgesOf([...main, ...preload, ...renderer]).filter(
      ({ to }) =>
        isTest(to) ||
        isTooling(to) ||
        /^(e2e|tools)\//.test(to) ||
        /^(vite|vitest|playwright|fast-check)/.test(to),
    );
    expect(wrong.map(say)).toEqual([]);
  });
});

describe("Electron", () => {
  test("is imported by the shell and the two entries only, not even for its types", () => {
    const isAllowed = (path: string) =>
      path.startsWith("main/shell/") || path === "main/index.ts" || path === "preload/index.ts";
    const wrong = edgesOf([...main, ...preload, ...renderer]).filter(
      ({ from, to }) => /^electron(\/|$)/.test(to) && !isAllowed(from),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  test("its ipcMain is named by one file", () => {
    const naming = main.map(({ path }) => path).filter((path) => /\bipcMain\b/.test(code(path)));
    expect(naming.length, naming.join(", ")).toBeLessThanOrEqual(1);
  });
});

/** The text without comments, for searches by word. */
function code(path: string): string {
  return readFileSync(join(rootDir, path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

describe("connections", () => {
  test("only the transport and the loopback listener import what can open one", () => {
    const wrong = edgesOf([...main, ...preload, ...renderer]).filter(
      ({ from, to, isTypeOnly }) =>
        !isTypeOnly && opensConnections(to) && !mayConnect.includes(from),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  test("nobody else uses the connecting globals", () => {
    const wrong = [...main, ...preload, ...renderer].flatMap(({ path, globals }) =>
      mayConnect.includes(path) || shutsDoors.includes(path)
        ? []
        : connectingGlobals.filter((name) => globals.has(name)).map((name) => `${path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("WsProvider of @polkadot/api is not used: our transport has limits, it has none", () => {
    const wrong = main.map(({ path }) => path).filter((path) => /\bWsProvider\b/.test(code(path)));
    expect(wrong).toEqual([]);
  });

  test("main starts no program, no worker, no second engine, but for the table of commands", () => {
    const found = edgesOf([...main, ...preload]).filter(
      ({ to, isTypeOnly }) => !isTypeOnly && startsWithOne(starting, to),
    );
    expect(found.map(say)).toEqual(mayStart.map((path) => `${path} -> node:child_process`));
  });
});

describe("the environment", () => {
  test("is read by the entry and by the vault's first lines only", () => {
    const wrong = [...main, ...preload, ...renderer].filter(
      ({ path, globals }) => globals.has("process.env") && !mayReadEnvironment.includes(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe("the contract", () => {
  test("imports the values of the codec and of the vault's protocol, and nothing else of ours", () => {
    const ours = edgesOf(preload.filter(({ path }) => isOfContract(path)));
    const allowed = [
      "main/codec/pipeline.ts",
      "main/codec/values.ts",
      "main/vault/protocol.ts",
      "valibot",
    ];
    const wrong = ours.filter(({ to }) => !allowed.includes(to) && !isOfContract(to));
    expect(wrong.map(say)).toEqual([]);
  });

  test("reaches nothing but schemas: it is loaded by the page", () => {
    const reached = runtimeClosure(CONTRACT).filter(
      ({ isOurs, to }) => !isOurs && to !== "valibot",
    );
    expect(reached.map(say)).toEqual([]);
  });

  test("is the preload's only module besides Electron", () => {
    const wrong = edgesOf(preload.filter(({ path }) => !isOfContract(path))).filter(
      ({ to }) => to !== CONTRACT && to !== "electron",
    );
    expect(wrong.map(say)).toEqual([]);
  });
});

describe("the page", () => {
  /** What ships to the page. Each is in the README with its reason. */
  const packages =
    /^(react|react-dom|valibot|qr|lucide-react|@noble\/hashes|@base-ui\/react|@fontsource-variable\/)/;

  test("imports its own files, the contract, and the packages that are meant for it", () => {
    const isAllowed = ({ to, isOurs }: Edge) =>
      isOurs ? to.startsWith("renderer/") || to === CONTRACT : packages.test(to);
    expect(
      edgesOf(renderer)
        .filter((edge) => !isAllowed(edge))
        .map(say),
    ).toEqual([]);
  });
});

describe("the vault process", () => {
  const entry = "main/vault/host.ts";
  const forbidden =
    /^(node:)?(net|tls|https?|http2|dgram|dns|child_process|cluster|worker_threads|inspector|vm|fs|repl)(\/|$)|^electron/;

  test("its sources import no network, no files, no other program, no Electron", () => {
    const wrong = runtimeClosure(entry).filter(({ to }) => forbidden.test(to));
    expect(wrong.map(say)).toEqual([]);
  });

  test("its sources are the vault, the codec and lib", () => {
    const wrong = runtimeClosure(entry).filter(
      ({ to, isOurs }) => isOurs && !/^main\/(vault|codec|lib)\//.test(to),
    );
    expect(wrong.map(say)).toEqual([]);
  });
});

describe("the linter", () => {
  test("has its rules from the same table (node tools/layers.mjs writes them)", () => {
    expect(JSON.parse(readFileSync(lintConfigPath, "utf8"))).toEqual(lintConfig());
  });

  test("refuses what the graph refuses", () => {
    const probes: Record<string, readonly [text: string, rule: string]> = {
      "main/lib/a.ts": ['export * from "../codec/x.ts";', "noRestrictedImports"],
      "main/codec/a.ts": ['export * from "../vault/x.ts";', "noRestrictedImports"],
      "main/vault/a.ts": ['export * from "../chain/x.ts";', "noRestrictedImports"],
      "main/chain/a.ts": ['export * from "../vault/x.ts";', "noRestrictedImports"],
      "main/chain/b.ts": ['export const x = await import("node:net");', "noRestrictedImports"],
      "main/chain/c.ts": ['export const x = () => fetch("y");', "noRestrictedGlobals"],
      "main/journal/a.ts": ['export * from "electron";', "noRestrictedImports"],
      "main/wallet/a.ts": ["export const x = process.env.HOME;", "noProcessEnv"],
      "main/ceremony/a.ts": ['export * from "../commands/x.ts";', "noRestrictedImports"],
      "main/commands/a.ts": ['export * from "../shell/x.ts";', "noRestrictedImports"],
      "main/workstation.ts": ['export * from "electron";', "noRestrictedImports"],
      "main/shell/a.ts": ['export * from "node:child_process";', "noRestrictedImports"],
      "preload/contract.ts": ['export * from "electron";', "noRestrictedImports"],
      "renderer/a.ts": ['export * from "../main/lib/x.ts";', "noRestrictedImports"],
      "renderer/b.tsx": ['export * from "node:fs";', "noRestrictedImports"],
      "renderer/c.ts": ['export const x = new WebSocket("y");', "noRestrictedGlobals"],
    };
    const allowed: Record<string, string> = {
      "main/chain/transport.ts": 'export * from "ws";',
      "main/codec/fine.ts": 'export * from "../lib/x.ts";',
      "main/index.ts": 'export * from "electron"; export const x = process.env.HOME;',
      "renderer/fine.ts": 'export type { Snapshot } from "../preload/contract.ts";',
    };
    const folder = mkdtempSync(join(tmpdir(), "lint-probe-"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    };
    try {
      for (const path of ["biome.json", "tools/biome-layers.json"]) {
        write(path, readFileSync(join(rootDir, path), "utf8"));
      }
      for (const [path, [text]] of Object.entries(probes)) write(path, text);
      for (const [path, text] of Object.entries(allowed)) write(path, text);
      const biome = join(rootDir, "node_modules/@biomejs/biome/bin/biome");
      const options = ["--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none"];
      const { stdout } = spawnSync(process.execPath, [biome, "lint", ...options, "."], {
        cwd: folder,
        encoding: "utf8",
      });
      const found = v
        .parse(Diagnostics, JSON.parse(stdout))
        .diagnostics.map(
          ({ category, location }) => `${location.path} ${category.replace("lint/style/", "")}`,
        );
      const wanted = Object.entries(probes).map(([path, [, rule]]) => `${path} ${rule}`);
      expect(found.sort()).toEqual(wanted.sort());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The part of the linter's report that we read. */
const Diagnostics = v.object({
  diagnostics: v.array(
    v.object({ category: v.string(), location: v.object({ path: v.string() }) }),
  ),
});

describe("the reader of the graph", () => {
  const edges = (text: string) => parseSource("main/a/b.ts", text).edges;

  test("tells types from values", () => {
    expect(edges('import type { A } from "../c.ts"')[0]?.isTypeOnly).toBe(true);
    expect(edges('import { type A } from "../c.ts"')[0]?.isTypeOnly).toBe(true);
    expect(edges('import { type A, b } from "../c.ts"')[0]?.isTypeOnly).toBe(false);
    expect(edges('export * from "../c.ts"')[0]?.isTypeOnly).toBe(false);
    expect(edges('export type { A } from "../c.ts"')[0]?.isTypeOnly).toBe(true);
    expect(edges('import "../c.ts"')[0]?.isTypeOnly).toBe(false);
  });

  test("finds every way to import, and none in comments or strings", () => {
    const text = `import "node:net"; await import("ws"); require("tls"); createRequire(here)("dns"); await import(name);
      // import "http"
      const s = 'import "dgram"';`;
    expect(edges(text).map(({ to }) => to)).toEqual(["node:net", "ws", "(computed)", "tls", "dns"]);
  });

  test("resolves our own files and drops a query", () => {
    expect(edges('import css from "../ui/x.css?inline"')[0]?.to).toBe("main/ui/x.css");
  });

  test("finds globals, also behind globalThis, and not properties or own names", () => {
    const used = (text: string) => [...parseSource("main/a/b.ts", text).globals];
    expect(used("fetch('x')")).toContain("fetch");
    expect(used("new WebSocket('x')")).toContain("WebSocket");
    expect(used("globalThis.fetch('x')")).toContain("fetch");
    expect(used("globalThis['fetch']('x')")).toContain("fetch");
    expect(used("const { HOME } = process.env")).toContain("process.env");
    expect(used("chain.fetch(1)")).not.toContain("fetch");
    expect(used("import { WebSocket } from 'ws'; new WebSocket(1)")).not.toContain("WebSocket");
    expect(used("let socket: WebSocket")).not.toContain("WebSocket");
  });
});
