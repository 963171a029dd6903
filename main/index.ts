/** The app's entry: refuses a weakened start, then hands over to the shell's window and the workstation. */
import { app, protocol } from "electron";
import { explainAndQuit, openApp } from "./shell/app.ts";
import { APP_SCHEME } from "./shell/app-protocol.ts";
import { lockEverything, silenceChromium } from "./shell/lockdown.ts";
import { refusedSwitches } from "./shell/switches.ts";

/** EX_USAGE of sysexits.h: the command line was wrong. */
const EXIT_USAGE = 64;

// Asked before enableSandbox(), which hides `--no-sandbox`. An unpackaged start is a developer's or a test's own.
const refused = app.isPackaged
  ? refusedSwitches(process.argv, (name) => app.commandLine.hasSwitch(name))
  : [];

if (refused.length > 0) {
  process.stderr.write(`Refused to start with: ${refused.map((name) => `--${name}`).join(" ")}\n`);
  app.exit(EXIT_USAGE);
} else if (!app.requestSingleInstanceLock()) {
  // Another instance owns the folder; it comes to the front (see openApp).
  app.quit();
} else {
  silenceChromium();
  lockEverything();
  // As root the sandbox cannot start (docs/electron-notes.md, root); only an unpackaged start is allowed to be root at all.
  if (app.isPackaged || process.getuid?.() !== 0) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // Not awaited: start-up is held back until this module has finished (docs/electron-notes.md, start).
  void app
    .whenReady()
    .then(openApp)
    .catch((error: unknown) => explainAndQuit(error, "start"));
}
