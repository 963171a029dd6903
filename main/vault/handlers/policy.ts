/** Changes a coldkey's policy, and counts what a signature lets out. Both need the opened coldkey. */
import { encodeAddress } from "../../codec/address.ts";
import type { Review } from "../../codec/pipeline.ts";
import type { Ss58 } from "../../codec/values.ts";
import { Refusal } from "../../lib/fault.ts";
import type { KeySecret } from "../keyring.ts";
import {
  acknowledged,
  changed,
  DEFAULT_LOOSENING_HOURS,
  freshState,
  stateAt,
} from "../policy/change.ts";
import { openPolicy, policyDigest, withPolicyKey, writePolicy } from "../policy/file.ts";
import { counted, judge } from "../policy/judge.ts";
import type { PolicyState } from "../policy/rules.ts";
import type { Readings } from "../policy/time.ts";
import type { PolicyWritten } from "../protocol/policy.ts";
import type { VaultInput } from "../protocol.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

interface Given {
  readonly bytes: Uint8Array;
  readonly readings: Readings;
  readonly acknowledgeTime: boolean;
}

export function policyHandlers({
  sodium,
  headerOf,
  unseal,
  withPassphrase,
}: VaultTools): Pick<VaultHandlers, "changePolicy"> {
  const newId = (): string => `wait-${Buffer.from(sodium.random(6)).toString("hex")}`;

  function apply(input: VaultInput<"changePolicy">, address: Ss58, key: Uint8Array): PolicyWritten {
    const { policy, network, readings, change, known } = input;
    if (change.kind === "recover") return recovered(input, address, key);
    if (policy === null && (known !== null || change.kind !== "set")) {
      throw new Refusal("POLICY_NONE");
    }
    const from =
      policy === null
        ? { state: null, previous: null }
        : { state: openPolicy(policy, key, { address, network }), previous: policyDigest(policy) };
    const delays = change.kind === "set" ? change.rules : undefined;
    const state = from.state ?? freshState(address, network, readings, delays);
    const before = stateAt(state, readings);
    const version = from.state === null ? 1 : from.state.version + 1;
    const after = { ...changed(before, change, newId), version, previous: from.previous };
    return written(from.state, after, key);
  }

  return {
    changePolicy(input, ports) {
      const header = headerOf(input.sealed, "coldkey");
      return withPassphrase(ports, input.passphrase, (typed) => {
        const { secret, sealing } = unseal(header, typed);
        sealing.key.wipe();
        return secret.bytes.spend(() =>
          withPolicyKey(secret, input.network, (key) =>
            apply(input, encodeAddress(header.publicKey), key),
          ),
        );
      });
    },
  };
}

/** From an older file that is authentic its rules are kept; from anything else nothing is. */
function recovered(
  { policy, network, readings, change, known }: VaultInput<"changePolicy">,
  address: Ss58,
  key: Uint8Array,
): PolicyWritten {
  const found = policy === null ? null : authentic(policy, key, { address, network });
  const fresh = freshState(address, network, readings);
  const base = found === null ? fresh : stateAt(found, readings);
  const looseningHours = Math.max(
    known?.looseningHours ?? DEFAULT_LOOSENING_HOURS,
    found?.rules.looseningHours ?? 0,
  );
  const coolingOffHours = Math.min(base.rules.coolingOffHours, looseningHours);
  const rules = { ...base.rules, looseningHours, coolingOffHours };
  const closed = changed({ ...base, rules }, change, String);
  const version = Math.max(known?.version ?? 0, found?.version ?? 0) + 1;
  // What waited, and what was announced, waited under a policy that is not this one.
  const after = {
    ...closed,
    version,
    previous: known?.digest ?? null,
    loosenings: [],
    announced: [],
  };
  return written(null, after, key);
}

function authentic(
  bytes: Uint8Array,
  key: Uint8Array,
  expected: { address: string; network: string },
): PolicyState | null {
  try {
    return openPolicy(bytes, key, expected);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Judges what is about to be signed, by the authenticated policy; throws the first reason against it. The file that
 * comes back has counted it already: main keeps it before the signature goes anywhere.
 */
export function judged(
  given: Given,
  review: Review,
  feeRao: bigint,
  network: string,
  secret: KeySecret,
): PolicyWritten {
  return withPolicyKey(secret, network, (key) => {
    const opened = openPolicy(given.bytes, key, { address: review.account, network });
    const now = stateAt(opened, given.readings);
    const { blocking, needsTime } = judge(now, review.effects, feeRao);
    if (needsTime && !given.acknowledgeTime) {
      throw new Refusal("POLICY_TIME_UNPROVEN", { claimedMs: now.time.claimedMs });
    }
    const state = needsTime ? acknowledged(now) : now;
    const reason = needsTime ? undefined : blocking[0];
    if (reason !== undefined) throw new Refusal(reason.code, reason.facts);
    const after = {
      ...counted(state, review.effects, feeRao),
      version: opened.version + 1,
      previous: policyDigest(given.bytes),
    };
    return written(opened, after, key);
  });
}

function written(before: PolicyState | null, after: PolicyState, key: Uint8Array): PolicyWritten {
  const bytes = writePolicy(after, key);
  const stillWaits = (field: string) => after.loosenings.some((one) => one.field === field);
  return {
    bytes,
    version: after.version,
    digest: policyDigest(bytes),
    looseningHours: after.rules.looseningHours,
    loosened: (before?.loosenings ?? []).filter(
      ({ field, atMs }) => !stillWaits(field) && atMs <= after.time.nowMs,
    ).length,
    waiting: after.loosenings.length,
  };
}
