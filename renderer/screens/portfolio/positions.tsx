import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { nameOf } from "../names.ts";
import { Alpha } from "./alpha.tsx";
import { NamedAddress } from "./named-address.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.stake;
type Position = Holdings["positions"][number];

/** Under which hotkey the stake is: a row for each hotkey and subnet, which may be thousands. */
export function Positions({ holdings: { positions, subnets } }: { readonly holdings: Holdings }) {
  const { snapshot } = useWorkstation();
  const symbols = new Map(subnets.map(({ netuid, symbol }) => [netuid, symbol]));
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
        <Alpha amount={alpha} netuid={netuid} symbol={symbols.get(netuid) ?? ""} />
      ),
    },
    {
      ...{ id: "spot", name: words.spot, isRight: true, isDownFirst: true },
      sortBy: ({ spotRao }) => spotRao,
      cell: ({ spotRao }) => <Amount rao={spotRao} />,
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
