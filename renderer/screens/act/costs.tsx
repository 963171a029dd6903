import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Draft } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { changeOf } from "../deed.ts";
import css from "./costs.module.css";

/** Nine decimals everywhere: figures stand under each other, and nothing is rounded away. */
const ALL_DECIMALS = 9;

export function Costs({ draft, seen }: { readonly draft: Draft; readonly seen: string }) {
  return (
    <Card label={en.act.draft.title}>
      <dl className={css.lines}>
        <div>
          <dt>{en.act.draft.before}</dt>
          <dd>
            <Amount rao={draft.freeRao} minDecimals={ALL_DECIMALS} />
          </dd>
        </div>
        {draft.costs.map((cost) => (
          <div key={cost.kind} className={css.cost}>
            <dt>{en.act.draft.cost(cost)}</dt>
            <dd>
              <span aria-hidden="true">{"−"}</span>
              <Amount rao={cost.rao} minDecimals={ALL_DECIMALS} />
            </dd>
          </div>
        ))}
        <div className={css.total}>
          <dt>{en.act.draft.after}</dt>
          <dd>
            {draft.freeAfterRao === null ? (
              <span className={css.short}>{en.act.draft.notEnough}</span>
            ) : (
              <>
                <span className={css.word}>{en.act.draft.afterAtLeast}</span>
                <Amount rao={draft.freeAfterRao} minDecimals={ALL_DECIMALS} />
              </>
            )}
          </dd>
        </div>
      </dl>
      <p className={css.seen}>{seen}</p>
    </Card>
  );
}

export function Changes({ draft }: { readonly draft: Draft }) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const { subnet } = draft;
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{en.act.draft.changes}</h2>
      <ul className={css.changes}>
        {subnet === null ? (
          draft.operation.kind === "transfer" ? (
            <li>{en.act.draft.transferGone}</li>
          ) : (
            <li>{changeOf(draft.operation)}</li>
          )
        ) : (
          <>
            <li>
              {subnet.replaces
                ? en.act.draft.seatReplaces(subnet.maxNeurons)
                : en.act.draft.seatFree(subnet.neurons, subnet.maxNeurons)}
            </li>
            <li>{en.act.draft.immunity(subnet.immunityBlocks, snapshot.chain.blockTimeMs)}</li>
            <li>{en.act.draft.burnGone}</li>
          </>
        )}
      </ul>
    </Card>
  );
}
