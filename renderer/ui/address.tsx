import { en } from "../messages/en.ts";
import css from "./address.module.css";

/** Twelve groups of four; first and last heavier, because that is where people look. Always in full. */
const GROUP = 4;

export function groupsOf(address: string): string[] {
  return address.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? [];
}

interface AddressProps {
  readonly address: string;
  /** Two rows of six, or one line that wraps where it must. */
  readonly layout?: "block" | "line";
}

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
