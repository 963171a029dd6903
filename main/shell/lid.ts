/**
 * A lid that closes. Electron reports none, and on a laptop that is told not to sleep with its lid closed no other event
 * follows. On Linux the kernel says it in a file (`/proc/acpi/button/lid/<name>/state`), which is read while a vault is
 * open; there is nothing to subscribe to without D-Bus. Elsewhere the sleep that a closed lid brings has to do.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const POLL_MS = 300;
const FOLDER = "/proc/acpi/button/lid";

/** The state files of this machine's lids; none where there is no lid, no ACPI, or another system. */
export function lidFiles(folder = FOLDER): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name, "state"));
  } catch {
    // No such folder: a desktop computer, a virtual one, macOS, Windows.
    return [];
  }
}

/** Calls back when a lid that was open is closed. Reads nothing while `isNeeded` says no. */
export function watchLid(
  files: readonly string[],
  isNeeded: () => boolean,
  onClosed: () => void,
): () => void {
  if (files.length === 0) return () => undefined;
  /** null: not looked at. A lid that is closed all along (a docked laptop) is not one that closes. */
  let wasClosed: boolean | null = null;
  const timer = setInterval(() => {
    if (!isNeeded()) {
      wasClosed = null;
      return;
    }
    const isClosed = files.some(isLidClosed);
    if (isClosed && wasClosed === false) onClosed();
    wasClosed = isClosed;
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** `state:      closed`, with blanks that differ between kernels. */
function isLidClosed(file: string): boolean {
  try {
    return /\bclosed\b/.test(readFileSync(file, "latin1"));
  } catch {
    // A dock with a lid of its own was taken away.
    return false;
  }
}
