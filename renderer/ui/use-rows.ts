/**
 * Only the rows that can be seen are in the page: a subnet has 256 neurons and more. Rows have one height, so where a
 * row is needs no measuring.
 */
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from "react";

/** Beyond both edges, so that fast scrolling shows rows and not gaps. */
const BEYOND = 8;
const HEAD_PX = 44;

interface Seen {
  readonly from: number;
  readonly to: number;
}

export function useRows(count: number, rowPx: number, onOpen: ((index: number) => void) | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ from: 0, to: 2 * BEYOND });
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));

  const look = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    const first = Math.max(0, Math.floor(box.scrollTop / rowPx) - BEYOND);
    const shown = Math.ceil((box.clientHeight || 600) / rowPx);
    const next = { from: first, to: Math.min(count, first + shown + 2 * BEYOND) };
    setSeen((now) => (now.from === next.from && now.to === next.to ? now : next));
  }, [count, rowPx]);
  useLayoutEffect(look, [look]);

  const goTo = (index: number): void => {
    const next = Math.max(0, Math.min(count - 1, index));
    setActive(next);
    const box = scroller.current;
    if (box === null) return;
    const top = next * rowPx;
    const room = box.clientHeight - HEAD_PX - rowPx;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top > box.scrollTop + room) box.scrollTop = top - room;
    look();
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (onOpen === null) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (event.target instanceof HTMLButtonElement) return;
    if (to !== undefined) {
      event.preventDefault();
      goTo(to);
    } else if (event.key === "Enter" && count > 0) {
      event.preventDefault();
      onOpen(current);
    }
  }

  return { scroller, seen, current, look, onKeyDown, setActive };
}
