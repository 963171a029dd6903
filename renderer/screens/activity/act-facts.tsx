import { useWorkstation } from "../../app/screen.ts";
import { count, date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { Activity } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { nameOrEnds } from "../names.ts";
import { OperationFacts } from "../operation-facts.tsx";

export function ActFacts({ activity }: { readonly activity: Activity }) {
  const { snapshot } = useWorkstation();
  const { operation, outcome } = activity;
  const burnt = outcome.effects.find((effect) => effect.code === "REGISTERED")?.facts.burnRao;
  const words = en.act.progress;
  return (
    <Card label={words.facts}>
      <Facts>
        <Fact term={words.account}>{nameOrEnds(snapshot, operation.coldkey)}</Fact>
        <OperationFacts operation={operation} />
        {typeof burnt === "bigint" ? (
          <Fact term={words.burnt}>
            <Amount rao={burnt} minDecimals={9} />
          </Fact>
        ) : null}
        {outcome.feeRao === null ? null : (
          <Fact term={words.feePaid}>
            <Amount rao={outcome.feeRao} minDecimals={9} />
          </Fact>
        )}
        <Fact term={words.network}>{en.strip.network(activity.network)}</Fact>
        <Fact term={words.signedAt}>{date(activity.signedAtMs)}</Fact>
        <Fact term={words.lastBlock}>{count(activity.lastBlock)}</Fact>
        {activity.extrinsicHash === null ? null : (
          <Fact term={words.hash}>
            <Mono>{activity.extrinsicHash}</Mono>
          </Fact>
        )}
      </Facts>
    </Card>
  );
}
