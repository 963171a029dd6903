/** What is other than the last time that this coldkey did the same: a swapped address shows here first. */
import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { Activity, Operation } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Small } from "../../ui/stack.tsx";
import { factsOf, factTerm, shownFact } from "../operation-facts.tsx";

const words = en.act.review.differences;

function lastOf(activities: readonly Activity[], operation: Operation, network: string) {
  return activities.find(
    (one) =>
      one.operation.kind === operation.kind &&
      one.operation.coldkey === operation.coldkey &&
      one.network === network &&
      ["included", "finalised"].includes(one.outcome.state),
  );
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) ?? "";

export function Differences({ operation }: { readonly operation: Operation }) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const last = lastOf(snapshot.activities, operation, snapshot.chain.network);
  const now = factsOf(operation);
  if (last === undefined || now.length === 0) return null;
  const then = new Map<string, unknown>(factsOf(last.operation));
  const changed = now.filter(([name, value]) => text(value) !== text(then.get(name)));
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{words.title}</h2>
      <Small>{words.last(date(last.signedAtMs))}</Small>
      {changed.length === 0 ? (
        <p>{words.same}</p>
      ) : (
        <Facts>
          {changed.map(([name, value]) => (
            <Fact key={name} term={factTerm(name)}>
              <Small>{words.before}</Small>
              {shownFact(last.operation, name, then.get(name))}
              <Small>{words.now}</Small>
              {shownFact(operation, name, value)}
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  );
}
