/** Which names hotkeys of one coldkey may have beside each other: they are files of one folder, on any file system. */
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { Keystore } from "./keystore.ts";

/** btcli keeps the public half of `x` in `xpub.txt`. */
const filesOf = (name: string): string[] =>
  [name, `${name}pub.txt`].map((file) => file.toLowerCase());

/** The first of `names` that cannot be beside the others or beside `taken`; null when all can. */
export function clashingName(names: readonly string[], taken: readonly string[]): string | null {
  const files = new Set(taken.flatMap(filesOf));
  for (const name of names) {
    const own = filesOf(name);
    if (own.some((file) => files.has(file))) return name;
    for (const file of own) files.add(file);
  }
  return null;
}

/** Refuses KEY_NAME_TAKEN { name }. */
export function demandFreeNames(
  keystore: Pick<Keystore, "hotkeys">,
  coldkey: Ss58,
  names: readonly string[],
): void {
  const taken = keystore.hotkeys().filter((card) => card.coldkey === coldkey);
  const name = clashingName(
    names,
    taken.map((card) => card.name),
  );
  if (name !== null) throw new Refusal("KEY_NAME_TAKEN", { name });
}
