import { useMemo, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useSubnetList } from "../../app/use-subnets.ts";
import { en } from "../../messages/en.ts";
import type { SubnetRow } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Tick } from "../../ui/tick.tsx";
import { FromChain } from "../from-chain.tsx";
import { SubnetTable } from "./subnet-table.tsx";
import css from "./subnets.module.css";

const guide = { what: en.subnets.what, wrong: en.subnets.wrong, hands: en.subnets.hands };

export function SubnetsPlace() {
  const { subnets, fault, isKept } = useSubnetList();
  const [filter, setFilter] = useState("");
  const [onlyOpen, setOnlyOpen] = useState(false);
  const rows = subnets?.rows;
  const shown = useMemo(
    () => rows?.filter((row) => fits(row, filter) && (!onlyOpen || row.isOpen)) ?? [],
    [rows, filter, onlyOpen],
  );
  return (
    <Page title={en.subnets.title} lede={en.subnets.lede} guide={guide} kind="table">
      {fault === null ? null : <FaultPanel fault={fault} />}
      {subnets === null ? (
        fault === null ? (
          <Working what={en.subnets.reading} detail={en.subnets.readingDetail} />
        ) : null
      ) : (
        <>
          <div className={css.tools}>
            <TextField
              label={en.subnets.filter}
              type="search"
              placeholder={en.subnets.filterHint}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
            <Tick isTicked={onlyOpen} onTick={setOnlyOpen}>
              {en.subnets.onlyOpen}
            </Tick>
          </div>
          <FromChain
            read={subnets}
            isKept={isKept}
            beside={
              <p className={css.found} role="status">
                {en.subnets.found(shown.length, subnets.rows.length)}
              </p>
            }
          >
            {shown.length === 0 ? (
              <Card>
                <p>{en.subnets.nothing}</p>
              </Card>
            ) : (
              <SubnetTable rows={shown} />
            )}
          </FromChain>
        </>
      )}
    </Page>
  );
}

function fits(row: SubnetRow, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  if (wanted === "") return true;
  return (
    String(row.netuid) === wanted ||
    row.name.toLowerCase().includes(wanted) ||
    row.symbol.toLowerCase() === wanted
  );
}
