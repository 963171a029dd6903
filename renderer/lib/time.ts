/** Dates, ages and spans as text. English for now; the locale has one home. */
const LOCALE = "en-GB";
const integer = new Intl.NumberFormat("en");
const dateTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "medium" });
const fullDay = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium" });
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });

export const count = (value: number): string => integer.format(value);
export const date = (ms: number): string => dateTime.format(ms);
/** Of things that may be years ago. */
export const dayOfYear = (ms: number): string => fullDay.format(ms);
export const day = (ms: number): string => dayMonth.format(ms);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two units at most, never a false precision: "6 h 40 min", "48 s". */
export function span(ms: number): string {
  const left = Math.max(0, ms);
  if (left < MINUTE) return `${Math.round(left / SECOND)} s`;
  if (left < HOUR) {
    const minutes = Math.floor(left / MINUTE);
    const seconds = Math.floor((left % MINUTE) / SECOND);
    return minutes < 10 && seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
  }
  if (left < DAY) {
    const minutes = Math.floor((left % HOUR) / MINUTE);
    return minutes > 0
      ? `${Math.floor(left / HOUR)} h ${minutes} min`
      : `${Math.floor(left / HOUR)} h`;
  }
  const hours = Math.floor((left % DAY) / HOUR);
  return hours > 0 ? `${Math.floor(left / DAY)} d ${hours} h` : `${Math.floor(left / DAY)} d`;
}

/** One unit, for ages that tick: "4 s", "2 min". */
export function age(ms: number): string {
  const past = Math.max(0, ms);
  if (past < MINUTE) return `${Math.floor(past / SECOND)} s`;
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h`;
  return `${Math.floor(past / DAY)} d`;
}

/** A countdown: "1:42". */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
