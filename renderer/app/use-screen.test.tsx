// @vitest-environment happy-dom
/** A place that is reached after a secret is shown by a fresh page; here nobody is behind it, so the old one stays blank. */
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { snapshot, treasury } from "../test/fixtures.ts";
import { showApp } from "../test/show-app.tsx";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const vault = { endsAtMs: null, sodium: "native" } as const;
const renewals = (called: readonly { name: string }[]): number =>
  called.filter(({ name }) => name === "app.renewPage").length;

// In this order: a page that has held a secret never forgets that.
test("a page that held no secret goes from place to place and is not renewed", async () => {
  const { user, called } = await showApp(snapshot());
  await user.click(screen.getByRole("button", { name: "Backups" }));
  expect(screen.getByRole("heading", { level: 1, name: "Backups" })).toBeDefined();
  expect(renewals(called)).toBe(0);
});

async function typeAPassphrase(answer: boolean) {
  const app = await showApp(snapshot({ coldkeys: [treasury] }), { "app.renewPage": () => answer });
  await app.user.click(screen.getByRole("button", { name: "Hotkeys" }));
  await app.user.click(screen.getAllByRole("button", { name: "Create hotkey" })[0] as HTMLElement);
  await app.user.type(screen.getByLabelText("Passphrase of treasury"), "typed");
  return app;
}

test("after a passphrase was typed, the next place is left to the fresh page, which finds it", async () => {
  const { user, called } = await typeAPassphrase(true);
  await user.click(screen.getByRole("button", { name: "Backups" }));
  expect(renewals(called)).toBe(1);
  expect(screen.queryByRole("heading", { name: "Backups" })).toBeNull();
  expect(screen.queryByLabelText("Passphrase of treasury")).toBeNull();
  cleanup();
  await showApp(snapshot());
  expect(await screen.findByRole("heading", { level: 1, name: "Backups" })).toBeDefined();
  expect(sessionStorage.length).toBe(0);
});

test("a page that main does not renew now goes on", async () => {
  const { user } = await typeAPassphrase(false);
  await user.click(screen.getByRole("button", { name: "Backups" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Backups" })).toBeDefined();
  expect(sessionStorage.length).toBe(0);
});

test("a lock renews a page that is at a place, and never one in which somebody is typing", async () => {
  const { push, called } = await showApp(snapshot({ coldkeys: [treasury] }));
  act(() => push(snapshot({ revision: 2, vault: { ...vault, isOpen: true } })));
  const field = document.body.appendChild(document.createElement("textarea"));
  fireEvent.change(field, { target: { value: "half a sentence" } });
  act(() => push(snapshot({ revision: 3, vault: { ...vault, isOpen: false } })));
  expect(renewals(called)).toBe(0);
  field.remove();
  act(() => push(snapshot({ revision: 4, vault: { ...vault, isOpen: true } })));
  act(() => push(snapshot({ revision: 5, vault: { ...vault, isOpen: false } })));
  expect(renewals(called)).toBe(1);
});
