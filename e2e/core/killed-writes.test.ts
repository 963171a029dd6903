/** `kill -9` at every write of every act that writes keys: the next start finds the old state or the new one. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleProgram, runProgram } from "../../main/lib/testing-programs.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import { DRIVE_ID, driveBelow } from "./folder-drive.ts";
import { type Core, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE, say } from "./steps.ts";

const NEW = "eleven copper windmills past the 9th ridge";
/** Beside the sources, where the program finds the native library. */
const OUT = fileURLToPath(new URL("../../out/killed-writes", import.meta.url));
let program = "";
let before = "";
const scratch = mkdtempSync(join(tmpdir(), "killed-writes-"));

beforeAll(async () => {
  program = await bundleProgram(
    fileURLToPath(new URL("./testing-key-crash.ts", import.meta.url)),
    OUT,
  );
  const core = await openCore({ folder: join(scratch, "before") });
  before = core.folder;
  await core.get("app.chooseProfile", { profile: "vault" });
  const coldkey = await createColdkey(core, "treasury");
  for (const name of ["miner-1", "miner-2"]) {
    await core.get("hotkeys.create", { coldkey, name, passphrase: await core.send(PASSPHRASE) });
  }
  await core.close();
  mkdirSync(join(before, "drive"));
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
  rmSync(OUT, { recursive: true, force: true });
});

async function opens(core: Core, name: string, passphrase: string): Promise<number> {
  const coldkey = core.workstation.snapshot().coldkeys.find((key) => key.name === name);
  if (coldkey === undefined) return 0;
  const reply = await core.ask("keys.proveOpens", {
    address: coldkey.address,
    passphrase: await core.send(passphrase),
    judge: false,
  });
  return reply.ok ? reply.value.opened : 0;
}
const names = (core: Core) =>
  core.workstation
    .snapshot()
    .coldkeys.map(({ name }) => name)
    .sort();

const folderOnDrive = ({ folder }: Core): string => {
  const [name = ""] = readdirSync(join(folder, "drive"));
  return join(folder, "drive", name);
};
/** The key files on the drive; none when its folder was not made yet. */
const sealedOnDrive = (core: Core): Buffer[] =>
  readdirSync(folderOnDrive(core))
    .filter((name) => name.endsWith(".key"))
    .map((name) => readFileSync(join(folderOnDrive(core), name)));
function sealedHere({ folder, workstation }: Core): Buffer {
  const coldkey = workstation.snapshot().coldkeys[0]?.address ?? "";
  return readFileSync(join(folder, "keys", `${coldkey}.key`));
}

/** What must be true after each kill; says which of the two states it found. */
const found: Readonly<Record<string, (core: Core) => Promise<"old" | "new">>> = {
  async create(core) {
    expect(await opens(core, "treasury", PASSPHRASE)).toBe(3);
    const [creation] = core.workstation.snapshot().ceremonies;
    if (names(core).includes("second")) {
      expect(creation).toBeUndefined();
      expect(await opens(core, "second", PASSPHRASE)).toBe(1);
      return "new";
    }
    if (creation === undefined) return "old";
    // What was begun can be gone on with: its phrase opens, or its passphrase is still to be chosen.
    const { id, step } = creation;
    if (step.id === "passphrase") {
      const passphrase = await core.send(PASSPHRASE);
      await core.get("creation.seal", { id, passphrase, throws: null, sides: null });
    } else if (step.needsOpen) {
      await core.get("creation.reopen", { id, passphrase: await core.send(PASSPHRASE) });
    }
    await core.get("ceremonies.abandon", { id, reason: "other", remark: null });
    return "old";
  },
  async import(core) {
    expect(await opens(core, "treasury", PASSPHRASE)).toBe(3);
    const [ceremony] = core.workstation.snapshot().ceremonies;
    expect(names(core).includes("imported")).toBe(ceremony === undefined);
    if (ceremony !== undefined) {
      const { id, step } = ceremony;
      if (step.id === "seal") {
        await core.get("import.inspectPhrase", { id, phrase: await core.send(VECTORS[0].phrase) });
        await core.get("import.seal", { id, passphrase: await core.send(PASSPHRASE) });
      }
      await say(core, id, { isCopy: false });
    }
    expect(await opens(core, "imported", PASSPHRASE)).toBe(1);
    return ceremony === undefined ? "new" : "old";
  },
  async change(core) {
    const [old, fresh] = [
      await opens(core, "treasury", PASSPHRASE),
      await opens(core, "treasury", NEW),
    ];
    expect([old, fresh].sort(), "all files are of one passphrase").toEqual([0, 3]);
    return fresh === 3 ? "new" : "old";
  },
  async usb(core) {
    const [ceremony] = core.workstation.snapshot().ceremonies;
    if (ceremony === undefined) throw new Error("The ceremony is gone");
    const { id, step } = ceremony;
    const isWritten = step.id === "replug";
    if (!isWritten) {
      expect(step.id).toBe("drive");
      // A whole file, an empty one whose name was reserved, or none: and doing it again finishes it.
      const [length = 0] = sealedOnDrive(core)
        .map(({ length }) => length)
        .filter(Boolean);
      expect([0, sealedHere(core).length]).toContain(length);
      await core.get("usb.use", { id, drive: DRIVE_ID });
    }
    expect(sealedOnDrive(core)).toEqual([sealedHere(core)]);
    const names = readdirSync(folderOnDrive(core));
    expect(names.filter((name) => name.startsWith(".tmp-"))).toEqual([]);
    return isWritten ? "new" : "old";
  },
  async rename(core) {
    const [name = ""] = names(core);
    expect(["treasury", "renamed"]).toContain(name);
    expect(await opens(core, name, PASSPHRASE)).toBe(3);
    return name === "renamed" ? "new" : "old";
  },
};

async function kill(act: string, at: number) {
  const folder = join(scratch, `${act}-${at}`);
  cpSync(before, folder, { recursive: true });
  const ended = await runProgram(process.execPath, [program, folder, act, String(at)]);
  expect(ended.stderr, `${act}, write ${at}`).toBe("");
  if (ended.signal !== "SIGKILL") return { folder, state: null, writes: Number(ended.stdout) };
  const core = await openCore({ folder, drives: driveBelow(folder) });
  try {
    const { keys } = await core.get("doctor.examine", null);
    const nameless = keys.filter(({ name }) => name === null);
    expect(nameless, `${act}, write ${at}`).toEqual([]);
    const state = await found[act]?.(core).catch((error: unknown) => {
      throw new Error(`${act}, write ${at}`, { cause: error });
    });
    const leftovers = readdirSync(join(folder, "keys")).filter(
      (name) => !/\.(key|json)$/.test(name) || name === "reseal.json",
    );
    expect(leftovers, `${act}, write ${at}`).toEqual([]);
    expect(await core.get("journal.verify", null), `${act}, write ${at}`).toMatchObject({
      isIntact: true,
    });
    expect(core.bugs).toEqual([]);
    return { folder, state: state ?? null, writes: at };
  } finally {
    await core.close();
    rmSync(folder, { recursive: true });
  }
}

describe.each([
  ["create", 30],
  ["import", 10],
  ["change", 30],
  ["rename", 4],
  ["usb", 12],
])("Killed at every write of: %s", (act, least) => {
  test("the old state or the new one is found, never neither", { timeout: 300_000 }, async () => {
    const states: string[] = [];
    let total = Number.POSITIVE_INFINITY;
    // Two at a time: each is a process of its own.
    for (let at = 1; at <= total; at += 2) {
      const [first, second] = await Promise.all([kill(act, at), kill(act, at + 1)]);
      for (const { state, writes } of [first, second]) {
        if (state === null) total = Math.min(total, writes);
        else states.push(state);
      }
    }
    expect(states.length).toBe(total);
    expect(states.length).toBeGreaterThanOrEqual(least);
    // The first kill finds the old state, the last one the new; in between it changes once.
    expect(states[0]).toBe("old");
    expect([...states].sort().reverse().join(), "old … old new … new").toBe(states.join());
  });
});
