import { ArrowLeft, Check } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf, withSecret } from "../../secret-bytes.ts";
import type { PhraseCheck, Reply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import type { BodyProps } from "./kind-view.ts";
import { Picker } from "./picker.tsx";
import css from "./prove-step.module.css";
import { useStep } from "./use-step.ts";
import { WordField } from "./word-field.tsx";

type Mismatch = Extract<PhraseCheck, { match: false }>;

interface ProveBodyProps extends BodyProps {
  readonly wordCount: number;
  readonly summary: (check: Mismatch) => string;
  readonly fix: string;
  readonly back: string;
  readonly prove: (input: { id: string; phrase: string }) => Promise<Reply<PhraseCheck>>;
}

export function ProveBody(props: ProveBodyProps) {
  const { ceremony, wordCount, summary, fix, prove, onEnded } = props;
  const { id, of, number } = ceremony;
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const checkButton = useRef<HTMLButtonElement>(null);
  const [words, setWords] = useState<readonly string[]>([]);
  const [filled, setFilled] = useState(0);
  const [mismatch, setMismatch] = useState<Mismatch | null>(null);
  /** Places that were edited since the last answer: what was said about them is old. */
  const [edited, setEdited] = useState<ReadonlySet<number>>(new Set());
  const [isPasteRefused, setIsPasteRefused] = useState(false);
  const [active, setActive] = useState(0);
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const count = wordCount;

  useEffect(() => {
    void workstation()
      .phrase.words(null)
      .then((reply) => {
        // Without the list there is no completion; typing still works.
        if (reply.ok) setWords(reply.value);
      });
    const held = inputs.current;
    return () => {
      for (const input of held) if (input) input.value = "";
    };
  }, []);

  const present = (): HTMLInputElement[] =>
    inputs.current.slice(0, count).filter((input) => input !== null);
  const recount = (): void =>
    setFilled(present().filter((input) => input.value.trim() !== "").length);
  const focus = (index: number): void => {
    if (index >= count) checkButton.current?.focus();
    else inputs.current[Math.max(0, index)]?.focus();
  };

  const changed = (index: number): void => {
    setIsPasteRefused(false);
    setEdited((before) => (before.has(index) ? before : new Set(before).add(index)));
    recount();
  };

  const check = async (): Promise<void> => {
    const bytes = bytesOf(present());
    const reply = await call.run(() => withSecret(bytes, (phrase) => prove({ id, phrase })));
    if (!reply?.ok) return;
    if (reply.value.match) {
      // The last step of its script: nothing follows that the core could show.
      if (number === of) onEnded();
      return;
    }
    setMismatch(reply.value);
    setEdited(new Set());
  };
  // Only after the fields are enabled again: a disabled one takes no focus.
  const firstWrong = mismatch?.wrong[0]?.position ?? null;
  useEffect(() => {
    if (mismatch !== null && firstWrong !== null) inputs.current[firstWrong - 1]?.focus();
  }, [mismatch, firstWrong]);

  const isComplete = filled === count;
  return (
    <>
      {mismatch === null ? null : (
        <Notice level="care" isLive title={summary(mismatch)}>
          <p>{fix}</p>
        </Notice>
      )}
      {isPasteRefused ? (
        <Notice level="info" isLive>
          <p>{en.create.prove.pasteOff}</p>
        </Notice>
      ) : null}
      <ol className={css.grid}>
        {Array.from({ length: count }, (_, index) => (
          <WordField
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a word
            key={index}
            number={index + 1}
            words={words}
            wrong={
              edited.has(index)
                ? undefined
                : mismatch?.wrong.find((one) => one.position === index + 1)
            }
            isDisabled={call.isBusy}
            onInput={(input) => {
              inputs.current[index] = input;
            }}
            onChanged={() => changed(index)}
            onMove={(by) => focus(index + by)}
            onPasteRefused={() => setIsPasteRefused(true)}
            onFocused={() => setActive(index)}
          />
        ))}
      </ol>
      <Row place="between">
        <Small>{en.create.prove.keys}</Small>
        <p className={css.count} role="status">
          {en.create.prove.filled(filled, count)}
        </p>
      </Row>
      <Picker
        words={words}
        number={active + 1}
        onPick={(word) => {
          const input = inputs.current[active];
          if (!input) return;
          input.value = word;
          changed(active);
          focus(active + 1);
        }}
      />
      {call.isBusy ? (
        <Working what={en.create.prove.checking} detail={en.create.prove.checkingDetail} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {step.fault === null ? null : <FaultPanel fault={step.fault} />}
      <Row place="between">
        {ceremony.step.canGoBack ? (
          <Button icon={<ArrowLeft aria-hidden="true" />} isBusy={step.isBusy} onClick={step.back}>
            {props.back}
          </Button>
        ) : (
          <span />
        )}
        <Button
          ref={checkButton}
          tone="primary"
          disabled={!isComplete}
          isBusy={call.isBusy}
          icon={<Check aria-hidden="true" />}
          onClick={() => void check()}
        >
          {en.create.prove.check}
        </Button>
      </Row>
    </>
  );
}
