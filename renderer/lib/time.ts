/** Dates, ages and spans as text. */
import { dateAndTime, dayOf, dayWithoutYear, inUnit, together, wholeNumber } from "./format.ts";

export const count = (value: number): string => wholeNumber(value);
export const date = (ms: number): string => dateAndTime(ms);
/** Of things that may be years ago. */
export const dayOfYear = (ms: number): string => dayOf(ms);
export const day = (ms: number): string => dayWithoutYear(ms);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two units at most, never a false precision: "6 h 40 min", "48 s". */
export function span(ms: number): string {
  const left = Math.max(0, ms);
  if (left < MINUTE) return inUnit(Math.round(left / SECOND), "second");
  if (left < HOUR) {
    const minutes = Math.floor(left / MINUTE);
    const seconds = Math.floor((left % MINUTE) / SECOND);
    const large = inUnit(minutes, "minute");
    return minutes < 10 && seconds > 0 ? together(large, inUnit(seconds, "second")) : large;
  }
  if (left < DAY) {
    const minutes = Math.floor((left % HOUR) / MINUTE);
    const large = inUnit(Math.floor(left / HOUR), "hour");
    return minutes > 0 ? together(large, inUnit(minutes, "minute")) : large;
  }
  const hours = Math.floor((left % DAY) / HOUR);
  const large = inUnit(Math.floor(left / DAY), "day");
  return hours > 0 ? together(large, inUnit(hours, "hour")) : large;
}

/** One unit, for ages that tick: "4 s", "2 min". */
export function age(ms: number): string {
  const past = Math.max(0, ms);
  if (past < MINUTE) return inUnit(Math.floor(past / SECOND), "second");
  if (past < HOUR) return inUnit(Math.floor(past / MINUTE), "minute");
  if (past < DAY) return inUnit(Math.floor(past / HOUR), "hour");
  return inUnit(Math.floor(past / DAY), "day");
}

/** What took a moment: "1.2 s". */
export const moment = (ms: number): string => inUnit(ms / SECOND, "second");

/** A countdown: "1:42". Everywhere the same: it is a clock, not a number. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
