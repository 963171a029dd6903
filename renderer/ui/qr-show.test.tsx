// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ShowCodes } from "./qr-show.tsx";

const bytes = Uint8Array.from({ length: 900 }, (_, index) => (index * 37) & 0xff);
let wantsNoMotion = false;
beforeEach(() => {
  vi.useFakeTimers();
  wantsNoMotion = false;
  vi.stubGlobal("matchMedia", () => ({ matches: wantsNoMotion }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const path = (): string | null =>
  screen.getByRole("img").querySelector("path")?.getAttribute("d") ?? null;
const wait = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};
const click = (name: string): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};

describe("a row of codes", () => {
  test("runs at eight a second, and each code is another one, also beyond the fragments", () => {
    render(<ShowCodes name="the request" type="coldkey-crossing" bytes={bytes} />);
    expect(screen.getByRole("img", { name: "QR code 1 of 5: the request" })).toBeDefined();
    const seen = new Set([path()]);
    for (let code = 2; code <= 12; code += 1) {
      wait(125);
      seen.add(path());
    }
    expect(seen.size).toBe(12);
    expect(screen.getByRole("img", { name: "QR code 12: the request" })).toBeDefined();
  });

  test("goes slower and faster, and with larger squares begins again with more codes", () => {
    render(<ShowCodes name="the request" type="coldkey-crossing" bytes={bytes} />);
    fireEvent.click(screen.getByRole("radio", { name: "Slow" }));
    wait(249);
    expect(screen.getByText("Code 1 of 5")).toBeDefined();
    wait(1);
    expect(screen.getByText("Code 2 of 5")).toBeDefined();
    fireEvent.click(screen.getByRole("radio", { name: "Large squares" }));
    expect(screen.getByText("Code 1 of 11")).toBeDefined();
  });

  test("stands still when paused, and is stepped by hand in both directions", () => {
    render(<ShowCodes name="the request" type="coldkey-crossing" bytes={bytes} />);
    click("Pause");
    wait(5_000);
    expect(screen.getByText("Code 1 of 5")).toBeDefined();
    expect(screen.getByRole("button", { name: "Previous" })).toHaveProperty("disabled", true);
    click("Next");
    click("Next");
    click("Previous");
    expect(screen.getByText("Code 2 of 5")).toBeDefined();
    click("Play");
    wait(125);
    expect(screen.getByText("Code 3 of 5")).toBeDefined();
  });

  test("waits to be started by whoever wants no motion", () => {
    wantsNoMotion = true;
    render(<ShowCodes name="the request" type="coldkey-crossing" bytes={bytes} />);
    wait(5_000);
    expect(screen.getByText("Code 1 of 5")).toBeDefined();
    click("Play");
    wait(125);
    expect(screen.getByText("Code 2 of 5")).toBeDefined();
  });
});

test("a short message is one still code, without controls", () => {
  render(<ShowCodes name="a card" type="coldkey-crossing" bytes={bytes.subarray(0, 50)} />);
  expect(screen.getByRole("img", { name: "QR code: a card" })).toBeDefined();
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("another program's frames begin again after the last, and have no size to choose", () => {
  render(<ShowCodes name="frames" frames={[bytes.subarray(0, 99), bytes.subarray(99, 200)]} />);
  const first = path();
  wait(125);
  expect(path()).not.toBe(first);
  wait(125);
  expect(path()).toBe(first);
  expect(screen.getByText("Code 1 of 2")).toBeDefined();
  expect(screen.queryByRole("radio", { name: "Large squares" })).toBeNull();
});
