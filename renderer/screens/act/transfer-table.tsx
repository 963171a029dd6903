import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { TransferListRead } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import { nameOf } from "../names.ts";
import css from "./inside.module.css";

const words = en.together.batch;

/** A list of transfers as it was read, each with what is known of its recipient, and the sum. */
export function TransferTable({ list }: { readonly list: TransferListRead }) {
  const { snapshot } = useWorkstation();
  const times = new Map<string, number>();
  for (const { look } of list.rows) times.set(look.text, (times.get(look.text) ?? 0) + 1);
  return (
    <Card as="div" isFlush>
      <table className={`${table.table} ${css.transfers}`}>
        <caption className={css.total}>{words.total(list.rows.length, list.totalRao)}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.right}>
              {words.line}
            </th>
            <th scope="col">{words.to}</th>
            <th scope="col" className={table.right}>
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map(({ line, look, amountRao }) => (
            <tr key={line}>
              <td className={table.right}>{line}</td>
              <td>
                {look.address === null ? (
                  look.text
                ) : (
                  <Stack gap="tight">
                    <Row>
                      <span className={table.strong}>{nameOf(snapshot, look.address)}</span>
                      {look.twin === null ? null : (
                        <Tag tone="danger">{words.twin(look.twin.name)}</Tag>
                      )}
                      {look.isSentBefore || look.role === "coldkey" ? null : (
                        <Tag tone="care">{words.new}</Tag>
                      )}
                      {(times.get(look.text) ?? 0) > 1 ? (
                        <Tag tone="care">{words.twice}</Tag>
                      ) : null}
                    </Row>
                    <Address address={look.address} />
                  </Stack>
                )}
              </td>
              <td className={table.right}>
                <Amount rao={amountRao} minDecimals={9} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
