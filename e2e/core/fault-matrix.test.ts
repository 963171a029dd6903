/**
 * Faults × ceremonies: at each step of each ceremony the faults come in turn, one at a time, in another order at each
 * step. After each: either the step was done, or it is refused with a code and can be done again at the same place. In the
 * end the ceremony is completed, the journal is intact, no bug was met, and what was injected and survived is printed.
 *
 * Not here but elsewhere: processes killed for real (killed-writes.test.ts, journeys/killed.test.ts), a second writer
 * (hard-use.test.ts), files that were edited and keychains that changed (journal-tampering.test.ts, main/journal/log.test.ts).
 */
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Clock, systemClock } from "../../main/lib/clock.ts";
import { type Disk, nodeDisk } from "../../main/lib/disk.ts";
import { filesOver } from "../../main/lib/files.ts";
import { memoryKeychain } from "../../main/lib/testing-keychain.ts";
import type { Launch } from "../../main/vault/process.ts";
import { newMemory, step, under, walks } from "./ceremony-walks.ts";
import { cheapVault } from "./cheap-vault.ts";
import { type Core, openCore } from "./harness.ts";

const cores: Core[] = [];
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

/** A world in which one thing at a time goes wrong. */
function brittleWorld() {
  let disk: { readonly at: "open" | "write" | "sync" | "rename"; readonly code: string } | null =
    null;
  let offsetMs = 0;
  let isVaultDying = false;
  const fail = (at: NonNullable<typeof disk>["at"]): void => {
    if (disk?.at !== at) return;
    const { code } = disk;
    disk = null;
    throw Object.assign(new Error(code), { code });
  };
  const brittle: Disk = {
    ...nodeDisk,
    async open(path, how, mode) {
      if (how !== "read") fail("open");
      const file = await nodeDisk.open(path, how, mode);
      return {
        ...file,
        async write(bytes) {
          fail("write");
          return file.write(bytes);
        },
        async sync() {
          fail("sync");
          return file.sync();
        },
      };
    },
    async rename(from, to) {
      fail("rename");
      return nodeDisk.rename(from, to);
    },
  };
  const keychain = memoryKeychain();
  const launchVault: Launch = (...args) => {
    const vault = cheapVault(...args);
    return {
      ...vault,
      post(message, ports) {
        if (!isVaultDying) return vault.post(message, ports);
        // As the system's out-of-memory killer does: in the middle of a request.
        isVaultDying = false;
        vault.kill();
      },
    };
  };
  const clock: Clock = { ...systemClock, nowMs: () => Date.now() + offsetMs };
  return {
    options: {
      files: filesOver(brittle),
      keychain,
      launchVault,
      clock,
    },
    breakDisk(at: NonNullable<typeof disk>["at"], code: string) {
      disk = { at, code };
    },
    moveClock(byMs: number) {
      offsetMs += byMs;
    },
    loseKeychain() {
      keychain.refuse("KEYCHAIN_TIMEOUT");
    },
    killVaultNext() {
      isVaultDying = true;
    },
    /** Ends what is wrong; true when something had run into it. */
    mend(): boolean {
      const hasStruck = disk === null && !isVaultDying;
      disk = null;
      keychain.refuse(null);
      isVaultDying = false;
      return hasStruck;
    },
  };
}
type World = ReturnType<typeof brittleWorld>;

const DAY_MS = 86_400_000;
const FAULTS: Readonly<Record<string, (world: World, core: Core) => Promise<void> | void>> = {
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

const tally = { injected: 0, survived: 0, refused: 0, ceremonies: 0 };
afterAll(() => {
  const { injected, survived, refused, ceremonies } = tally;
  process.stdout.write(
    `fault matrix: ${injected} faults injected into ${ceremonies} ceremonies, ${refused} refused a step, ${survived} survived\n`,
  );
});

/** What a person may be told. Anything else is a fault without words for it. */
const TOLD =
  /^[a-zA-Z]+\.[a-zA-Z]+: (DISK_FULL|FOLDER_READ_ONLY|FILE_IO|JOURNAL_[A-Z_]+|KEYCHAIN_[A-Z_]+|VAULT_[A-Z_]+|CEREMONY_[A-Z_]+|PHRASE_[A-Z_]+|SECRET_[A-Z_]+|TICKET_[A-Z_]+) /;

// What brings a disk of its own is followed where its faults are: usb-copy.test.ts.
const followed = walks.filter(({ options }) => options?.files === undefined);

describe.each(followed)("$kind", (walk) => {
  test("survives every fault at every step", { timeout: 120_000 }, async () => {
    const world = brittleWorld();
    const core = await openCore({ ...walk.options, ...world.options });
    cores.push(core);
    await core.get("app.chooseProfile", { profile: "vault" });
    const memory = newMemory();
    const what = await walk.prepare(core, memory);
    const { id } = await core.get("ceremonies.begin", { kind: walk.kind, ...what });
    let injected = 0;
    const find = () => core.workstation.snapshot().ceremonies.find((one) => one.id === id);
    for (const [index, at] of walk.road.entries()) {
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
    // What the keychain did not take in time is said, and taken with the next start.
    for (const { code } of report.findings) expect(code).toBe("JOURNAL_NOT_ANCHORED");
    if (report.findings.length > 0) {
      await cores.pop()?.close();
      const again = await openCore({ ...walk.options, ...world.options, folder: core.folder });
      cores.push(again);
      expect((await again.get("journal.verify", null)).findings).toEqual([]);
    }
    expect(core.bugs).toEqual([]);
    expect(() => under(core, id)).toThrow();
    tally.ceremonies += 1;
    tally.survived += injected;
  });
});
