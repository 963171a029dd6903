/** The limit against the price that is live now. Information while typing; the draft asks the chain. */
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { SubnetRow } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import css from "./price-check.module.css";

interface PriceCheckProps {
  readonly subnet: SubnetRow;
  readonly maxRao: bigint | null;
  readonly atBlock: number;
  readonly seenAtMs: number;
  readonly freeRao: bigint | null;
}

export function PriceCheck({ subnet, maxRao, atBlock, seenAtMs, freeRao }: PriceCheckProps) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  return (
    <div className={css.check}>
      <Stack gap="tight">
        <Facts>
          <Fact term={en.act.register.burnNow}>
            <Amount rao={subnet.burnRao} minDecimals={9} />
            <span className={css.seen}>{en.block.seen(atBlock, nowMs - seenAtMs)}</span>
          </Fact>
          {maxRao === null ? null : (
            <Fact term={en.act.register.yourLimit}>
              <Amount rao={maxRao} minDecimals={9} />
              <span className={maxRao < subnet.burnRao ? css.below : css.seen}>
                {compare(maxRao, subnet.burnRao)}
              </span>
            </Fact>
          )}
          {freeRao === null ? null : (
            <Fact term={en.act.register.freeNow}>
              <Amount rao={freeRao} minDecimals={9} />
            </Fact>
          )}
        </Facts>
        <Small>{en.act.register.tolerance}</Small>
      </Stack>
    </div>
  );
}

function compare(maxRao: bigint, burnRao: bigint): string {
  if (maxRao < burnRao) return en.act.register.below;
  if (maxRao === burnRao || burnRao === 0n) return en.act.register.equal;
  // A percentage for reading: whole numbers are exact enough and never shown as an amount.
  return en.act.register.above(Number(((maxRao - burnRao) * 100n) / burnRao));
}
