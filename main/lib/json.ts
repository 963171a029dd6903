/**
 * JSON for our own files: as `JSON`, plus `bigint` (`{ "~n": "123" }`) and bytes (`{ "~b": "<base64>" }`).
 * The result is `unknown`: whoever reads a file parses it with a schema.
 */
const BIGINT = "~n";
const BYTES = "~b";

export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "bigint") return { [BIGINT]: item.toString() };
    if (item instanceof Uint8Array) return { [BYTES]: Buffer.from(item).toString("base64") };
    return item;
  });
}

export function fromJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    if (item === null || typeof item !== "object" || Array.isArray(item)) return item;
    const entries = Object.entries(item);
    const only = entries.length === 1 ? entries[0] : undefined;
    if (only === undefined || typeof only[1] !== "string") return item;
    if (only[0] === BIGINT && /^\d{1,40}$/.test(only[1])) return BigInt(only[1]);
    if (only[0] === BYTES) return Uint8Array.from(Buffer.from(only[1], "base64"));
    return item;
  });
}
