/**
 * One word among six. The six arrive as bytes, are put into the page's text and taken out again; state and props know a
 * place, a number from 1 to 6, and nothing of the words. Only numbers are pressed.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { receiveSecret, splitWords } from "../../secret-bytes.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Steps, Working } from "../../ui/progress.tsx";
import { Small } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";
import css from "./quiz-body.module.css";

const CHOICES = [1, 2, 3, 4, 5, 6];

interface Seen {
  readonly number: number;
  readonly of: number;
  readonly place: string;
}

export function QuizBody({ ceremony, onEnded }: BodyProps) {
  const { id } = ceremony;
  const slots = useRef<(HTMLSpanElement | null)[]>([]);
  const group = useRef<HTMLFieldSetElement>(null);
  const [seen, setSeen] = useState<Seen | null>(null);
  const [isHidden, setIsHidden] = useState(false);
  const [choice, setChoice] = useState<number | null>(null);
  const load = useCall();
  const answer = useCall();
  const step = useStep(ceremony, onEnded);

  const clear = useCallback(() => {
    for (const slot of slots.current) slot?.replaceChildren();
  }, []);

  const ask = async (): Promise<void> => {
    let progress = { number: 0, of: 0 };
    const reply = await load.run(() =>
      receiveSecret(async (out) => {
        const asked = await workstation().check.question({ id, out });
        if (asked.ok) progress = asked.value;
        return asked;
      }),
    );
    if (!reply?.ok) return;
    const [place = "", ...six] = splitWords(reply.value);
    for (const [index, word] of six.entries()) slots.current[index]?.replaceChildren(word);
    reply.value.fill(0);
    setSeen({ ...progress, place });
    setIsHidden(false);
    setChoice(null);
    group.current?.focus();
  };
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  useEffect(() => {
    void latestAsk.current();
    const hide = (): void => {
      clear();
      setIsHidden(true);
    };
    const onVisibility = (): void => {
      if (document.visibilityState === "hidden") hide();
    };
    const stop = (event: Event): void => event.preventDefault();
    window.addEventListener("blur", hide);
    document.addEventListener("visibilitychange", onVisibility);
    document.addEventListener("copy", stop);
    return () => {
      window.removeEventListener("blur", hide);
      document.removeEventListener("visibilitychange", onVisibility);
      document.removeEventListener("copy", stop);
      clear();
    };
  }, [clear]);

  const submit = async (): Promise<void> => {
    if (seen === null || choice === null || isHidden) return;
    const { number } = seen;
    const reply = await answer.run(() => workstation().check.answer({ id, number, choice }));
    if (!reply?.ok) return;
    clear();
    if (reply.value.result === null) await ask();
    else onEnded();
  };
  const latest = useRef({ submit, isHidden });
  useEffect(() => {
    latest.current = { submit, isHidden };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || latest.current.isHidden) return;
      if (/^[1-6]$/.test(event.key)) setChoice(Number(event.key));
      else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
        event.preventDefault();
        void latest.current.submit();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  const words = en.proving.quiz;
  const isLast = seen !== null && seen.number === seen.of;
  return (
    <>
      {seen === null ? null : (
        <div className={css.head}>
          <h2 className={css.ask}>{words.ask(seen.place)}</h2>
          <Steps step={seen.number} of={seen.of} label={words.progress(seen.number, seen.of)} />
          <p role="status">{words.progress(seen.number, seen.of)}</p>
        </div>
      )}
      <fieldset
        ref={group}
        tabIndex={-1}
        className={css.six}
        hidden={seen === null || isHidden}
        disabled={answer.isBusy}
        onContextMenu={(event) => event.preventDefault()}
      >
        <legend className="visually-hidden">{words.group(seen?.place ?? "")}</legend>
        {CHOICES.map((number) => (
          <label key={number} className={css.choice} data-chosen={choice === number || undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name="candidate"
              checked={choice === number}
              onChange={() => setChoice(number)}
            />
            <span className={css.number}>{number}</span>
            <span
              className={css.word}
              lang="en"
              ref={(slot) => {
                slots.current[number - 1] = slot;
              }}
            />
          </label>
        ))}
      </fieldset>
      {isHidden ? (
        <div className={css.hidden}>
          <p role="status">{words.hidden}</p>
          <Button onClick={() => void ask()}>{words.show}</Button>
        </div>
      ) : null}
      {seen === null && load.isBusy ? <Working what={words.loading} /> : null}
      <Small>{words.hint}</Small>
      {load.fault === null ? null : <FaultPanel fault={load.fault} />}
      {answer.fault === null ? null : <FaultPanel fault={answer.fault} />}
      <StepActions
        ceremony={{ ...ceremony, step: { ...ceremony.step, canGoBack: false } }}
        step={step}
        next={isLast ? words.last : words.next}
        isReady={choice !== null && !isHidden}
        isBusy={answer.isBusy || load.isBusy}
        onNext={() => void submit()}
      />
    </>
  );
}
