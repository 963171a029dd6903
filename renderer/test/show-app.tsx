/** The whole app over a fake bridge, as a test sees it. */
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Snapshot } from "../../preload/contract.ts";
import { App } from "../app/app.tsx";
import { loadTheRest } from "../lib/later.tsx";
import { type Answers, type FakeBridge, fakeBridge } from "./fake-bridge.ts";

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
