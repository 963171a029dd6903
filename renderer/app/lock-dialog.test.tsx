// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../test/fixtures.ts";
import { showApp } from "../test/show-app.tsx";

afterEach(cleanup);

const open = (endsInMs: number) =>
  f.snapshot({ vault: { isOpen: true, endsAtMs: f.NOW + endsInMs, sodium: "native" } });

test("the time until the vault closes is shown, chosen, and said with everything else that closes it", async () => {
  const { user, called } = await showApp(open(102_000), { "app.setLockAfter": () => null });
  await user.click(screen.getByRole("button", { name: /^vault open · ends in 1:4\d$/ }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("when the lid closes")).toBeTruthy();
  expect(within(dialog).getByText(/most Wayland desktops do not/)).toBeTruthy();
  await user.click(within(dialog).getByRole("radio", { name: "10 minutes" }));
  expect(called.at(-1)).toEqual({ name: "app.setLockAfter", input: { minutes: 10 } });
});

test("half a minute before it closes it says so aloud", async () => {
  await showApp(open(25_000));
  expect(screen.getByText("The vault closes in less than half a minute.")).toBeTruthy();
});

test("Ctrl+L closes the vault, from inside a field too; other keys do not", async () => {
  const { called } = await showApp(open(102_000), { "app.lock": () => null });
  const locks = () => called.filter(({ name }) => name === "app.lock").length;
  fireEvent.keyDown(document.body, { key: "l" });
  fireEvent.keyDown(document.body, { key: "l", ctrlKey: true, altKey: true });
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(locks()).toBe(0);
  fireEvent.keyDown(document.body, { key: "l", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "L", metaKey: true });
  expect(locks()).toBe(2);
});
