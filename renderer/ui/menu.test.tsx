// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../test/fixtures.ts";
import { showApp } from "../test/show-app.tsx";

afterEach(cleanup);

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
