/** The command line: Electron's own arguments, the app's, and the switches that Chromium gets. */
import { strictObject } from "./strict.ts";

/** name → value ("" for a bare switch); later entries replace earlier ones, as Chromium sees it. */
const switches = new Map<string, string>();

const parse = (argument: string): [string, string] | null => {
  const [, name, , value = ""] = /^--?([a-z0-9-]+)(=(.*))?$/is.exec(argument) ?? [];
  return name === undefined ? null : [name.toLowerCase(), value];
};

/** Switches anywhere on the line up to a bare `--`. */
export function readSwitches(argv: readonly string[]): void {
  const end = argv.indexOf("--");
  for (const argument of end < 0 ? argv : argv.slice(0, end)) {
    const found = argument.startsWith("-") ? parse(argument) : null;
    if (found !== null) switches.set(...found);
  }
  if (process.env.ELECTRON_DISABLE_SANDBOX !== undefined) switches.set("no-sandbox", "");
}

/** For Chromium: everything but what would replace the host's own control of the browser. */
const KEPT_BACK =
  /^(remote-debugging-.*|user-data-dir|headless|no-sandbox|enable-sandbox|(en|dis)able-features|app|type|inspect.*|test-endpoint|host-resolver-rules)$/;

/** What the app appended; the switches of the command line are not handed on. */
const appended = new Map<string, string>();

export function chromiumSwitches(): string[] {
  return [...appended]
    .filter(([name]) => !KEPT_BACK.test(name))
    .map(([name, value]) => (value === "" ? `--${name}` : `--${name}=${value}`));
}

export const commandLine = strictObject("app.commandLine", {
  appendSwitch(name: string, value?: string): void {
    switches.set(name.toLowerCase(), value ?? "");
    appended.set(name.toLowerCase(), value ?? "");
  },
  appendArgument(): void {
    throw new Error("not emulated: app.commandLine.appendArgument");
  },
  hasSwitch: (name: string): boolean => switches.has(name.toLowerCase()),
  getSwitchValue: (name: string): string => switches.get(name.toLowerCase()) ?? "",
  removeSwitch(name: string): void {
    switches.delete(name.toLowerCase());
    appended.delete(name.toLowerCase());
  },
});
