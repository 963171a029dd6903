import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOf } from "../names.ts";
import { Alpha } from "./alpha.tsx";
import { NamedAddress } from "./named-address.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.stake;
type Position = Holdings["positions"][number];
type Held = Holdings["subnets"][number];

/**
 * What the pool pays for all stake on a subnet, sold together, in parts as large as the positions. Each of them sold
 * alone would bring more, all of them one after the other would not. null: the pool refuses.
 */
function shareOfSale({ alpha }: Position, subnet: Held | undefined): bigint | null {
  if (subnet === undefined || subnet.saleRao === null) return null;
  return subnet.alpha === 0n ? 0n : (subnet.saleRao * alpha) / subnet.alpha;
}

/** Under which hotkey the stake is: a row for each hotkey and subnet, which may be thousands. */
export function Positions({ holdings: { positions, subnets } }: { readonly holdings: Holdings }) {
  const { snapshot } = useWorkstation();
  const held = new Map(subnets.map((one) => [one.netuid, one]));
  const columns: readonly Column<Position>[] = [
    {
      ...{ id: "hotkey", name: words.hotkey },
      sortBy: ({ hotkey }) => nameOf(snapshot, hotkey) ?? hotkey,
      cell: ({ hotkey, isOwn, isRegistered }) => (
        <NamedAddress address={hotkey}>
          <span className={css.sub}>
            {isOwn ? words.yours : words.theirs} · {isRegistered ? words.seat : words.noSeat}
          </span>
        </NamedAddress>
      ),
    },
    {
      ...{ id: "subnet", name: words.subnet },
      sortBy: ({ netuid }) => netuid,
      cell: ({ netuid }) => words.place(netuid, ""),
    },
    {
      ...{ id: "alpha", name: words.alpha, isRight: true },
      cell: ({ alpha, netuid }) => (
        <Alpha amount={alpha} netuid={netuid} symbol={held.get(netuid)?.symbol ?? ""} />
      ),
    },
    {
      ...{ id: "spot", name: words.spot, isRight: true, isDownFirst: true },
      sortBy: ({ spotRao }) => spotRao,
      cell: ({ spotRao }) => <Amount rao={spotRao} />,
    },
    {
      ...{ id: "sale", name: words.saleShare, isRight: true, isDownFirst: true },
      sortBy: (one) => shareOfSale(one, held.get(one.netuid)) ?? -1n,
      cell: (one) => {
        const saleRao = shareOfSale(one, held.get(one.netuid));
        return saleRao === null ? <Tag tone="care">{words.refused}</Tag> : <Amount rao={saleRao} />;
      },
    },
  ];
  return (
    <DataTable
      caption={words.positions}
      columns={columns}
      rows={positions}
      keyOf={({ hotkey, netuid }) => `${hotkey}-${netuid}`}
      height="block"
    />
  );
}
