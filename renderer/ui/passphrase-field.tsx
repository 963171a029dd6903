/**
 * The one place where a passphrase is text: inside this input. React never sees it: the input is uncontrolled, the form
 * learns only whether something was typed, and `take` empties it as it hands over the bytes.
 */
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { en } from "../messages/en.ts";
import { bytesOf, noteSecret } from "../secret-bytes.ts";
import { Button } from "./button.tsx";
import css from "./field.module.css";
import { Field } from "./field.tsx";

export interface PassphraseHandle {
  /** The bytes for one use; the input is empty afterwards. */
  take(): Uint8Array;
  /** The bytes, leaving the input as it is: for judging while typing. */
  copy(): Uint8Array;
  equals(other: PassphraseHandle): boolean;
  isEmpty(): boolean;
  clear(): void;
  focus(): void;
  readonly input: HTMLInputElement | null;
}

interface PassphraseFieldProps {
  readonly label: string;
  readonly handle: Ref<PassphraseHandle>;
  readonly hint?: string;
  readonly error?: string | null;
  readonly onEdit?: () => void;
  readonly onEnter?: () => void;
  readonly disabled?: boolean;
}

export function PassphraseField({
  label,
  handle,
  hint,
  error,
  onEdit,
  onEnter,
  disabled = false,
}: PassphraseFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isShown, setIsShown] = useState(false);
  const wantsFocus = useRef(false);

  // A disabled field takes no focus: the wish is kept until the work that disabled it is over.
  useEffect(() => {
    if (disabled || !wantsFocus.current) return;
    wantsFocus.current = false;
    input.current?.focus();
  }, [disabled]);

  useImperativeHandle(handle, () => {
    const clear = (): void => {
      if (input.current) input.current.value = "";
      setIsShown(false);
      onEdit?.();
    };
    const copy = (): Uint8Array => bytesOf(input.current ? [input.current] : []);
    return {
      take() {
        const bytes = copy();
        clear();
        return bytes;
      },
      copy,
      equals: (other) => input.current?.value === other.input?.value,
      isEmpty: () => (input.current?.value ?? "") === "",
      clear,
      focus() {
        if (input.current?.disabled) wantsFocus.current = true;
        else input.current?.focus();
      },
      get input() {
        return input.current;
      },
    };
  }, [onEdit]);

  return (
    <Field
      label={label}
      hint={hint}
      error={error ?? null}
      after={
        <Button
          size="small"
          tone="quiet"
          aria-pressed={isShown}
          disabled={disabled}
          onClick={() => setIsShown(!isShown)}
          onBlur={() => setIsShown(false)}
        >
          {en.passphrase.show}
        </Button>
      }
    >
      {({ id, describedBy }) => (
        <input
          ref={input}
          id={id}
          className={`${css.input} ${css.mono}`}
          type={isShown ? "text" : "password"}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          disabled={disabled}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          onInput={() => {
            noteSecret();
            onEdit?.();
          }}
          onBlur={() => setIsShown(false)}
          onCopy={(event) => event.preventDefault()}
          onCut={(event) => event.preventDefault()}
          onDragStart={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            onEnter?.();
          }}
        />
      )}
    </Field>
  );
}
