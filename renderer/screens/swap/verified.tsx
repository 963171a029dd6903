/** What arrived, item by item, and what the old coldkey still has. */
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { SwapView } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOrEnds } from "../names.ts";

const words = en.swap.verified;
type Verified = NonNullable<SwapView["verified"]>;
type Item = Verified["items"][number];

export function VerifiedItems({ verified }: { readonly verified: Verified }) {
  const { snapshot } = useWorkstation();
  const { items, left, atBlock } = verified;
  const columns = columnsOf((hotkey) => nameOrEnds(snapshot, hotkey));
  const missing = items.filter(({ isThere }) => !isThere).length;
  return (
    <Stack>
      {items.length === 0 ? (
        <Notice level="care" title={words.nothingKept}>
          <p>{words.nothingKeptText}</p>
        </Notice>
      ) : missing === 0 ? (
        <Notice level="proved" title={words.all(items.length)}>
          <p>{words.at(atBlock)}</p>
        </Notice>
      ) : (
        <Notice level="irreversible" isLive title={words.missing(missing)}>
          <p>{words.missingText}</p>
        </Notice>
      )}
      {items.length === 0 ? null : (
        <Card isFlush as="div">
          <DataTable
            caption={words.caption}
            columns={columns}
            rows={items}
            keyOf={({ item, hotkey, netuid }) => `${item} ${hotkey} ${netuid}`}
          />
        </Card>
      )}
      <Notice level="info" title={words.left}>
        <ul>
          <li>{words.leftTao(left.freeRao, left.reservedRao)}</li>
          <li>{words.leftProxies(left.proxies.length)}</li>
          <li>{words.leftKeep}</li>
        </ul>
      </Notice>
    </Stack>
  );
}

function amountOf({ item, netuid }: Item, value: bigint | null): string {
  if (value === null) return "";
  if (item === "stake") return en.deeds.alphaLine(value, netuid ?? 0);
  return item === "tao" ? en.amount.tao(value) : String(value);
}

const columnsOf = (name: (hotkey: string) => string): readonly Column<Item>[] => [
  {
    ...{ id: "what", name: words.what },
    cell: ({ item, hotkey, netuid }) =>
      words.item(item, hotkey === null ? "" : name(hotkey), netuid),
  },
  {
    ...{ id: "before", name: words.before, isRight: true },
    cell: (item) => amountOf(item, item.before),
  },
  {
    ...{ id: "after", name: words.after, isRight: true },
    cell: (item) => amountOf(item, item.after),
  },
  {
    ...{ id: "state", name: words.state },
    sortBy: ({ isThere }) => (isThere ? 1 : 0),
    cell: ({ isThere }) => (
      <Tag tone={isThere ? "proved" : "danger"}>{isThere ? words.there : words.notThere}</Tag>
    ),
  },
];
