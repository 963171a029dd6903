/** What arrived, item by item, and what the old coldkey still has. */
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { SwapView } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import { nameOrEnds } from "../names.ts";

const words = en.swap.verified;
type Verified = NonNullable<SwapView["verified"]>;
type Item = Verified["items"][number];

export function VerifiedItems({ verified }: { readonly verified: Verified }) {
  const { items, left, atBlock } = verified;
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
          <table className={table.table}>
            <caption className="visually-hidden">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.what}</th>
                <th scope="col" className={table.right}>
                  {words.before}
                </th>
                <th scope="col" className={table.right}>
                  {words.after}
                </th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={`${item.item} ${item.hotkey} ${item.netuid}`} item={item} />
              ))}
            </tbody>
          </table>
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

function Row({ item }: { readonly item: Item }) {
  const { snapshot } = useWorkstation();
  const { hotkey, netuid, before, after, isThere } = item;
  const amount = (value: bigint | null): string =>
    value === null
      ? ""
      : item.item === "stake"
        ? en.deeds.alphaLine(value, netuid ?? 0)
        : item.item === "tao"
          ? en.amount.tao(value)
          : String(value);
  return (
    <tr>
      <td>{words.item(item.item, hotkey === null ? "" : nameOrEnds(snapshot, hotkey), netuid)}</td>
      <td className={table.right}>{amount(before)}</td>
      <td className={table.right}>{amount(after)}</td>
      <td>
        <Tag tone={isThere ? "proved" : "danger"}>{isThere ? words.there : words.notThere}</Tag>
      </td>
    </tr>
  );
}
