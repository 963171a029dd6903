/** Drafts of batches: what their items cost and would be refused for, added up. */
import type { Cost, Operation } from "../codec/pipeline.ts";
import { type Fault, fault } from "../lib/fault.ts";
import type { AskInner } from "./carried-draft.ts";
import type { Ask, Findings } from "./findings.ts";

type BatchOperation = Extract<Operation, { kind: "batch" }>;

export function askBatch(ask: AskInner, { coldkey, items }: BatchOperation): Ask {
  const seats = new Map<number, number>();
  const asks = items.map((item) => {
    const netuid = item.kind === "register" ? item.netuid : null;
    const earlier = netuid === null ? 0 : (seats.get(netuid) ?? 0);
    if (netuid !== null) seats.set(netuid, earlier + 1);
    return ask(item, earlier);
  });
  return {
    ready: Promise.all(asks.map(({ ready }) => ready)),
    findings: () => {
      const all = asks.map((one) => one.findings());
      const numbered = (pick: (found: Findings) => readonly Fault[]) =>
        all.flatMap((found, at) =>
          pick(found).map(({ code, facts }) => fault(code, { ...facts, item: at + 1 })),
        );
      const others = items.flatMap((item, at) =>
        item.coldkey === coldkey ? [] : [fault("BATCH_OF_OTHERS", { item: at + 1 })],
      );
      return {
        subnet: null,
        trade: null,
        costs: added(all.flatMap(({ costs }) => costs)),
        neededRao: all.reduce((sum, { neededRao }) => sum + neededRao, 0n),
        warnings: numbered(({ warnings }) => warnings),
        blocking: [...others, ...repeats(items), ...numbered(({ blocking }) => blocking)],
        seats: all.flatMap(({ subnet }) => subnet ?? []),
      };
    },
  };
}

/** One line for each kind of cost. */
export function added(costs: readonly Cost[]): Cost[] {
  const sums = new Map<string, Cost>();
  for (const cost of costs) {
    const key = `${cost.kind} ${cost.bound}`;
    const before = sums.get(key)?.rao ?? 0n;
    sums.set(key, { ...cost, rao: before + cost.rao });
  }
  return [...sums.values()];
}

/** The second registration of a hotkey on a subnet would fail, and all of the batch with it. */
function repeats(items: BatchOperation["items"]): Fault[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, at) => {
    if (item.kind !== "register") return [];
    const key = `${item.netuid} ${item.hotkey}`;
    const first = seen.get(key);
    seen.set(key, first ?? at + 1);
    return first === undefined ? [] : [fault("BATCH_REPEATS", { item: at + 1, first })];
  });
}
