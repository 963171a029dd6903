// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { swapScenes } from "../../test/gallery/swap-scenes.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

async function open(scene: keyof typeof swapScenes) {
  const { snapshot, answers } = swapScenes[scene];
  const app = await showApp(snapshot, answers);
  await app.user.click(screen.getAllByRole("button", { name: /^Swap/ })[0] as HTMLElement);
  await screen.findByRole("heading", { name: "Swap", level: 1 });
  return app;
}
const isDisabled = (name: string) => screen.getByRole("button", { name }).hasAttribute("disabled");

test("while it waits nothing can be executed, and the block says from when on", async () => {
  await open("swap-waiting");
  expect(screen.getByRole("heading", { name: "treasury is being swapped" })).toBeDefined();
  expect(isDisabled("Sign execution")).toBe(true);
  expect(screen.getByText(/Sign the execution from block 5,230,281 on/)).toBeDefined();
  expect(
    screen.getByText(/The chain also takes the acts of a swap from the members/),
  ).toBeDefined();
});

test("an act that the chain would refuse by now has its button disabled, with the reason", async () => {
  const { user, push } = await open("swap-executable");
  expect(screen.getByText("It can be executed now")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Sign execution" }));
  await screen.findByRole("heading", { name: "Execute the swap of treasury", level: 1 });
  expect(isDisabled("Check with the chain")).toBe(false);
  // The block that made it executable was taken back.
  act(() => push({ ...swapScenes["swap-waiting"].snapshot, revision: 9 }));
  expect(isDisabled("Check with the chain")).toBe(true);
  expect(screen.getByText("The chain takes it from block 5,230,281 on.")).toBeDefined();
  act(() => push({ ...swapScenes["swap-disputed"].snapshot, revision: 10 }));
  expect(screen.getByText(/The swap is disputed: the chain takes nothing/)).toBeDefined();
});

test("any other form of a locked coldkey has its button disabled, with the reason", async () => {
  const { snapshot, answers } = swapScenes["swap-waiting"];
  const { user, push } = await showApp({ ...snapshot, swaps: [] }, answers);
  await user.click(screen.getAllByRole("button", { name: "Send TAO" })[0] as HTMLElement);
  await screen.findByRole("heading", { name: /^Send TAO/, level: 1 });
  const go = () => document.querySelector<HTMLButtonElement>("button[type=submit]");
  expect(go()?.title).toBe("");
  act(() => push({ ...snapshot, revision: 9 }));
  expect(go()?.disabled).toBe(true);
  expect(go()?.title).toMatch(/^A swap of treasury is announced/);
});

test("what arrived is shown item by item, and what the old one kept", async () => {
  await open("swap-arrived");
  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows.length).toBe(7);
  expect(screen.getByText("All 6 items arrived")).toBeDefined();
});
