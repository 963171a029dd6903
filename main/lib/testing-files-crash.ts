/**
 * A program for `files.test.ts`: does one write and kills itself, without warning, ahead of the given step, or in the
 * middle of it for a write. Arguments: operation, path, size of the new content, step, `before` or `half`.
 */
import { nodeDisk } from "./disk.ts";
import { Refusal } from "./fault.ts";
import { filesOver } from "./files.ts";
import { faultyDisk } from "./testing-disk.ts";

const [operation = "", path = "", size = "", step = "", where = ""] = process.argv.slice(2);
const content = new Uint8Array(Number(size)).fill(0x4e);

const files = filesOver(
  faultyDisk(nodeDisk, async ({ number, half }) => {
    if (number !== Number(step)) return;
    if (where === "half") await half();
    process.kill(process.pid, "SIGKILL");
    // The signal is on its way; nothing else may happen in the meantime.
    await new Promise(() => setInterval(() => undefined, 1000));
  }),
);

try {
  if (operation === "writeAtomic") await files.writeAtomic(path, content);
  else if (operation === "createExclusive") await files.createExclusive(path, content);
  else throw new Error("No such operation");
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stdout.write(`${error.fault.code}\n`);
}
