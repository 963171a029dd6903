import { BadgeCheck } from "lucide-react";
import { en } from "../../messages/en.ts";
import type { Delivery } from "../../types.ts";
import { Tag } from "../../ui/tag.tsx";

/** Green only where the hotkeys themselves have signed. */
export function DeliveryTag({ state }: { readonly state: Delivery["state"] }) {
  const text = en.hotkeyList.state(state);
  if (state === "verified") {
    return (
      <Tag tone="proved" icon={<BadgeCheck aria-hidden="true" />}>
        {text}
      </Tag>
    );
  }
  const isOpen = state === "leaving" || state === "received";
  return <Tag tone={isOpen ? "care" : "plain"}>{text}</Tag>;
}
