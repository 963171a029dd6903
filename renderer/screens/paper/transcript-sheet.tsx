/** The paper of a transcript. Every value stands as text; what the kind brings is named by the kind's own words. */
import type { ReactNode } from "react";
import { groupsOf } from "../../lib/address.ts";
import { count, date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { TranscriptRead } from "../../types.ts";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { headOf } from "./head.ts";
import css from "./sheets.module.css";

const words = en.paper.transcript;

export function TranscriptSheet({ transcript: one, hash, isAsRecorded }: TranscriptRead) {
  const kind = en.ceremonies.kind(one.ceremony);
  const stepName = (step: string): string => kind.steps[step] ?? words.token(step);
  return (
    <Sheet title={headOf(one)}>
      {isAsRecorded === true ? null : (
        <p className={css.warning}>{isAsRecorded === null ? words.unnamed : words.edited}</p>
      )}
      <Facts>
        {one.subject === null ? null : (
          <Fact term={words.address}>
            <span className={css.address}>{groupsOf(one.subject).join(" ")}</span>
          </Fact>
        )}
        <Fact term={words.outcome}>{words.outcomeOf(one)}</Fact>
        {one.remark === null ? null : <Fact term={words.remark}>{one.remark}</Fact>}
        <Fact term={words.began}>{date(one.startedAtMs)}</Fact>
        <Fact term={words.ended}>{date(one.endedAtMs)}</Fact>
        {one.people.map(({ role, name }) => (
          <Fact key={role} term={words.role(role)}>
            {name}
          </Fact>
        ))}
        {one.airGap === null ? null : (
          <Fact term={words.airGap}>{words.gap(one.airGap, one.startedAtMs)}</Fact>
        )}
        {one.facts.map(({ name, value }) => (
          <Fact key={name} term={kind.facts[name] ?? words.token(name)}>
            {textOf(value, kind.values)}
          </Fact>
        ))}
        <Fact term={words.software}>{words.version(one.version)}</Fact>
        <Fact term={words.number}>{one.id}</Fact>
        <Fact term={words.hash}>
          <Mono>{hash}</Mono>
        </Fact>
      </Facts>
      {one.copies.length === 0 ? null : (
        <Part title={words.copies}>
          <Table
            head={[words.label, words.on, words.place, words.custodian, words.serial]}
            rows={one.copies.map(({ label, medium, place, custodian, serial }) => [
              ...[label, words.medium(medium), place, custodian ?? "", serial ?? ""],
            ])}
          />
        </Part>
      )}
      <Part title={words.steps}>
        <Table
          head={[words.step, words.from, words.to]}
          rows={one.steps.map(({ step, fromMs, toMs }) => [
            ...[stepName(step), date(fromMs), toMs === null ? words.notFinished : date(toMs)],
          ])}
        />
        <p className={css.small}>{words.zone(-new Date(one.endedAtMs).getTimezoneOffset())}</p>
      </Part>
      {one.absences.length === 0 ? null : (
        <Part title={words.absences}>
          <Table
            head={[words.step, words.left, words.resumed]}
            rows={one.absences.map(({ step, fromMs, toMs }) => [
              ...[stepName(step), date(fromMs), date(toMs)],
            ])}
          />
        </Part>
      )}
      <Part title={words.exceptions}>
        {one.exceptions.length === 0 ? (
          <p>{words.noExceptions}</p>
        ) : (
          <Table
            head={[words.step, words.notDone, words.reason, words.when]}
            rows={one.exceptions.map(({ step, item, reason, atMs }) => [
              ...[stepName(step), words.item(item), reason, date(atMs)],
            ])}
          />
        )}
      </Part>
      {one.journal === null ? (
        <p className={css.small}>{words.noCheckpoint}</p>
      ) : (
        <Part title={words.checkpoint(one.journal.size)}>
          <ol className={css.words} lang="en" aria-label={words.checkpointWords}>
            {one.journal.words.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, and its place is what it is
              <li key={index}>{word}</li>
            ))}
          </ol>
          <p className={css.small}>{words.checkpointText}</p>
          <p className={css.small}>
            <Mono>{one.journal.origin}</Mono>
          </p>
        </Part>
      )}
      <div className={css.signs}>
        <p>{words.sign("operator")}</p>
        <p>{words.sign("witness")}</p>
      </div>
    </Sheet>
  );
}

function textOf(
  value: TranscriptRead["transcript"]["facts"][number]["value"],
  values: Readonly<Record<string, string>> = {},
): string {
  if (typeof value === "boolean") return words.yesNo(value);
  if (typeof value === "number") return count(value);
  return value === null ? "" : (values[value] ?? value);
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Table({
  head,
  rows,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished record never move
          <tr key={index}>
            {row.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
