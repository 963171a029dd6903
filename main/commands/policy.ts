/** The policy of a coldkey: changed with its passphrase, shown from its file. */
import type { PolicyPreview, PolicySummary } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { toJson } from "../lib/json.ts";
import { changed, freshState, stateAt } from "../vault/policy/change.ts";
import { spentWithin } from "../vault/policy/judge.ts";
import type { PolicyState } from "../vault/policy/rules.ts";
import type { Vault } from "../vault/process.ts";
import { LooseningField } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Policies, PolicyKey } from "../wallet/policies.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

interface Parts {
  policies: Policies;
  vault: Vault;
  keystore: Keystore;
  tickets: Tickets;
  network: () => string;
  blockOf: (network: string) => number | null;
}

export function policyCommands(parts: Parts): Pick<Handlers, "policy.change" | "policy.preview"> {
  const { policies, vault, keystore, tickets, network, blockOf } = parts;
  return {
    async "policy.preview"({ coldkey, rules }) {
      const key: PolicyKey = { coldkey, network: network() };
      const standing = await policies.standing(key);
      if (standing.is === "broken") throw new Refusal(standing.fault.code, standing.fault.facts);
      const readings = policies.readings(key, blockOf(key.network));
      const before = stateAt(
        standing.is === "newest"
          ? standing.state
          : freshState(coldkey, key.network, readings, rules),
        readings,
      );
      return previewed(before, changed(before, { kind: "set", rules }, String), readings.wallMs);
    },
    async "policy.change"({ coldkey, change, passphrase }) {
      const port = tickets.take(passphrase, "in");
      if (!keystore.coldkeys().some(({ address }) => address === coldkey)) {
        throw new Refusal("KEY_NOT_HERE", { address: coldkey });
      }
      const key: PolicyKey = { coldkey, network: network() };
      const standing = await policies.standing(key);
      if (standing.is === "broken" && change.kind !== "recover") {
        throw new Refusal(standing.fault.code, standing.fault.facts);
      }
      const isRecovery = change.kind === "recover";
      if (isRecovery && standing.is !== "broken") throw new Refusal("POLICY_NOT_BROKEN");
      if (isRecovery && standing.is === "broken" && standing.fault.code === "POLICY_ANCHOR_AWAY") {
        throw new Refusal(standing.fault.code, standing.fault.facts);
      }
      const written = await vault.call(
        "changePolicy",
        {
          sealed: await keystore.sealed(coldkey),
          passphrase: 0,
          network: key.network,
          policy: standing.is === "none" ? null : standing.bytes,
          readings: policies.readings(key, blockOf(key.network)),
          change,
          known: standing.is === "broken" ? standing.known : null,
        },
        [port],
      );
      if (!written.ok) {
        throw new Refusal(written.fault.code, written.fault.facts);
      }
      await policies.write(key, written.value, {
        kind: "policy.changed",
        facts: { change: change.kind },
      });
      await vault.lock("done");
      return null;
    },
  };
}

const FIELDS = LooseningField.options;

function previewed(before: PolicyState, after: PolicyState, wallMs: number): PolicyPreview {
  const onClock = (atMs: number): number => wallMs + atMs - before.time.nowMs;
  const known = new Set(before.rules.allowList?.map(({ address }) => address));
  const waits = (state: PolicyState, field: string) =>
    state.loosenings.some((one) => one.field === field);
  return {
    atOnce: FIELDS.filter((field) => toJson(before.rules[field]) !== toJson(after.rules[field])),
    cooling: (after.rules.allowList ?? [])
      .filter(({ address, usableAtMs }) => !known.has(address) && usableAtMs > after.time.nowMs)
      .map(({ address, usableAtMs }) => ({ address, atMs: onClock(usableAtMs) })),
    waiting: after.loosenings.map(({ field, atMs }) => ({ field, atMs: onClock(atMs) })),
    dropped: FIELDS.filter((field) => waits(before, field) && !waits(after, field)),
  };
}

/** For the screen: every time is turned into one of the computer's clock, as if it went on as it does now. */
export function policySummary(
  policies: Policies,
  key: PolicyKey,
  block: number | null,
): PolicySummary | null {
  const standing = policies.seen(key);
  if (standing.is === "none") return null;
  const { coldkey, network } = key;
  const nothing = { rules: null, loosenings: [], announced: [], spentRao: 0n } as const;
  if (standing.is === "broken") {
    return {
      coldkey,
      network,
      fault: { code: standing.fault.code, facts: { ...standing.fault.facts } },
      ...nothing,
      loosenings: [],
      announced: [],
      closedUntilMs: null,
      claimedMs: 0,
    };
  }
  const readings = policies.readings(key, block);
  const state = stateAt(standing.state, readings);
  const { rules, time } = state;
  const onClock = (atMs: number): number => Math.max(0, readings.wallMs + atMs - time.nowMs);
  return {
    coldkey,
    network,
    fault: null,
    rules: {
      ...rules,
      allowList:
        rules.allowList?.map((entry) => ({ ...entry, usableAtMs: onClock(entry.usableAtMs) })) ??
        null,
    },
    loosenings: state.loosenings.map((one) => ({ ...one, atMs: onClock(one.atMs) })),
    announced: state.announced.map((one) => ({
      ...one,
      usableAtMs: onClock(one.usableAtMs),
      endsAtMs: onClock(one.endsAtMs),
    })),
    spentRao: rules.limit === null ? 0n : spentWithin(state, rules.limit.hours),
    closedUntilMs: state.closedUntilMs === null ? null : onClock(state.closedUntilMs),
    claimedMs: Math.round(time.claimedMs),
  };
}

/** Reads the policy of every coldkey once, so that the screen knows them. */
export async function lookAtPolicies(
  policies: Policies,
  coldkeys: readonly Ss58[],
  network: string,
): Promise<void> {
  for (const coldkey of coldkeys) await policies.standing({ coldkey, network });
}
