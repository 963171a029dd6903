/** What is other than the last time that this coldkey did the same: a swapped address shows here first. */
import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { Operation } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Small } from "../../ui/stack.tsx";
import { lineOf } from "../deed.ts";
import { factsOf, factTerm, shownFact } from "../operation-facts.tsx";
import { compare, lastSimilar } from "./compare-acts.ts";

const words = en.act.review.differences;

export function Differences({ operation }: { readonly operation: Operation }) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const last = lastSimilar(snapshot.activities, operation, snapshot.chain.network);
  const carries = "items" in operation || "call" in operation;
  if (last === undefined || (factsOf(operation).length === 0 && !carries)) return null;
  const { facts, added, gone } = compare(operation, last.operation);
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{words.title}</h2>
      <Small>{words.last(date(last.signedAtMs))}</Small>
      {facts.length + added.length + gone.length === 0 ? <p>{words.same}</p> : null}
      {facts.length === 0 ? null : (
        <Facts>
          {facts.map(({ name, now, before, value, was }) => (
            <Fact key={`${now.kind} ${name}`} term={factTerm(name)}>
              <Small>{words.before}</Small>
              {shownFact(before, name, was)}
              <Small>{words.now}</Small>
              {shownFact(now, name, value)}
            </Fact>
          ))}
        </Facts>
      )}
      <Acts title={words.added(added.length)} acts={added} />
      <Acts title={words.gone(gone.length)} acts={gone} />
    </Card>
  );
}

/** In full: an address that differs in the middle has to be seen. */
function Acts({ title, acts }: { readonly title: string; readonly acts: readonly Operation[] }) {
  const { snapshot } = useWorkstation();
  if (acts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {acts.map((act, at) => {
          const address = addressOf(act);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: acts have no other name than their place
            <li key={at}>
              {lineOf(act, snapshot)}
              {address === null ? null : <Address address={address} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function addressOf(act: Operation): string | null {
  if ("destination" in act) return act.destination;
  if ("delegate" in act) return act.delegate;
  return "hotkey" in act ? act.hotkey : null;
}
