/**
 * Words that are on the screen only while a hand holds them there. They never enter React: they arrive as bytes, are
 * put into the page's text nodes and taken out again; state and props know only whether something is shown.
 */
import { Eye } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import { receiveSecret, splitWords } from "../../secret-bytes.ts";
import type { Reply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import css from "./reveal.module.css";

/** A minute is enough for twelve words, and short enough for somebody who walks away with a weight on the key. */
const LONGEST_MS = 60_000;

type State = "hidden" | "fetching" | "shown" | "timed-out";

interface RevealProps {
  readonly reveal: (range: {
    readonly from: number;
    readonly to: number;
    readonly out: string;
  }) => Promise<Reply<null>>;
  readonly from: number;
  readonly to: number;
  readonly onShown: () => void;
  readonly children: (hold: ReactNode) => ReactNode;
}

export function Reveal({ reveal, from, to, onShown, children }: RevealProps) {
  const [state, setState] = useState<State>("hidden");
  const call = useCall();
  const slots = useRef<(HTMLSpanElement | null)[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const isHeld = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const clear = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    for (const slot of slots.current) slot?.replaceChildren();
  }, []);

  const release = useCallback(() => {
    if (!isHeld.current) return;
    isHeld.current = false;
    clear();
    setState((before) => (before === "timed-out" ? before : "hidden"));
  }, [clear]);

  const hold = async (): Promise<void> => {
    if (isHeld.current) return;
    isHeld.current = true;
    setState("fetching");
    const reply = await call.run(() => receiveSecret((out) => reveal({ from, to, out })));
    // Null: an earlier hold is still waiting for its words; they will serve this one.
    if (reply === null) return;
    if (!reply.ok) {
      isHeld.current = false;
      setState("hidden");
      return;
    }
    const bytes = reply.value;
    if (isHeld.current) {
      for (const [index, word] of splitWords(bytes).entries()) {
        slots.current[index]?.replaceChildren(word);
      }
      timer.current = setTimeout(() => {
        clear();
        setState("timed-out");
      }, LONGEST_MS);
      setState("shown");
      onShown();
    }
    bytes.fill(0);
  };
  const latestHold = useRef(hold);
  useEffect(() => {
    latestHold.current = hold;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== " " || event.ctrlKey || event.altKey || event.metaKey) return;
      const { target } = event;
      const control =
        target instanceof Element ? target.closest("button, input, a, summary") : null;
      // Space on another control belongs to that control.
      if (control !== null && control !== button.current) return;
      event.preventDefault();
      if (!event.repeat) void latestHold.current();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === " ") release();
    };
    const stop = (event: Event): void => event.preventDefault();
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    window.addEventListener("blur", release);
    document.addEventListener("visibilitychange", release);
    document.addEventListener("copy", stop);
    document.addEventListener("cut", stop);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("blur", release);
      document.removeEventListener("visibilitychange", release);
      document.removeEventListener("copy", stop);
      document.removeEventListener("cut", stop);
      isHeld.current = false;
      clear();
    };
  }, [release, clear]);

  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <>
      <ol
        className={css.words}
        lang="en"
        data-secret=""
        aria-label={en.create.write.list(from, to)}
        onDragStart={(event) => event.preventDefault()}
        onContextMenu={(event) => event.preventDefault()}
      >
        {numbers.map((number, index) => (
          <li key={number}>
            <span className={css.number}>{number}</span>
            <span
              className={css.word}
              ref={(slot) => {
                slots.current[index] = slot;
              }}
            />
          </li>
        ))}
      </ol>
      <p className={css.status} role="status">
        {statusOf(state)}
      </p>
      {children(
        <Button
          ref={button}
          icon={<Eye aria-hidden="true" />}
          iconAfter={
            <span className={css.key} aria-hidden="true">
              {en.create.write.key}
            </span>
          }
          aria-pressed={state === "shown"}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            // Writing takes a while and a hand drifts: only letting go counts.
            event.currentTarget.setPointerCapture?.(event.pointerId);
            void hold();
          }}
          onPointerUp={release}
          onPointerCancel={release}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              if (!event.repeat) void hold();
            }
          }}
          onKeyUp={(event) => {
            if (event.key === "Enter") release();
          }}
        >
          {en.create.write.hold}
        </Button>,
      )}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </>
  );
}

function statusOf(state: State): string {
  switch (state) {
    case "hidden":
      return en.create.write.wereHidden;
    case "fetching":
      return en.create.write.fetching;
    case "shown":
      return en.create.write.shown;
    case "timed-out":
      return en.create.write.timedOut;
  }
}
