/**
 * A bridge with nobody behind it, derived from the contract's table: a call that a test did not list fails that test,
 * and what a test answers must fit the contract's output schema, as the real router demands.
 */
import * as v from "valibot";
import {
  type Bridge,
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type Reply,
  type Snapshot,
} from "../../preload/contract.ts";

type Answer<K extends CallName> = (
  input: CallInput<K>,
) => CallOutput<K> | Reply<CallOutput<K>> | Promise<CallOutput<K> | Reply<CallOutput<K>>>;
export type Answers = { readonly [K in CallName]?: Answer<K> };

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Sends a snapshot, as main does. */
  push(snapshot: Snapshot): void;
  /** What was called, in order, with its input. */
  readonly called: { readonly name: CallName; readonly input: unknown }[];
  /** Calls that nobody had listed: a test ends with this empty. */
  readonly unlisted: CallName[];
  /** UTF-8 of what was sent through `in` tickets, by ticket. */
  readonly sent: Map<string, Uint8Array>;
}

const isReply = (value: unknown): value is Reply<unknown> =>
  typeof value === "object" && value !== null && "ok" in value;

/** `words` is what every `out` ticket delivers. */
export function fakeBridge(first: Snapshot, answers: Answers, words = ""): FakeBridge {
  let current = first;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const called: FakeBridge["called"] = [];
  const unlisted: CallName[] = [];
  const sent = new Map<string, Uint8Array>();
  let tickets = 0;

  const builtIn: Answers = {
    "app.snapshot": () => current,
    "app.renewPage": () => false,
    "app.settled": () => null,
    "app.language": () => current.language,
    "machine.look": () => ({
      platform: "linux",
      isRecordedOnly: false,
      lookedAtMs: 0,
      checks: [],
    }),
    // Nothing was kept of a network yet.
    "chain.lastSubnets": () => null,
    "portfolio.last": () => null,
    "chain.lastSubnet": () => null,
    "operations.find": () => null,
    "secrets.open": () => ({ ticket: (++tickets).toString(16).padStart(32, "0") }),
  };

  async function ask(name: CallName, input: unknown): Promise<Reply<unknown>> {
    called.push({ name, input });
    const answer = (answers[name] ?? builtIn[name]) as ((input: unknown) => unknown) | undefined;
    if (answer === undefined) {
      unlisted.push(name);
      throw new Error(`The test did not list ${name}`);
    }
    const [inputSchema, outputSchema] = calls[name];
    const given = await answer(v.parse(inputSchema as v.GenericSchema, input));
    if (isReply(given) && !given.ok) return given;
    const value = isReply(given) && given.ok ? given.value : given;
    return { ok: true, value: v.parse(outputSchema as v.GenericSchema, value) };
  }

  const groups: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(calls) as CallName[]) {
    const [group = "", member = ""] = name.split(".");
    groups[group] ??= {};
    groups[group][member] = (input: unknown) => ask(name, input);
  }
  groups.secrets = {
    ...groups.secrets,
    send: (ticket: string, bytes: Uint8Array) => sent.set(ticket, bytes.slice()),
    receive: () => Promise.resolve(new TextEncoder().encode(words)),
  };
  const bridge = {
    ...groups,
    on(_event: string, listener: (snapshot: Snapshot) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Bridge;

  return {
    bridge,
    called,
    unlisted,
    sent,
    push(snapshot) {
      current = snapshot;
      for (const listener of listeners) listener(snapshot);
    },
  };
}
