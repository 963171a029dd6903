/**
 * A program for `killed-writes.test.ts`: does one act on a workstation and kills itself, without warning, ahead of the
 * given write, or in the middle of it. Arguments: folder, act, number of the write. Prints how many writes there were
 * when it comes to its end.
 *
 * Counted is what leaves a trace on the disk: names made, given and taken away, and bytes written. The journal's own
 * files have a test that walks their steps; here one of them stands for each entry.
 */
import { join } from "node:path";
import { nodeDisk } from "../../main/lib/disk.ts";
import { filesOver } from "../../main/lib/files.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import { DRIVE_ID, driveBelow } from "./folder-drive.ts";
import { type Core, openCore } from "./harness.ts";
import { beginImport, createColdkey, nameFound, PASSPHRASE, PEOPLE, say } from "./steps.ts";

const NEW_PASSPHRASE = "eleven copper windmills past the 9th ridge";

/** The card that was typed from is recorded as a copy. */
const CARD = {
  ...{ isCopy: true, label: "Card A", medium: "paper", place: "Bank", custodian: "", serial: "" },
};

const acts: Readonly<Record<string, (core: Core) => Promise<unknown>>> = {
  create: (core) => createColdkey(core, "second"),
  async import(core) {
    const id = core.workstation.snapshot().ceremonies[0]?.id ?? "";
    await core.get("import.seal", { id, passphrase: await core.send(PASSPHRASE) });
    await say(core, id, CARD);
  },
  change: async (core) =>
    core.get("passphrase.change", {
      address: addressOf(core),
      passphrase: await core.send(PASSPHRASE),
      newPassphrase: await core.send(NEW_PASSPHRASE),
    }),
  async usb(core) {
    const [ceremony] = core.workstation.snapshot().ceremonies;
    await core.get("usb.use", { id: ceremony?.id ?? "", drive: DRIVE_ID });
  },
  rename: (core) => core.get("keys.rename", { address: addressOf(core), name: "renamed" }),
};

/** What happens before anybody counts. */
const before: Readonly<Record<string, (core: Core) => Promise<unknown>>> = {
  async import(core) {
    const id = await beginImport(core, "words");
    await core.get("import.inspectPhrase", { id, phrase: await core.send(VECTORS[0].phrase) });
    await nameFound(core, id, { name: "imported" });
  },
  async usb(core) {
    const what = { kind: "usb-copy", subject: addressOf(core), target: null };
    const { id } = await core.get("ceremonies.begin", what);
    await say(core, id, PEOPLE);
  },
};

function addressOf(core: Core) {
  const coldkey = core.workstation.snapshot().coldkeys.find(({ name }) => name === "treasury");
  if (coldkey === undefined) throw new Error("The coldkey is not there");
  return coldkey.address;
}

let isCounting = false;
let writes = 0;
const [folder = "", act = "", killAt = ""] = process.argv.slice(2);

async function write(path: string, half: () => Promise<unknown> = async () => undefined) {
  const isJournal = /\/(journal|keychain)\//.test(path);
  if (!isCounting || (isJournal && !path.endsWith("journal.jsonl"))) return;
  writes += 1;
  if (writes !== Number(killAt)) return;
  await half();
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way; nothing else may happen in the meantime.
  await new Promise(() => setInterval(() => undefined, 1000));
}

const core = await openCore({
  folder,
  drives: driveBelow(folder),
  files: filesOver({
    ...nodeDisk,
    async open(path, how, mode) {
      if (how === "create") await write(path);
      const file = await nodeDisk.open(path, how, mode);
      return {
        ...file,
        async write(bytes) {
          await write(path, () => file.write(bytes.subarray(0, Math.floor(bytes.length / 2))));
          return file.write(bytes);
        },
      };
    },
    async rename(from, to) {
      await write(to);
      await nodeDisk.rename(from, to);
    },
    async link(from, to) {
      // FAT, as drives have it, knows no second name of a file.
      if (to.startsWith(join(folder, "drive"))) {
        throw Object.assign(new Error("EPERM"), { code: "EPERM" });
      }
      await write(to);
      await nodeDisk.link(from, to);
    },
    async unlink(path) {
      await write(path);
      await nodeDisk.unlink(path);
    },
  }),
});
await before[act]?.(core);
isCounting = true;
await acts[act]?.(core);
isCounting = false;
process.stdout.write(`${writes}\n`);
process.exit(0);
