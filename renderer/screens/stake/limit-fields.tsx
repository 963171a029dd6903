/** How far the price may move, and the limit that follows from it. */
import { numberLine } from "../../lib/amount.ts";
import { en } from "../../messages/en.ts";
import { Amount } from "../../ui/amount.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Small } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { limitPrice, limitRatio, type StakeAction } from "./stake-operation.ts";

const words = en.staking;
const TOLERANCES = ["5", "10", "30"] as const;
const ROOT = 0;

interface LimitFieldsProps {
  readonly action: StakeAction;
  readonly netuid: number;
  readonly priceRao: bigint | null;
  readonly toPriceRao: bigint | null;
  readonly tolerancePermille: number;
  readonly onTolerance: (permille: number) => void;
  readonly allowPartial: boolean;
  readonly onPartial: (allowPartial: boolean) => void;
}

export function LimitFields({
  action,
  netuid,
  priceRao,
  toPriceRao,
  tolerancePermille,
  onTolerance,
  allowPartial,
  onPartial,
}: LimitFieldsProps) {
  const hasLimit = action === "add" || action === "remove" || action === "swap";
  if (!hasLimit) return <Small>{words.noLimit}</Small>;
  if (priceRao === null || (netuid === ROOT && action !== "swap")) return null;
  return (
    <>
      <Choice
        label={words.tolerance}
        value={TOLERANCES.find((one) => one === String(tolerancePermille)) ?? null}
        onChange={(value) => onTolerance(Number(value))}
        options={TOLERANCES.map((value) => ({
          value,
          label: words.toleranceOption(Number(value)),
        }))}
      />
      <Facts>
        <Fact term={words.priceNow}>
          <Amount rao={priceRao} minDecimals={9} />
        </Fact>
        <Fact term={words.limit}>
          {action === "swap"
            ? words.limitRatio(
                numberLine(limitRatio(priceRao, toPriceRao ?? 0n, tolerancePermille)),
              )
            : words.limitLine(
                limitPrice(action === "add" ? "buy" : "sell", netuid, priceRao, tolerancePermille),
              )}
        </Fact>
      </Facts>
      <Tick isTicked={allowPartial} onTick={onPartial}>
        {words.partial}
      </Tick>
    </>
  );
}
