/** Words of a card, typed one by one. They stay in their inputs until they leave as bytes; React never sees them. */
import { useEffect, useRef, useState } from "react";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf } from "../../secret-bytes.ts";
import type { PhraseCheck } from "../../types.ts";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { Picker } from "./picker.tsx";
import css from "./prove-step.module.css";
import { WordField } from "./word-field.tsx";

type WrongWord = Extract<PhraseCheck, { match: false }>["wrong"][number];

export interface Wrong {
  readonly title: string;
  readonly text: string;
  readonly words: readonly WrongWord[];
}

interface TypedWordsProps {
  readonly count: number;
  readonly list: "phrase" | "share";
  /** What was said about the last try; another object for each try. */
  readonly wrong: Wrong | null;
  readonly isBusy: boolean;
  /** What is said while the vault looks at them. */
  readonly working?: { readonly what: string; readonly detail: string };
  readonly children: (state: {
    readonly isComplete: boolean;
    /** UTF-8 of all words, one space between. The caller wipes it. */
    readonly take: () => Uint8Array;
  }) => React.ReactNode;
}

const CHECKING = { what: en.proving.words.checking, detail: en.create.prove.checkingDetail };

export function TypedWords(props: TypedWordsProps) {
  const { count, list, wrong, isBusy, working = CHECKING, children } = props;
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const after = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState<readonly string[]>([]);
  const [filled, setFilled] = useState(0);
  const [edited, setEdited] = useState<{ of: Wrong | null; places: ReadonlySet<number> }>({
    of: null,
    places: new Set(),
  });
  const [isPasteRefused, setIsPasteRefused] = useState(false);
  const [active, setActive] = useState(0);

  useEffect(() => {
    const load = list === "phrase" ? workstation().phrase.words : workstation().split.wordList;
    void load(null).then((reply) => {
      // Without the list there is no completion; typing still works.
      if (reply.ok) setWords(reply.value);
    });
    const held = inputs.current;
    return () => {
      for (const input of held) if (input) input.value = "";
    };
  }, [list]);

  const present = (): HTMLInputElement[] =>
    inputs.current.slice(0, count).filter((input) => input !== null);
  const focus = (index: number): void => {
    if (index < count) inputs.current[Math.max(0, index)]?.focus();
    else after.current?.querySelector<HTMLButtonElement>("button:last-of-type")?.focus();
  };
  const changed = (index: number): void => {
    setIsPasteRefused(false);
    const before = edited.of === wrong ? edited.places : [];
    setEdited({ of: wrong, places: new Set([...before, index]) });
    setFilled(present().filter((input) => input.value.trim() !== "").length);
  };
  // Another number of fields holds another number of words.
  useEffect(() => {
    const held = inputs.current.slice(0, count);
    setFilled(held.filter((input) => input !== null && input.value.trim() !== "").length);
  }, [count]);
  const isEdited = (index: number): boolean => edited.of === wrong && edited.places.has(index);

  // Only after the fields are enabled again: a disabled one takes no focus.
  const firstWrong = wrong?.words[0]?.position ?? null;
  useEffect(() => {
    if (wrong !== null && firstWrong !== null && !isBusy) inputs.current[firstWrong - 1]?.focus();
  }, [wrong, firstWrong, isBusy]);

  return (
    <>
      {wrong === null ? null : (
        <Notice level="care" isLive title={wrong.title}>
          <p>{wrong.text}</p>
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
              isEdited(index) ? undefined : wrong?.words.find((one) => one.position === index + 1)
            }
            isDisabled={isBusy}
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
      {isBusy ? <Working {...working} /> : null}
      <div ref={after}>
        {children({ isComplete: filled === count, take: () => bytesOf(present()) })}
      </div>
    </>
  );
}
