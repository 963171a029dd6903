import { useId } from "react";
import { en } from "../../messages/en.ts";
import type { Hyperparameter } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Mono } from "../../ui/facts.tsx";
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
      <DataTable
        caption={words.rulesCaption}
        columns={columns()}
        rows={hyperparameters}
        keyOf={({ name }) => name}
      />
    </Card>
  );
}

const columns = (): readonly Column<Hyperparameter>[] => [
  {
    ...{ id: "name", name: words.rule },
    sortBy: ({ name }) => name,
    cell: ({ name }) => <Mono>{name}</Mono>,
  },
  { id: "value", name: words.value, isRight: true, cell: (one) => words.valueOf(one) },
  { id: "meaning", name: words.meaning, cell: ({ name }) => words.meant(name) },
];
