/**
 * The only place that opens a connection. JSON-RPC over one WebSocket, written for a node that may be hostile: large
 * frames end the connection, garbage is dropped, nothing is followed elsewhere, nothing is printed. polkadot.js's own
 * `WsProvider` parses frames unguarded inside the socket's event (garbage would end the process), sets no size limit
 * and reconnects by itself behind the client's back.
 */
import * as v from "valibot";
import type { WebSocket } from "ws";
import { Refusal } from "../lib/fault.ts";
import type { Network } from "./networks.ts";
import { NodeError, type Provider, type ProviderEvent } from "./provider.ts";

/** Real metadata is about 670 kB as hex, a full block's events a few MB; nothing honest comes near this. */
const MAX_FRAME_BYTES = 24 * 1024 * 1024;
const HANDSHAKE_TIMEOUT_MS = 15_000;
/** Notifications that overtake the reply which names their subscription are kept until it arrives. */
const MAX_EARLY_NOTIFICATIONS = 256;

const RpcFrame = v.looseObject({
  jsonrpc: v.literal("2.0"),
  id: v.optional(v.union([v.number(), v.null()])),
  result: v.optional(v.unknown()),
  error: v.optional(
    v.looseObject({
      code: v.number(),
      message: v.pipe(v.string(), v.maxLength(100_000)),
      data: v.optional(v.unknown()),
    }),
  ),
  params: v.optional(
    v.looseObject({ subscription: v.union([v.string(), v.number()]), result: v.unknown() }),
  ),
});
type RpcFrame = v.InferOutput<typeof RpcFrame>;
/** A batch's answers come as one list. */
const RpcFrames = v.pipe(v.array(RpcFrame), v.minLength(1), v.maxLength(10_000));

/** TLS everywhere but on this machine itself. Credentials in an address would end up in logs: refused. */
export function checkEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isLoopback = url !== null && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  const isAllowed =
    url !== null &&
    (url.protocol === "wss:" || (url.protocol === "ws:" && isLoopback)) &&
    url.username === "" &&
    url.password === "";
  if (url === null || !isAllowed) throw new Refusal("ENDPOINT_REFUSED", { endpoint });
  return url;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Calls that went out as one frame. */
interface Sent {
  readonly ids: readonly number[];
  /** The node takes no batches. */
  refuse(): void;
}

/** One connection, once, begun by `connect()`: it does not reconnect. Make another one instead. */
export async function websocketProvider(network: Pick<Network, "endpoint">): Promise<Provider> {
  const url = checkEndpoint(network.endpoint ?? "");
  const { WebSocket: Socket } = await import("ws");
  return new SocketProvider(
    () =>
      new Socket(url, {
        maxPayload: MAX_FRAME_BYTES,
        handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
        followRedirects: false,
        perMessageDeflate: false,
      }),
  );
}

class SocketProvider implements Provider {
  readonly #open: () => WebSocket;
  readonly #listeners = new Map<ProviderEvent, Set<(value?: unknown) => void>>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #subscriptions = new Map<
    string | number,
    (error: Error | null, result: unknown) => void
  >();
  #early: { subscription: string | number; result: unknown }[] = [];
  /** Batches that have not been answered. */
  readonly #batches = new Set<Sent>();
  #takesBatches = true;
  #socket: WebSocket | null = null;
  #isConnected = false;
  #lastId = 0;

  constructor(open: () => WebSocket) {
    this.#open = open;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  connect(): Promise<void> {
    if (this.#socket !== null) throw new Error("A socket provider connects once");
    const socket = this.#open();
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.on("open", () => {
        this.#isConnected = true;
        this.#emit("connected");
        resolve();
      });
      socket.on("message", (data: unknown, isBinary: boolean) => {
        if (!isBinary && data instanceof Uint8Array) this.#receive(new TextDecoder().decode(data));
      });
      socket.on("error", (error) => {
        this.#emit("error", error);
        reject(new Error("The node could not be reached", { cause: error }));
      });
      socket.on("close", () => {
        this.#end();
        reject(new Error("The node closed the connection"));
      });
    });
  }

  disconnect(): Promise<void> {
    this.#socket?.terminate();
    return Promise.resolve();
  }

  on(event: ProviderEvent, listener: (value?: unknown) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  send(method: string, params: unknown[]): Promise<unknown> {
    const socket = this.#socket;
    if (socket === null || !this.#isConnected) {
      return Promise.reject(new Error("The node is not connected"));
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  /** A node that refuses batches is asked one by one from then on: the same answers, in more frames. */
  async sendAll(
    calls: readonly { readonly method: string; readonly params: unknown[] }[],
  ): Promise<unknown[]> {
    const socket = this.#socket;
    if (this.#takesBatches && socket !== null && this.#isConnected) {
      const answers = await this.#sendBatch(socket, calls);
      if (answers !== null) return answers;
    }
    return Promise.all(calls.map(({ method, params }) => this.send(method, params)));
  }

  #sendBatch(
    socket: WebSocket,
    calls: readonly { readonly method: string; readonly params: unknown[] }[],
  ): Promise<unknown[] | null> {
    const frames = calls.map(({ method, params }) => {
      this.#lastId += 1;
      return { jsonrpc: "2.0", id: this.#lastId, method, params };
    });
    return new Promise((resolve, reject) => {
      const ids = frames.map(({ id }) => id);
      const sent: Sent = { ids, refuse: () => resolve(null) };
      this.#batches.add(sent);
      Promise.all(
        ids.map(
          (id) =>
            new Promise((each, fail) => this.#waiting.set(id, { resolve: each, reject: fail })),
        ),
      )
        .then(resolve, reject)
        .finally(() => this.#batches.delete(sent));
      socket.send(JSON.stringify(frames));
    });
  }

  /** An error without the number of a question, while batches are out: jsonrpsee's way to say that it takes none. */
  #refuseBatches(): void {
    this.#takesBatches = false;
    for (const sent of this.#batches) {
      for (const id of sent.ids) this.#waiting.delete(id);
      sent.refuse();
    }
    this.#batches.clear();
  }

  async subscribe(
    _type: string,
    method: string,
    params: unknown[],
    listener: (error: Error | null, result: unknown) => void,
  ): Promise<number | string> {
    const id = await this.send(method, params);
    if (typeof id !== "string" && typeof id !== "number") {
      throw new Refusal("CHAIN_REPLY_UNREADABLE", { method });
    }
    this.#subscriptions.set(id, listener);
    const early = this.#early.filter((notice) => notice.subscription === id);
    this.#early = this.#early.filter((notice) => notice.subscription !== id);
    for (const { result } of early) listener(null, result);
    return id;
  }

  async unsubscribe(_type: string, method: string, id: number | string): Promise<boolean> {
    this.#subscriptions.delete(id);
    return (await this.send(method, [id])) === true;
  }

  #receive(text: string): void {
    const frames = parseFrames(text);
    // Not JSON-RPC: whoever speaks there is no node. Ending the connection says so and cannot be half-trusted.
    if (frames === null) this.#socket?.terminate();
    else for (const frame of frames) this.#take(frame);
  }

  #take(frame: RpcFrame): void {
    if (frame.params !== undefined) {
      const { subscription, result } = frame.params;
      const listener = this.#subscriptions.get(subscription);
      if (listener !== undefined) listener(null, result);
      else if (this.#early.length < MAX_EARLY_NOTIFICATIONS)
        this.#early.push({ subscription, result });
    } else if (typeof frame.id === "number") {
      const waiting = this.#waiting.get(frame.id);
      this.#waiting.delete(frame.id);
      if (frame.error === undefined) waiting?.resolve(frame.result);
      else waiting?.reject(new NodeError(frame.error.code, frame.error.message, frame.error.data));
    } else if (frame.error !== undefined && this.#batches.size > 0) {
      this.#refuseBatches();
    }
  }

  #end(): void {
    this.#isConnected = false;
    for (const { reject } of this.#waiting.values()) {
      reject(new Error("The node closed the connection"));
    }
    this.#waiting.clear();
    this.#subscriptions.clear();
    this.#early = [];
    this.#emit("disconnected");
  }

  #emit(event: ProviderEvent, value?: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(value);
  }
}

function parseFrames(text: string): RpcFrame[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = v.safeParse(RpcFrames, Array.isArray(json) ? json : [json]);
  return parsed.success ? parsed.output : null;
}
