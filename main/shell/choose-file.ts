/** The system's dialogs for key files and folders. The page never sees a path, and files are opened for reading only. */
import { basename } from "node:path";
import { type BrowserWindow, dialog } from "electron";
import type { ChoosePath } from "../commands/download.ts";
import { nodeDisk } from "../lib/disk.ts";
import { Refusal } from "../lib/fault.ts";
import { nodeFiles } from "../lib/files.ts";
import type { ChooseFile, ChooseFiles, ChooseFolder, SourceFile } from "../lib/source-file.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";

/** `showHiddenFiles`: btcli keeps its wallets in `~/.bittensor`. */
const COMMON = ["showHiddenFiles", "dontAddToRecent"] as const;

async function chosen(
  window: BrowserWindow,
  ...kinds: ("openFile" | "openDirectory" | "multiSelections")[]
): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [...kinds, ...COMMON],
  });
  return canceled ? [] : filePaths;
}

async function read(path: string, mostBytes = MOST_KEYFILE_BYTES): Promise<SourceFile> {
  const bytes = await nodeFiles.readBounded(path, mostBytes);
  // Windows has no such permissions; what Node makes up there says nothing.
  const mode = process.platform === "win32" ? null : (await nodeDisk.stat(path)).mode;
  return { name: basename(path), bytes, mode, path };
}

export function fileChooser(window: () => BrowserWindow): ChooseFile {
  return async () => {
    const [path] = await chosen(window(), "openFile");
    return path === undefined ? null : read(path);
  };
}

export function filesChooser(window: () => BrowserWindow): ChooseFiles {
  return async (mostBytes) =>
    Promise.all(
      (await chosen(window(), "openFile", "multiSelections")).map(async (path) => {
        try {
          return await read(path, mostBytes);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return { name: basename(path), fault: error.fault };
        }
      }),
    );
}

/** The path alone: an installer is read where it lies, piece by piece. */
export function pathChooser(window: () => BrowserWindow): ChoosePath {
  return async () => (await chosen(window(), "openFile"))[0] ?? null;
}

export function folderChooser(window: () => BrowserWindow): ChooseFolder {
  return async () => (await chosen(window(), "openDirectory"))[0] ?? null;
}
