/** Bringing one key that was made elsewhere: what its ceremony does with files and secrets. */
import type { Importing } from "../ceremony/importing/index.ts";
import type { Journal } from "../journal/log.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFile } from "../lib/source-file.ts";
import { createTurns } from "../lib/turns.ts";
import type { Vault } from "../vault/process.ts";
import type { Settings } from "../wallet/settings.ts";
import { demandKeyProfile, sealingCost } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";
import { shownName } from "./source-names.ts";
import { removeSources } from "./source-removal.ts";

type ImportCalls = Extract<keyof Handlers, `import.${string}`>;

export function importCommands(parts: {
  importing: Importing;
  vault: Vault;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  files: Files;
  chooseFile: ChooseFile;
}): Pick<Handlers, ImportCalls> {
  const { importing, vault, journal, settings, tickets, files, chooseFile } = parts;
  const turns = createTurns();

  return {
    "import.chooseFile": ({ id }) =>
      turns("dialog", async () => {
        demandKeyProfile(settings);
        importing.demandReading(id, "file");
        const file = await chooseFile();
        if (file === null) return null;
        try {
          // A dialog may stay open for long: it is asked again whether anybody waits for the file.
          importing.demandReading(id, "file");
        } catch (error) {
          file.bytes.fill(0);
          throw error;
        }
        return { name: shownName(file.name), ...importing.hold(id, file) };
      }),
    async "import.inspectFile"({ id, passphrase }) {
      await importing.file(id, passphrase === null ? null : tickets.take(passphrase, "in"));
      return null;
    },
    async "import.inspectPhrase"({ id, phrase }) {
      await importing.phrase(id, tickets.take(phrase, "in"));
      return null;
    },
    "import.giveShare": ({ id, phrase }) => importing.share(id, tickets.take(phrase, "in")),
    async "import.inspectHex"({ id, secret, claim }) {
      await importing.hex(id, tickets.take(secret, "in"), claim);
      return null;
    },
    "import.seal": async ({ id, passphrase }) => ({
      hasEnded: await importing.seal(id, tickets.take(passphrase, "in"), () =>
        sealingCost(vault, settings),
      ),
    }),
    "import.removeSource": ({ id }) =>
      turns("removal", async () => {
        demandKeyProfile(settings);
        const source = importing.removable(id);
        if (source === null) throw new Refusal("IMPORT_GONE");
        const report = await removeSources(files, journal, [source]);
        if (report.kept.length === 0) importing.removed(id);
        return report;
      }),
  };
}
