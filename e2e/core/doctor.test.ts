/** The key-file doctor's look at the files of the keys. */
import { chmod, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Clock } from "../../main/lib/clock.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { change, family, hotkey, journalKinds, opens, sealed, start } from "./care-steps.ts";
import { PASSPHRASE } from "./steps.ts";

describe("The keyfile doctor", () => {
  test("finds nothing on a fresh key but its missing second copy", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const report = await core.get("doctor.examine", null);
    expect(report.findings).toEqual([]);
    expect(report.keys.map(({ findings }) => findings)).toEqual([["NOT_YET_SAFE"], [], []]);
    expect(report.keys[0]).toMatchObject({
      address: coldkey,
      name: "treasury",
      version: 1,
      memoryKib: expect.any(Number),
    });
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
  });

  test("finds what is open to others, and closes it", async () => {
    const core = await start();
    const { coldkey, hotkeys } = await family(core);
    await chmod(join(core.folder, "keys", `${coldkey}.key`), 0o644);
    await chmod(join(core.folder, "keys", `${hotkeys[1]}.key`), 0o660);
    await chmod(join(core.folder, "keys"), 0o755);
    const report = await core.get("doctor.examine", null);
    expect(report.findings).toEqual(["FOLDER_OPEN_TO_OTHERS"]);
    const open = report.keys.filter(({ findings }) => findings.includes("FILE_OPEN_TO_OTHERS"));
    expect(open.map(({ address }) => address)).toEqual([coldkey, hotkeys[1]]);
    expect(await core.get("doctor.closeFiles", null)).toEqual({ closed: 3 });
    expect(await core.get("doctor.closeFiles", null)).toEqual({ closed: 0 });
    const again = await core.get("doctor.examine", null);
    expect(JSON.stringify(again)).not.toContain("OPEN_TO_OTHERS");
    expect((await journalKinds(core)).filter((kind) => kind === "keyfiles.closed")).toHaveLength(1);
  });

  test("names each kind of trouble with a file or a card by what it is", async () => {
    const before = await start();
    const { coldkey, hotkeys } = await family(before);
    const [one = coldkey, two = coldkey] = hotkeys;
    const three = await hotkey(before, coldkey, "miner-3");
    const four = await hotkey(before, coldkey, "miner-4");
    const five = await hotkey(before, coldkey, "miner-5");
    const six = await hotkey(before, coldkey, "miner-6");
    await before.close();
    const path = (name: string) => join(before.folder, "keys", name);
    await rm(path(`${three}.json`));
    await writeFile(path(`${four}.json`), "{}");
    const core = await start({ folder: before.folder });
    await rename(path(`${one}.key`), path("elsewhere"));
    await symlink("elsewhere", path(`${one}.key`));
    await writeFile(path(`${two}.key`), "not a sealed key at all");
    await rm(path(`${five}.key`));
    await writeFile(path(`${six}.key`), await sealed(core, coldkey));
    const { keys } = await core.get("doctor.examine", null);
    const found = (address: Ss58) => keys.find((key) => key.address === address)?.findings;
    expect(found(one)).toEqual(["FILE_IS_LINK"]);
    expect(found(two)).toEqual(["FILE_FOREIGN"]);
    expect(found(three)).toEqual(["CARD_MISSING"]);
    expect(found(four)).toEqual(["CARD_UNREADABLE"]);
    expect(found(five)).toEqual(["FILE_MISSING"]);
    expect(found(six)).toEqual(["KEY_MISMATCH"]);
  });

  test("a key whose card is gone gets a name again, and then all that it had but its copies", async () => {
    const before = await start();
    const { coldkey, hotkeys } = await family(before);
    const [one = coldkey, two = coldkey] = hotkeys;
    await before.close();
    const path = (name: string) => join(before.folder, "keys", name);
    for (const address of [coldkey, one]) await rm(path(`${address}.json`));
    await writeFile(path(`${two}.json`), "{half a card");
    const core = await start({ folder: before.folder });
    const files = new Map<Ss58, Uint8Array>();
    for (const address of [coldkey, one, two]) files.set(address, await sealed(core, address));
    const name = async (address: Ss58, called: string, typed = PASSPHRASE) =>
      core.ask("keys.name", { address, name: called, passphrase: await core.send(typed) });
    expect(await name(coldkey, "treasury", "not the passphrase at all")).toMatchObject({
      fault: { code: "WRONG_PASSPHRASE" },
    });
    expect(core.workstation.snapshot()).toMatchObject({ coldkeys: [], hotkeys: [] });

    expect(await name(coldkey, "treasury")).toEqual({ ok: true, value: null });
    expect(await name(one, "miner-1")).toEqual({ ok: true, value: null });
    expect(await name(two, "miner-1"), "one name, one hotkey").toMatchObject({
      fault: { code: "KEY_NAME_TAKEN" },
    });
    expect(await name(two, "miner-2")).toEqual({ ok: true, value: null });
    expect(await name(two, "another")).toMatchObject({ fault: { code: "KEY_HAS_CARD" } });
    expect(await readFile(path(`${two}.json.unreadable`), "utf8")).toBe("{half a card");
    for (const [address, bytes] of files) expect(await sealed(core, address)).toEqual(bytes);

    await core.close();
    const again = await start({ folder: before.folder });
    const { coldkeys, hotkeys: found } = again.workstation.snapshot();
    expect(coldkeys).toMatchObject([{ address: coldkey, name: "treasury", wordCount: 24 }]);
    expect(found.map(({ address, name: called, coldkey: of }) => [address, called, of])).toEqual([
      [one, "miner-1", coldkey],
      [two, "miner-2", coldkey],
    ]);
    const { keys } = await again.get("doctor.examine", null);
    expect(keys.map(({ findings }) => findings)).toEqual([["NO_PROVED_COPY"], [], []]);
    expect((await journalKinds(again)).filter((kind) => kind === "key.named")).toHaveLength(3);
  });

  test("no name goes to a file that is another key", async () => {
    const before = await start();
    const { coldkey, hotkeys } = await family(before);
    const [one = coldkey] = hotkeys;
    await before.close();
    await rm(join(before.folder, "keys", `${one}.json`));
    const core = await start({ folder: before.folder });
    await writeFile(join(core.folder, "keys", `${one}.key`), await sealed(core, coldkey));
    const passphrase = await core.send(PASSPHRASE);
    expect(await core.ask("keys.name", { address: one, name: "x", passphrase })).toMatchObject({
      fault: { code: "KEY_MISMATCH" },
    });
  });

  test("knows seals that are faster than today's choice, and when a file was last seen to open", async () => {
    let nowMs = Date.now();
    const clock: Clock = { ...systemClock, nowMs: () => nowMs };
    const core = await start({ clock });
    const { coldkey } = await family(core);
    const day = 86_400_000;
    /** A leap of the clock closes an open vault at the next beat: nothing is asked before. */
    const leap = async (ms: number): Promise<void> => {
      nowMs += ms;
      await sleep(1_500);
    };
    await leap(91 * day);
    const chosen = await core.get("unlock.choose", { targetMs: 10_000 });
    const { keys } = await core.get("doctor.examine", null);
    expect(keys[1]?.findings).toEqual(["FASTER_THAN_CHOSEN", "NOT_OPENED_LATELY"]);
    expect(keys[1]?.opensInMs).toBeLessThan(chosen.measuredMs / 8);
    await change(core, coldkey, PASSPHRASE, null);
    const after = await core.get("doctor.examine", null);
    expect(after.keys[1]).toMatchObject({ findings: [], openedAtMs: nowMs });
    await leap(91 * day);
    await opens(core, coldkey, PASSPHRASE);
    const proved = await core.get("doctor.examine", null);
    expect(proved.keys.map(({ openedAtMs }) => openedAtMs)).toEqual([nowMs, nowMs, nowMs]);
  });

  test("proves that files open, judges the passphrase only if asked, and keeps no judgement", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const prove = async (judge: boolean) =>
      core.get("keys.proveOpens", {
        address: coldkey,
        passphrase: await core.send(PASSPHRASE),
        judge,
      });
    expect((await prove(false)).strength).toBeNull();
    expect((await prove(true)).strength).toMatchObject({ isEnough: true });
    for (const name of await readdir(join(core.folder, "keys"))) {
      const text = await readFile(join(core.folder, "keys", name), "latin1");
      expect(text, name).not.toMatch(/score|strength|guesses/i);
    }
  });
});
