/** Files written by a process that is killed for real. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFiles } from "./files.ts";
import { bundleProgram, runProgram } from "./testing-programs.ts";

let folder = "";
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "files-killed-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a process killed for real", () => {
  it("leaves the old or the new file at every step, never neither", {
    timeout: 240_000,
  }, async () => {
    const out = mkdtempSync(join(tmpdir(), "files-program-"));
    try {
      const entry = fileURLToPath(new URL("./testing-files-crash.ts", import.meta.url));
      const program = await bundleProgram(entry, out);
      const fresh = "N".repeat(70_000);
      const cases = [
        { operation: "writeAtomic", old: "old content", names: ["a"] },
        { operation: "createExclusive", old: null, names: [] },
      ];
      for (const { operation, old } of cases) {
        let kills = 0;
        let sawOld = false;
        let sawNew = false;
        for (let step = 1; ; step += 1) {
          const ends = [];
          for (const where of ["before", "half"]) {
            const label = `${operation}, ${where} step ${step}`;
            for (const name of readdirSync(folder)) rmSync(at(name));
            if (old !== null) writeFileSync(at("a"), old);
            const args = [program, operation, at("a"), "70000", String(step), where];
            const ended = await runProgram(process.execPath, args);
            ends.push(ended);
            if (ended.signal === "SIGKILL") kills += 1;
            else expect(ended, label).toMatchObject({ code: 0, stderr: "" });

            const found = existsSync(at("a")) ? readFileSync(at("a"), "utf8") : null;
            expect([old, fresh], label).toContain(found);
            sawOld ||= found === old;
            sawNew ||= found === fresh;
            await nodeFiles.sweepTemporary(folder);
            expect(readdirSync(folder), label).toEqual(found === null ? [] : ["a"]);
          }
          if (ends.every(({ signal }) => signal === null)) break;
        }
        // Both sides of the moment of truth were really visited.
        expect({ operation, sawOld, sawNew }).toEqual({ operation, sawOld: true, sawNew: true });
        expect(kills, operation).toBeGreaterThanOrEqual(16);
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
