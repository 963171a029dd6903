import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ValueEffect } from "../../codec/value-effects.ts";
import type { Ss58 } from "../../codec/values.ts";
import { Refusal } from "../../lib/fault.ts";
import { SecretBytes } from "../../lib/secret.ts";
import type { KeySecret } from "../keyring.ts";
import { miniSecret, withPair } from "../keyring.ts";
import { entropyOfPhrase, VECTORS } from "../testing.ts";
import { acknowledged, changed, freshState, stateAt } from "./change.ts";
import { openPolicy, readPolicy, withPolicyKey, writePolicy } from "./file.ts";
import { counted, judge } from "./judge.ts";
import type { PolicyChange, PolicyRules, PolicyState } from "./rules.ts";
import { BLOCK_MS, passTime, type Readings, timeFrom } from "./time.ts";

const OWN = VECTORS[1].address as Ss58;
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as Ss58;
const EVE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY" as Ss58;
const HOUR = 3_600_000;
const TAO = 1_000_000_000n;
const START: Readings = { wallMs: 1_700_000_000_000, block: null, elapsedMs: 0 };
const OPEN: PolicyRules = {
  allowList: null,
  limit: null,
  large: null,
  coolingOffHours: 24,
  looseningHours: 48,
};

const set = (state: PolicyState, rules: Partial<PolicyRules>): PolicyState =>
  changed(state, { kind: "set", rules: { ...OPEN, ...rules } }, () => "wait-0001");
const act = (state: PolicyState, change: PolicyChange): PolicyState =>
  changed(state, change, () => "wait-0001");
const made = (rules: Partial<PolicyRules>): PolicyState =>
  set(freshState(OWN, "finney", START, { ...OPEN, ...rules }), rules);
/** Hours in which the app ran. */
const later = (state: PolicyState, hours: number): PolicyState =>
  stateAt(state, { ...START, wallMs: state.time.wallMs + hours * HOUR, elapsedMs: hours * HOUR });
const pays = (rao: bigint | null, to: Ss58 | null = BOB): ValueEffect => ({
  via: to === null ? "burn" : "transfer",
  to,
  atMostRao: rao,
});
const codes = (state: PolicyState, effects: ValueEffect[] | null, feeRao = 0n): string[] =>
  judge(state, effects, feeRao).blocking.map(({ code }) => code);

describe("the time of a policy", () => {
  const time = timeFrom({ ...START, block: 1000 });

  it("goes on by the hours that the app ran, and by blocks", () => {
    expect(passTime(time, { ...START, elapsedMs: HOUR }).nowMs).toBe(time.nowMs + HOUR);
    const byChain = passTime(time, { ...START, block: 1300, elapsedMs: 0 });
    expect(byChain.nowMs).toBe(time.nowMs + 300 * BLOCK_MS);
    // Not both on top of each other.
    const both = passTime(time, { ...START, block: 1300, elapsedMs: 300 * BLOCK_MS });
    expect(both.nowMs).toBe(byChain.nowMs);
  });

  it("counts hours once that the app ran without and the chain saw later", () => {
    const alone = passTime(time, { ...START, block: null, elapsedMs: HOUR });
    const seen = passTime(alone, { ...START, block: 1300, elapsedMs: 0 });
    expect(seen.nowMs).toBe(time.nowMs + HOUR);
  });

  it("takes the wall clock's word only as a claim", () => {
    const off = passTime(time, { ...START, wallMs: START.wallMs + 50 * HOUR });
    expect(off).toMatchObject({ nowMs: time.nowMs, claimedMs: 50 * HOUR });
    const byChain = passTime(time, { ...START, wallMs: START.wallMs + 50 * HOUR, block: 1300 });
    expect(byChain).toMatchObject({ claimedMs: 0 });
  });

  it("claims nothing twice when the clock goes back and forth", () => {
    let now = timeFrom(START);
    for (const hours of [50, -50, 50, -100, 50]) {
      now = passTime(now, { ...START, wallMs: START.wallMs + hours * HOUR });
    }
    expect(now).toMatchObject({ nowMs: START.wallMs, claimedMs: 50 * HOUR });
  });

  it("never goes back, whatever clock, chain and run say", () => {
    const readings = fc.record({
      wallMs: fc.integer({ min: 0, max: 4e12 }),
      block: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
      elapsedMs: fc.integer({ min: 0, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(readings, { minLength: 1 }), (steps) => {
        let now = timeFrom(START);
        for (const step of steps) {
          const next = passTime(now, step);
          if (next.nowMs < now.nowMs || next.claimedMs < 0 || next.wallMs < now.wallMs)
            return false;
          now = next;
        }
        return true;
      }),
    );
  });
});

describe("a policy's judgement", () => {
  it("lets everything pass without rules, also what nobody can read", () => {
    expect(codes(made({}), [pays(null)])).toEqual([]);
    expect(codes(made({}), null)).toEqual([]);
  });

  it("refuses a receiver that is not on the list, but never oneself and never nobody", () => {
    const state = made({ allowList: [{ address: BOB, label: "Exchange" }] });
    expect(codes(state, [pays(1n)])).toEqual([]);
    expect(codes(state, [pays(1n, EVE)])).toEqual(["POLICY_NOT_ALLOWED"]);
    expect(codes(state, [pays(1n), pays(1n, EVE)])).toEqual(["POLICY_NOT_ALLOWED"]);
    expect(codes(state, [{ via: "control", to: EVE, atMostRao: null }])).toEqual([
      "POLICY_NOT_ALLOWED",
    ]);
    expect(codes(state, [pays(1n, OWN), pays(1n, null)])).toEqual([]);
  });

  it.each<[string, Partial<PolicyRules>]>([
    ["a list", { allowList: [] }],
    ["a limit", { limit: { rao: TAO, hours: 24 } }],
    ["a wait for large transfers", { large: { fromRao: TAO, hours: 24 } }],
  ])("refuses with %s what it cannot read", (_name, rules) => {
    expect(codes(made(rules), null)).toContain("POLICY_FLOW_UNKNOWN");
    expect(codes(made(rules), [])).toEqual([]);
  });

  it("counts transfers, burns and fees against the period, and frees them after it", () => {
    let state = made({ limit: { rao: 10n * TAO, hours: 24 } });
    state = counted(state, [pays(4n * TAO)], 1n);
    state = later(state, 10);
    state = counted(state, [pays(5n * TAO, null)], 0n);
    expect(codes(state, [pays(TAO - 1n)])).toEqual([]);
    expect(codes(state, [pays(TAO)])).toEqual(["POLICY_LIMIT"]);
    expect(codes(state, [pays(TAO - 1n)], 1n)).toEqual(["POLICY_LIMIT"]);
    const [blocked] = judge(state, [pays(2n * TAO)], 0n).blocking;
    expect(blocked?.facts).toMatchObject({ spentRao: 9n * TAO + 1n, leftMs: 14 * HOUR });
    expect(codes(later(state, 13), [pays(2n * TAO)])).toEqual(["POLICY_LIMIT"]);
    expect(codes(later(state, 14), [pays(2n * TAO)])).toEqual([]);
    expect(judge(state, [pays(11n * TAO)], 0n).blocking[0]?.facts).toMatchObject({ leftMs: null });
  });

  it("refuses under a limit what has no bound", () => {
    const state = made({ limit: { rao: TAO, hours: 24 } });
    expect(codes(state, [pays(null)])).toEqual(["POLICY_AMOUNT_UNBOUNDED"]);
    expect(codes(state, [pays(null, OWN)])).toEqual([]);
  });

  it("lets a large transfer wait: announced, later made once, to that receiver and up to that amount", () => {
    let state = made({ large: { fromRao: 5n * TAO, hours: 12 } });
    expect(codes(state, [pays(5n * TAO - 1n)])).toEqual([]);
    expect(codes(state, [pays(5n * TAO)])).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
    // In one act, in parts.
    const parts = Array.from({ length: 5 }, () => pays(TAO));
    expect(codes(state, parts)).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
    state = act(state, { kind: "announce", to: BOB, rao: 6n * TAO });
    expect(codes(state, [pays(6n * TAO)])).toEqual(["POLICY_LARGE_WAITS"]);
    expect(codes(later(state, 11), [pays(6n * TAO)])).toEqual(["POLICY_LARGE_WAITS"]);
    state = later(state, 12);
    expect(codes(state, [pays(6n * TAO)])).toEqual([]);
    expect(codes(state, [pays(6n * TAO + 1n)])).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
    expect(codes(state, [pays(6n * TAO, EVE)])).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
    const after = counted(state, [pays(6n * TAO)], 0n);
    expect(codes(after, [pays(6n * TAO)])).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
    // A week later nobody remembers what it was for.
    expect(codes(later(state, 8 * 24), [pays(6n * TAO)])).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
    const withdrawn = act(state, { kind: "withdraw", id: "wait-0001" });
    expect(codes(withdrawn, [pays(6n * TAO)])).toEqual(["POLICY_LARGE_UNANNOUNCED"]);
  });

  it("asks the owner when only the computer's clock says that a wait is over", () => {
    const state = set(made({ allowList: [] }), {
      allowList: [{ address: BOB, label: "Exchange" }],
    });
    const off = stateAt(state, { ...START, wallMs: START.wallMs + 25 * HOUR });
    expect(judge(off, [pays(1n)], 0n)).toMatchObject({
      needsTime: true,
      blocking: [{ code: "POLICY_COOLING_OFF" }],
    });
    expect(codes(acknowledged(off), [pays(1n)])).toEqual([]);
    // Time does not help against a receiver that is not on the list.
    expect(judge(off, [pays(1n, EVE)], 0n).needsTime).toBe(false);
  });
});

describe("a change of a policy", () => {
  const LIST = [{ address: BOB, label: "Exchange" }];

  it("holds at once where it is tighter", () => {
    const state = set(made({}), {
      allowList: LIST,
      limit: { rao: TAO, hours: 24 },
      large: { fromRao: TAO, hours: 6 },
      looseningHours: 72,
    });
    expect(state.loosenings).toEqual([]);
    expect(state.rules).toMatchObject({
      allowList: [{ address: BOB, usableAtMs: state.time.nowMs }],
      limit: { rao: TAO },
      large: { fromRao: TAO },
      looseningHours: 72,
    });
    const removed = set(state, { ...OPEN, allowList: [], looseningHours: 72 });
    expect(removed.rules.allowList).toEqual([]);
  });

  it.each<[string, Partial<PolicyRules>, Partial<PolicyRules>]>([
    ["the list ended", { allowList: [] }, { allowList: null }],
    ["the limit ended", { limit: { rao: TAO, hours: 24 } }, { limit: null }],
    ["a higher limit", { limit: { rao: TAO, hours: 24 } }, { limit: { rao: 2n * TAO, hours: 24 } }],
    ["a shorter period", { limit: { rao: TAO, hours: 24 } }, { limit: { rao: TAO, hours: 23 } }],
    [
      "a lower limit over a shorter period",
      { limit: { rao: TAO, hours: 24 } },
      { limit: { rao: TAO / 2n, hours: 1 } },
    ],
    ["no large transfers", { large: { fromRao: TAO, hours: 6 } }, { large: null }],
    [
      "a later bound for large transfers",
      { large: { fromRao: TAO, hours: 6 } },
      { large: { fromRao: 2n * TAO, hours: 6 } },
    ],
    ["a shorter cooling-off", { coolingOffHours: 24 }, { coolingOffHours: 1 }],
    ["a shorter loosening", { looseningHours: 48 }, { looseningHours: 24 }],
  ])("waits where it is looser: %s", (_name, from, to) => {
    const before = made(from);
    const [field] = Object.keys(to) as [keyof PolicyRules];
    const asked = set(before, { ...from, ...to });
    expect(asked.rules).toEqual(before.rules);
    expect(asked.loosenings).toMatchObject([{ field, atMs: before.time.nowMs + 48 * HOUR }]);
    expect(later(asked, 47).rules).toEqual(before.rules);
    expect(later(asked, 48)).toMatchObject({ rules: to, loosenings: [] });
    // The clock alone does nothing, back or forth.
    for (const hours of [-48, 48, 480]) {
      const moved = stateAt(asked, { ...START, wallMs: START.wallMs + hours * HOUR });
      expect(moved.rules, String(hours)).toEqual(before.rules);
    }
    expect(later(act(asked, { kind: "cancel", field }), 48).rules).toEqual(before.rules);
  });

  it("lets each new destination cool off, and one that was removed and came back again", () => {
    const state = set(made({ allowList: LIST }), {
      allowList: [...LIST, { address: EVE, label: "E" }],
    });
    expect(codes(state, [pays(1n)])).toEqual([]);
    expect(codes(state, [pays(1n, EVE)])).toEqual(["POLICY_COOLING_OFF"]);
    expect(codes(later(state, 24), [pays(1n, EVE)])).toEqual([]);
    const back = set(set(later(state, 24), { allowList: [] }), { allowList: LIST });
    expect(codes(back, [pays(1n)])).toEqual(["POLICY_COOLING_OFF"]);
  });

  it("keeps what waits when the same is asked again or something else changes, and begins anew for more", () => {
    const first = set(made({ limit: { rao: TAO, hours: 24 } }), {
      limit: { rao: 2n * TAO, hours: 24 },
    });
    const [waiting] = first.loosenings;
    const again = set(later(first, 10), { limit: { rao: 2n * TAO, hours: 24 } });
    expect(again.loosenings).toEqual([waiting]);
    const other = set(later(first, 10), { limit: { rao: TAO, hours: 24 }, allowList: [] });
    expect(other.loosenings).toEqual([waiting]);
    const more = set(later(first, 10), { limit: { rao: 3n * TAO, hours: 24 } });
    expect(more.loosenings).toMatchObject([{ atMs: (waiting?.atMs ?? 0) + 10 * HOUR }]);
  });

  it("cannot be walked around: any order of changes leaves no rule looser before its wait", () => {
    const limits = fc.option(
      fc.record({ rao: fc.bigInt({ min: 0n, max: 5n }), hours: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(limits, { minLength: 1, maxLength: 8 }), (steps) => {
        let state = made({ limit: { rao: 2n, hours: 3 } });
        for (const limit of steps) {
          state = later(set(state, { limit }), 47 / (steps.length + 1));
          const now = state.rules.limit;
          if (now === null || now.rao > 2n || now.hours < 3) return false;
        }
        return true;
      }),
    );
  });

  it("refuses an announcement where nothing has to be announced", () => {
    expect(() => act(made({}), { kind: "announce", to: BOB, rao: 1n })).toThrow(Refusal);
  });
});

describe("a policy file", () => {
  const phrase = (index: 0 | 1): KeySecret => ({
    form: "phrase",
    bytes: entropyOfPhrase(VECTORS[index].phrase),
  });
  const own = phrase(1);
  const written = (state: PolicyState, secret = own): Uint8Array =>
    withPolicyKey(secret, state.network, (key) => writePolicy(state, key));
  const opened = (bytes: Uint8Array, secret = own, address = OWN, network = "finney") =>
    withPolicyKey(secret, network, (key) => openPolicy(bytes, key, { address, network }));
  const codeOf = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      if (error instanceof Refusal) return error.fault.code;
      throw error;
    }
    return "none";
  };
  const full = counted(
    made({ allowList: [{ address: BOB, label: "Börse" }], limit: { rao: TAO, hours: 24 } }),
    [pays(5n)],
    1n,
  );

  it("says what was written, to everybody, and proves it to its coldkey", () => {
    const bytes = written(full);
    expect(readPolicy(bytes)).toEqual(full);
    expect(opened(bytes)).toEqual(full);
  });

  it("is one and the same whether the key was kept as words or as a seed", () => {
    const seed = own.bytes.use((entropy) => miniSecret(entropy));
    expect(opened(written(full), { form: "seed", bytes: SecretBytes.own(seed) })).toEqual(full);
  });

  it("is refused with any changed, cut or added byte", () => {
    const bytes = written(full);
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = bytes.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(
        codeOf(() => opened(altered)),
        `byte ${at}`,
      ).toMatch(/^POLICY_(FORGED|FILE_DAMAGED)$/);
    }
    for (const length of [0, 1, bytes.length - 1]) {
      expect(codeOf(() => opened(bytes.slice(0, length)))).toBe("POLICY_FILE_DAMAGED");
    }
    expect(codeOf(() => opened(Uint8Array.from([...bytes, 10])))).toBe("POLICY_FILE_DAMAGED");
  });

  it("is refused for another coldkey and for another network", () => {
    expect(codeOf(() => opened(written(full, phrase(0))))).toBe("POLICY_FORGED");
    const other = written({ ...full, address: VECTORS[0].address as Ss58 });
    expect(codeOf(() => opened(other))).toBe("POLICY_FORGED");
    expect(codeOf(() => opened(written(full), own, OWN, "rehearsal"))).toBe("POLICY_FORGED");
  });

  it("has a key that says nothing of the secret, and differs for each purpose", () => {
    const keys = own.bytes.use((entropy) =>
      withPair(entropy, (pair) => ["a", "b"].map((purpose) => pair.derive(purpose))),
    );
    expect(keys[0]).toHaveLength(32);
    expect(keys[0]).not.toEqual(keys[1]);
  });
});
