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
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const session = openSession(
    node,
    ({ method, subscription, result }) => {
      send({ jsonrpc: "2.0", method, params: { subscription, result } });
    },
    () => socket.terminate(),
  );
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

function readRequest(message: unknown): Request | null {
  if (typeof message !== "object" || message === null || !("method" in message)) return null;
  const id = "id" in message ? message.id : null;
  const params = "params" in message && Array.isArray(message.params) ? message.params : [];
  return typeof message.method === "string" ? { id, method: message.method, params } : null;
}

const PARSE_ERROR = { jsonrpc: "2.0", id: null, error: { code: -32_700, message: "Parse error" } };

/** One request, or a list of them: a list is answered by a list, in its order. */
async function answer(session: Session, text: string): Promise<object> {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return PARSE_ERROR;
  }
  if (!Array.isArray(message)) return answerOne(session, message);
  const answers: object[] = [];
  for (const one of message) answers.push(await answerOne(session, one));
  return answers;
}

async function answerOne(session: Session, message: unknown): Promise<object> {
  const request = readRequest(message);
  if (!request) return PARSE_ERROR;
  const { id, method, params } = request;
  const head = { jsonrpc: "2.0", id };
  try {
    return { ...head, result: (await session.request(method, params)) ?? null };
  } catch (error) {
    if (error instanceof RpcError) {
      const { code, message: text, data } = error;
      return {
        ...head,
        error: data === null ? { code, message: text } : { code, message: text, data },
      };
    }
    throw error;
  }
}
