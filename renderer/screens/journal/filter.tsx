import { useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { midnightOf, readDay } from "../../lib/day-input.ts";
import { compareNames } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import { kindName } from "../../messages/journal.ts";
import type { JournalFilter } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./journal.module.css";

export const EVERYTHING: JournalFilter = {
  kinds: null,
  subject: null,
  act: null,
  fromMs: null,
  toMs: null,
  text: null,
};

const ALL = "";
/** Long enough not to ask for each letter. */
const TYPING_MS = 250;

interface FilterProps {
  readonly size: number;
  readonly act: string | null;
  readonly onAct: (act: null) => void;
  readonly onChange: (filter: JournalFilter) => void;
}

/** Of a day that was typed; what is no day yet narrows nothing. */
function dayStart(text: string): number | null {
  const day = readDay(text);
  return day === null ? null : midnightOf(day);
}
function dayEnd(text: string): number | null {
  const day = readDay(text);
  return day === null ? null : midnightOf(day, 1) - 1;
}

export function Filter({ size, act, onAct, onChange }: FilterProps) {
  const { snapshot } = useWorkstation();
  const [known, setKnown] = useState<{ kinds: string[]; subjects: string[] }>({
    kinds: [],
    subjects: [],
  });
  const [kind, setKind] = useState(ALL);
  const [subject, setSubject] = useState(ALL);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [text, setText] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: a journal that grew may have new kinds and keys
  useEffect(() => {
    let isCurrent = true;
    void workstation()
      .journal.overview(null)
      .then((reply) => {
        if (isCurrent && reply.ok) setKnown(reply.value);
      });
    return () => {
      isCurrent = false;
    };
  }, [size]);

  useEffect(() => {
    const wanted = text.trim();
    const timer = setTimeout(
      () =>
        onChange({
          ...EVERYTHING,
          act,
          kinds: kind === ALL ? null : [kind],
          subject: subject === ALL ? null : subject,
          fromMs: dayStart(from),
          toMs: dayEnd(to),
          text: wanted === "" ? null : wanted,
        }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [act, kind, subject, from, to, text, onChange]);

  const isOn = act !== null || [kind, subject, from, to, text].some((value) => value !== "");
  const byWords = (a: string, b: string) => compareNames(kindName(a), kindName(b));
  return (
    <fieldset className={css.tools}>
      <legend className="visually-hidden">{en.journalTools.filters}</legend>
      {act === null ? null : (
        <p className={css.ofAct}>
          {en.journalTools.ofAct} <code>{act}</code>
        </p>
      )}
      <SelectField
        label={en.journalTools.key}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        options={[
          { value: ALL, label: en.journalTools.allKeys },
          ...known.subjects
            .map((value) => ({ value, label: nameOrEnds(snapshot, value) }))
            .sort((a, b) => compareNames(a.label, b.label)),
        ]}
      />
      <SelectField
        label={en.journal.kind}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        options={[
          { value: ALL, label: en.journal.allKinds },
          ...known.kinds.toSorted(byWords).map((value) => ({ value, label: kindName(value) })),
        ]}
      />
      <DateField label={en.journalTools.since} value={from} onChange={setFrom} />
      <DateField label={en.journalTools.until} value={to} onChange={setTo} />
      <TextField
        label={en.journal.text}
        type="search"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={css.clear}>
        <Button
          disabled={!isOn}
          onClick={() => {
            onAct(null);
            setKind(ALL);
            setSubject(ALL);
            setFrom("");
            setTo("");
            setText("");
          }}
        >
          {en.journalTools.clear}
        </Button>
      </div>
    </fieldset>
  );
}
