/**
 * The node as a provider of polkadot.js, without a socket. Everything that passes is copied through JSON, so that
 * client and node share nothing but text, exactly as over a wire.
 */
import type { ApiOptions } from "@polkadot/api/types";
import type { RehearsalNode } from "./node.ts";
import { openSession, type Session } from "./session.ts";

type ProviderInterface = NonNullable<ApiOptions["provider"]>;
type ProviderEvent = Parameters<ProviderInterface["on"]>[0];
type ProviderListener = Parameters<ProviderInterface["on"]>[1];
type SubscriptionCallback = Parameters<ProviderInterface["subscribe"]>[3];

export interface RehearsalProvider extends ProviderInterface {
  /** Cuts the connection as a failing network does: pending requests fail, subscriptions end. For tests. */
  drop(): void;
}

const DISCONNECTED = "disconnected from the rehearsal network";

export function createProvider(node: RehearsalNode): RehearsalProvider {
  const listeners = new Map<ProviderEvent, Set<ProviderListener>>();
  const callbacks = new Map<string, SubscriptionCallback>();
  let session: Session | null = null;
  let connection = 0;

  const emit = (type: ProviderEvent, value?: unknown): void => {
    for (const listener of [...(listeners.get(type) ?? [])]) listener(value);
  };

  const connect = (): void => {
    if (session) return;
    if (node.isClosed()) throw new Error(DISCONNECTED);
    session = openSession(
      node,
      ({ subscription, result }) => {
        callbacks.get(subscription)?.(null, copy(result));
      },
      disconnect,
    );
    connection++;
    const own = connection;
    // Not in this turn: whoever made the provider must be able to listen first.
    queueMicrotask(() => {
      if (session && own === connection) emit("connected");
    });
  };

  const disconnect = (): void => {
    if (!session) return;
    session.close();
    session = null;
    callbacks.clear();
    emit("disconnected");
  };

  const request = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    if (!session) throw new Error(DISCONNECTED);
    const own = connection;
    const result = await session.request(method, asList(copy(params)));
    if (!session || own !== connection) throw new Error(DISCONNECTED);
    return copy(result);
  };

  connect();

  return {
    hasSubscriptions: true,
    isClonable: true,
    get isConnected() {
      return session !== null;
    },
    clone: () => createProvider(node),
    connect: async () => connect(),
    disconnect: async () => disconnect(),
    drop: disconnect,
    on(type, listener) {
      const known = listeners.get(type) ?? new Set();
      listeners.set(type, known.add(listener));
      return () => {
        known.delete(listener);
      };
    },
    // The interface lets the caller name the type of the result, as polkadot.js does everywhere.
    send: <T>(method: string, params: unknown[]) => request(method, params) as Promise<T>,
    async subscribe(_type, method, params, callback) {
      const id = String(await request(method, params));
      callbacks.set(id, callback);
      return id;
    },
    async unsubscribe(_type, method, id) {
      callbacks.delete(String(id));
      if (!session) return true;
      return (await request(method, [id])) === true;
    },
  };
}

function copy(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
