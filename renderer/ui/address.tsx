import { groupsOf } from "../lib/address.ts";
import { en } from "../messages/en.ts";
import css from "./address.module.css";

interface AddressProps {
  readonly address: string;
  /** Two rows of six, or one line that wraps where it must. */
  readonly layout?: "block" | "line";
}

/** Twelve groups of four; first and last heavier, because that is where people look. Always in full. */
export function Address({ address, layout = "block" }: AddressProps) {
  const groups = groupsOf(address);
  return (
    <span className={layout === "block" ? css.block : css.line}>
      <span className="visually-hidden">{en.address.spoken(groups.join(" "))}</span>
      {groups.map((group, index) => {
        const isEdge = index === 0 || index === groups.length - 1;
        return (
          // The place in the address is the identity of a group.
          // biome-ignore lint/suspicious/noArrayIndexKey: groups never move
          <span key={index} aria-hidden="true" className={isEdge ? css.edge : css.group}>
            {group}
          </span>
        );
      })}
    </span>
  );
}
