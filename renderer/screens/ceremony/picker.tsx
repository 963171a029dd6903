/** Letters and words to click: for whoever does not trust the keyboard. Knows a prefix, never a phrase. */
import { useState } from "react";
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
  const [prefix, setPrefix] = useState("");
  const fitting = words.filter((word) => word.startsWith(prefix));
  const letters = [...new Set(fitting.map((word) => word[prefix.length]))]
    .filter((letter) => letter !== undefined)
    .sort();
  return (
    <section className={css.picker} aria-label={en.create.prove.pickerFor(number)}>
      <Button
        tone="quiet"
        size="small"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
          setPrefix("");
        }}
      >
        {isOpen ? en.create.prove.pickerHide : en.create.prove.picker}
      </Button>
      {isOpen ? (
        <>
          <p className={css.hint}>{en.create.prove.pickerHint}</p>
          <div className={css.row}>
            <span className={css.prefix}>
              {en.create.prove.pickerFor(number)}
              <b>{prefix}</b>
            </span>
            {prefix === "" ? null : (
              <Button size="small" onClick={() => setPrefix("")}>
                {en.create.prove.clear}
              </Button>
            )}
          </div>
          {letters.length > 0 && fitting.length > 1 ? (
            <div className={css.row}>
              {letters.map((letter) => (
                <button
                  key={letter}
                  type="button"
                  className={css.letter}
                  onClick={() => setPrefix(prefix + letter)}
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
                  className={css.word}
                  onClick={() => {
                    setPrefix("");
                    onPick(word);
                  }}
                >
                  {word}
                </button>
              ))}
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
