import { useState } from "react";
import { midnightOf, readDay } from "../lib/day-input.ts";
import { dayOfYear } from "../lib/time.ts";
import { en } from "../messages/en.ts";
import { TextField } from "./field.tsx";

interface DateFieldProps {
  readonly label: string;
  /** What was typed; `readDay` says which day it is, if it is one. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A day, typed. The browser's own date field shows days in the order of the system's language, whatever this page speaks:
 * 3/5 would be another day there than below it. What was understood is said in the language of the page.
 */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const [isLeft, setIsLeft] = useState(false);
  const day = readDay(value);
  const isWrong = isLeft && value.trim() !== "" && day === null;
  return (
    <TextField
      label={label}
      value={value}
      maxLength={20}
      hint={day === null ? en.date.hint : dayOfYear(midnightOf(day))}
      error={isWrong ? en.date.bad : null}
      onChange={(event) => {
        setIsLeft(false);
        onChange(event.currentTarget.value);
      }}
      onBlur={() => setIsLeft(true)}
    />
  );
}
