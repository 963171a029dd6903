/** The built preload in front of a fake Electron: what it leaves of the bytes that pass through it. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import { expect, test } from "vitest";
import type { SecretDoor } from "../../preload/contract.ts";

const PRELOAD = fileURLToPath(new URL("../../dist/preload/index.cjs", import.meta.url));

interface FakePort {
  readonly posted: Uint8Array[];
  onmessage: ((event: { data: unknown }) => void) | null;
}

async function loadPreload() {
  let door: SecretDoor | null = null;
  let arrive: (event: { ports: unknown[] }, ticket: string) => void = () => undefined;
  const electron = {
    contextBridge: {
      exposeInMainWorld: (_key: string, api: { secrets: SecretDoor }) => {
        door = api.secrets;
      },
    },
    ipcRenderer: {
      on: (_channel: string, listener: typeof arrive) => {
        arrive = listener;
      },
      invoke: () => Promise.resolve(),
    },
  };
  const source = await readFile(PRELOAD, "utf8");
  compileFunction(source, ["require", "exports", "module"])(() => electron, {}, { exports: {} });
  const loaded = door as SecretDoor | null;
  if (loaded === null) throw new Error("The preload exposed nothing");
  return {
    door: loaded,
    deliver(ticket: string): FakePort {
      const port = {
        posted: [] as Uint8Array[],
        onmessage: null as FakePort["onmessage"],
        // A real port copies what is posted.
        postMessage(bytes: Uint8Array) {
          port.posted.push(Uint8Array.from(bytes));
        },
        addEventListener: () => undefined,
        close: () => undefined,
      };
      arrive({ ports: [port] }, ticket);
      return port;
    },
  };
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 5));
const SECRET = [118, 105, 111, 108, 101, 116];

test("a passphrase on its way out is wiped on this side at once, before its port is even here", async () => {
  const { door, deliver } = await loadPreload();
  const crossed = Uint8Array.from(SECRET);
  door.send("ticket", crossed);
  expect([...crossed]).toEqual([0, 0, 0, 0, 0, 0]);
  const port = deliver("ticket");
  await nextTurn();
  expect(port.posted.map((bytes) => [...bytes])).toEqual([SECRET]);
});

test("words on their way in are whole when the page gets them, and wiped on this side a turn later", async () => {
  const { door, deliver } = await loadPreload();
  const port = deliver("ticket");
  const arriving = door.receive("ticket");
  await nextTurn();
  const data = Uint8Array.from(SECRET);
  port.onmessage?.({ data });
  // What the bridge does: it copies when the promise settles.
  const copied = await arriving.then((bytes) => [...bytes]);
  expect(copied).toEqual(SECRET);
  await nextTurn();
  expect([...data]).toEqual([0, 0, 0, 0, 0, 0]);
});
