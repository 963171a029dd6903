/** What the words of a ceremony name: the key, and the copy that it is about. */
import type { CeremonyContext } from "../../messages/en/ceremonies/kind.ts";
import type { Ceremony, Snapshot } from "../../types.ts";
import { nameOrEnds } from "../names.ts";
import { partOf } from "./words-body.tsx";

export function contextOf(
  snapshot: Snapshot,
  { name, subject, target, step, answers }: Ceremony,
): CeremonyContext {
  const copy = snapshot.coldkeys.flatMap(({ copies }) => copies).find(({ id }) => id === target);
  const coldkey = snapshot.coldkeys.find(({ address }) => address === subject);
  const wordCount = coldkey?.wordCount ?? answers.name?.wordCount;
  return {
    words: partOf(step.id, typeof wordCount === "number" ? wordCount : 24),
    name: name ?? (subject === null ? "" : nameOrEnds(snapshot, subject)),
    copy: copy?.label ?? target ?? "",
    place: copy?.place ?? "",
  };
}
