/** The words in fields of their own, with completion and the picker. They stay in their inputs until they are sent. */
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf } from "../../secret-bytes.ts";
import { Choice } from "../../ui/choice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { Picker } from "../ceremony/picker.tsx";
import grid from "../ceremony/prove-step.module.css";
import { WordField } from "../ceremony/word-field.tsx";

export interface WordsHandle {
  /** UTF-8 of all words, one space between. The caller wipes it. */
  copy(): Uint8Array;
}

interface WordByWordProps {
  readonly handle: Ref<WordsHandle>;
  readonly isBusy: boolean;
  readonly onComplete: (isComplete: boolean) => void;
}

const COUNTS = ["12", "15", "18", "21", "24"] as const;

export function WordByWord({ handle, isBusy, onComplete }: WordByWordProps) {
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const [words, setWords] = useState<readonly string[]>([]);
  const [countText, setCountText] = useState<(typeof COUNTS)[number]>("12");
  const [filled, setFilled] = useState(0);
  const [active, setActive] = useState(0);
  const [isPasteRefused, setIsPasteRefused] = useState(false);
  const count = Number(countText);
  const present = (): HTMLInputElement[] =>
    inputs.current.slice(0, count).filter((input) => input !== null);

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

  useImperativeHandle(handle, () => ({ copy: () => bytesOf(present()) }));

  const recount = (): void => {
    setIsPasteRefused(false);
    setFilled(present().filter((input) => input.value !== "").length);
  };
  useEffect(() => onComplete(filled === count), [filled, count, onComplete]);
  // Another number of fields holds another number of words.
  useEffect(() => {
    if (count > 0) setFilled(present().filter((input) => input.value !== "").length);
  });

  const focus = (index: number): void =>
    inputs.current[Math.min(count - 1, Math.max(0, index))]?.focus();

  return (
    <>
      <Choice
        label={en.import.words.count}
        value={countText}
        options={COUNTS.map((value) => ({ value, label: value, disabled: isBusy }))}
        onChange={setCountText}
      />
      {isPasteRefused ? (
        <Notice level="info" isLive>
          <p>{en.create.prove.pasteOff}</p>
        </Notice>
      ) : null}
      <ol className={grid.grid}>
        {Array.from({ length: count }, (_, index) => (
          <WordField
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a word
            key={index}
            number={index + 1}
            words={words}
            wrong={undefined}
            isDisabled={isBusy}
            onInput={(input) => {
              inputs.current[index] = input;
            }}
            onChanged={recount}
            onMove={(by) => focus(index + by)}
            onPasteRefused={() => setIsPasteRefused(true)}
            onFocused={() => setActive(index)}
          />
        ))}
      </ol>
      <Row place="between">
        <Small>{en.create.prove.keys}</Small>
        <p className={grid.count} role="status">
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
          recount();
          focus(active + 1);
        }}
      />
    </>
  );
}
