/**
 * The acts that are not needed every day, behind one button: opened with Enter, Space or an arrow key, walked with the
 * arrows and first letters, left with Escape, which gives the focus back. What opens is fetched after the first paint.
 */
import { ChevronDown } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { later } from "../lib/later.tsx";
import { Button } from "./button.tsx";

const MenuBody = later(() => import("./menu-body.tsx").then((file) => file.MenuBody));

export interface MenuEntry {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  /** Why it cannot be done now, said under its name. An entry with a reason is shown and does nothing. */
  readonly refusal?: string | undefined;
}

export interface MenuProps {
  readonly label: string;
  /** For readers: of what. It begins with the label. */
  readonly name: string;
  /** A line is drawn between two groups. Nothing is shown of an empty one. */
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly size?: "normal" | "small";
  readonly tone?: "plain" | "quiet";
}

export function Menu({ groups, size = "normal", tone = "quiet", ...names }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0) return null;
  const looks = { size, tone };
  /**
   * A press can begin on the button that stands in and end on the real one. It opens when it has ended: a menu that
   * opened in the middle of it would take the rest of it for a press beside itself, and close.
   */
  const waitForClick = (): void => {
    const over = new AbortController();
    const once = { once: true, signal: over.signal };
    window.addEventListener("click", () => setIsOpen(true), once);
    // A press that ends without a click, because the pointer was drawn away, must not open it at the next one elsewhere.
    for (const next of ["pointerdown", "keydown"]) {
      window.addEventListener(next, () => over.abort(), { ...once, capture: true });
    }
  };
  return (
    <Suspense
      fallback={
        <Button
          {...looks}
          aria-label={names.name}
          aria-haspopup="menu"
          iconAfter={<ChevronDown aria-hidden="true" />}
          onPointerDown={waitForClick}
          onClick={() => setIsOpen(true)}
        >
          {names.label}
        </Button>
      }
    >
      <MenuBody {...names} {...looks} groups={filled} isOpen={isOpen} onOpenChange={setIsOpen} />
    </Suspense>
  );
}
