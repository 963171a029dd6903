/** What the pipeline asks of a coldkey's policy: a forecast for the review, and the file for and after the signature. */
import type { PolicyForecast } from "../../preload/contract.ts";
import type { Review, SigningRequest } from "../codec/pipeline.ts";
import type { ValueEffects } from "../codec/value-effects.ts";
import type { Journal } from "../journal/log.ts";
import { type Fault, Refusal } from "../lib/fault.ts";
import { stateAt } from "../vault/policy/change.ts";
import { judge } from "../vault/policy/judge.ts";
import type { Readings } from "../vault/policy/time.ts";
import type { PolicyWritten } from "../vault/protocol/policy.ts";
import type { Policies, PolicyKey } from "../wallet/policies.ts";

export interface PolicyGate {
  /** Before there are bytes: why the policy would not let this be signed now. Empty: it would, or there is none. */
  foresee(key: PolicyKey, effects: ValueEffects): Promise<readonly Fault[]>;
  forecast(request: SigningRequest, review: Review): Promise<PolicyForecast | null>;
  /** null: there is no policy. Refuses as long as the file is not the newest one (POLICY_*). */
  given(request: SigningRequest): Promise<{ bytes: Uint8Array; readings: Readings } | null>;
  keep(
    request: SigningRequest,
    act: string,
    written: PolicyWritten,
    timeAcknowledged: boolean,
  ): Promise<void>;
}

export function createPolicyGate(parts: {
  policies: Policies;
  journal: Journal;
  /** Newest final block of a network; null without a connection to it. */
  blockOf: (network: string) => number | null;
}): PolicyGate {
  const { policies, journal, blockOf } = parts;
  const keyOf = ({ account, network }: SigningRequest): PolicyKey => ({
    coldkey: account,
    network: network.id,
  });
  const readingsOf = (key: PolicyKey): Readings => policies.readings(key, blockOf(key.network));

  return {
    async foresee(key, effects) {
      const standing = await policies.standing(key);
      if (standing.is === "none") return [];
      if (standing.is === "broken") return [standing.fault];
      return judge(stateAt(standing.state, readingsOf(key)), effects, 0n).blocking;
    },
    async forecast(request, review) {
      const key = keyOf(request);
      const standing = await policies.standing(key);
      if (standing.is === "none") return null;
      if (standing.is === "broken") {
        return { blocking: [standing.fault], notes: [], needsTimeMs: null };
      }
      const state = stateAt(standing.state, readingsOf(key));
      const { blocking, notes, needsTime } = judge(
        state,
        review.effects,
        request.hints.feeRao ?? 0n,
      );
      return needsTime
        ? { blocking: [], notes: [...notes], needsTimeMs: state.time.claimedMs }
        : { blocking: [...blocking], notes: [...notes], needsTimeMs: null };
    },
    async given(request) {
      const key = keyOf(request);
      const standing = await policies.standing(key);
      if (standing.is === "none") return null;
      if (standing.is === "newest") return { bytes: standing.bytes, readings: readingsOf(key) };
      const { code, facts } = standing.fault;
      await journal.append({
        kind: "policy.broken",
        subject: key.coldkey,
        facts: { network: key.network, code },
      });
      throw new Refusal(code, facts);
    },
    keep: (request, act, written, timeAcknowledged) =>
      policies.write(keyOf(request), written, {
        kind: "policy.counted",
        act,
        facts: { timeAcknowledged },
      }),
  };
}
