/** The node on a WebSocket of this machine, for tools and tests. Never on another interface than loopback. */
import { type WebSocket, WebSocketServer } from "ws";
import type { RehearsalNode } from "./node.ts";
import { RpcError } from "./rpc-error.ts";
import { openSession, type Session } from "./session.ts";

const LOOPBACK = "127.0.0.1";
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

export interface RehearsalServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function serve(node: RehearsalNode, port: number): Promise<RehearsalServer> {
  const server = new WebSocketServer({ host: LOOPBACK, port, maxPayload: MAX_REQUEST_BYTES });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  server.on("connection", (socket) => attend(node, socket));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP address");
  return {
    url: `ws://${LOOPBACK}:${address.port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        for (const client of server.clients) client.terminate();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

function attend(node: RehearsalNode, socket: WebSocket): void {
  const send = (message: object): void => {
    if (socket.readyState === socket.OPEN)
      socket.send(JSON.stringify({ jsonrpc: "2.0", ...message }));
  };
  const session = openSession(node, ({ method, subscription, result }) => {
    send({ method, params: { subscription, result } });
  });
  socket.on("message", (data) => {
    void answer(session, String(data)).then(send);
  });
  socket.on("close", () => session.close());
  // A client that breaks the protocol or vanishes; `close` follows.
  socket.on("error", () => socket.terminate());
}

interface Request {
  readonly id: unknown;
  readonly method: string;
  readonly params: readonly unknown[];
}

function readRequest(text: string): Request | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof message !== "object" || message === null || !("method" in message)) return null;
  const id = "id" in message ? message.id : null;
  const params = "params" in message && Array.isArray(message.params) ? message.params : [];
  return typeof message.method === "string" ? { id, method: message.method, params } : null;
}

async function answer(session: Session, text: string): Promise<object> {
  const request = readRequest(text);
  if (!request) return { id: null, error: { code: -32_700, message: "Parse error" } };
  const { id, method, params } = request;
  try {
    return { id, result: (await session.request(method, params)) ?? null };
  } catch (error) {
    if (error instanceof RpcError) {
      const { code, message, data } = error;
      return { id, error: data === null ? { code, message } : { code, message, data } };
    }
    throw error;
  }
}
