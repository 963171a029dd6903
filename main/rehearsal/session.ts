/** One client's conversation with the node: requests, and the subscriptions that live as long as the session. */
import type { Block } from "./block.ts";
import type { HeadListener } from "./news.ts";
import type { RehearsalNode } from "./node.ts";
import { headerJson, METHODS, runtimeVersionJson, stateAt, storageChanges } from "./rpc.ts";
import { methodNotFound } from "./rpc-error.ts";
import { bytesAt, isAbsent, keysAt, type Params } from "./rpc-params.ts";
import { upgraded } from "./trouble.ts";

export interface Notification {
  readonly method: string;
  readonly subscription: string;
  readonly result: unknown;
}

export interface Session {
  /** Throws RpcError. */
  request(method: string, params: Params): Promise<unknown>;
  close(): void;
}

type Notify = (result: unknown) => void;
type Unsubscribe = () => void;
/** Starts a subscription and returns how to end it; the initial value may be notified at once. */
type Subscribe = (
  node: RehearsalNode,
  params: Params,
  notify: Notify,
) => Unsubscribe | Promise<Unsubscribe>;

interface Topic {
  readonly notification: string;
  readonly subscribe: readonly string[];
  readonly unsubscribe: readonly string[];
  readonly start: Subscribe;
}

const heads =
  (
    listenerOf: (tell: (block: Block) => void) => HeadListener,
    first: (n: RehearsalNode) => Block,
  ): Subscribe =>
  (node, _params, notify) => {
    const tell = (block: Block) => notify(headerJson(block.header));
    tell(first(node));
    return node.listen(listenerOf(tell));
  };
const bestHeads = heads(
  (best) => ({ best }),
  (node) => node.history.best(),
);
const allHeads = heads(
  (imported) => ({ imported }),
  (node) => node.history.best(),
);
const finalizedHeads = heads(
  (finalized) => ({ finalized }),
  (node) => node.history.finalized(),
);

const storage: Subscribe = (node, params, notify) => {
  const keys = isAbsent(params, 0) ? null : keysAt(params, 0);
  const { block, state } = stateAt(node, [], 0);
  if (keys) notify(storageChanges(block, state, keys));
  return node.listen({
    best(head, touched) {
      const changed = new Set(touched);
      const news = keys
        ? keys.filter((key) => changed.has(key.slice(2)))
        : [...changed].map((key) => `0x${key}`);
      const after = node.state(head);
      if (news.length > 0 && after) notify(storageChanges(head, after, news));
    },
  });
};

/** The runtime of a rehearsal changes only when trouble makes it look so. */
const runtimeVersion: Subscribe = (node, _params, notify) => {
  const tell = (): void => {
    const version = runtimeVersionJson();
    notify(node.troubles.now() === "upgrade" ? upgraded(version) : version);
  };
  tell();
  return node.troubles.join({ drop: () => undefined, upgraded: tell });
};

const watchExtrinsic: Subscribe = async (node, params, notify) => {
  await node.submit(bytesAt(params, 0), notify);
  return () => undefined;
};

const TOPICS: readonly Topic[] = [
  {
    notification: "chain_newHead",
    subscribe: ["chain_subscribeNewHeads", "chain_subscribeNewHead"],
    unsubscribe: ["chain_unsubscribeNewHeads", "chain_unsubscribeNewHead"],
    start: bestHeads,
  },
  {
    notification: "chain_allHead",
    subscribe: ["chain_subscribeAllHeads"],
    unsubscribe: ["chain_unsubscribeAllHeads"],
    start: allHeads,
  },
  {
    notification: "chain_finalizedHead",
    subscribe: ["chain_subscribeFinalizedHeads"],
    unsubscribe: ["chain_unsubscribeFinalizedHeads"],
    start: finalizedHeads,
  },
  {
    notification: "state_storage",
    subscribe: ["state_subscribeStorage"],
    unsubscribe: ["state_unsubscribeStorage"],
    start: storage,
  },
  {
    notification: "state_runtimeVersion",
    subscribe: ["state_subscribeRuntimeVersion"],
    unsubscribe: ["state_unsubscribeRuntimeVersion"],
    start: runtimeVersion,
  },
  {
    notification: "author_extrinsicUpdate",
    subscribe: ["author_submitAndWatchExtrinsic"],
    unsubscribe: ["author_unwatchExtrinsic"],
    start: watchExtrinsic,
  },
];

const SUBSCRIBE = new Map(TOPICS.flatMap((topic) => topic.subscribe.map((name) => [name, topic])));
const UNSUBSCRIBE = new Set(TOPICS.flatMap((topic) => topic.unsubscribe));

/** Without the rehearsal's own methods: polkadot.js warns of every listed method that it does not know. */
const METHOD_NAMES = [
  ...Object.keys(METHODS).filter((name) => !name.startsWith("rehearsal_")),
  ...SUBSCRIBE.keys(),
  ...UNSUBSCRIBE,
  "rpc_methods",
].sort();

export function openSession(
  node: RehearsalNode,
  send: (notification: Notification) => void,
  /** The line is cut: the transport ends, as for a client whose network failed. */
  onDrop: () => void = () => undefined,
): Session {
  const subscriptions = new Map<string, Unsubscribe>();
  let isOpen = true;
  let lastId = 0;
  const leave = node.troubles.join({ drop: onDrop, upgraded: () => undefined });

  /** Notifications follow in a later turn, so that the reply that names their subscription comes first. */
  const outbox: Notification[] = [];
  const flush = (): void => {
    for (const notification of outbox.splice(0)) if (isOpen) send(notification);
  };
  const post = (notification: Notification): void => {
    if (outbox.push(notification) === 1) setImmediate(flush);
  };

  const subscribe = async (topic: Topic, params: Params): Promise<string> => {
    const subscription = `rehearsal-${++lastId}`;
    const end = await topic.start(node, params, (result) => {
      post({ method: topic.notification, subscription, result });
    });
    if (isOpen) subscriptions.set(subscription, end);
    else end();
    return subscription;
  };

  const unsubscribe = (params: Params): boolean => {
    const id = String(params[0]);
    const end = subscriptions.get(id);
    end?.();
    return subscriptions.delete(id);
  };

  return {
    request: (method, params) =>
      node.troubles.answer(method, params, () => request(method, params)),
    close() {
      isOpen = false;
      leave();
      for (const end of subscriptions.values()) end();
      subscriptions.clear();
    },
  };

  async function request(method: string, params: Params): Promise<unknown> {
    if (method === "rpc_methods") return { methods: METHOD_NAMES };
    const topic = SUBSCRIBE.get(method);
    if (topic) return subscribe(topic, params);
    if (UNSUBSCRIBE.has(method)) return unsubscribe(params);
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (!known) throw methodNotFound();
    return known(node, params);
  }
}
