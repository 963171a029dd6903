/** What the coldkey's policy will say: foreseen from its file. The vault decides when it signs. */
import { ShieldCheck } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Fault, Review, ReviewReply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tick } from "../../ui/tick.tsx";
import css from "./policy-findings.module.css";

interface PolicyFindingsProps {
  readonly review: Review;
  readonly policy: NonNullable<ReviewReply["policy"]>;
  readonly isVouched: boolean;
  readonly onVouch: (isVouched: boolean) => void;
}

/** Whether the owner still has to vouch for time that the policy waited. */
export type TimeClaim = "counted" | "open" | "vouched";

export function timeClaim(policy: ReviewReply["policy"], isVouched: boolean): TimeClaim {
  if (policy === null || policy.needsTimeMs === null) return "counted";
  return isVouched ? "vouched" : "open";
}

export function PolicyFindings({ review, policy, isVouched, onVouch }: PolicyFindingsProps) {
  const { go } = useWorkstation();
  const words = en.policy;
  if (policy.blocking.length > 0) {
    return (
      <>
        {policy.blocking.map((finding, at) => (
          <FaultPanel
            key={`${finding.code} ${String(finding.facts.to)}`}
            fault={finding}
            actions={
              at < policy.blocking.length - 1 ? undefined : (
                <Button onClick={() => go({ at: "policy", coldkey: review.account })}>
                  {words.toPolicy}
                </Button>
              )
            }
          />
        ))}
      </>
    );
  }
  return (
    <section className={css.policy} aria-label={words.review}>
      <p className={css.line}>
        <ShieldCheck aria-hidden="true" />
        <span>
          {policy.needsTimeMs === null
            ? (policy.notes.map(within).find((line) => line !== null) ?? words.allowed)
            : words.allowedByTime}
        </span>
      </p>
      {policy.needsTimeMs === null ? null : (
        <Notice level="care" title={words.claimTitle(policy.needsTimeMs)}>
          <p>{words.claimText}</p>
          <Tick tone="care" isTicked={isVouched} onTick={onVouch}>
            {words.claimTick(policy.needsTimeMs)}
          </Tick>
        </Notice>
      )}
    </section>
  );
}

function within({ code, facts }: Fault): string | null {
  const { spentRao, thisRao, limitRao, hours } = facts;
  const isKnown =
    code === "POLICY_WITHIN_LIMIT" &&
    typeof spentRao === "bigint" &&
    typeof thisRao === "bigint" &&
    typeof limitRao === "bigint" &&
    typeof hours === "number";
  return isKnown ? en.policy.within(spentRao + thisRao, limitRao, hours) : null;
}
