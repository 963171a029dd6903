/**
 * JSON in the one form of RFC 8785 (JCS): no white space, members sorted by UTF-16 code units, strings and numbers as
 * ECMAScript writes them. Whoever has the value has the bytes, so bytes can be hashed and compared.
 *
 * Beyond the RFC: a bigint becomes its decimal digits in a string (the RFC's own advice for numbers beyond 2^53), and
 * what JSON would drop or change without a word (undefined, NaN, a lone surrogate) is refused as a bug.
 */
export type CanonicalValue =
  | string
  | number
  | boolean
  | bigint
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/** False for text with a lone surrogate, which no encoding can carry. (String#isWellFormed is younger than our target.) */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === "string") {
    if (!isWellFormed(value)) throw new Error("A lone surrogate has no canonical form");
    return JSON.stringify(value);
  }
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("JSON has no such number");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    // Without a comparator, sort() compares UTF-16 code units: what RFC 8785 §3.2.3 asks for.
    const members = Object.keys(value).sort();
    return `{${members.map((name) => member(name, value[name])).join(",")}}`;
  }
  throw new Error(`A ${typeof value} has no canonical form`);
}

function member(name: string, value: CanonicalValue | undefined): string {
  if (value === undefined) throw new Error("An undefined member has no canonical form");
  return `${canonicalJson(name)}:${canonicalJson(value)}`;
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: CanonicalValue): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
