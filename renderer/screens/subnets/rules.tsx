import { useId } from "react";
import { en } from "../../messages/en.ts";
import type { Hyperparameter } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Mono } from "../../ui/facts.tsx";
import table from "../../ui/table.module.css";
import { Wide } from "../../ui/wide.tsx";
import css from "./subnets.module.css";

const words = en.subnet;

/** As the chain lists them: one that a later runtime adds is here with its own name. */
export function Rules({
  hyperparameters,
}: {
  readonly hyperparameters: readonly Hyperparameter[];
}) {
  const titleId = useId();
  return (
    <Card labelledBy={titleId} isFlush>
      <h2 id={titleId} className={css.tableTitle}>
        {words.rules}
      </h2>
      <Wide label={words.rulesCaption}>
        <table className={table.table}>
          <caption className="visually-hidden">{words.rulesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col" className={table.right}>
                {words.value}
              </th>
              <th scope="col">{words.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {hyperparameters.map((one) => (
              <tr key={one.name}>
                <td>
                  <Mono>{one.name}</Mono>
                </td>
                <td className={table.right}>{words.valueOf(one)}</td>
                <td>{words.meant(one.name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Card>
  );
}
