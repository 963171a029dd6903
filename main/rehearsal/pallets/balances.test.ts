import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attempt, type Context } from "../context.ts";
import { blake2_256Hex, textBytes } from "../hashing.ts";
import type { RuntimeEvent } from "../runtime-types.ts";
import { EMPTY_STATE, layerOver } from "../state.ts";
import {
  depositInto,
  EXISTENTIAL_DEPOSIT,
  freeBalance,
  mintInto,
  reducibleBalance,
  totalIssuance,
  transfer,
  withdrawKeepingAlive,
} from "./balances.ts";
import { account } from "./system.ts";

const accounts = ["a", "b", "c", "d"].map((name) => blake2_256Hex(textBytes(name)));
const [A, B] = [accounts[0] ?? "0x", accounts[1] ?? "0x"];

function bench(): { context: Context; events: RuntimeEvent[] } {
  const events: RuntimeEvent[] = [];
  const state = layerOver(EMPTY_STATE);
  const deposit = (event: RuntimeEvent) => {
    events.push(event);
  };
  return { context: { state, blockNumber: 1, extrinsicIndex: 1, deposit }, events };
}
const names = (events: RuntimeEvent[]) => events.map(({ tag, value }) => `${tag}.${value.tag}`);

describe("transfers", () => {
  test("never make or lose money: all balances together are the issuance, dust apart", () => {
    const who = fc.nat(3);
    const amount = fc.bigInt({ min: 0n, max: 3_000n });
    const kind = fc.constantFrom("keep", "allow", "all", "fee");
    fc.assert(
      fc.property(fc.array(fc.tuple(who, who, amount, kind), { maxLength: 40 }), (steps) => {
        const { context } = bench();
        for (const one of accounts) mintInto(context, one, 4_000n);
        for (const [from, to, value, how] of steps) {
          const [source, target] = [accounts[from] ?? A, accounts[to] ?? B];
          attempt(context, (inner) => {
            if (how === "keep") transfer(inner, source, target, value, "preserve");
            if (how === "allow") transfer(inner, source, target, value, "expendable");
            if (how === "all") {
              const all = reducibleBalance(inner.state, source, "expendable");
              transfer(inner, source, target, all, "expendable");
            }
            if (how === "fee" && withdrawKeepingAlive(inner, source, value)) {
              depositInto(inner, source, value);
            }
          });
          const sum = accounts.reduce((total, one) => total + freeBalance(context.state, one), 0n);
          expect(sum).toBe(totalIssuance.get(context.state));
          for (const one of accounts) {
            const free = freeBalance(context.state, one);
            expect(free === 0n || free >= EXISTENTIAL_DEPOSIT).toBe(true);
            expect(account.has(context.state, one)).toBe(free > 0n);
          }
        }
      }),
    );
  });

  test("that leave less than the deposit end the account and burn the rest", () => {
    const { context, events } = bench();
    mintInto(context, A, 1_000n);
    mintInto(context, B, 1_000n);
    events.length = 0;
    transfer(context, A, B, 700n, "expendable");
    expect(freeBalance(context.state, A)).toBe(0n);
    expect(freeBalance(context.state, B)).toBe(1_700n);
    expect(totalIssuance.get(context.state)).toBe(1_700n);
    expect(names(events)).toEqual([
      "System.KilledAccount",
      "Balances.DustLost",
      "Balances.Transfer",
    ]);
  });

  test("say why they fail, and then change nothing", () => {
    const { context, events } = bench();
    mintInto(context, A, 1_000n);
    events.length = 0;
    const failure = (amount: bigint, kind: "preserve" | "expendable") =>
      attempt(context, (inner) => transfer(inner, A, B, amount, kind));
    const token = (value: string) => ({ tag: "Token", value });
    expect(failure(1_001n, "expendable")).toEqual(token("FundsUnavailable"));
    expect(failure(501n, "preserve")).toEqual(token("NotExpendable"));
    expect(failure(499n, "preserve")).toEqual(token("BelowMinimum"));
    expect(events).toEqual([]);
    expect(freeBalance(context.state, A)).toBe(1_000n);
    expect(failure(500n, "preserve")).toBeNull();
  });
});
