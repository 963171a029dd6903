/** The contract's alphabet for names of keys, to say so while typing. The core checks again. */
export const isKeyName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(text);

/** The contract's labels: one line, trimmed, at most sixty characters, nothing invisible. */
export const isLabel = (text: string): boolean =>
  text.length >= 1 &&
  text.length <= 60 &&
  text === text.trim() &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
