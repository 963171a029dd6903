/**
 * The ends of message channels that live in one process, with the rules of Electron's MessagePortMain: nothing is
 * delivered before `start()`, a transferred port is dead, posting into the void is silent, `close` arrives once.
 *
 * Plain JavaScript with typed comments, because the utility process's bootstrap loads it under bare Node without a
 * build step. Values cross as bytes of V8's own serializer, never as references, even inside one process.
 *
 * @typedef {{ id: string, queue: Parcel[] }} PortRecord a port on its journey, with the messages it has not seen
 * @typedef {{ bytes: Uint8Array, ports: PortRecord[] } | "close"} Parcel
 * @typedef {{ post(from: string, bytes: Uint8Array, ports: PortRecord[]): void, close(id: string): void }} Outlet
 * @typedef {{ data: unknown, ports: MessagePortMain[] }} PortMessage
 */
import { randomFillSync } from "node:crypto";
import { EventEmitter } from "node:events";
import { Deserializer, Serializer } from "node:v8";

/**
 * V8's serializer as Electron uses it: a view travels with its whole buffer, a Buffer arrives as a Uint8Array, and
 * whatever belongs to the host (functions, promises, files) is refused with Electron's words.
 * @param {unknown} value
 * @returns {Uint8Array}
 */
export function encodeClone(value) {
  const serializer = new Serializer();
  serializer.writeHeader();
  try {
    serializer.writeValue(value);
  } catch (cause) {
    throw new Error("An object could not be cloned.", { cause });
  }
  return serializer.releaseBuffer();
}

/**
 * @param {Uint8Array} bytes
 * @returns {unknown}
 */
export function decodeClone(bytes) {
  const halves = splitMasked(bytes);
  if (halves !== null) {
    // In a buffer of its own: V8 keeps small arrays in its heap otherwise, and a collection leaves a copy where one was.
    const joined = new Uint8Array(new ArrayBuffer(halves.pad.length));
    for (const [at, byte] of halves.pad.entries()) joined[at] = byte ^ (halves.masked[at] ?? 0);
    return joined;
  }
  const deserializer = new Deserializer(bytes);
  deserializer.readHeader();
  return deserializer.readValue();
}

/** First byte of masked bytes (see masked.ts); what V8 writes begins with 0xff. */
const MASKED = 0x4d;

/**
 * What a port's message travels as: bytes alone, filling their buffer, in two halves that only the far end joins.
 * @param {unknown} value
 * @returns {Uint8Array}
 */
function encodeParcel(value) {
  if (!(value instanceof Uint8Array) || value.byteLength !== value.buffer.byteLength) {
    return encodeClone(value);
  }
  const pad = new Uint8Array(value.length);
  randomFillSync(pad);
  return joinMasked(
    pad,
    pad.map((byte, at) => byte ^ (value[at] ?? 0)),
  );
}

/**
 * @param {Uint8Array} pad
 * @param {Uint8Array} masked
 * @returns {Uint8Array}
 */
export function joinMasked(pad, masked) {
  const parcel = new Uint8Array(1 + pad.length + masked.length);
  parcel[0] = MASKED;
  parcel.set(pad, 1);
  parcel.set(masked, 1 + pad.length);
  return parcel;
}

/**
 * @param {Uint8Array} parcel
 * @returns {{ pad: Uint8Array, masked: Uint8Array } | null} null: a message like any other
 */
export function splitMasked(parcel) {
  if (parcel[0] !== MASKED) return null;
  const middle = (parcel.length + 1) / 2;
  // Copies, of the plain kind: a Buffer's own could come from Node's pool.
  return {
    pad: Uint8Array.from(parcel.subarray(1, middle)),
    masked: Uint8Array.from(parcel.subarray(middle)),
  };
}

/** Lets only a PortSpace make ports: Electron's class cannot be constructed by the app either. */
const PRIVATE = Symbol("port space");

export class MessagePortMain extends EventEmitter {
  /** @type {PortSpace | null} null once transferred or closed */
  #space;
  #id;
  #isStarted = false;

  /**
   * @param {symbol} key
   * @param {PortSpace} space
   * @param {string} id
   */
  constructor(key, space, id) {
    if (key !== PRIVATE) throw new TypeError("Illegal constructor");
    super();
    this.#space = space;
    this.#id = id;
  }

  /**
   * An absent list is fine, an explicit `undefined` is not: Electron looks at the number of arguments.
   * @param {unknown} message
   * @param {unknown[]} rest at most one: the transfer list
   */
  postMessage(message, ...rest) {
    const space = this.#space;
    if (space === null) return;
    const bytes = encodeParcel(message);
    const ports = rest.length > 0 ? releasePorts(rest[0], this) : [];
    space.outlet.post(this.#id, bytes, ports);
  }

  start() {
    if (this.#space === null || this.#isStarted) return;
    this.#isStarted = true;
    this.#space.pin(this.#id, this);
  }

  close() {
    const space = this.#space;
    if (space === null) return;
    this.#space = null;
    space.forget(this.#id);
    space.outlet.close(this.#id);
    this.emit("close");
  }

  /** @returns {boolean} */
  get [PRIVATE]() {
    return this.#space !== null;
  }

  /**
   * Hands the port over to a transfer: dead here, alive where the record arrives.
   * @param {symbol} key
   * @returns {PortRecord}
   */
  detach(key) {
    const space = this.#space;
    if (key !== PRIVATE || space === null) throw new TypeError("Illegal invocation");
    this.#space = null;
    return { id: this.#id, queue: space.forget(this.#id) };
  }

  /** @param {symbol} key the peer is gone and everything it sent has been delivered */
  peerClosed(key) {
    if (key !== PRIVATE || this.#space === null) return;
    this.#space = null;
    this.emit("close");
  }
}

/**
 * Checks a transfer list by Electron's rules and takes the ports out of the sender's hands; all or none.
 * @param {unknown} list
 * @param {MessagePortMain} [source] the port that is posting: it cannot carry itself
 * @returns {PortRecord[]}
 */
export function releasePorts(list, source) {
  if (!Array.isArray(list)) {
    throw new TypeError("transferables must be an array of MessagePorts");
  }
  /** @type {MessagePortMain[]} */
  const ports = [];
  for (const [index, port] of list.entries()) {
    if (!(port instanceof MessagePortMain)) {
      throw new TypeError(`Port at index ${index} is not a valid port`);
    }
    if (port === source) throw new TypeError(`Port at index ${index} contains the source port.`);
    if (ports.includes(port)) throw new TypeError(`Port at index ${index} is a duplicate.`);
    if (!port[PRIVATE]) throw new TypeError(`Port at index ${index} is already neutered.`);
    ports.push(port);
  }
  return ports.map((port) => port.detach(PRIVATE));
}

/**
 * @typedef {object} Entry
 * @property {WeakRef<MessagePortMain>} port weak: a port that was never started may be collected, like Electron's
 * @property {MessagePortMain | null} pinned set by `start()`
 * @property {Parcel[]} queue
 * @property {boolean} isDraining
 */

export class PortSpace {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /**
   * Ports that arrived inside a message nobody has read yet; what is sent to them meanwhile is added to the record.
   * @type {Map<string, PortRecord>}
   */
  #unread = new Map();
  /** @type {FinalizationRegistry<string>} */
  #collected = new FinalizationRegistry((id) => {
    if (this.#entries.delete(id)) this.outlet.close(id);
  });

  /** @param {Outlet} outlet where posts and closes of this space's ports go */
  constructor(outlet) {
    this.outlet = outlet;
  }

  /**
   * Gives an arrived port its object in this process.
   * @param {PortRecord} record
   * @returns {MessagePortMain}
   */
  adopt(record) {
    this.#unread.delete(record.id);
    const port = new MessagePortMain(PRIVATE, this, record.id);
    this.#entries.set(record.id, {
      port: new WeakRef(port),
      pinned: null,
      queue: [...record.queue],
      isDraining: false,
    });
    this.#collected.register(port, record.id);
    return port;
  }

  /**
   * @param {string} id
   * @param {Uint8Array} bytes
   * @param {PortRecord[]} ports
   * @returns {boolean} false when the port is not (or no longer) here
   */
  deliver(id, bytes, ports) {
    const entry = this.#entries.get(id);
    const target = entry ?? this.#unread.get(id);
    if (target === undefined) return false;
    this.hold(ports);
    target.queue.push({ bytes, ports });
    if (entry !== undefined) this.#drain(id, entry);
    return true;
  }

  /**
   * Notes ports whose message waits to be read.
   * @param {PortRecord[]} records
   */
  hold(records) {
    for (const record of records) {
      this.#unread.set(record.id, record);
      for (const parcel of record.queue) if (parcel !== "close") this.hold(parcel.ports);
    }
  }

  /** @param {PortRecord[]} records */
  #release(records) {
    for (const record of records) {
      this.#unread.delete(record.id);
      for (const parcel of record.queue) if (parcel !== "close") this.#release(parcel.ports);
    }
  }

  /** @param {string} id */
  peerClosed(id) {
    const entry = this.#entries.get(id);
    (entry ?? this.#unread.get(id))?.queue.push("close");
    if (entry !== undefined) this.#drain(id, entry);
  }

  /**
   * @param {string} id
   * @param {MessagePortMain} port
   */
  pin(id, port) {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.pinned = port;
    this.#drain(id, entry);
  }

  /**
   * @param {string} id
   * @returns {Parcel[]} what the port had not seen
   */
  forget(id) {
    const queue = this.#entries.get(id)?.queue ?? [];
    this.#entries.delete(id);
    for (const parcel of queue) if (parcel !== "close") this.#release(parcel.ports);
    return queue;
  }

  /**
   * One parcel per turn of the event loop, so that a listener may stop, close or transfer in between.
   * @param {string} id
   * @param {Entry} entry
   */
  #drain(id, entry) {
    if (entry.isDraining || entry.pinned === null) return;
    entry.isDraining = true;
    const step = () => {
      if (this.#entries.get(id) !== entry || entry.pinned === null) return;
      const port = entry.pinned;
      const parcel = entry.queue.shift();
      if (parcel === undefined) {
        entry.isDraining = false;
      } else if (parcel === "close") {
        this.#entries.delete(id);
        port.peerClosed(PRIVATE);
      } else {
        setImmediate(step);
        port.emit("message", this.open(parcel.bytes, parcel.ports));
      }
    };
    setImmediate(step);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {PortRecord[]} ports
   * @returns {PortMessage}
   */
  open(bytes, ports) {
    const data = decodeClone(bytes);
    // The copy on the wire may hold a secret, and nobody else will ever look at it.
    bytes.fill(0);
    return { data, ports: ports.map((record) => this.adopt(record)) };
  }
}
