/**
 * Calls inside of calls, each with the events that are its own: a batch, a proxy and a multisig succeed as extrinsics
 * while what they carried was refused (domain reference §3.9, §3.10).
 */
import { type Fault, fault } from "../lib/fault.ts";
import { isEvent } from "./effects.ts";
import type { ChainEvent, DispatchFailure } from "./events.ts";
import { dispatchFault } from "./faults.ts";
import type { NamedCall } from "./named-call.ts";

export type Through = "batch" | "proxy" | "multisig";

export interface Part {
  /** The innermost call, or an outer one that ran nothing (a first approval). */
  readonly call: NamedCall;
  readonly events: readonly ChainEvent[];
  readonly failure: DispatchFailure | null;
  /** False: a call before it failed, and the chain stopped there. */
  readonly isReached: boolean;
  /** Counted from one within its batch. */
  readonly item: number | null;
  /** From the outside in. */
  readonly through: readonly Through[];
}

type Place = Pick<Part, "item" | "through">;

const BATCHES: ReadonlySet<string> = new Set(["batch", "batch_all", "force_batch"]);

/** What an extrinsic that succeeded did, part by part. A call without calls inside is its own only part. */
export function unfold(call: NamedCall, events: readonly ChainEvent[]): Part[] {
  return new Walk(events).parts(call, { item: null, through: [] }, events.length);
}

class Walk {
  readonly #events: readonly ChainEvent[];
  #at = 0;

  constructor(events: readonly ChainEvent[]) {
    this.#events = events;
  }

  /** `end`: the first event that is no longer this call's. */
  parts(call: NamedCall, place: Place, end: number): Part[] {
    if (call.pallet === "Utility" && BATCHES.has(call.call)) return this.#batch(call, place, end);
    if (call.pallet === "Proxy" && (call.call === "proxy" || call.call === "proxy_announced")) {
      return this.#carried(call, "proxy", place, end, "Proxy", "ProxyExecuted");
    }
    if (call.pallet === "Multisig" && call.call === "as_multi") {
      return this.#carried(call, "multisig", place, end, "Multisig", "MultisigExecuted");
    }
    const events = this.#events.slice(this.#at, end);
    this.#at = end;
    return [{ call, events, failure: null, isReached: true, ...place }];
  }

  #batch(call: NamedCall, { through }: Place, end: number): Part[] {
    const parts: Part[] = [];
    let hasStopped = false;
    for (const [index, inner] of call.inner.entries()) {
      const place: Place = { item: index + 1, through: [...through, "batch"] };
      const mark: number = hasStopped ? -1 : this.#markOf(inner, end);
      const event: ChainEvent | undefined = this.#events[mark];
      if (event === undefined) {
        // Without a word about it nothing is claimed.
        hasStopped = true;
        parts.push({ call: inner, events: [], failure: null, isReached: false, ...place });
      } else if (event.nested !== null) {
        // What it had done was rolled back, events included.
        parts.push({ call: inner, events: [], failure: event.nested, isReached: true, ...place });
        this.#at = mark + 1;
        hasStopped = event.name === "BatchInterrupted";
      } else {
        parts.push(...this.parts(inner, place, mark));
        this.#at = mark + 1;
      }
    }
    return parts;
  }

  /** Where a batch says how its next call ended; marks of a batch further inside are passed over. */
  #markOf(call: NamedCall, end: number): number {
    let open = batchesIn(call);
    for (let at = this.#at; at < end; at += 1) {
      const event = this.#events[at];
      if (event === undefined || event.pallet !== "Utility") continue;
      if (event.name === "BatchCompleted" || event.name === "BatchCompletedWithErrors") open -= 1;
      const isMark = ["ItemCompleted", "ItemFailed", "BatchInterrupted"].includes(event.name);
      if (isMark && open <= 0) return at;
    }
    // The call inside failed before its own batch could say anything.
    const next = this.#events.findIndex(
      (event, at) => at >= this.#at && at < end && event.nested !== null,
    );
    return batchesIn(call) > 0 ? next : -1;
  }

  /** A proxy or a multisig: one call inside, and one event that says how it ended. */
  #carried(
    call: NamedCall,
    how: Through,
    { item, through }: Place,
    end: number,
    pallet: string,
    name: string,
  ): Part[] {
    const [inner] = call.inner;
    const marks = this.#events.flatMap((event, at) =>
      at >= this.#at && at < end && isEvent(event, pallet, name) ? [at] : [],
    );
    const mark = marks.at(-1);
    if (inner === undefined || mark === undefined) {
      // Nothing ran inside: an approval that others have to follow.
      const events = this.#events.slice(this.#at, end);
      this.#at = end;
      return [{ call, events, failure: null, isReached: true, item, through }];
    }
    const place: Place = { item, through: [...through, how] };
    const failure = this.#events[mark]?.nested ?? null;
    const parts: Part[] =
      failure === null
        ? this.parts(inner, place, mark)
        : [{ call: inner, events: [], failure, isReached: true, ...place }];
    this.#at = Math.max(this.#at, mark + 1);
    return parts;
  }
}

function batchesIn(call: NamedCall): number {
  const own = call.pallet === "Utility" && BATCHES.has(call.call) ? 1 : 0;
  return own + call.inner.reduce((sum, inner) => sum + batchesIn(inner), 0);
}

/** Null when every part was reached and none failed. `cause` is the code of the call's own refusal. */
export function nestedFault(parts: readonly Part[]): Fault | null {
  const failed = parts.filter(({ failure }) => failure !== null);
  const skipped = parts.filter(({ isReached }) => !isReached);
  const [first] = failed;
  if (first === undefined || first.failure === null) {
    return skipped.length === 0 ? null : fault("EXPECTED_EVENT_MISSING", { succeeded: true });
  }
  const { code, facts } = dispatchFault(first.failure);
  const done = parts.length - failed.length - skipped.length;
  const common = { ...facts, cause: code, through: first.through.join(" "), item: first.item };
  return done === 0 && skipped.length === 0 && parts.length === 1
    ? fault("NESTED_CALL_FAILED", common)
    : fault("BATCH_PARTLY_DONE", {
        ...common,
        done,
        failed: failed.length,
        skipped: skipped.length,
        count: parts.length,
      });
}
