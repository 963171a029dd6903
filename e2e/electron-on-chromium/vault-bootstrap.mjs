/**
 * First file of an emulated utility process: turns a bare Node child into what Electron gives its children
 * (`process.parentPort`, `process.type`, no IPC functions on `process`, alive until told otherwise), then imports
 * the entry. Argument 2 is the entry, the rest belongs to the app.
 *
 * Everything needed later is captured here, before the entry runs, because the entry may shut every door.
 */
import { EventEmitter } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { encodeClone, PortSpace } from "./port-space.mjs";

/** @typedef {import("./port-space.mjs").PortRecord} PortRecord */

const channel = Object.create(null);
channel.send = process.send?.bind(process);
const exit = process.exit.bind(process);
const raise = process.kill.bind(process, process.pid, "SIGKILL");

/** @param {object} message */
function toHost(message) {
  if (process.connected) channel.send(message);
}

const space = new PortSpace({
  post: (from, bytes, ports) => toHost({ kind: "post", from, bytes, ports }),
  close: (id) => toHost({ kind: "close", id }),
});

/** Starts at its first `message` listener and pauses when the last one is removed. */
class ParentPort extends EventEmitter {
  /** @type {{ bytes: Uint8Array, ports: PortRecord[] }[]} */
  #queue = [];
  #isDraining = false;

  constructor() {
    super();
    this.on("newListener", (event) => {
      if (event === "message") this.#drain();
    });
  }

  /** @param {unknown} message */
  postMessage(message) {
    toHost({ kind: "parent", bytes: encodeClone(message) });
  }

  /** @param {{ bytes: Uint8Array, ports: PortRecord[] }} parcel */
  enqueue(parcel) {
    space.hold(parcel.ports);
    this.#queue.push(parcel);
    this.#drain();
  }

  #drain() {
    if (this.#isDraining) return;
    this.#isDraining = true;
    const step = () => {
      const parcel = this.listenerCount("message") > 0 ? this.#queue.shift() : undefined;
      if (parcel === undefined) {
        this.#isDraining = false;
        return;
      }
      setImmediate(step);
      this.emit("message", space.open(parcel.bytes, parcel.ports));
    };
    setImmediate(step);
  }
}

const parentPort = new ParentPort();
const enqueue = parentPort.enqueue.bind(parentPort);
Object.defineProperty(parentPort, "enqueue", { value: undefined });

process.on("message", (/** @type {any} */ message) => {
  if (message.kind === "parent") enqueue(message);
  else if (message.kind === "peer-closed") space.peerClosed(message.id);
  else if (message.kind === "deliver") {
    if (!space.deliver(message.to, message.bytes, message.ports)) {
      toHost({ ...message, kind: "late" });
    }
  }
});
// A child does not outlive its parent, whatever the entry is doing with `process.exit`.
process.on("disconnect", raise);
if (!process.connected) raise();

Object.defineProperty(process, "parentPort", { value: parentPort, enumerable: true });
Object.defineProperty(process, "type", { value: "utility", enumerable: true });
// `disconnect` stays: Node itself calls it when the channel ends.
Object.defineProperty(process, "send", { value: undefined, configurable: true });
const [, , entry = "", execArgv = "[]"] = process.argv;
process.argv.splice(1, 3, path.resolve(entry));
process.execArgv = JSON.parse(execArgv);

// Electron's child stays alive when its entry has finished.
setInterval(() => undefined, 2 ** 30);

try {
  await import(pathToFileURL(path.resolve(entry)).href);
} catch (error) {
  console.error(error);
  exit(1);
}
