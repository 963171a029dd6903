/**
 * Page side of ports that lead out of the page. The app holds one end of a real DOM channel; this file holds the
 * other and passes everything on to the host, under a key that both sides know.
 */
import { isMasked, maskBytes, type PortData, unmaskBytes } from "../masked.ts";
import { decodeWire, encodeWire, type Wire } from "../wire.ts";
import type { PortArrival } from "./messages.ts";

interface PortOutlet {
  post(key: string, data: PortData, ports: string[]): void;
  closed(key: string): void;
}

export function createPagePorts(prefix: string, outlet: PortOutlet) {
  const ends = new Map<string, MessagePort>();
  let lastKey = 0;

  function keep(key: string, end: MessagePort): void {
    ends.set(key, end);
    end.onmessage = (event: MessageEvent<unknown>) => {
      const masked = maskBytes(event.data);
      // This copy is ours alone.
      if (masked !== null) (event.data as Uint8Array).fill(0);
      outlet.post(key, masked ?? toWire(event.data), leave(event.ports));
    };
    end.addEventListener("close", () => {
      if (ends.delete(key)) outlet.closed(key);
    });
  }

  /** What a DOM port can carry and the other side cannot arrives there as null. */
  function toWire(value: unknown): Wire {
    try {
      return encodeWire(value);
    } catch {
      return encodeWire(null);
    }
  }

  /** Ports of the page that go out: the page's own end stays where it is, this end is kept. */
  function leave(ports: readonly MessagePort[]): string[] {
    return ports.map((port) => {
      lastKey += 1;
      const key = `${prefix}:${lastKey}`;
      keep(key, port);
      return key;
    });
  }

  function arrive(arrival: PortArrival): MessagePort {
    const { port1, port2 } = new MessageChannel();
    keep(arrival.key, port1);
    for (const parcel of arrival.queue) {
      if (parcel === null) close(arrival.key);
      else deliver(arrival.key, parcel.data, parcel.ports);
    }
    return port2;
  }

  function deliver(key: string, data: PortData, ports: PortArrival[]): void {
    const end = ends.get(key);
    if (end === undefined) return;
    const value = isMasked(data) ? unmaskBytes(data) : decodeWire(data);
    end.postMessage(value, ports.map(arrive));
    if (value instanceof Uint8Array) value.fill(0);
  }

  function close(key: string): void {
    const end = ends.get(key);
    ends.delete(key);
    end?.close();
  }

  return { leave, arrive, deliver, close };
}
