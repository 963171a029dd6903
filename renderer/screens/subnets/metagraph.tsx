import { useId, useMemo, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Neuron } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Tick } from "../../ui/tick.tsx";
import { nameOf } from "../names.ts";
import css from "./metagraph.module.css";
import { NeuronDetail } from "./neuron-detail.tsx";
import places from "./subnets.module.css";

const words = en.subnet;

interface MetagraphProps {
  readonly neurons: readonly Neuron[];
  readonly atBlock: number;
  readonly isMine: (neuron: Neuron) => boolean;
}

export function Metagraph({ neurons, atBlock, isMine }: MetagraphProps) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const [filter, setFilter] = useState("");
  const [onlyMine, setOnlyMine] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);

  const found = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    const fits = (neuron: Neuron): boolean =>
      wanted === "" ||
      String(neuron.uid) === wanted ||
      neuron.hotkey.toLowerCase().includes(wanted) ||
      (neuron.coldkey ?? "").toLowerCase().includes(wanted) ||
      (nameOf(snapshot, neuron.hotkey) ?? "").toLowerCase().includes(wanted);
    return neurons.filter((neuron) => fits(neuron) && (!onlyMine || isMine(neuron)));
  }, [neurons, snapshot, filter, onlyMine, isMine]);
  const columns = useMemo(
    () => columnsOf(atBlock, isMine, (hotkey) => nameOf(snapshot, hotkey)),
    [atBlock, isMine, snapshot],
  );
  const neuron = neurons.find(({ uid }) => uid === opened);

  return (
    <Card labelledBy={titleId} isFlush>
      <div className={css.head}>
        <h2 id={titleId}>{words.metagraph}</h2>
        <div className={places.tools}>
          <TextField
            label={words.find}
            type="search"
            placeholder={words.findHint}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Tick isTicked={onlyMine} onTick={setOnlyMine}>
            {words.onlyMine}
          </Tick>
        </div>
        <Row place="between">
          <p className={places.found}>{words.keys}</p>
          <p className={places.found} role="status">
            {words.found(found.length, neurons.length)}
          </p>
        </Row>
      </div>
      {found.length === 0 ? (
        <p className={css.none}>{neurons.length === 0 ? words.empty : words.nothing}</p>
      ) : (
        <DataTable
          caption={words.caption(found.length)}
          columns={columns}
          rows={found}
          keyOf={({ uid }) => uid}
          order={{ column: "uid", isUp: true }}
          className={css.grid}
          onOpen={({ uid }) => setOpened(uid)}
        />
      )}
      {neuron === undefined ? null : (
        <NeuronDetail neuron={neuron} onClose={() => setOpened(null)} />
      )}
    </Card>
  );
}

function columnsOf(
  atBlock: number,
  isMine: (neuron: Neuron) => boolean,
  name: (hotkey: string) => string | null,
): readonly Column<Neuron>[] {
  const value = (
    id: keyof typeof words.columns,
    sortBy: (neuron: Neuron) => bigint | number,
    text: (neuron: Neuron) => string | number,
  ): Column<Neuron> => ({
    ...{ id, name: words.columns[id], isRight: true, sortBy, cell: text },
    isDownFirst: id !== "uid",
  });
  return [
    value(
      "uid",
      ({ uid }) => uid,
      ({ uid }) => uid,
    ),
    {
      id: "role",
      name: words.columns.role,
      className: css.roles,
      cell: (neuron) => (
        <>
          {isMine(neuron) ? <Tag tone="accent">{words.yours}</Tag> : null}
          <Tag tone="plain">{neuron.hasPermit ? words.validator : words.miner}</Tag>
          {neuron.isActive ? null : <Tag tone="care">{words.inactive}</Tag>}
        </>
      ),
    },
    value(
      "alpha",
      ({ alpha }) => alpha,
      ({ alpha }) => words.amount(alpha),
    ),
    value(
      "emission",
      ({ emission }) => emission,
      ({ emission }) => words.amount(emission),
    ),
    value(
      "incentive",
      ({ incentive }) => incentive,
      ({ incentive }) => words.share(incentive),
    ),
    value(
      "dividends",
      ({ dividends }) => dividends,
      ({ dividends }) => words.share(dividends),
    ),
    value(
      "consensus",
      ({ consensus }) => consensus,
      ({ consensus }) => words.share(consensus),
    ),
    value(
      "updated",
      ({ updatedAtBlock }) => updatedAtBlock,
      ({ updatedAtBlock }) => words.ago(Math.max(0, atBlock - updatedAtBlock)),
    ),
    {
      id: "hotkey",
      name: words.columns.hotkey,
      className: css.hotkey,
      cell: ({ hotkey }) => (
        <>
          {name(hotkey) === null ? null : <strong>{name(hotkey)}</strong>}
          <Address address={hotkey} layout="line" />
        </>
      ),
    },
  ];
}
