/** The whole app over a fake bridge, as a test sees it. */
import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Snapshot } from "../../preload/contract.ts";
import { App } from "../app/app.tsx";
import { loadTheRest } from "../lib/later.tsx";
import { type Answers, type FakeBridge, fakeBridge } from "./fake-bridge.ts";

// A machine that has much to do takes its time: what never comes still fails the test.
configure({ asyncUtilTimeout: 10_000 });

/** Opens a menu by the name of its button and takes one of its entries. */
export async function fromMenu(
  user: ReturnType<typeof userEvent.setup>,
  menu: string,
  entry: string,
): Promise<void> {
  await user.click(screen.getByRole("button", { name: menu }));
  await user.click(await screen.findByRole("menuitem", { name: entry }));
}

export async function showApp(
  snapshot: Snapshot,
  answers: Answers = {},
  words = "",
): Promise<FakeBridge & { user: ReturnType<typeof userEvent.setup> }> {
  const fake = fakeBridge(snapshot, answers, words);
  Object.defineProperty(window, "workstation", { value: fake.bridge, configurable: true });
  await loadTheRest();
  const user = userEvent.setup();
  const view = render(<App />);
  await view.findByRole("heading", { level: 1 });
  return { ...fake, user };
}
