/**
 * MessageChannelMain for the main process, and the exchange that carries messages between ports wherever they live:
 * here, in a utility process, or in a page. Usable under bare Node, without a browser.
 */
import {
  type MessagePortMain,
  type Outlet,
  type PortRecord,
  PortSpace,
  releasePorts,
} from "./port-space.mjs";

export {
  decodeClone,
  encodeClone,
  joinMasked,
  MessagePortMain,
  splitMasked,
} from "./port-space.mjs";

/** A place where ports can live. */
export interface PortPlace {
  deliver(id: string, bytes: Uint8Array, ports: PortRecord[]): void;
  peerClosed(id: string): void;
}

interface End {
  place: PortPlace;
  readonly peer: string;
}

/** Knows where every living port is. All traffic passes here, so a port can move while messages are on their way. */
class PortExchange implements Outlet {
  readonly #ends = new Map<string, End>();
  #lastId = 0;

  /** Makes two connected ends, both at `place` until they are transferred. */
  createPair(place: PortPlace): [string, string] {
    this.#lastId += 1;
    const ids: [string, string] = [`${this.#lastId}a`, `${this.#lastId}b`];
    this.#ends.set(ids[0], { place, peer: ids[1] });
    this.#ends.set(ids[1], { place, peer: ids[0] });
    return ids;
  }

  post(from: string, bytes: Uint8Array, ports: PortRecord[]): void {
    const to = this.#ends.get(from)?.peer;
    if (to === undefined || !this.#ends.has(to)) {
      for (const record of ports) this.close(record.id);
      return;
    }
    this.#forward(to, bytes, ports);
  }

  /** A message that reached a place after its port had left it again. */
  forwardLate(to: string, bytes: Uint8Array, ports: PortRecord[]): void {
    if (this.#ends.has(to)) this.#forward(to, bytes, ports);
  }

  close(id: string): void {
    const end = this.#ends.get(id);
    if (end === undefined) return;
    this.#ends.delete(id);
    const peer = this.#ends.get(end.peer);
    if (peer === undefined) return;
    this.#ends.delete(end.peer);
    peer.place.peerClosed(end.peer);
  }

  /** The records now travel to `place`; to be called before the place is told about them. */
  move(records: readonly PortRecord[], place: PortPlace): void {
    for (const record of records) {
      const end = this.#ends.get(record.id);
      if (end !== undefined) end.place = place;
      for (const parcel of record.queue) if (parcel !== "close") this.move(parcel.ports, place);
    }
  }

  /** A process or document died: all its ports close. */
  dropPlace(place: PortPlace): void {
    for (const [id, end] of [...this.#ends]) if (end.place === place) this.close(id);
  }

  #forward(to: string, bytes: Uint8Array, ports: PortRecord[]): void {
    const end = this.#ends.get(to);
    if (end === undefined) return;
    this.move(ports, end.place);
    end.place.deliver(to, bytes, ports);
  }
}

export const portExchange = new PortExchange();
/** The ports of this process. */
export const localPorts = new PortSpace(portExchange);

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const [first, second] = portExchange.createPair(localPorts);
    this.port1 = localPorts.adopt({ id: first, queue: [] });
    this.port2 = localPorts.adopt({ id: second, queue: [] });
  }
}

/** Takes ports out of the app's hands for a message to a utility process or page, where `undefined` is a legal list. */
export function takePorts(list: unknown): PortRecord[] {
  return list === undefined ? [] : releasePorts(list);
}

/** Gives arrived ports to the app in this process. */
export function adoptPorts(records: readonly PortRecord[]): MessagePortMain[] {
  portExchange.move(records, localPorts);
  return records.map((record) => localPorts.adopt(record));
}
