import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeDisk } from "./disk.ts";
import { type Fault, Refusal } from "./fault.ts";
import { filesOver, nodeFiles } from "./files.ts";
import { faultyDisk, systemError } from "./testing-disk.ts";
import { bundleProgram, runProgram } from "./testing-programs.ts";

let folder = "";
const at = (name: string): string => join(folder, name);
const text = (path: string): string => readFileSync(path, "utf8");
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  throw new Error("Nothing was refused");
}

/** Each step fails with `errno` once; returns how many steps there are. */
async function failingAtEachStep(
  errno: string,
  work: (files: ReturnType<typeof filesOver>) => Promise<void>,
  check: (fault: Fault | null, step: string) => void,
): Promise<number> {
  for (let failing = 1; ; failing += 1) {
    let failed = "";
    const disk = faultyDisk(nodeDisk, ({ number, name }) => {
      if (number !== failing) return;
      failed = name;
      throw systemError(errno);
    });
    try {
      await work(filesOver(disk));
      check(null, failed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      check(error.fault, failed);
    }
    if (failed === "") return failing - 1;
  }
}

describe("writing", () => {
  it("replaces a file and leaves nothing else behind", async () => {
    await nodeFiles.writeAtomic(at("a"), bytes("old"));
    await nodeFiles.writeAtomic(at("a"), bytes("new"));
    expect(text(at("a"))).toBe("new");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("puts content on the disk before the name, and the name before it reports success", async () => {
    // No kill of a process can show a missing sync: the system keeps what was written. So the order itself is tested.
    const steps: string[] = [];
    const files = filesOver(faultyDisk(nodeDisk, ({ name }) => void steps.push(name)));
    const order = () => steps.splice(0).filter((name) => !["stat", "fstat"].includes(name));
    await files.writeAtomic(at("a"), bytes("new"));
    expect(order()).toEqual([
      "open",
      "fchmod",
      "write",
      "sync",
      "open",
      "read",
      "rename",
      "sync-folder",
    ]);
    await files.createExclusive(at("b"), bytes("new"));
    expect(order()).toEqual([
      "open",
      "fchmod",
      "write",
      "sync",
      "open",
      "read",
      "link",
      "unlink",
      "sync-folder",
    ]);
    await files.append(at("a"), 3, bytes("er"));
    expect(order()).toEqual(["open", "write", "sync"]);
    await files.truncate(at("a"), 5, 3);
    expect(order()).toEqual(["open", "ftruncate", "sync"]);
    await files.removeFile(at("a"));
    expect(order()).toEqual(["unlink", "sync-folder"]);
    await files.ensureFolder(at("folder"));
    expect(order()).toEqual(["mkdir", "sync-folder"]);
  });

  it("makes files for the owner alone, whatever the umask", async () => {
    for (const umask of [0o000, 0o022, 0o777]) {
      const before = process.umask(umask);
      try {
        await nodeFiles.writeAtomic(at("written"), bytes("x"));
        await nodeFiles.createExclusive(at(`created-${umask}`), bytes("x"));
        await nodeFiles.writeAtomic(at("public"), bytes("x"), { mode: 0o644 });
      } finally {
        process.umask(before);
      }
      expect(statSync(at("written")).mode & 0o777, `umask ${umask}`).toBe(0o600);
      expect(statSync(at(`created-${umask}`)).mode & 0o777, `umask ${umask}`).toBe(0o600);
      expect(statSync(at("public")).mode & 0o777, `umask ${umask}`).toBe(0o644);
    }
  });

  it("closes an open file that it replaces", async () => {
    writeFileSync(at("a"), "old", { mode: 0o644 });
    await nodeFiles.writeAtomic(at("a"), bytes("new"));
    expect(statSync(at("a")).mode & 0o777).toBe(0o600);
  });

  it("does not replace with createExclusive", async () => {
    await nodeFiles.createExclusive(at("a"), bytes("first"));
    const fault = await faultOf(nodeFiles.createExclusive(at("a"), bytes("second")));
    expect(fault).toEqual({ code: "FILE_EXISTS", facts: { name: "a" } });
    expect(text(at("a"))).toBe("first");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("lets exactly one of many createExclusive succeed", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        nodeFiles.createExclusive(at("a"), bytes(`writer ${n}`)),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const winner = results.findIndex(({ status }) => status === "fulfilled");
    expect(text(at("a"))).toBe(`writer ${winner}`);
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("creates exclusively where there are no hard links", async () => {
    const files = filesOver({
      ...nodeDisk,
      link: () => Promise.reject(systemError("EPERM")),
    });
    await files.createExclusive(at("a"), bytes("first"));
    expect(text(at("a"))).toBe("first");
    expect(await faultOf(files.createExclusive(at("a"), bytes("second")))).toMatchObject({
      code: "FILE_EXISTS",
    });
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("writes everything when the system takes one byte at a time", async () => {
    const files = filesOver({
      ...nodeDisk,
      async open(path, how, mode) {
        const file = await nodeDisk.open(path, how, mode);
        return { ...file, write: (some) => file.write(some.subarray(0, 1)) };
      },
    });
    await files.writeAtomic(at("a"), bytes("slowly"));
    await files.append(at("a"), 6, bytes(" but all"));
    expect(text(at("a"))).toBe("slowly but all");
  });

  it("keeps the old file when reading back is not satisfactory", async () => {
    await nodeFiles.writeAtomic(at("a"), bytes("old"));
    let seen = "";
    const refusing = nodeFiles.writeAtomic(at("a"), bytes("new"), {
      readBack(stored) {
        seen = new TextDecoder().decode(stored);
        throw new Refusal("SEAL_BROKEN");
      },
    });
    expect(await faultOf(refusing)).toEqual({ code: "SEAL_BROKEN", facts: {} });
    expect(seen).toBe("new");
    expect(text(at("a"))).toBe("old");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("notices a disk that stores something else", async () => {
    const files = filesOver({
      ...nodeDisk,
      async open(path, how, mode) {
        const file = await nodeDisk.open(path, how, mode);
        return { ...file, write: (some) => file.write(some.map((byte) => byte ^ 1)) };
      },
    });
    const fault = await faultOf(files.writeAtomic(at("a"), bytes("new")));
    expect(fault).toEqual({ code: "FILE_IO", facts: { name: "a", errno: "EBADMSG" } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(["ENOSPC", "EIO", "EROFS"])(
    "keeps old or new when %s comes at any step",
    async (errno) => {
      const codes = { ENOSPC: "DISK_FULL", EIO: "FILE_IO", EROFS: "FOLDER_READ_ONLY" };
      const steps = await failingAtEachStep(
        errno,
        async (files) => {
          writeFileSync(at("a"), "old");
          await files.writeAtomic(at("a"), bytes("new"));
        },
        (fault, step) => {
          const content = text(at("a"));
          expect(fault?.code ?? null, step).toBe(
            step === "" ? null : codes[errno as keyof typeof codes],
          );
          // Only the sync of the folder comes after the rename.
          expect(content, step).toBe(step === "" || step === "sync-folder" ? "new" : "old");
          expect(readdirSync(folder), step).toEqual(["a"]);
        },
      );
      expect(steps).toBeGreaterThanOrEqual(8);
    },
  );

  it("leaves nothing or all of a new file when the disk is full at any step", async () => {
    const steps = await failingAtEachStep(
      "ENOSPC",
      async (files) => {
        rmSync(at("a"), { force: true });
        await files.createExclusive(at("a"), bytes("new"));
      },
      (fault, step) => {
        const isThere = existsSync(at("a"));
        expect(fault === null, step).toBe(step === "");
        if (isThere) expect(text(at("a")), step).toBe("new");
        else expect(step).not.toBe("");
      },
    );
    expect(steps).toBeGreaterThanOrEqual(8);
  });

  it.skipIf(process.platform === "win32")(
    "says DISK_FULL when the system really refuses to write more",
    { timeout: 60_000 },
    async () => {
      const out = mkdtempSync(join(tmpdir(), "files-program-"));
      try {
        const entry = fileURLToPath(new URL("./testing-files-crash.ts", import.meta.url));
        const program = await bundleProgram(entry, out);
        writeFileSync(at("a"), "old");
        // ulimit -f counts blocks of 1024 bytes: the limit is met in the middle of the file.
        const limited = `ulimit -f 4; exec "$0" "$@"`;
        const args = [process.execPath, program, "writeAtomic", at("a"), "100000", "0", "before"];
        const ended = await runProgram("bash", ["-c", limited, ...args]);
        expect(ended).toMatchObject({ code: 0, stdout: "DISK_FULL\n" });
        expect(text(at("a"))).toBe("old");
        expect(readdirSync(folder)).toEqual(["a"]);
      } finally {
        rmSync(out, { recursive: true });
      }
    },
  );
});

describe("symbolic links", () => {
  beforeEach(() => {
    writeFileSync(at("target"), "target");
    symlinkSync(at("target"), at("link"));
  });

  it.each([
    ["writeAtomic", () => nodeFiles.writeAtomic(at("link"), bytes("x"))],
    ["createExclusive", () => nodeFiles.createExclusive(at("link"), bytes("x"))],
    ["append", () => nodeFiles.append(at("link"), 6, bytes("x"))],
    ["truncate", () => nodeFiles.truncate(at("link"), 6, 0)],
    ["readBounded", () => nodeFiles.readBounded(at("link"), 100)],
    ["readRange", () => nodeFiles.readRange(at("link"), 0, 3)],
    ["removeFile", () => nodeFiles.removeFile(at("link"))],
  ])("are refused by %s", async (_, work) => {
    expect(await faultOf(work())).toEqual({ code: "FILE_IS_LINK", facts: { name: "link" } });
    expect(text(at("target"))).toBe("target");
    expect(lstatSync(at("link")).isSymbolicLink()).toBe(true);
  });

  it("are refused when they appear between looking and opening", async () => {
    // A disk whose lstat is always one step too early.
    const files = filesOver({
      ...nodeDisk,
      stat: async () => ({ type: "file", sizeBytes: 6, mode: 0o600, links: 1 }),
    });
    for (const work of [
      () => files.readBounded(at("link"), 100),
      () => files.append(at("link"), 6, bytes("x")),
    ]) {
      expect((await faultOf(work())).code).toBe("FILE_IS_LINK");
    }
    expect(text(at("target"))).toBe("target");
  });

  it("in the place of a folder are refused", async () => {
    mkdirSync(at("elsewhere"), { mode: 0o755 });
    symlinkSync(at("elsewhere"), at("folder"));
    expect((await faultOf(nodeFiles.ensureFolder(at("folder")))).code).toBe("FILE_IS_LINK");
    expect(statSync(at("elsewhere")).mode & 0o777).toBe(0o755);
  });
});

describe("reading", () => {
  it("reads up to the limit and refuses beyond it", async () => {
    writeFileSync(at("a"), "12345");
    expect(await nodeFiles.readBounded(at("a"), 5)).toEqual(bytes("12345"));
    expect(await faultOf(nodeFiles.readBounded(at("a"), 4))).toEqual({
      code: "FILE_TOO_LARGE",
      facts: { name: "a", sizeBytes: 5, maxBytes: 4 },
    });
  });

  it("names a missing file by its last component only", async () => {
    const fault = await faultOf(nodeFiles.readBounded(at("nothing"), 10));
    expect(fault).toEqual({ code: "FILE_MISSING", facts: { name: "nothing" } });
  });

  it("does not take a folder or a pipe for a file, nor wait for a pipe", async () => {
    mkdirSync(at("folder"));
    const wrong = { code: "FILE_IO", facts: { errno: "EFTYPE" } };
    expect(await faultOf(nodeFiles.readBounded(at("folder"), 10))).toMatchObject(wrong);
    if (process.platform === "win32") return;
    execFileSync("mkfifo", [at("pipe")]);
    expect(await faultOf(nodeFiles.readBounded(at("pipe"), 10))).toMatchObject(wrong);
    const tooEarly = filesOver({
      ...nodeDisk,
      stat: async () => ({ type: "file", sizeBytes: 6, mode: 0o600, links: 1 }),
    });
    expect(await faultOf(tooEarly.readBounded(at("pipe"), 10))).toMatchObject(wrong);
  });

  it("reads a range that ends with the file", async () => {
    writeFileSync(at("a"), "0123456789");
    expect(await nodeFiles.readRange(at("a"), 3, 6)).toEqual(bytes("345"));
    expect(await nodeFiles.readRange(at("a"), 8, 20)).toEqual(bytes("89"));
    expect(await nodeFiles.readRange(at("a"), 10, 20)).toEqual(bytes(""));
  });
});

describe("appending", () => {
  it("adds to the end of a file of the expected size", async () => {
    writeFileSync(at("a"), "one\n");
    await nodeFiles.append(at("a"), 4, bytes("two\n"));
    expect(text(at("a"))).toBe("one\ntwo\n");
  });

  it.each([3, 5])("refuses a file of another size (expected %i)", async (expectedBytes) => {
    writeFileSync(at("a"), "one\n");
    expect(await faultOf(nodeFiles.append(at("a"), expectedBytes, bytes("two\n")))).toEqual({
      code: "FILE_CHANGED",
      facts: { name: "a", expectedBytes, actualBytes: 4 },
    });
    expect(text(at("a"))).toBe("one\n");
  });

  it("notices another writer in the middle", async () => {
    writeFileSync(at("a"), "one\n");
    const disk = faultyDisk(nodeDisk, ({ name }) => {
      if (name === "write") writeFileSync(at("a"), "X", { flag: "a" });
    });
    const fault = await faultOf(filesOver(disk).append(at("a"), 4, bytes("two\n")));
    expect(fault.code).toBe("FILE_CHANGED");
    expect(text(at("a"))).toBe("one\nXtwo\n");
  });

  it("cuts half an append off again when the disk is full", async () => {
    writeFileSync(at("a"), "one\n");
    const disk = faultyDisk(nodeDisk, async ({ name, half }) => {
      if (name !== "write") return;
      await half();
      throw systemError("ENOSPC");
    });
    const fault = await faultOf(filesOver(disk).append(at("a"), 4, bytes("two\n")));
    expect(fault.code).toBe("DISK_FULL");
    expect(text(at("a"))).toBe("one\n");
  });

  it("reports the first error when cutting off fails too, and refuses to go on", async () => {
    writeFileSync(at("a"), "one\n");
    const disk = faultyDisk(nodeDisk, async ({ name, half }) => {
      if (name === "ftruncate") throw systemError("EIO");
      if (name !== "write") return;
      await half();
      throw systemError("ENOSPC");
    });
    const files = filesOver(disk);
    expect((await faultOf(files.append(at("a"), 4, bytes("two\n")))).code).toBe("DISK_FULL");
    expect((await faultOf(files.append(at("a"), 4, bytes("two\n")))).code).toBe("FILE_CHANGED");
  });

  it("cuts a file of the expected size, and no other", async () => {
    writeFileSync(at("a"), "one\ntw");
    expect((await faultOf(nodeFiles.truncate(at("a"), 5, 4))).code).toBe("FILE_CHANGED");
    await nodeFiles.truncate(at("a"), 6, 4);
    expect(text(at("a"))).toBe("one\n");
  });
});

it("lets a bug in a read-back callback through as a bug", async () => {
  const bug = new TypeError("bug");
  const write = nodeFiles.writeAtomic(at("a"), bytes("x"), {
    readBack() {
      throw bug;
    },
  });
  await expect(write).rejects.toBe(bug);
  expect(readdirSync(folder)).toEqual([]);
});
