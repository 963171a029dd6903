/** Starts the vault as an Electron utility process: its own process, an empty environment, no console. */
import type { utilityProcess } from "electron";
import type { Launch, VaultChild } from "../vault/process.ts";
import { asElectronPort } from "./secret-ports.ts";

/** A map that is not empty replaces the environment; an empty one would inherit it all (docs/electron-notes.md, child). */
const ENVIRONMENT: Record<string, string> = Object.assign(Object.create(null), { VAULT: "1" });

/** `fork` is a parameter, so that tests without Electron can bring a stand-in. */
export function launchUtility(
  fork: typeof utilityProcess.fork,
  entryPath: string,
  emptyFolder: string,
): Launch {
  return (args): VaultChild => {
    const child = fork(entryPath, [...args], {
      env: ENVIRONMENT,
      execArgv: [],
      cwd: emptyFolder,
      stdio: "ignore",
      serviceName: "Coldkey Vault",
    });
    let isSpawned = false;
    let isUnwanted = false;
    child.once("spawn", () => {
      isSpawned = true;
      if (isUnwanted) child.kill();
    });
    return {
      post: (message, ports) => child.postMessage(message, ports.map(asElectronPort)),
      onMessage: (listener) => child.on("message", listener),
      onExit: (listener) => child.once("exit", listener),
      // kill() before `spawn` does nothing (docs/electron-notes.md, child): the wish is remembered.
      kill() {
        isUnwanted = true;
        if (isSpawned) child.kill();
      },
    };
  };
}
