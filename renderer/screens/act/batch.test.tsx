// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { treasury } from "../../test/fixtures.ts";
import { togetherScenes } from "../../test/gallery/together-scenes.ts";
import { fromMenu, showApp } from "../../test/show-app.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("A list is read, checked, reviewed act by act and signed", async () => {
  const scene = togetherScenes.together;
  if (scene === undefined) throw new Error("There is no such scene");
  const { user, called } = await showApp(scene.snapshot, {
    ...scene.answers,
    "operations.sign": () => ({ activity: "act-19a2" }),
  });
  await fromMenu(user, "More for treasury", "Several at once");
  await user.type(await screen.findByLabelText("List"), "a,1");
  await user.click(screen.getByRole("button", { name: "Read the list" }));
  await screen.findByText("3 transfers, together 15.750 τ");
  await user.click(screen.getByRole("button", { name: "Check with the chain" }));
  await screen.findByRole("heading", { name: "What it costs", level: 1 });
  for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
  await user.click(screen.getByRole("button", { name: "Review what will be signed" }));
  await screen.findByRole("heading", { name: "The 3 acts inside" });
  await user.type(screen.getByLabelText("Passphrase of treasury"), "seven lamps");
  await user.type(screen.getByLabelText(/^Last four/), treasury.address.slice(-4));
  const hold = screen.getByRole("button", { name: "Hold to sign" });
  expect(hold).toHaveProperty("disabled", false);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  fireEvent.pointerDown(hold, { button: 0 });
  await act(() => vi.advanceTimersByTimeAsync(2_100));
  expect(called.some(({ name }) => name === "operations.sign")).toBe(true);
});
