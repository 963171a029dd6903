/** What page and host say to each other. Values of the app are wires; ports are named by keys. */
import type { PortData } from "../masked.ts";
import type { Wire } from "../wire.ts";

export type FromPage = { doc: string } & (
  | { kind: "hello"; url: string }
  | { kind: "send"; channel: string; args: Wire; ports: string[] }
  | { kind: "invoke"; id: number; channel: string; args: Wire }
  | { kind: "port"; key: string; data: PortData; ports: string[] }
  | { kind: "port-closed"; key: string }
  | { kind: "title"; title: string }
  | { kind: "preload-failed"; message: string; stack: string }
  | { kind: "violation"; directive: string; blocked: string; source: string; sample: string }
  | { kind: "open"; url: string; frameName: string; features: string }
  | { kind: "ask"; id: number; permission: string; details: Record<string, unknown> }
);

/** A port on its way into the page with the messages it has not seen; `null` is its end. */
export interface PortArrival {
  key: string;
  queue: ({ data: PortData; ports: PortArrival[] } | null)[];
}

export type ToPage = { doc: string } & (
  | { kind: "event"; channel: string; args: Wire; ports: PortArrival[] }
  | { kind: "reply"; id: number; value: Wire }
  | { kind: "failure"; id: number; message: string }
  | { kind: "port"; key: string; data: PortData; ports: PortArrival[] }
  | { kind: "port-closed"; key: string }
  | { kind: "visibility"; isHidden: boolean }
  | { kind: "answer"; id: number; isGranted: boolean }
);

/** What the host puts in front of the page's script, once per window. */
export interface PageSetup {
  /** Name of the binding: seen on `window` only until the first line of the page script ran. */
  binding: string;
  /** Name of the DOM event by which the host speaks. Unguessable, so no page listens by accident. */
  ear: string;
  /** Origin at which the app's own pages are served. */
  origin: string;
  /** What the app calls that origin, e.g. `app://app`. */
  appOrigin: string;
  process: {
    platform: string;
    versions: Record<string, string>;
    argv: string[];
    env: Record<string, string>;
  };
  hasPreload: boolean;
}
