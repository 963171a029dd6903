/** The calls inside of a batch, a proxy's or a multisig's call, one by one, as the vault decoded them. */
import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Review } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { Small } from "../../ui/stack.tsx";
import { lineOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";
import { FieldValue } from "./fields.tsx";
import css from "./inside.module.css";
import { toldBy } from "./meaning.ts";

const words = en.deeds.review;

export function Inside({ review }: { readonly review: Review }) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const calls = review.inside.filter(({ sentence }) => sentence.code !== "REVIEW_BATCH");
  if (calls.length === 0) return null;
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{words.insideTitle(calls.length)}</h2>
      <Small>{words.insideProof}</Small>
      <ol className={css.calls}>
        {calls.map(({ sentence, account, pallet, call, fields }, at) => {
          const told = toldBy(sentence, account);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls have no other name than their place
            <li key={at} className={css.call}>
              <span className={css.number}>{at + 1}</span>
              <div>
                <p className={css.line}>
                  {told === null ? en.act.review.other(pallet, call) : lineOf(told, snapshot)}
                </p>
                {account === review.account ? null : (
                  <Small>{words.doneFor(nameOrEnds(snapshot, account))}</Small>
                )}
                <Facts>
                  <Fact term={en.act.review.call}>
                    <Mono>{en.act.review.callName(pallet, call)}</Mono>
                  </Fact>
                  {fields.map((field) => (
                    <Fact key={field.path} term={en.act.review.fieldName(field.path)}>
                      <FieldValue field={field} />
                    </Fact>
                  ))}
                </Facts>
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
