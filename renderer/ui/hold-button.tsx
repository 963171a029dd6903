/**
 * The gesture of an irreversible act: held for two seconds with pointer, Space or Enter. Letting go, leaving the button
 * or losing the window cancels. Nothing here decides anything: it only tells that the hold was completed.
 */
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { en } from "../messages/en.ts";
import css from "./hold-button.module.css";

/** Kept equal to --hold-ms in tokens.css, which drives the bar (design §14: two seconds). */
const HOLD_MS = 2000;

interface HoldButtonProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly onHeld: () => void;
}

export function HoldButton({ children, icon, disabled = false, onHeld }: HoldButtonProps) {
  const [isHolding, setIsHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const hintId = useId();

  const cancel = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setIsHolding(false);
  }, []);

  const start = (): void => {
    if (disabled || timer.current !== null) return;
    setIsHolding(true);
    timer.current = setTimeout(() => {
      timer.current = null;
      setIsHolding(false);
      onHeld();
    }, HOLD_MS);
  };

  useEffect(() => {
    window.addEventListener("blur", cancel);
    document.addEventListener("visibilitychange", cancel);
    return () => {
      window.removeEventListener("blur", cancel);
      document.removeEventListener("visibilitychange", cancel);
      cancel();
    };
  }, [cancel]);

  return (
    <span className={css.wrap}>
      <button
        type="button"
        className={css.hold}
        data-holding={isHolding || undefined}
        disabled={disabled}
        aria-describedby={hintId}
        onPointerDown={(event) => {
          if (event.button === 0) start();
        }}
        onPointerUp={cancel}
        onPointerLeave={cancel}
        onPointerCancel={cancel}
        onBlur={cancel}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== " " && event.key !== "Enter") return;
          event.preventDefault();
          if (!event.repeat) start();
        }}
        onKeyUp={(event) => {
          if (event.key === " " || event.key === "Enter") cancel();
        }}
      >
        <span className={css.fill} aria-hidden="true" />
        <span className={css.label}>
          {icon}
          <span>{children}</span>
        </span>
      </button>
      <span id={hintId} className={css.hint}>
        {en.hold.how}
      </span>
      <span className="visually-hidden" role="status">
        {isHolding ? en.hold.holding : ""}
      </span>
    </span>
  );
}
