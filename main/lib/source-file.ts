/** Files that the system's dialogs give: read once, never written. */
import type { Fault } from "./fault.ts";

/** A file as the dialog gave it. `mode`: its permissions, null where the system has none. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mode: number | null;
  /** Where it lies, for the one who wants it removed later. Never leaves main. */
  readonly path?: string;
}
export interface UnreadFile {
  readonly name: string;
  readonly fault: Fault;
}
/** null: nothing was chosen. Reads no more than a key file may have, and follows no link. */
export type ChooseFile = () => Promise<SourceFile | null>;
/** Several at once; one that could not be read says why. Empty: nothing was chosen. */
export type ChooseFiles = (mostBytes?: number) => Promise<readonly (SourceFile | UnreadFile)[]>;
/** The folder's path, which stays in main. null: nothing was chosen. */
export type ChooseFolder = () => Promise<string | null>;
