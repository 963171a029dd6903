/** What the pool would give for it: numbers of one block, and said so. */
import { en } from "../../messages/en.ts";
import type { Draft } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Small, Stack } from "../../ui/stack.tsx";

type Trade = NonNullable<Draft["trade"]>;
const words = en.deeds.trade;

export function TradeCard({ trade }: { readonly trade: Trade }) {
  const { gives, gets, fee, lossPermyriad, limitPriceRao } = trade;
  const pool = gives.netuid === null ? gets : gives;
  return (
    <Card label={words.title}>
      <Stack>
        <h2>{words.title}</h2>
        <Facts>
          <Fact term={words.gives}>{words.amount(gives.amount, gives.netuid)}</Fact>
          <Fact term={words.gets}>
            <b>{words.amount(gets.amount, gets.netuid)}</b>
          </Fact>
          {fee === 0n ? null : <Fact term={words.fee}>{words.amount(fee, gives.netuid)}</Fact>}
          {pool.priceRao === null ? null : (
            <Fact term={words.price}>
              <Amount rao={pool.priceRao} minDecimals={9} />
            </Fact>
          )}
          {limitPriceRao === null ? null : (
            <Fact term={words.limit}>
              <Amount rao={limitPriceRao} minDecimals={9} />
            </Fact>
          )}
          <Fact term={words.loss}>{words.lossOf(lossPermyriad)}</Fact>
        </Facts>
        <Small>{words.estimate}</Small>
      </Stack>
    </Card>
  );
}
