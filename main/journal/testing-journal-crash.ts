/**
 * A program for `log.test.ts`: opens the journal in the folder given and appends until somebody kills it. Prints the
 * number of each entry once its append has resolved.
 */
import { join } from "node:path";
import { systemClock } from "../lib/clock.ts";
import { nodeFiles } from "../lib/files.ts";
import { openKeychain } from "../lib/keychain.ts";
import { openJournal } from "./log.ts";

const [folder = ""] = process.argv.slice(2);
const keychain = await openKeychain({
  service: "test",
  fallbackFolder: join(folder, "keychain"),
  files: nodeFiles,
  preferFile: true,
});
const journal = await openJournal({
  folder: join(folder, "journal"),
  clock: systemClock,
  keychain,
  files: nodeFiles,
});
for (;;) {
  // Two at once: batches of several lines are torn too.
  const two = [
    journal.append({ kind: "vault.opened", facts: { purpose: "sign" } }),
    journal.append({ kind: "vault.closed", facts: { reason: "done" } }),
  ];
  for (const { seq } of await Promise.all(two)) process.stdout.write(`${seq}\n`);
}
