/**
 * The wire between one Chromium page and the host, over a DevTools session of its own. A document announces itself with
 * a name; messages for an older document are dropped, and its ports close when the next one comes.
 */
import { readFileSync } from "node:fs";
import { Script } from "node:vm";
import type { CDPSession, Page } from "playwright-core";
import { isMasked, type PortData } from "../masked.ts";
import {
  adoptPorts,
  decodeClone,
  encodeClone,
  joinMasked,
  type MessagePortMain,
  type PortPlace,
  portExchange,
  splitMasked,
} from "../message-ports.ts";
import type { FromPage, PageSetup, PortArrival, ToPage } from "../page/messages.ts";
import type { PortRecord } from "../port-space.mjs";
import { decodeWire, encodeWire, type Wire } from "../wire.ts";

type Unaddressed<T> = T extends unknown ? Omit<T, "doc"> : never;
type Outgoing = Unaddressed<ToPage>;

/** Bytes of V8's serializer → wire. What only Node can carry was refused when the bytes were made. */
const toWire = (bytes: Uint8Array): Wire => encodeWire(decodeClone(bytes));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** A parcel between a port and the page. Masked bytes stay two halves on their way. */
function toPortData(parcel: Uint8Array): PortData {
  const halves = splitMasked(parcel);
  if (halves === null) return toWire(parcel);
  return { pad: base64(halves.pad), masked: base64(halves.masked) };
}

function toParcel(data: PortData): Uint8Array {
  if (!isMasked(data)) return encodeClone(decodeWire(data));
  return joinMasked(Buffer.from(data.pad, "base64"), Buffer.from(data.masked, "base64"));
}

/** The ports that live in one document. The exchange's ids and the page's keys differ for ports born in the page. */
class DocumentPlace implements PortPlace {
  readonly #send: (message: Outgoing) => void;
  readonly #idOfKey = new Map<string, string>();
  readonly #keyOfId = new Map<string, string>();

  constructor(send: (message: Outgoing) => void) {
    this.#send = send;
  }

  deliver(id: string, bytes: Uint8Array, ports: PortRecord[]): void {
    const key = this.#keyOfId.get(id);
    if (key === undefined) return;
    this.#send({
      kind: "port",
      key,
      data: toPortData(bytes),
      ports: ports.map((port) => this.arrival(port)),
    });
  }

  peerClosed(id: string): void {
    const key = this.#keyOfId.get(id);
    this.#forget(id);
    if (key !== undefined) this.#send({ kind: "port-closed", key });
  }

  /** A port on its way into the page. */
  arrival({ id, queue }: PortRecord): PortArrival {
    this.#name(id, id);
    return {
      key: id,
      queue: queue.map((parcel) =>
        parcel === "close"
          ? null
          : {
              data: toPortData(parcel.bytes),
              ports: parcel.ports.map((port) => this.arrival(port)),
            },
      ),
    };
  }

  /** Ports of the page on their way out: a new pair, whose near end is the page's. */
  departures(keys: readonly string[]): PortRecord[] {
    return keys.map((key) => {
      const [near, far] = portExchange.createPair(this);
      this.#name(key, near);
      return { id: far, queue: [] };
    });
  }

  post(key: string, data: PortData, leaving: readonly string[]): void {
    const id = this.#idOfKey.get(key);
    if (id === undefined) return;
    portExchange.post(id, toParcel(data), this.departures(leaving));
  }

  closed(key: string): void {
    const id = this.#idOfKey.get(key);
    if (id === undefined) return;
    this.#forget(id);
    portExchange.close(id);
  }

  #name(key: string, id: string): void {
    this.#idOfKey.set(key, id);
    this.#keyOfId.set(id, key);
  }

  #forget(id: string): void {
    const key = this.#keyOfId.get(id);
    this.#keyOfId.delete(id);
    if (key !== undefined) this.#idOfKey.delete(key);
  }
}

export interface DocumentListener {
  /** A new document runs our script: everything before it is over. */
  documentStarted(url: string): void;
  heard(message: FromPage): void;
  received(channel: string, args: unknown[], ports: MessagePortMain[]): void;
}

/** The page script as one expression; the preload is compiled into it, so no Trusted Types rule is touched. */
export function pageScript(library: string, setup: PageSetup, preload: string): string {
  const parameters = "require, exports, module, process, global, setImmediate, clearImmediate";
  return `(() => {${library}\n;ElectronOnChromium.start(${JSON.stringify(setup)}, function (${parameters}) {${preload}\n});})();`;
}

/** The preload's text; throws when it cannot be read or does not compile. */
export function readPreload(file: string): string {
  const text = readFileSync(file, "utf8");
  new Script(`(function () {${text}\n})`, { filename: file });
  return text;
}

export class DocumentLink {
  readonly #page: Page;
  readonly #cdp: CDPSession;
  readonly #listener: DocumentListener;
  readonly #ear: string;
  #doc: string | null = null;
  #place: DocumentPlace | null = null;

  private constructor(page: Page, cdp: CDPSession, ear: string, listener: DocumentListener) {
    this.#page = page;
    this.#cdp = cdp;
    this.#ear = ear;
    this.#listener = listener;
  }

  static async open(page: Page, setup: PageSetup, script: string, listener: DocumentListener) {
    const cdp = await page.context().newCDPSession(page);
    const link = new DocumentLink(page, cdp, setup.ear, listener);
    cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === setup.binding) link.#hear(JSON.parse(payload) as FromPage);
    });
    await cdp.send("Page.enable");
    // Bindings come into new documents only while the domain is on.
    await cdp.send("Runtime.enable");
    await cdp.send("Runtime.addBinding", { name: setup.binding });
    await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: script });
    return link;
  }

  get cdp(): CDPSession {
    return this.#cdp;
  }

  /** Names the current document; null before the first and after the end. */
  get doc(): string | null {
    return this.#doc;
  }

  /** To the current document, or nowhere. */
  send(message: Outgoing, doc = this.#doc): void {
    if (doc === null || doc !== this.#doc || this.#page.isClosed()) return;
    const detail = JSON.stringify(JSON.stringify({ ...message, doc }));
    const expression = `dispatchEvent(new CustomEvent(${JSON.stringify(this.#ear)},{detail:${detail}}))`;
    // Fails when the page goes away in this moment: then there is nobody to tell.
    this.#cdp.send("Runtime.evaluate", { expression, silent: true }).catch(() => undefined);
  }

  sendEvent(channel: string, argBytes: Uint8Array, ports: PortRecord[]): void {
    const place = this.#place;
    if (place === null) {
      for (const { id } of ports) portExchange.close(id);
      return;
    }
    portExchange.move(ports, place);
    const arrivals = ports.map((port) => place.arrival(port));
    this.send({ kind: "event", channel, args: toWire(argBytes), ports: arrivals });
  }

  /** The document is gone (crash, close, navigation): its ports close. */
  end(): void {
    this.#doc = null;
    if (this.#place !== null) portExchange.dropPlace(this.#place);
    this.#place = null;
  }

  #hear(message: FromPage): void {
    if (message.kind === "hello") {
      this.end();
      const { doc } = message;
      this.#doc = doc;
      this.#place = new DocumentPlace((out) => this.send(out, doc));
      this.#listener.documentStarted(message.url);
      return;
    }
    const place = this.#place;
    if (message.doc !== this.#doc || place === null) return;
    if (message.kind === "port") place.post(message.key, message.data, message.ports);
    else if (message.kind === "port-closed") place.closed(message.key);
    else if (message.kind === "send") {
      const args = decodeWire(message.args) as unknown[];
      this.#listener.received(message.channel, args, adoptPorts(place.departures(message.ports)));
    } else this.#listener.heard(message);
  }
}
