// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import * as f from "../test/fixtures.ts";
import { showApp } from "../test/show-app.tsx";

afterEach(cleanup);

/** A menu whose code nothing has asked for yet, pressed; and the turn in which its code is there. */
async function pressedTooEarly() {
  vi.resetModules();
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  vi.doMock("./menu-body.tsx", async (original) => {
    await arrival;
    return original();
  });
  const { Menu } = await import("./menu.tsx");
  const entry = { label: "Rename", icon: null, onClick: () => undefined };
  const menu = () => <Menu label="More" name="More for treasury" groups={[[entry]]} />;
  const { rerender } = await act(async () => render(menu()));
  const button = () => screen.getByRole("button", { name: "More for treasury" });
  const standIn = button();
  fireEvent.pointerDown(standIn);
  const load = async () => {
    arrive();
    await act(() => import("./menu-body.tsx"));
    await act(async () => rerender(menu()));
    expect(button()).not.toBe(standIn);
  };
  return { load };
}

test("a press that began before the menu's code was there ends with the menu open", async () => {
  const { load } = await pressedTooEarly();
  await load();
  // The rest of the press, as a browser gives it when the pressed button has gone: to what both have around them.
  fireEvent.mouseDown(document.body);
  expect(screen.queryByRole("menu")).toBeNull();
  fireEvent.click(document.body);
  await screen.findByRole("menuitem", { name: "Rename" });
});

test("a press that was drawn away from the button does not open its menu at the next one", async () => {
  const { load } = await pressedTooEarly();
  await load();
  fireEvent.pointerDown(document.body);
  fireEvent.click(document.body);
  expect(screen.queryByRole("menu")).toBeNull();
});

test("the button of a menu stays the same through every snapshot, and has the focus again after Escape", async () => {
  const keys = { coldkeys: [f.treasury], hotkeys: [f.gpu] };
  const { user, push } = await showApp(f.snapshot(keys));
  const button = screen.getByRole("button", { name: "More for treasury" });
  act(() => push(f.snapshot({ ...keys, revision: 2 })));
  expect(screen.getByRole("button", { name: "More for treasury" })).toBe(button);
  button.focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("menu");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("More for treasury");
  expect(screen.getByRole("button", { name: "More for treasury" })).toBe(button);
});
