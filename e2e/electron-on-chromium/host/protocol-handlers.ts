/** `session.protocol`: handlers of the custom scheme, and what their answers mean to a browser. */
import { strictObject } from "./strict.ts";

type Handler = (request: Request) => Response | Promise<Response>;

/** Chromium's net errors as Electron names them. */
export const NET_ERRORS = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
} as const;
export type NetError = keyof typeof NET_ERRORS;

export interface Served {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const isResponseShaped = (value: unknown): value is Response =>
  typeof value === "object" &&
  value !== null &&
  typeof Reflect.get(value, "status") === "number" &&
  typeof Reflect.get(value, "statusText") === "string" &&
  typeof Reflect.get(value, "headers") === "object";

export function createProtocol() {
  const handlers = new Map<string, Handler>();

  const api = strictObject("session.protocol", {
    handle(scheme: string, handler: Handler): void {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
    unhandle(scheme: string): void {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  });

  /** The answer, or the net error that stands for it. */
  async function serve(scheme: string, request: Request): Promise<Served | NetError> {
    const handler = handlers.get(scheme);
    if (handler === undefined) return "ERR_UNKNOWN_URL_SCHEME";
    let response: unknown;
    try {
      response = await handler(request);
    } catch (error) {
      console.error(error);
      return "ERR_UNEXPECTED";
    }
    if (!isResponseShaped(response)) return "ERR_UNEXPECTED";
    if (response.type === "error") return "ERR_FAILED";
    // No content type means HTML to the loader, which is why a module script without one is refused.
    const headers = { "content-type": "text/html", ...Object.fromEntries(response.headers) };
    try {
      return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      console.error(error);
      return "ERR_FAILED";
    }
  }

  return { api, serve };
}
