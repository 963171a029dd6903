/** The system's dialogs for key files and folders. The page never sees a path, and files are opened for reading only. */
import { basename } from "node:path";
import { type BrowserWindow, dialog } from "electron";
import type { ChoosePath } from "../commands/download.ts";
import { nodeDisk } from "../lib/disk.ts";
import { Refusal } from "../lib/fault.ts";
import { nodeFiles } from "../lib/files.ts";
import type { ChooseFile, ChooseFiles, ChooseFolder, SourceFile } from "../lib/source-file.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";
import { shellWords } from "./words.ts";

/** `showHiddenFiles`: btcli keeps its wallets in `~/.bittensor`. */
const COMMON = ["showHiddenFiles", "dontAddToRecent"] as const;

const KINDS = {
  file: ["openFile"],
  files: ["openFile", "multiSelections"],
  folder: ["openDirectory"],
} as const;

async function chosen(window: BrowserWindow, kind: keyof typeof KINDS): Promise<string[]> {
  const title = shellWords().choose[kind];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    // macOS shows no title on its panels, but a message.
    ...{ title, message: title },
    properties: [...KINDS[kind], ...COMMON],
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
    const [path] = await chosen(window(), "file");
    return path === undefined ? null : read(path);
  };
}

export function filesChooser(window: () => BrowserWindow): ChooseFiles {
  return async (mostBytes) =>
    Promise.all(
      (await chosen(window(), "files")).map(async (path) => {
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
  return async () => (await chosen(window(), "file"))[0] ?? null;
}

export function folderChooser(window: () => BrowserWindow): ChooseFolder {
  return async () => (await chosen(window(), "folder"))[0] ?? null;
}
