import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Draft } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { Stack } from "../../ui/stack.tsx";
import { changeOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";
import css from "./costs.module.css";

/** Nine decimals everywhere: figures stand under each other, and nothing is rounded away. */
const ALL_DECIMALS = 9;

export function Costs({ draft, seen }: { readonly draft: Draft; readonly seen: string }) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const { actsFor } = draft;
  return (
    <>
      <Card label={en.act.draft.title}>
        <Lines of={draft} />
        <p className={css.seen}>{seen}</p>
      </Card>
      {actsFor === null ? null : (
        <Card labelledBy={titleId}>
          <h2 id={titleId}>{en.act.draft.forOther(nameOrEnds(snapshot, actsFor.account))}</h2>
          <Stack>
            <Address address={actsFor.account} />
            <Lines of={actsFor} />
          </Stack>
        </Card>
      )}
    </>
  );
}

/** Free before, each cost, free after: of the signer, or of the account acted for. */
function Lines({ of }: { readonly of: Pick<Draft, "freeRao" | "freeAfterRao" | "costs"> }) {
  return (
    <dl className={css.lines}>
      <div>
        <dt>{en.act.draft.before}</dt>
        <dd>
          <Amount rao={of.freeRao} minDecimals={ALL_DECIMALS} />
        </dd>
      </div>
      {of.costs.map((cost) => (
        <div key={`${cost.kind} ${cost.bound}`}>
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
          {of.freeAfterRao === null ? (
            <span className={css.short}>{en.act.draft.notEnough}</span>
          ) : (
            <>
              <span className={css.word}>{en.act.draft.afterAtLeast}</span>
              <Amount rao={of.freeAfterRao} minDecimals={ALL_DECIMALS} />
            </>
          )}
        </dd>
      </div>
    </dl>
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
