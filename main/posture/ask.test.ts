/** The one starter of programs: bounded, without a shell, without the user's environment, by the table alone. */
import { describe, expect, test } from "vitest";
import { asker, start } from "./ask.ts";
import { COMMANDS, type CommandId, commandOf, shownAs } from "./commands.ts";

const ids = Object.keys(COMMANDS) as CommandId[];

describe("the table of commands", () => {
  test("has absolute paths of the system's own folders, and no place for anything else", () => {
    for (const id of ids) {
      const { path, args } = COMMANDS[id];
      expect(path, id).toMatch(
        /^(\/usr\/s?bin\/|\/s?bin\/|\/usr\/libexec\/|C:\\Windows\\System32\\)/,
      );
      // A constant: nothing is filled in, and no shell would be the place for tricks anyway.
      for (const arg of args) expect(arg, id).not.toMatch(/\$\{|%[A-Za-z]+%|`/);
      expect(Object.keys(COMMANDS[id]).sort().join(), id).toMatch(/^(answersOnStderr,)?args,path$/);
    }
  });

  test("writes nothing: every verb is one that asks", () => {
    const changing =
      /\b(Set|Remove|New-Item|Add|Enable|Disable|Start|Stop|Invoke|Restart|Clear|Out-File)-|\bwrite\b|\bdelete\b|\badd\b|-set[a-z]/i;
    for (const id of ids) {
      const line = COMMANDS[id].args.join(" ");
      expect(line, id).not.toMatch(changing);
      expect(line.match(/New-Object -ComObject (\S+?)\)/)?.[1] ?? "Shell.Application", id).toMatch(
        /^(Shell\.Application|Microsoft\.Update\.AutoUpdate)$/,
      );
    }
  });

  test("is open to its own system only: on Linux there is no command at all", () => {
    for (const id of ids) {
      expect(commandOf("linux", id), id).toBeNull();
      expect(commandOf("darwin", id) === null, id).toBe(!id.startsWith("mac."));
      expect(commandOf("win32", id) === null, id).toBe(!id.startsWith("win."));
      expect(shownAs(id).length, id).toBeGreaterThan(5);
    }
  });

  test("what this system has no row for starts nothing", async () => {
    expect(await asker("linux")("mac.processes")).toBeNull();
    expect(await asker("win32")("mac.processes")).toBeNull();
  });
});

describe.skipIf(process.platform !== "linux")("a program that is started", () => {
  const run = (path: string, args: string[], limits?: Parameters<typeof start>[2]) =>
    start({ path, args }, process.platform, limits);

  test("gets nothing of the user's environment", async () => {
    expect(await run("/usr/bin/env", [])).toBe("");
  });
  test("stands at the root of the file system", async () => {
    expect(await run("/bin/pwd", [])).toBe("/\n");
  });
  test("is given its arguments as they are: no shell reads them", async () => {
    expect(await run("/bin/echo", ["$(id)", ";", "*"])).toBe("$(id) ; *\n");
  });
  test("meets the end of its input", async () => {
    expect(await run("/bin/cat", [])).toBe("");
  });
  test.each([
    ["is not there", "/usr/bin/no-such-program", []],
    ["refuses", "/bin/false", []],
  ])("that %s has said nothing", async (_, path, args) => {
    expect(await run(path, args)).toBeNull();
  });
  test("that never ends is ended", async () => {
    expect(await run("/bin/sleep", ["1000"], { longestMs: 50, mostBytes: 10 })).toBeNull();
  });
  test("that never stops talking is ended", async () => {
    expect(await run("/usr/bin/yes", [], { longestMs: 60_000, mostBytes: 10_000 })).toBeNull();
  });
  test("may answer where errors go, when its row says so", async () => {
    const command = { path: "/bin/sh", args: ["-c", "echo lock >&2"] };
    expect(await start({ ...command, answersOnStderr: true }, "linux")).toBe("lock\n");
    expect(await start(command, "linux")).toBe("");
  });
});
