/** The system's dialog for one key file. The page never sees a path, and the file is opened for reading only. */
import { basename } from "node:path";
import { type BrowserWindow, dialog } from "electron";
import type { ChooseFile } from "../commands/import.ts";
import { nodeDisk } from "../lib/disk.ts";
import { nodeFiles } from "../lib/files.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";

/** `showHiddenFiles`: btcli keeps its wallets in `~/.bittensor`. */
const OPTIONS = { properties: ["openFile", "showHiddenFiles", "dontAddToRecent"] } as const;

export function fileChooser(window: () => BrowserWindow): ChooseFile {
  return async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      properties: [...OPTIONS.properties],
    });
    const [path] = filePaths;
    if (canceled || path === undefined) return null;
    const bytes = await nodeFiles.readBounded(path, MOST_KEYFILE_BYTES);
    // Windows has no such permissions; what Node makes up there says nothing.
    const mode = process.platform === "win32" ? null : (await nodeDisk.stat(path)).mode;
    return { name: basename(path), bytes, mode };
  };
}
