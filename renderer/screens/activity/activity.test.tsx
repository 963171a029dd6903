// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const act = (id: string, signedAtMs: number) => ({ ...f.activity("finalised"), id, signedAtMs });

test("acts that no snapshot has any more are shown when they are asked for, each once and in their order", async () => {
  const all = [1, 2, 3, 4, 5].map((days) => act(`act-${days}`, f.NOW - days * 86_400_000));
  const told = { activities: all.slice(0, 2), earlierActs: 3 };
  const { user, called, push } = await showApp(f.snapshot(told), {
    "operations.earlier": () => all.slice(1),
  });
  await user.click(screen.getByRole("button", { name: "Activity" }));
  const list = within(await screen.findByRole("list", { name: "Signed acts, newest first" }));
  expect(list.getAllByRole("listitem")).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "Show earlier acts (3 more)" }));
  await expect.poll(() => list.getAllByRole("listitem").length).toBe(5);
  expect(screen.queryByRole("button", { name: /^Show earlier acts/ })).toBeNull();
  expect(called.filter(({ name }) => name === "operations.earlier")).toHaveLength(1);

  // One more has left the snapshot: asked again, so that none is missed.
  push(f.snapshot({ activities: all.slice(0, 1), earlierActs: 4 }));
  await expect
    .poll(() => called.filter(({ name }) => name === "operations.earlier").length)
    .toBe(2);
  expect(list.getAllByRole("listitem")).toHaveLength(5);
});
