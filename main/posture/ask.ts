/**
 * The one place of this app that starts another program: a row of {@link COMMANDS}, without a shell, with an environment
 * that holds nothing of the user's, from the root of the file system, with its time and its output bounded.
 */
import { execFile } from "node:child_process";
import { type Command, type CommandId, commandOf } from "./commands.ts";

/** PowerShell needs two seconds on a slow laptop, system_profiler four. */
const LONGEST_MS = 15_000;
/** The longest honest answer, a list of all installations, has some hundred KiB. */
const MOST_BYTES = 1024 * 1024;
/** Without SystemRoot no program of Windows finds its own libraries. It is a constant, not what somebody has set. */
const WINDOWS_ENVIRONMENT = { SystemRoot: "C:\\Windows", windir: "C:\\Windows" };

export interface Limits {
  readonly longestMs: number;
  readonly mostBytes: number;
}

/** What the program printed; null when it is not there, refuses, takes too long or says too much. Never rejects. */
export function start(
  command: Command,
  platform: string,
  limits: Limits = { longestMs: LONGEST_MS, mostBytes: MOST_BYTES },
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = execFile(
      command.path,
      command.args,
      {
        cwd: platform === "win32" ? "C:\\" : "/",
        env: platform === "win32" ? WINDOWS_ENVIRONMENT : {},
        encoding: "utf8",
        killSignal: "SIGKILL",
        maxBuffer: limits.mostBytes,
        shell: false,
        timeout: limits.longestMs,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (error !== null) resolve(null);
        else resolve(command.answersOnStderr === true ? `${stdout}${stderr}` : stdout);
      },
    );
    // Nothing is typed to it: what asks a question meets the end of the file.
    child.stdin?.end();
  });
}

/** Answers by rows of this platform's own; to any other null, and nothing is started. */
export function asker(platform: string): (id: CommandId) => Promise<string | null> {
  return async (id) => {
    const command = commandOf(platform, id);
    return command === null ? null : start(command, platform);
  };
}
