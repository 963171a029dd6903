import { Check, CircleHelp, CircleX, Clock } from "lucide-react";
import { en } from "../../messages/en.ts";
import type { Activity } from "../../types.ts";
import { Tag } from "../../ui/tag.tsx";
import { isProved } from "./ending.ts";

/** Green only for what is final: proved by the chain. */
export function StateTag({ outcome }: { readonly outcome: Activity["outcome"] }) {
  const { state } = outcome;
  if (state === "finalised" && !isProved(outcome)) {
    return (
      <Tag tone="care" icon={<CircleHelp aria-hidden="true" />}>
        {en.act.progress.unproved}
      </Tag>
    );
  }
  const word = en.act.progress.state(state);
  switch (state) {
    case "finalised":
      return (
        <Tag tone="proved" icon={<Check aria-hidden="true" />}>
          {word}
        </Tag>
      );
    case "failed":
    case "refused":
      return (
        <Tag tone="danger" icon={<CircleX aria-hidden="true" />}>
          {word}
        </Tag>
      );
    case "lost":
      return (
        <Tag tone="care" icon={<CircleHelp aria-hidden="true" />}>
          {word}
        </Tag>
      );
    case "expired":
      return (
        <Tag tone="plain" icon={<Clock aria-hidden="true" />}>
          {word}
        </Tag>
      );
    default:
      return (
        <Tag tone="accent" icon={<Clock aria-hidden="true" />}>
          {word}
        </Tag>
      );
  }
}
