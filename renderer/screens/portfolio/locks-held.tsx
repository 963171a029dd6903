import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Small } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Alpha } from "./alpha.tsx";
import { NamedAddress } from "./named-address.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.locks;
type Lock = Holdings["locks"][number];

/** A lock has no end date: it halves again and again, or stays. Shown as the chain keeps it. */
export function LocksHeld({
  holdings: { locks, lockHalfBlocks, subnets },
}: {
  readonly holdings: Holdings;
}) {
  if (locks.length === 0) return null;
  const symbolOf = (netuid: number): string =>
    subnets.find((one) => one.netuid === netuid)?.symbol ?? "";
  const columns: readonly Column<Lock>[] = [
    {
      ...{ id: "subnet", name: words.subnet },
      sortBy: ({ netuid }) => netuid,
      cell: ({ netuid }) =>
        en.portfolio.stake.place(netuid, subnets.find((one) => one.netuid === netuid)?.name ?? ""),
    },
    {
      ...{ id: "now", name: words.now, isRight: true },
      cell: ({ netuid, alpha }) => (
        <Alpha amount={alpha} netuid={netuid} symbol={symbolOf(netuid)} />
      ),
    },
    {
      ...{ id: "ends", name: words.ends },
      cell: ({ isPerpetual }) => (
        <>
          <Tag tone={isPerpetual ? "care" : "plain"}>
            {isPerpetual ? words.stays : words.decays}
          </Tag>
          <span className={css.sub}>
            {isPerpetual
              ? words.staysText
              : lockHalfBlocks === null
                ? words.decaysText
                : words.half(lockHalfBlocks)}
          </span>
        </>
      ),
    },
    {
      ...{ id: "written", name: words.written, isRight: true },
      sortBy: ({ written }) => written.atBlock,
      cell: ({ netuid, written }) => (
        <>
          <Alpha amount={written.alpha} netuid={netuid} symbol={symbolOf(netuid)} />
          <span className={css.sub}>{en.block.number(written.atBlock)}</span>
        </>
      ),
    },
    { id: "hotkey", name: words.hotkey, cell: ({ hotkey }) => <NamedAddress address={hotkey} /> },
  ];
  return (
    <>
      <div className={css.head}>
        <h3 className={css.subtitle}>{words.title}</h3>
        <Small>{words.lede}</Small>
      </div>
      <DataTable
        caption={words.caption}
        columns={columns}
        rows={locks}
        keyOf={({ netuid, hotkey }) => `${netuid}-${hotkey}`}
        order={{ column: "subnet", isUp: true }}
        height="block"
      />
    </>
  );
}
