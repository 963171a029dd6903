/**
 * What a metadata type looks like on the wire, as text: `u16`, `[u8;32]`, `{nonce:u32,…}`. Names of types move with
 * refactorings of the chain; what this code depends on is the encoding and the names of fields, so that is compared.
 */
import type { ApiPromise } from "@polkadot/api";

type Registry = ApiPromise["registry"];
type TypeId = Parameters<Registry["lookup"]["getSiType"]>[0];

/** Deep enough for everything this folder reads; metadata with cycles ends here instead of in a stack overflow. */
const MAX_DEPTH = 12;

export function shapeOf(registry: Registry, id: TypeId, depth = 0): string {
  if (depth > MAX_DEPTH) return "…";
  const type = registry.lookup.getSiType(id);
  const inner = (innerId: TypeId): string => shapeOf(registry, innerId, depth + 1);
  const { def } = type;
  if (def.isPrimitive) return def.asPrimitive.type.toLowerCase();
  if (def.isCompact) return `Compact<${inner(def.asCompact.type)}>`;
  if (def.isArray) return `[${inner(def.asArray.type)};${def.asArray.len.toNumber()}]`;
  if (def.isSequence) return `Vec<${inner(def.asSequence.type)}>`;
  if (def.isTuple) return `(${def.asTuple.map(inner).join(",")})`;
  if (def.isComposite) return fieldsShape(def.asComposite.fields, inner);
  if (def.isVariant) {
    const path = type.path.map(String).join("::");
    // 256 variants, one per period and phase; its encoding is the codec's own business.
    if (path.endsWith("generic::era::Era")) return "Era";
    // Every call there is. Which one it is gets checked where it is read.
    if (path.endsWith("_runtime::RuntimeCall")) return "Call";
    const variants = def.asVariant.variants.map(
      (variant) =>
        `${variant.name.toString()}=${variant.index.toNumber()}${fieldsShape(variant.fields, inner)}`,
    );
    return path === "Option"
      ? `Option<${variants[1]?.slice("Some=1".length) ?? ""}>`
      : `enum(${variants.join("|")})`;
  }
  return "unsupported";
}

type Fields = ReturnType<Registry["lookup"]["getSiType"]>["def"]["asComposite"]["fields"];

/** A single field is encoded as itself; markers of zero size vanish. */
function fieldsShape(fields: Fields, inner: (id: TypeId) => string): string {
  const shaped = [...fields]
    .map((field) => ({
      name: field.name.isSome ? field.name.unwrap().toString() : null,
      shape: inner(field.type),
    }))
    .filter(({ shape }) => shape !== "()");
  const [first] = shaped;
  if (first === undefined) return "()";
  if (shaped.length === 1) return first.shape;
  return `{${shaped.map(({ name, shape }) => (name === null ? shape : `${name}:${shape}`)).join(",")}}`;
}
