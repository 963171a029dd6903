/**
 * Errors as data. An expected refusal is a value `{ code, …facts }`; it travels through calls, processes and the
 * journal, and becomes a sentence only on the screen (`renderer/messages`). A bug still throws.
 */

type PlainFact = string | number | boolean | bigint | null;
/** What a fact may be: plain data that is neither secret nor prose. */
export type Fact = PlainFact | readonly PlainFact[];

/** `code` is SCREAMING_SNAKE and unique within the product; every code has a sentence in the message catalogue. */
export interface Fault {
  readonly code: string;
  readonly facts: Readonly<Record<string, Fact>>;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fault(code: string, facts: Fault["facts"] = {}): Fault {
  return { code, facts };
}

export function refuse(
  code: string,
  facts: Fault["facts"] = {},
): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: fault(code, facts) };
}

/** Carries a fault through code that can only throw (callbacks of libraries, deep decoders). */
export class Refusal extends Error {
  readonly fault: Fault;
  constructor(code: string, facts: Fault["facts"] = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = "Refusal";
    this.fault = fault(code, facts);
  }
}

/** Turns a thrown {@link Refusal} back into a value. Anything else is a bug and goes on being thrown. */
export async function settle<T>(work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** The other direction: for code that prefers to throw a {@link Refusal} than to carry a {@link Result} upward. */
export function demand<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.fault.code, result.fault.facts);
}
