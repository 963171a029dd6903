/** A decoded call as rows for the screen: every argument down to its parts, nothing that is signed left out. */
import { encodeAddress } from "../codec/address.ts";
import { bytesIn, integerIn, type NamedValue, type Value } from "../codec/call-decoder.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import type { ReviewField } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";

/** Nobody reads more, and a call with more has no review written for it. */
export const MOST_ROWS = 1_000;

const lenientUtf8 = new TextDecoder();
const ACCOUNT_PATH = "sp_core::crypto::AccountId32";

/** What a reviewer knows of its arguments and their types do not say. */
interface Known {
  /** Amounts. */
  readonly rao: readonly string[];
  readonly alpha?: readonly string[];
  readonly shape: readonly (readonly [name: string, type: string])[];
}

/** Null when there are more rows than `most`. */
export function reviewFields(
  fields: readonly NamedValue[],
  known: Known | undefined,
  most: number = MOST_ROWS,
): ReviewField[] | null {
  const [rao, alpha] = [known?.rao ?? [], known?.alpha ?? []];
  const texts = known?.shape.flatMap(([name, type]) => (type === "text" ? [name] : [])) ?? [];
  const rows: ReviewField[] = [];
  for (const [index, field] of fields.entries()) {
    for (const row of rowsOf(field, field.name ?? String(index))) {
      if (rows.length >= most) return null;
      const isRao = row.type === "number" && rao.includes(row.path);
      const isText = row.type === "bytes" && texts.includes(row.path);
      if (isText) rows.push({ ...row, type: "text", value: readable(row.value) });
      else if (alpha.includes(row.path)) rows.push({ ...row, type: "alpha" });
      else rows.push(isRao ? { ...row, type: "rao" } : row);
    }
  }
  return rows;
}

/** As text where it is text that shows what it says; else the bytes. */
function readable(hex: string): string {
  const text = lenientUtf8.decode(fromHex(hex));
  return /[\p{Cc}\p{Cf}\uFFFD]/u.test(text) ? hex : text;
}

/** Null for what is not an AccountId32 by its own, proved path. */
export function accountIn(value: Value | undefined): Ss58 | null {
  if (value?.kind !== "composite" || value.path !== ACCOUNT_PATH) return null;
  const bytes = bytesIn(value);
  return bytes?.length === 32 ? encodeAddress(bytes) : null;
}

// A generator, so that a call of a hundred thousand parts is given up after the first thousand.
function* rowsOf({ typeName, value }: NamedValue, path: string): Generator<ReviewField> {
  const account = accountIn(value);
  if (account !== null) {
    yield { path, type: "address", value: account };
    return;
  }
  switch (value.kind) {
    case "integer":
      yield { path, type: integerKind(path, typeName), value: value.value.toString() };
      return;
    case "flag":
      yield { path, type: "flag", value: String(value.value) };
      return;
    case "text":
      yield { path, type: "text", value: value.value };
      return;
    case "bytes":
      yield { path, type: "bytes", value: toHex(value.value) };
      return;
    case "void":
      return;
    case "list":
      yield* partsOf(
        value.items.map((item, index) => ({ name: String(index), typeName: null, value: item })),
        path,
      );
      return;
    case "composite": {
      const integer = integerIn(value);
      if (integer === null) yield* partsOf(value.fields, path);
      else yield { path, type: integerKind(path, typeName), value: integer.toString() };
      return;
    }
    case "variant":
      if (value.fields.length === 0) yield { path, type: "variant", value: value.name };
      else yield* partsOf(value.fields, `${path}.${value.name}`);
      return;
  }
}

/** Parts without names are numbered, a lone one without a name is the thing itself. */
function* partsOf(parts: readonly NamedValue[], path: string): Generator<ReviewField> {
  const isAlone = parts.length === 1;
  for (const [index, part] of parts.entries()) {
    const step = part.name ?? (isAlone ? null : String(index));
    yield* rowsOf(part, step === null ? path : `${path}.${step}`);
  }
}

/** Only for the wording of the row: names and type names are the chain's own, proved ones. */
function integerKind(path: string, typeName: string | null): "netuid" | "rao" | "alpha" | "number" {
  if (typeName === "NetUid" || path.endsWith("netuid")) return "netuid";
  // A subnet's own token, never to be read as TAO.
  if (typeName !== null && /AlphaBalance/.test(typeName)) return "alpha";
  return typeName !== null && /Balance/.test(typeName) ? "rao" : "number";
}
