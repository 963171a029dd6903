import { Check, TriangleAlert } from "lucide-react";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Tag } from "../../ui/tag.tsx";

/** Whether the core counts this coldkey as safe, and why not. The decision is the core's (`isSafe`). */
export function SafetyTag({ coldkey }: { readonly coldkey: ColdkeySummary }) {
  const { placeCount, isSafe, wordCount } = coldkey;
  const copies = countingCopies(coldkey);
  if (isSafe) {
    const oldest = Math.min(...copies.map((copy) => copy.provedAtMs));
    return (
      <Tag tone="proved" icon={<Check aria-hidden="true" />}>
        {en.keys.safe(copies.length, placeCount, oldest)}
      </Tag>
    );
  }
  return (
    <Tag tone="care" icon={<TriangleAlert aria-hidden="true" />}>
      {wordCount === null
        ? en.keys.notSafeNoPhrase
        : copies.length >= 2
          ? en.keys.notSafePlace
          : en.keys.notSafe(copies.length)}
    </Tag>
  );
}
