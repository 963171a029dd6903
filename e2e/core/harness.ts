/**
 * The whole core under bare Node: real router, stores, journal, rehearsal network and vault, with a page that is only the
 * contract. Nothing is mocked but Electron's two classes, whose stand-ins follow Electron's rules (see
 * ../electron-on-chromium), and, unless `realVault` is asked for, the vault's process and the price of a passphrase.
 */
import { mkdtemp } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MessageChannelMain as ElectronChannel, utilityProcess } from "electron";
import type { Printed } from "../../main/commands/paper.ts";
import { type Clock, systemClock } from "../../main/lib/clock.ts";
import type { Drives } from "../../main/lib/drives.ts";
import { type Files, nodeFiles } from "../../main/lib/files.ts";
import { type Keychain, openKeychain } from "../../main/lib/keychain.ts";
import { sodiumArguments } from "../../main/lib/native-library.ts";
import type { SourceFile, UnreadFile } from "../../main/lib/source-file.ts";
import { type NetworkOptions, networkOpener } from "../../main/network.ts";
import type { System } from "../../main/posture/system.ts";
import { asElectronPort, secretPortsOver } from "../../main/shell/secret-ports.ts";
import { launchUtility } from "../../main/shell/vault-process.ts";
import type { Launch } from "../../main/vault/process.ts";
import { openWorkstation, type Workstation } from "../../main/workstation.ts";
import type { CallInput, CallName, CallOutput, Reply, Snapshot } from "../../preload/contract.ts";
import { MessageChannelMain } from "../electron-on-chromium/message-ports.ts";
import { forkUtility } from "../electron-on-chromium/utility-process.ts";
import { cheapVault } from "./cheap-vault.ts";
import { watchLeaks } from "./leak-watch.ts";
import { offlineMachine } from "./offline-machine.ts";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export interface CoreOptions {
  folder?: string;
  clock?: Clock;
  /** What the checks of this machine see; the real one unless given. */
  system?: System;
  files?: Files;
  /** Instead of one on files. */
  keychain?: Keychain;
  /** What the system's dialog gives, one after the other; then nothing. */
  chosen?: SourceFile[];
  /** The same, for the dialogs of several files and of a folder. */
  chosenFiles?: (readonly (SourceFile | UnreadFile)[])[];
  chosenFolders?: string[];
  chosenPaths?: string[];
  /** The release keys of this build; none unless given. */
  releaseKeys?: readonly string[];
  /** How the system's print dialog ends; cancelled unless given. */
  printed?: Printed[];
  /** Whether the system lets the app use a camera; it does unless given. */
  cameras?: boolean[];
  /** Of the app. */
  version?: string;
  /** Removable drives; none unless given. */
  drives?: Drives;
  /** null: blocks are made only by `rehearsal.advance` and the faucet. */
  blockMs?: number | null;
  onRehearsal?: NetworkOptions["onRehearsal"];
  rehearsalWorld?: NetworkOptions["rehearsalWorld"];
  /** The built vault in a process of its own, with what Argon2id costs; else {@link cheapVault}. */
  realVault?: boolean;
  /** Another cheap one, for a test that counts or breaks its calls. */
  launchVault?: Launch;
}

export interface Core {
  readonly folder: string;
  readonly workstation: Workstation;
  /** Bugs that handlers reported; a test expects none unless it provoked one. */
  readonly bugs: string[];
  ask<K extends CallName>(name: K, input: CallInput<K>): Promise<Reply<CallOutput<K>>>;
  /** As {@link ask}, but a fault fails the test. */
  get<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>>;
  /** A ticket whose port already carries the text. */
  send(text: string): Promise<string>;
  /** True when the page's end of a fresh ticket is closed after `act`. */
  closes(act: (ticket: string) => Promise<void>): Promise<boolean>;
  /** A ticket and the text that will arrive. */
  receive(): Promise<{ ticket: string; text: Promise<string> }>;
  until(
    what: string,
    condition: (snapshot: Snapshot) => boolean,
    timeoutMs?: number,
  ): Promise<Snapshot>;
  /** Ends it, once, and fails when a secret that passed through lies in its folder or was told to the screen. */
  close(): Promise<void>;
}

/** Every call of this test file that was not refused, in order. */
export const answered: CallName[] = [];

export async function openCore(options: CoreOptions = {}): Promise<Core> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "ckw-core-")));
  const files = options.files ?? nodeFiles;
  const clock = options.clock ?? systemClock;
  const emptyFolder = join(folder, "empty");
  await nodeFiles.ensureFolder(emptyFolder);
  const isReal = options.realVault ?? false;
  const bugs: string[] = [];
  const workstation = await openWorkstation({
    folder,
    files,
    clock,
    keychain: async (fallbackFolder) =>
      options.keychain ??
      openKeychain({ service: "test", fallbackFolder, files, preferFile: true }),
    launchVault: isReal
      ? launchUtility(
          // The stand-in's type is structural; Electron's own class cannot be named without its binary.
          forkUtility as unknown as typeof utilityProcess.fork,
          join(DIST, "vault", "host.js"),
          emptyFolder,
        )
      : (options.launchVault ?? cheapVault),
    vaultArgs: isReal ? await sodiumArguments(DIST) : [],
    secretPorts: secretPortsOver(MessageChannelMain as unknown as typeof ElectronChannel),
    host: { kind: "chromium", version: "none", platform: process.platform, canBlockCapture: false },
    version: options.version ?? "0.0.0-test",
    openNetwork: networkOpener({
      folder,
      files,
      clock,
      rehearsalBlockMs: options.blockMs ?? null,
      ...(options.rehearsalWorld === undefined ? {} : { rehearsalWorld: options.rehearsalWorld }),
      ...(options.onRehearsal === undefined ? {} : { onRehearsal: options.onRehearsal }),
    }),
    machine: {
      // No network: a Vault in these tests is one.
      system: options.system ?? offlineMachine(),
      home: homedir(),
      pid: process.pid,
    },
    chooseFile: async () => options.chosen?.shift() ?? null,
    chooseFiles: async () => options.chosenFiles?.shift() ?? [],
    chooseFolder: async () => options.chosenFolders?.shift() ?? null,
    choosePath: async () => options.chosenPaths?.shift() ?? null,
    releaseKeys: options.releaseKeys ?? [],
    print: async () => options.printed?.shift() ?? "cancelled",
    camera: { open: async () => options.cameras?.shift() ?? true, shut: () => undefined },
    drives: options.drives ?? { canList: true, list: async () => [] },
    onTheme: () => undefined,
    onBug: (place, error) => bugs.push(`${place}: ${error instanceof Error ? error.stack : "?"}`),
  });

  const leaks = watchLeaks();
  workstation.subscribe(leaks.told);
  const ports = new Map<string, unknown>();
  const page = {
    deliver: (ticket: string, port: unknown) => {
      ports.set(ticket, port);
    },
    renew: () => false,
  };

  async function ask<K extends CallName>(
    name: K,
    input: CallInput<K>,
  ): Promise<Reply<CallOutput<K>>> {
    const reply = await workstation.call(name, input, page);
    if (reply.ok) answered.push(name);
    leaks.told(reply);
    return reply as Reply<CallOutput<K>>;
  }

  async function get<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
    const reply = await ask(name, input);
    if (reply.ok) return reply.value;
    throw new Error(
      `${name}: ${reply.fault.code} ${JSON.stringify(reply.fault.facts)} ${bugs.join("\n")}`,
    );
  }

  async function ticketFor(direction: "in" | "out") {
    const { ticket } = await get("secrets.open", { direction });
    const port = asElectronPort(ports.get(ticket));
    ports.delete(ticket);
    return { ticket, port };
  }

  let closing: Promise<void> | null = null;
  return {
    folder,
    workstation,
    bugs,
    ask,
    get,
    async send(text) {
      const { ticket, port } = await ticketFor("in");
      leaks.secret(text);
      port.postMessage(encoder.encode(text));
      return ticket;
    },
    async closes(act) {
      const { ticket, port } = await ticketFor("in");
      let isClosed = false;
      port.on("close", () => {
        isClosed = true;
      });
      port.start();
      await act(ticket);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return isClosed;
    },
    async receive() {
      const { ticket, port } = await ticketFor("out");
      const text = new Promise<string>((resolve) => {
        port.on("message", (event: { data: unknown }) => {
          const bytes = event.data instanceof Uint8Array ? event.data : new Uint8Array();
          const received = decoder.decode(bytes);
          leaks.secret(received);
          resolve(received);
          port.close();
        });
      });
      port.start();
      return { ticket, text };
    },
    until(what, condition, timeoutMs = 45_000) {
      return new Promise((resolve, reject) => {
        const stop = workstation.subscribe(look);
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Never: ${what}. ${JSON.stringify(workstation.snapshot().chain)}`));
        }, timeoutMs);
        function look(snapshot: Snapshot): void {
          if (!condition(snapshot)) return;
          stop();
          clearTimeout(timer);
          resolve(snapshot);
        }
        look(workstation.snapshot());
      });
    },
    close() {
      closing ??= workstation.close().then(() => leaks.demandClean(folder));
      return closing;
    },
  };
}
