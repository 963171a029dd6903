/** One numbered word: typed by hand, completed from the public list, never pasted, never kept outside its input. */
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { en } from "../../messages/en.ts";
import { noteSecret } from "../../secret-bytes.ts";
import type { PhraseCheck } from "../../types.ts";
import css from "./word-field.module.css";

type WrongWord = Extract<PhraseCheck, { match: false }>["wrong"][number];

/** More would hide the next fields; after three letters there are rarely more. */
const MOST_OPTIONS = 6;

interface WordFieldProps {
  readonly number: number;
  readonly words: readonly string[];
  readonly wrong: WrongWord | undefined;
  readonly isDisabled: boolean;
  readonly onInput: (input: HTMLInputElement | null) => void;
  readonly onChanged: () => void;
  readonly onMove: (by: number) => void;
  readonly onPasteRefused: () => void;
  readonly onFocused: () => void;
}

export function WordField(props: WordFieldProps) {
  const { number, words, wrong, isDisabled, onChanged, onMove } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [options, setOptions] = useState<readonly string[]>([]);
  const [cursor, setCursor] = useState(-1);
  const [isUnknown, setIsUnknown] = useState(false);

  const suggest = (): void => {
    const typed = input.current?.value ?? "";
    const fitting = typed === "" ? [] : words.filter((word) => word.startsWith(typed));
    // A whole word needs no list, though longer ones begin with it: the list would lie over the button of the last field.
    setOptions(fitting.includes(typed) ? [] : fitting.slice(0, MOST_OPTIONS));
    // Enter takes it without choosing when there is nothing to choose.
    setCursor(fitting.length === 1 ? 0 : -1);
  };

  const close = (): void => {
    setOptions([]);
    setCursor(-1);
  };

  const settle = (): void => {
    const typed = input.current?.value ?? "";
    setIsUnknown(typed !== "" && words.length > 0 && !words.includes(typed));
    close();
  };

  const accept = (word: string): void => {
    if (!input.current) return;
    noteSecret();
    input.current.value = word;
    onChanged();
    close();
    setIsUnknown(false);
    onMove(1);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const typed = input.current?.value ?? "";
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const option = options[cursor];
      if (option !== undefined) accept(option);
      else if (typed !== "") onMove(1);
    } else if (event.key === "Tab" && !event.shiftKey && options.length === 1) {
      const [only] = options;
      if (only !== undefined && typed.length >= 4 && input.current) {
        input.current.value = only;
        onChanged();
      }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (options.length === 0) onMove(by);
      else setCursor((cursor + by + options.length) % options.length);
    } else if (event.key === "Backspace" && typed === "") {
      event.preventDefault();
      onMove(-1);
    } else if (event.key === "Escape") {
      close();
    }
  };

  const message =
    wrong !== undefined
      ? wrong.isUnknown
        ? wrong.nearest.length > 0
          ? en.create.prove.nearest(wrong.nearest)
          : en.create.prove.unknown
        : en.create.prove.wrong
      : isUnknown
        ? en.create.prove.unknown
        : null;

  return (
    <li className={css.word} data-bad={message !== null || undefined}>
      <label htmlFor={id} className={css.number}>
        <span className="visually-hidden">{en.create.prove.word(number)}</span>
        <span aria-hidden="true">{number}</span>
      </label>
      <input
        ref={(element) => {
          input.current = element;
          props.onInput(element);
        }}
        id={id}
        className={css.input}
        lang="en"
        data-secret=""
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={options.length > 0 ? `${id}-options` : undefined}
        aria-activedescendant={cursor >= 0 && options.length > 0 ? `${id}-${cursor}` : undefined}
        aria-invalid={message !== null || undefined}
        aria-describedby={message === null ? undefined : `${id}-message`}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        disabled={isDisabled}
        onInput={(event) => {
          noteSecret();
          const element = event.currentTarget;
          const clean = element.value.toLowerCase().replace(/[^a-z]/g, "");
          if (clean !== element.value) element.value = clean;
          setIsUnknown(false);
          suggest();
          onChanged();
        }}
        onFocus={props.onFocused}
        onBlur={settle}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          event.preventDefault();
          props.onPasteRefused();
        }}
        onDrop={(event) => {
          event.preventDefault();
          props.onPasteRefused();
        }}
        onCopy={(event) => event.preventDefault()}
        onCut={(event) => event.preventDefault()}
      />
      {options.length > 0 ? (
        <div
          id={`${id}-options`}
          className={css.options}
          role="listbox"
          aria-label={en.create.prove.suggestions(number)}
        >
          {options.map((option, index) => (
            // The keyboard's way to an option is the combobox above; the pointer's is here.
            <div
              key={option}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === cursor}
              onPointerDown={(event) => {
                event.preventDefault();
                accept(option);
              }}
            >
              {option}
            </div>
          ))}
        </div>
      ) : null}
      {message === null ? null : (
        <p id={`${id}-message`} className={css.message}>
          {message}
        </p>
      )}
    </li>
  );
}
