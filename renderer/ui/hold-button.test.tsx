// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HoldButton } from "./hold-button.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(disabled = false) {
  const onHeld = vi.fn();
  render(
    <HoldButton onHeld={onHeld} disabled={disabled}>
      Hold to sign
    </HoldButton>,
  );
  return { onHeld, button: screen.getByRole("button", { name: "Hold to sign" }) };
}
const wait = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

describe("an irreversible act", () => {
  test.each([
    ["pointer", "pointerDown", "pointerUp", { button: 0 }],
    ["Space", "keyDown", "keyUp", { key: " " }],
    ["Enter", "keyDown", "keyUp", { key: "Enter" }],
  ] as const)("happens after two seconds of %s, and not before", (_, down, up, init) => {
    const { onHeld, button } = show();
    fireEvent[down](button, init);
    wait(1999);
    expect(onHeld).not.toHaveBeenCalled();
    wait(1);
    expect(onHeld).toHaveBeenCalledOnce();
    fireEvent[up](button, init);
    wait(5000);
    expect(onHeld).toHaveBeenCalledOnce();
  });

  test("is cancelled by letting go, and a second short hold does not add up", () => {
    const { onHeld, button } = show();
    for (let time = 0; time < 2; time++) {
      fireEvent.pointerDown(button, { button: 0 });
      wait(1500);
      fireEvent.pointerUp(button);
    }
    wait(5000);
    expect(onHeld).not.toHaveBeenCalled();
  });

  test("is cancelled when the window loses the focus", () => {
    const { onHeld, button } = show();
    fireEvent.keyDown(button, { key: " " });
    wait(1000);
    fireEvent.blur(window);
    wait(5000);
    expect(onHeld).not.toHaveBeenCalled();
  });

  test("is not triggered by a click", () => {
    const { onHeld, button } = show();
    fireEvent.click(button);
    wait(5000);
    expect(onHeld).not.toHaveBeenCalled();
  });

  test("cannot begin while something is missing", () => {
    const { onHeld, button } = show(true);
    fireEvent.pointerDown(button, { button: 0 });
    wait(5000);
    expect(onHeld).not.toHaveBeenCalled();
  });
});
