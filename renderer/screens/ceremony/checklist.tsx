/** Items to tick, one by one. What may be left undone is excused with a reason, and shows it. */
import { useState } from "react";
import type { StepText } from "../../messages/en/ceremonies/kind.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Tag } from "../../ui/tag.tsx";
import { isLabel } from "../key-name.ts";
import css from "./checklist.module.css";
import type { Given } from "./use-step.ts";

export interface Checked {
  readonly ticked: readonly string[];
  readonly exceptions: readonly Given[];
  readonly isComplete: boolean;
  readonly open: number;
  readonly tick: (item: string, isTicked: boolean) => void;
  /** null takes the excuse back. */
  readonly excuse: (item: string, reason: string | null) => void;
}

/** As it was answered before, when the step is come back to. */
export function useChecklist({ step, answers, exceptions }: Ceremony): Checked {
  const before = answers[step.id]?.ticked;
  const [ticked, setTicked] = useState<readonly string[]>(
    Array.isArray(before) ? before.filter((one) => typeof one === "string") : [],
  );
  const [excuses, setExcuses] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(
      exceptions.filter((one) => one.step === step.id).map(({ item, reason }) => [item, reason]),
    ),
  );
  const given = Object.entries(excuses).map(([item, reason]) => ({ item, reason: reason.trim() }));
  const isDone = (item: string): boolean =>
    ticked.includes(item) || given.some((one) => one.item === item && isLabel(one.reason));
  const open = step.items.filter(({ id }) => !isDone(id)).length;

  const excuse = (item: string, reason: string | null): void => {
    const { [item]: _, ...others } = excuses;
    setExcuses(reason === null ? others : { ...others, [item]: reason });
  };
  return {
    ticked,
    exceptions: given,
    isComplete: open === 0,
    open,
    excuse,
    tick(item, isTicked) {
      setTicked(isTicked ? [...ticked, item] : ticked.filter((one) => one !== item));
      if (isTicked) excuse(item, null);
    },
  };
}

interface ChecklistProps {
  readonly ceremony: Ceremony;
  readonly text: StepText;
  readonly list: Checked;
}

export function Checklist({ ceremony, text, list }: ChecklistProps) {
  return (
    <>
      <ul className={css.list}>
        {ceremony.step.items.map(({ id, canSkip }) => {
          const words = text.items?.[id] ?? { text: id, why: "" };
          const reason = list.exceptions.find((one) => one.item === id)?.reason;
          const isTicked = list.ticked.includes(id);
          return (
            <li key={id} className={css.item} data-excused={reason !== undefined || undefined}>
              <div className={css.line}>
                <label className={css.tick}>
                  <input
                    type="checkbox"
                    aria-label={words.text}
                    aria-describedby={`why-${id}`}
                    checked={isTicked}
                    onChange={(event) => list.tick(id, event.currentTarget.checked)}
                  />
                  <span className={css.text}>
                    <span className={css.what}>{words.text}</span>
                    <span className={css.why} id={`why-${id}`}>
                      {words.why}
                    </span>
                  </span>
                </label>
                {reason === undefined ? null : <Tag tone="care">{en.ceremonies.excused}</Tag>}
                {!canSkip || isTicked ? null : (
                  <Button
                    size="small"
                    tone="quiet"
                    aria-label={
                      reason === undefined ? en.ceremonies.excuseFor(words.text) : undefined
                    }
                    onClick={() => list.excuse(id, reason === undefined ? "" : null)}
                  >
                    {reason === undefined ? en.ceremonies.excuse : en.ceremonies.excuseTake}
                  </Button>
                )}
              </div>
              {reason === undefined ? null : <Excuse item={id} list={list} />}
            </li>
          );
        })}
      </ul>
      <p className={css.count} role="status">
        {list.isComplete ? en.ceremonies.allDone : en.ceremonies.open(list.open)}
      </p>
    </>
  );
}

function Excuse({ item, list }: { readonly item: string; readonly list: Checked }) {
  const [reason, setReason] = useState(
    list.exceptions.find((one) => one.item === item)?.reason ?? "",
  );
  const isBad = reason.trim() !== "" && !isLabel(reason.trim());
  return (
    <div className={css.excuse}>
      <TextField
        autoFocus
        label={en.ceremonies.excuseReason}
        hint={en.ceremonies.excuseHint}
        error={isBad ? en.ceremonies.bad : null}
        value={reason}
        maxLength={60}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          list.excuse(item, event.currentTarget.value);
        }}
      />
    </div>
  );
}
