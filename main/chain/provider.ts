/**
 * How the chain client reaches a node. A subset of polkadot.js's `ProviderInterface`, so that any of its providers,
 * the rehearsal node's in-process one and our own socket all fit.
 */
export type ProviderEvent = "connected" | "disconnected" | "error";

export interface Provider {
  readonly isConnected: boolean;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: ProviderEvent, listener: (value?: unknown) => void): () => void;
  send(method: string, params: unknown[]): Promise<unknown>;
  /** Many calls as one frame (JSON-RPC batch), answers in the same order; rejects with the first that failed. */
  sendAll?(
    calls: readonly { readonly method: string; readonly params: unknown[] }[],
  ): Promise<unknown[]>;
  subscribe(
    type: string,
    method: string,
    params: unknown[],
    listener: (error: Error | null, result: unknown) => void,
  ): Promise<number | string>;
  unsubscribe(type: string, method: string, id: number | string): Promise<boolean>;
}

/** What a node answered instead of a result. */
export class NodeError extends Error {
  readonly code: number;
  readonly data: unknown;
  constructor(code: number, message: string, data: unknown) {
    super(message);
    this.name = "NodeError";
    this.code = code;
    this.data = data;
  }
}
