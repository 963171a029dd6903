import type { ReactNode } from "react";
import css from "./tick.module.css";

interface TickProps {
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly children: ReactNode;
  /** care: the gesture of the second danger level, read and tick. */
  readonly tone?: "plain" | "care";
}

export function Tick({ isTicked, onTick, children, tone = "plain" }: TickProps) {
  return (
    <label className={tone === "care" ? `${css.tick} ${css.care}` : css.tick}>
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
