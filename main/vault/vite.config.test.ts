/** Reads the built vault: what a bundle could reach is decided by what its files import. */
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { parseSync } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltVault, buildVault } from "./child/testing.ts";
import { ALLOWED_BUILTINS } from "./doors.ts";

let built: BuiltVault;
let files: { name: string; code: string; imports: string[]; hasComputedImport: boolean }[];

beforeAll(async () => {
  built = await buildVault();
  files = readdirSync(built.folder).map((name) => {
    const code = readFileSync(join(built.folder, name), "utf8");
    const { module } = parseSync(name, code);
    const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
      code.slice(moduleRequest.start, moduleRequest.end),
    );
    return {
      name,
      code,
      imports: [
        ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
        ...module.staticExports.flatMap(({ entries }) =>
          entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
        ),
        ...dynamic.filter((text) => /^["']/.test(text)).map((text) => text.slice(1, -1)),
      ],
      hasComputedImport: dynamic.some((text) => !/^["']/.test(text)),
    };
  });
});
afterAll(() => built.remove());

const file = (name: string) => files.find((each) => each.name === name);

describe("the built vault", () => {
  it("is only JavaScript: host.js and the chunks it loads", () => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.map(({ name }) => name).filter((name) => !name.endsWith(".js"))).toEqual([]);
  });

  it("begins with the doors: host.js imports nothing statically but node:module, which they need", () => {
    const host = file("host.js");
    expect(host?.imports.filter((name) => name !== "./service.js")).toEqual(["node:module"]);
    const { module } = parseSync("host.js", host?.code ?? "");
    expect(module.staticImports.map(({ moduleRequest }) => moduleRequest.value)).toEqual([
      "node:module",
    ]);
    const code = host?.code ?? "";
    expect(code.indexOf("= shutDoors(")).toBeGreaterThan(0);
    expect(code.indexOf("import(")).toBeGreaterThan(code.indexOf("= shutDoors("));
    expect(code.indexOf("import(")).toBeGreaterThan(code.lastIndexOf("shutLoader()"));
  });

  it("imports its own chunks and the two allowed builtins, and computes no name", () => {
    const wrong = files.flatMap(({ name, imports }) =>
      imports
        .filter((target) => !target.startsWith("./"))
        .filter((target) => !(ALLOWED_BUILTINS as readonly string[]).includes(bare(target)))
        .filter((target) => !(name === "host.js" && target === "node:module"))
        .map((target) => `${name} -> ${target}`),
    );
    expect(wrong).toEqual([]);
    expect(files.filter((each) => each.hasComputedImport).map(({ name }) => name)).toEqual([]);
  });

  it("has no require, no way to make one, and no other name of a builtin in a call", () => {
    for (const { name, code } of files) {
      expect(code, name).not.toMatch(/createRequire|__require\b/);
      const required = [...code.matchAll(/\brequire\s*\(\s*["'`]([^"'`]+)/g)].map(([, to]) => to);
      expect(required, name).toEqual([]);
    }
    // host.js names them to take them away.
    const loaded = files.filter(({ name }) => name !== "host.js");
    const builtin = /getBuiltinModule\(|process\.binding\(|_linkedBinding\(/;
    expect(loaded.filter(({ code }) => builtin.test(code)).map(({ name }) => name)).toEqual([]);
  });

  it("keeps the dictionaries and the WASM libsodium out of what every start loads", () => {
    expect(file("service.js")?.imports).toEqual(
      expect.arrayContaining(["./strength-estimate.js", "./sodium-wasm.js"]),
    );
    const sizes = files.map(({ name, code }) => [name, code.length] as const);
    const everyStart = sizes
      .filter(([name]) => !/strength-estimate|sodium-wasm/.test(name))
      .reduce((sum, [, size]) => sum + size, 0);
    expect(everyStart).toBeLessThan(1_500_000);
  });

  it("names no path of the machine that built it", () => {
    for (const { name, code } of files) expect(code.includes(process.cwd()), name).toBe(false);
  });
});

function bare(name: string): string {
  expect(isBuiltin(name), name).toBe(true);
  return name.replace(/^node:/, "");
}
