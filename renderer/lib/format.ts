/** Numbers, dates, lists and plurals as the chosen language writes them: the one place that names a locale. */

/** English here is written as in Britain: day before month. */
let tag = "en-GB";
const forget: (() => void)[] = [];

/** Before anything is shown; what was made for another locale is made anew. */
export function setLocale(next: string): void {
  tag = next;
  for (const clear of forget) clear();
}

/** Made when it is first needed: the locale is chosen after the modules are read. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  let made: T | null = null;
  forget.push(() => {
    made = null;
  });
  return () => {
    made ??= make(tag);
    return made;
  };
}

const hasNoSpaces = (): boolean => /^(zh|ja)/.test(tag);

const integer = perLocale((locale) => new Intl.NumberFormat(locale));
const decimals = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const fixedDigits = perLocale((locale) => {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits: number): Intl.NumberFormat => {
    const known = made.get(digits);
    if (known !== undefined) return known;
    const format = new Intl.NumberFormat(locale, {
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    });
    made.set(digits, format);
    return format;
  };
});
const rounded = perLocale(
  (locale) => new Intl.NumberFormat(locale, { notation: "compact", compactDisplay: "long" }),
);
const sign = perLocale(
  (locale) =>
    new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")
      ?.value ?? ".",
);
const dateTime = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" }),
);
const dateToMinute = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
);
const fullDay = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }));
const dayMonth = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
);
const rules = perLocale((locale) => new Intl.PluralRules(locale));
const both = perLocale((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const names = perLocale(
  (locale) => new Intl.Collator(locale, { numeric: true, sensitivity: "base" }),
);

export const wholeNumber = (value: number | bigint): string => integer().format(value);
/** At most one digit after the sign: for what is measured, never for an amount. */
export const oneDecimal = (value: number): string => decimals().format(value);
/** Always as many digits after the sign: for columns, and for what is compared. */
export const fixed = (value: number, digits: number): string => fixedDigits()(digits).format(value);
/** A written number of percent: "5 %", in Chinese "5%". */
export const inPercent = (number: string): string => `${number}${hasNoSpaces() ? "" : " "}%`;
/** Of a whole, in percent with two digits: "12.50 %". */
export const percentOf = (part: number, whole: number): string =>
  inPercent(fixed((100 * part) / whole, 2));
/** What a field is filled with: a point in every language, so that it can be read back. */
export const typedDecimal = (value: number, digits: number): string => value.toFixed(digits);
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Above this a language has no more names for numbers and counts "a million trillion". */
const LARGEST_NAMED = 1e15;
/** "3 million", "10¹⁷": for what only the size of counts. */
export function roughly(value: number): string {
  if (value < LARGEST_NAMED) return rounded().format(value);
  const exponent = String(Math.round(Math.log10(value)));
  return `10${exponent.replaceAll(/\d/g, (digit) => RAISED[Number(digit)] ?? "")}`;
}
/** What stands between whole and fraction. */
export const decimalSign = (): string => sign();
export const dateAndTime = (ms: number): string => dateTime().format(ms);
/** For what is only estimated: seconds would be a false precision. */
export const dateAndMinute = (ms: number): string => dateToMinute().format(ms);
export const dayOf = (ms: number): string => fullDay().format(ms);
export const dayWithoutYear = (ms: number): string => dayMonth().format(ms);
/** "a, b and c". */
export const listed = (values: readonly (number | string)[]): string =>
  both().format(values.map(String));
/** "a, b, c": one beside the other, where no sentence is made of them. */
export const series = (values: readonly (number | string)[]): string =>
  values.join(hasNoSpaces() ? "、" : ", ");
/** miner-2 before miner-10. */
export const compareNames = (a: string, b: string): number => names().compare(a, b);

/** The form that the number asks for in this language; a form that a language does not have is not given. */
function pluralOf(
  n: number,
  forms: { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string },
): string {
  return forms[rules().select(n)] ?? forms.other;
}

/** The number with its noun: "1 copy", "1,200 copies". */
export const counted = (n: number, forms: Parameters<typeof pluralOf>[1]): string =>
  `${wholeNumber(n)} ${pluralOf(n, forms)}`;

export type TimeUnit = "second" | "minute" | "hour" | "day";
/** English takes the international symbols: they need no plural and do not grow a narrow column. */
const SYMBOLS: Readonly<Record<TimeUnit, string>> = {
  second: "s",
  minute: "min",
  hour: "h",
  day: "d",
};
const units = perLocale((locale) => {
  const of = (unit: TimeUnit) =>
    new Intl.NumberFormat(locale, {
      ...{ style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 },
    });
  return { second: of("second"), minute: of("minute"), hour: of("hour"), day: of("day") };
});

export function inUnit(value: number, unit: TimeUnit): string {
  if (tag.startsWith("en")) return `${oneDecimal(value)} ${SYMBOLS[unit]}`;
  return units()[unit].format(value);
}
/** Two units side by side, with what this language puts between them. */
export const together = (large: string, small: string): string =>
  hasNoSpaces() ? large + small : `${large} ${small}`;
