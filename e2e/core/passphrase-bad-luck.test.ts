/** What bad luck gets while a passphrase is changed: everything as it was, or certain and finished later. */
import { mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOver } from "../../main/lib/files.ts";
import { change, family, leftovers, NEW, opens, sealed, start } from "./care-steps.ts";
import { fillableDisk } from "./fillable-disk.ts";
import { PASSPHRASE } from "./steps.ts";

describe("Bad luck while a passphrase is changed", () => {
  test("a full disk at any write: refused and as it was, or certain and finished later", async () => {
    const { disk, fullAfter } = fillableDisk();
    const core = await start({ files: filesOver(disk) });
    const { coldkey } = await family(core);
    let [old, fresh] = [PASSPHRASE, NEW];
    const codes = new Set<string>();
    for (let writes = 0; writes < 80; writes += 1) {
      fullAfter(writes);
      const reply = await change(core, coldkey, old, fresh);
      fullAfter(Number.POSITIVE_INFINITY);
      if (!reply.ok) codes.add(reply.fault.code);
      const isCertain = reply.ok || reply.fault.code === "RESEAL_UNFINISHED";
      if (!reply.ok && isCertain) await core.get("doctor.finishChange", null);
      if (isCertain) [old, fresh] = [fresh, old];
      expect(await opens(core, coldkey, old), `${writes} writes`).toMatchObject({
        value: { opened: 3, left: [] },
      });
      expect(await leftovers(core), `${writes} writes`).toEqual([]);
      if (reply.ok) break;
    }
    expect([...codes].sort()).toEqual(["DISK_FULL", "RESEAL_UNFINISHED"]);
  });

  test("a folder that takes nothing: a clear refusal, and nothing changed", async () => {
    const { disk } = fillableDisk();
    let isReadOnly = false;
    const core = await start({
      files: filesOver({
        ...disk,
        open: (path, how, mode) => {
          if (isReadOnly && how === "create" && path.includes("/keys/")) {
            throw Object.assign(new Error("read-only"), { code: "EROFS" });
          }
          return disk.open(path, how, mode);
        },
      }),
    });
    const { coldkey } = await family(core);
    const before = await sealed(core, coldkey);
    isReadOnly = true;
    for (const reply of [
      await change(core, coldkey, PASSPHRASE, NEW),
      await core.ask("keys.rename", { address: coldkey, name: "other" }),
      await core.ask("keys.retire", { address: coldkey }),
    ]) {
      expect(reply).toMatchObject({ ok: false, fault: { code: "FOLDER_READ_ONLY" } });
    }
    isReadOnly = false;
    expect(await sealed(core, coldkey)).toEqual(before);
    expect(core.workstation.snapshot().coldkeys[0]).toMatchObject({
      name: "treasury",
      retiredAtMs: null,
    });
    expect(await opens(core, coldkey, PASSPHRASE)).toMatchObject({ value: { opened: 3 } });
  });

  test("a link in the place of a key file is not followed, and what it points to stays", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const path = join(core.folder, "keys", `${coldkey}.key`);
    const target = join(core.folder, "somebody-else's");
    await rename(path, target);
    await symlink(target, path);
    const before = await readFile(target);
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      ok: false,
      fault: { code: "FILE_IS_LINK" },
    });
    expect(await readFile(target)).toEqual(before);
  });

  test("a folder that has gone: every act says so, and nothing is made up in its place", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const keys = join(core.folder, "keys");
    await rename(keys, `${keys}-away`);
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      fault: { code: "KEY_NOT_HERE" },
    });
    expect(await core.ask("keys.rename", { address: coldkey, name: "x" })).toMatchObject({
      fault: { code: "FILE_MISSING" },
    });
    expect(await core.ask("doctor.examine", null)).toMatchObject({
      fault: { code: "FILE_MISSING" },
    });
    await rename(`${keys}-away`, keys);
    expect(await opens(core, coldkey, PASSPHRASE)).toMatchObject({ value: { opened: 3 } });
    await mkdir(join(core.folder, "unused"));
  });

  test("another hand on a file in between: it is not overwritten", async () => {
    const { disk } = fillableDisk();
    let act: (() => Promise<void>) | null = null;
    const core = await start({
      files: filesOver({
        ...disk,
        // The record that makes the change certain is the second of its name.
        async rename(from, to) {
          await disk.rename(from, to);
          if (to.endsWith("reseal.json")) await act?.();
        },
      }),
    });
    const { coldkey, hotkeys } = await family(core);
    const path = join(core.folder, "keys", `${hotkeys[1]}.key`);
    const foreign = Buffer.from("written by a second instance");
    let seen = 0;
    act = async () => {
      seen += 1;
      if (seen === 2) await writeFile(path, foreign);
    };
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      ok: false,
      fault: { code: "RESEAL_UNFINISHED", facts: { reason: "KEY_CHANGED_OUTSIDE" } },
    });
    expect(await readFile(path)).toEqual(foreign);
    expect((await core.get("doctor.examine", null)).findings).toEqual(["CHANGE_UNFINISHED"]);
    expect(await core.ask("doctor.finishChange", null)).toMatchObject({
      fault: { code: "KEY_CHANGED_OUTSIDE" },
    });
  });
});
