/** Metadata after a change, for tests: chains that this software was not written for. */
import { metadata as metadataCodec } from "@polkadot-api/substrate-bindings";

type V15 = Extract<ReturnType<typeof metadataCodec.dec>["metadata"], { tag: "v15" }>["value"];
export type MetadataTypes = V15["lookup"];
type Variants = Extract<MetadataTypes[number]["def"], { tag: "variant" }>["value"];

/** The V15 blob with its types, or anything else in it, changed in place. */
export function alteredMetadata(
  blob: Uint8Array,
  change: (types: MetadataTypes, whole: V15) => void,
): Uint8Array {
  const decoded = metadataCodec.dec(blob);
  if (decoded.metadata.tag !== "v15") throw new Error("Not V15");
  change(decoded.metadata.value.lookup, decoded.metadata.value);
  return metadataCodec.enc(decoded);
}

/** The argument list of the one call of this name, to be changed. */
export function callFields(types: MetadataTypes, call: string): Variants[number]["fields"] {
  for (const { path, def } of types) {
    if (def.tag !== "variant" || path.at(-1) !== "Call") continue;
    const found = def.value.find(({ name }) => name === call);
    if (found !== undefined) return found.fields;
  }
  throw new Error(`No call ${call}`);
}
