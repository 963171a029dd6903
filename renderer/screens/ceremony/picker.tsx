/**
 * Letters and words to pick: for whoever does not trust the keyboard. Knows a prefix, never a phrase. The candidates lie
 * in another order for each word, so that neither where somebody clicks nor how often Tab is pressed says which it was.
 */
import { useEffect, useRef, useState } from "react";
import { shuffled } from "../../lib/shuffle.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import css from "./picker.module.css";

/** More words than this are not a choice but a search: another letter first. */
const MOST_WORDS = 36;

interface PickerProps {
  readonly words: readonly string[];
  readonly number: number;
  readonly onPick: (word: string) => void;
}

export function Picker({ words, number, onPick }: PickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  /** How many were picked: the last field stays the same field, its order does not. */
  const [round, setRound] = useState(0);
  return (
    <section className={css.picker} aria-label={en.create.prove.pickerFor(number)}>
      <Button tone="quiet" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? en.create.prove.pickerHide : en.create.prove.picker}
      </Button>
      {isOpen ? (
        <>
          <p className={css.hint}>{en.create.prove.pickerHint}</p>
          <Candidates
            key={`${number}-${round}-${words.length}`}
            words={words}
            number={number}
            onPick={(word) => {
              setRound(round + 1);
              onPick(word);
            }}
          />
        </>
      ) : null}
    </section>
  );
}

/** The candidates for one word, in an order of their own. */
function Candidates({ words, number, onPick }: PickerProps) {
  const [order] = useState(() => ({
    words: shuffled(words),
    letters: shuffled([..."abcdefghijklmnopqrstuvwxyz"]),
  }));
  const [prefix, setPrefix] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const wasNarrowed = useRef(false);
  const fitting = order.words.filter((word) => word.startsWith(prefix));
  const next = new Set(fitting.map((word) => word[prefix.length]));
  const letters = fitting.length > 1 ? order.letters.filter((letter) => next.has(letter)) : [];
  // What was pressed is gone or means something else now: the keyboard goes on at the first candidate.
  const narrow = (to: string): void => {
    setPrefix(to);
    wasNarrowed.current = true;
  };
  useEffect(() => {
    if (!wasNarrowed.current) return;
    wasNarrowed.current = false;
    list.current?.querySelector("button")?.focus();
  });
  return (
    <>
      <div className={css.row}>
        <span className={css.prefix}>
          {en.create.prove.pickerFor(number)}
          <b>{prefix}</b>
        </span>
        {prefix === "" ? null : (
          <Button size="small" onClick={() => narrow("")}>
            {en.create.prove.clear}
          </Button>
        )}
      </div>
      <div className={css.candidates} ref={list}>
        {letters.length > 0 ? (
          <div className={css.row}>
            {letters.map((letter) => (
              <button
                key={letter}
                type="button"
                className={css.letter}
                onClick={() => narrow(prefix + letter)}
              >
                {en.create.prove.letter(letter)}
              </button>
            ))}
          </div>
        ) : null}
        {fitting.length <= MOST_WORDS ? (
          <div className={css.row}>
            {fitting.map((word) => (
              <button
                key={word}
                type="button"
                lang="en"
                className={css.word}
                onClick={() => onPick(word)}
              >
                {word}
              </button>
            ))}
          </div>
        ) : null}
      </div>
    </>
  );
}
