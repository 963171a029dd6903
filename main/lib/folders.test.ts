import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFiles } from "./files.ts";

let folder = "";
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "folders-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("folders", () => {
  it("are made with their parents, for the owner alone", async () => {
    await nodeFiles.ensureFolder(at("x/y/z"));
    for (const name of ["x", "x/y", "x/y/z"]) {
      expect(statSync(at(name)).mode & 0o777, name).toBe(0o700);
    }
  });

  it("that exist are closed to others", async () => {
    mkdirSync(at("open"));
    chmodSync(at("open"), 0o755);
    await nodeFiles.ensureFolder(at("open"));
    expect(statSync(at("open")).mode & 0o777).toBe(0o700);
  });

  it("are not made over a file", async () => {
    writeFileSync(at("a"), "file");
    await expect(nodeFiles.ensureFolder(at("a"))).rejects.toMatchObject({
      fault: { code: "FILE_EXISTS" },
    });
    expect(readFileSync(at("a"), "utf8")).toBe("file");
  });

  it("are swept of temporary files and of nothing else", async () => {
    const ours = [".tmp-0123456789abcdef", ".tmp-ffffffffffffffff"];
    const others = [".tmp-mine", "a", "a.tmp-0123456789abcdef", ".tmp-0123456789ABCDEF"];
    for (const name of [...ours, ...others]) writeFileSync(at(name), "x");
    expect(await nodeFiles.list(folder)).toEqual([...others].sort());
    expect(await nodeFiles.sweepTemporary(folder)).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([...others].sort());
    expect(await nodeFiles.sweepTemporary(folder)).toBe(0);
  });

  it("lose a removed file, and refuse to remove it twice", async () => {
    writeFileSync(at("a"), "x");
    await nodeFiles.removeFile(at("a"));
    expect(existsSync(at("a"))).toBe(false);
    await expect(nodeFiles.removeFile(at("a"))).rejects.toMatchObject({
      fault: { code: "FILE_MISSING" },
    });
  });

  it("that may not be written to are named as such", async (context) => {
    if (process.platform === "win32") return context.skip("Windows has no such modes");
    if (process.getuid?.() === 0) return context.skip("root may write everywhere");
    mkdirSync(at("closed"));
    chmodSync(at("closed"), 0o500);
    await expect(nodeFiles.writeAtomic(at("closed/a"), Buffer.from("x"))).rejects.toMatchObject({
      fault: { code: "FOLDER_READ_ONLY", facts: { name: "a", errno: "EACCES" } },
    });
  });
});
