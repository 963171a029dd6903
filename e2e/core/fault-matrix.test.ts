/**
 * Faults × ceremonies: at each step of each ceremony the faults come in turn, one at a time, in another order at each
 * step. After each: either the step was done, or it is refused with a code and can be done again at the same place. In the
 * end the ceremony is completed, the journal is intact, no bug was met, and what was injected and survived is printed.
 * What ends the app or asks for a new start comes once in each, in its middle.
 *
 * Operations with a signature: fault-operations.test.ts. Not here but elsewhere: processes killed for real
 * (killed-writes.test.ts, journeys/killed.test.ts), files that were edited (journal-tampering.test.ts).
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { filesOver } from "../../main/lib/files.ts";
import { type BrittleWorld, brittleWorld } from "./brittle-world.ts";
import { begin, newMemory, step, under } from "./ceremony-acts.ts";
import { walks } from "./ceremony-walks.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";

const cores: Core[] = [];
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

const DAY_MS = 86_400_000;
const FAULTS: Readonly<Record<string, (world: BrittleWorld, core: Core) => Promise<void> | void>> =
  {
    "full disk": (world) => world.breakDisk("write", "ENOSPC"),
    "read-only disk": (world) => world.breakDisk("open", "EROFS"),
    "I/O error": (world) => world.breakDisk("sync", "EIO"),
    "a name that cannot be taken": (world) => world.breakDisk("rename", "EACCES"),
    "the keychain gone": (world) => world.loseKeychain(),
    "the vault out of memory": (world) => world.killVaultNext(),
    sleep: (_world, core) => core.workstation.lock("suspend"),
    "a page that crashed": (_world, core) => core.workstation.lock("page-gone"),
    "the clock a day back": (world) => world.moveClock(-DAY_MS),
    "the clock a year on": (world) => world.moveClock(365 * DAY_MS),
  };
const names = Object.keys(FAULTS);

/** After these the app is started again, as a person would. */
const ENDS: Readonly<
  Record<string, (world: BrittleWorld, core: Core, opening: CoreOptions) => Promise<void> | void>
> = {
  "killed at its first write": (world) => world.stopWritingAfter(0),
  "killed at its third write": (world) => world.stopWritingAfter(2),
  "a second instance": async (_world, { folder }, opening) => {
    const second = await openCore({ ...opening, folder });
    await second.get("app.setTheme", { theme: "dark" });
    await second.workstation.close();
  },
  // Of another installation: the journal's key among it. It is put back before the next start.
  "a keychain that changed": (world) => {
    kept = new Map(world.keychain.items);
    world.keychain.items.clear();
  },
};
let kept: ReadonlyMap<string, Uint8Array> = new Map();

const tally = { injected: 0, survived: 0, refused: 0, ceremonies: 0 };
afterAll(() => {
  const { injected, survived, refused, ceremonies } = tally;
  process.stdout.write(
    `fault matrix: ${injected} faults injected into ${ceremonies} ceremonies, ${refused} refused a step, ${survived} survived\n`,
  );
});

/** What a person may be told. Anything else is a fault without words for it. */
const TOLD =
  /^[a-zA-Z]+\.[a-zA-Z]+: (DISK_FULL|FOLDER_READ_ONLY|FILE_IO|DRIVE_[A-Z_]+|JOURNAL_[A-Z_]+|KEYCHAIN_[A-Z_]+|VAULT_[A-Z_]+|CEREMONY_[A-Z_]+|PHRASE_[A-Z_]+|SECRET_[A-Z_]+|TICKET_[A-Z_]+) /;

describe.each(walks)("$kind", (walk) => {
  test("survives every fault at every step", { timeout: 120_000 }, async () => {
    const world = brittleWorld();
    // A drive has manners of its own, and fails below them.
    const { over, options } = walk;
    const files = over === undefined ? {} : { files: filesOver(over(world.disk)) };
    const opening = { ...options, ...world.options, ...files };
    let core = await openCore(opening);
    cores.push(core);
    const bugs: unknown[] = [];
    async function startAgain(): Promise<void> {
      await core.workstation.close();
      for (const [name, bytes] of kept) world.keychain.items.set(name, bytes);
      kept = new Map();
      bugs.push(...core.bugs);
      core = await openCore({ ...opening, folder: core.folder });
      cores.splice(0, cores.length, core);
    }
    await core.get("app.chooseProfile", { profile: walk.profile ?? "vault" });
    const memory = newMemory();
    const id = await begin(core, walk, await walk.prepare(core, memory));
    let injected = 0;
    const find = () => core.workstation.snapshot().ceremonies.find((one) => one.id === id);
    const middle = Math.floor(walk.road.length / 2);
    for (const [index, at] of walk.road.entries()) {
      if (index === middle) {
        for (const [name, strike] of Object.entries(ENDS)) {
          if (find()?.step.id !== at || find()?.isEnding) break;
          const words = [...memory.words];
          await strike(world, core, opening);
          try {
            await step(core, id, walk, memory);
          } catch (error) {
            expect(error instanceof Error ? error.message : "?", `${name} at ${at}`).toMatch(TOLD);
            tally.refused += 1;
            memory.words = words;
          }
          world.mend();
          await startAgain();
          injected += 1;
        }
        if (find() !== undefined) {
          // Refused by its name and left as it is; put right again, it goes on where it stood.
          const path = join(core.folder, "under-way", `${id}.json`);
          const whole = await readFile(path);
          await core.workstation.close();
          await writeFile(path, whole.subarray(0, whole.length - 9));
          await expect(openCore({ ...opening, folder: core.folder })).rejects.toMatchObject({
            fault: { code: "RECORD_UNREADABLE", facts: { file: `${id}.json` } },
          });
          await writeFile(path, whole);
          await startAgain();
          injected += 1;
        }
        const ending = find();
        if (ending?.isEnding) await core.get("ceremonies.finish", { id });
      }
      for (let turn = 0; turn <= names.length; turn += 1) {
        if (find()?.step.id !== at || find()?.isEnding) break;
        const name = names[(turn + index) % names.length];
        const words = [...memory.words];
        // The last turn has no fault: the step must be possible.
        if (name !== undefined && turn < names.length) {
          await FAULTS[name]?.(world, core);
        }
        try {
          await step(core, id, walk, memory);
        } catch (error) {
          const text = error instanceof Error ? error.message : "?";
          expect(text, `${name} at ${at}`).toMatch(TOLD);
          expect(turn, `without a fault ${at} is possible: ${text}`).toBeLessThan(names.length);
          tally.refused += 1;
          memory.words = words;
        } finally {
          // What nothing ran into (a step without a rename) was no fault.
          if (world.mend() && turn < names.length) injected += 1;
        }
      }
      const after = find();
      if (after?.isEnding) await core.get("ceremonies.finish", { id });
    }
    expect(find()).toBeUndefined();
    const { transcript, isAsRecorded } = await core.get("ceremonies.transcript", { id });
    expect(transcript.outcome).toBe("completed");
    expect(isAsRecorded).toBe(true);
    tally.injected += injected;
    const report = await core.get("journal.verify", null);
    // What the keychain did not take in time is said, and taken with the next start. What was written while it was
    // another's stands on a break that is said for ever.
    const isBreak = ({ code }: { code: string }) => code === "JOURNAL_BREAK_RECORDED";
    const others = report.findings.filter((finding) => !isBreak(finding));
    for (const { code } of others) expect(code).toBe("JOURNAL_NOT_ANCHORED");
    if (others.length > 0) {
      await startAgain();
      const { findings } = await core.get("journal.verify", null);
      expect(findings.filter((finding) => !isBreak(finding))).toEqual([]);
    }
    expect([...bugs, ...core.bugs]).toEqual([]);
    expect(() => under(core, id)).toThrow();
    tally.ceremonies += 1;
    tally.survived += injected;
  });
});
