// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../../test/fixtures.ts";
import { holdings, viewAnswers, viewScenes } from "../../test/gallery/view-scenes.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);
const keys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] };

test("a portfolio shows both sums, marked as estimates, with block and age", async () => {
  const app = await showApp(f.snapshot(keys), viewAnswers);
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  const worth = await screen.findByRole("region", { name: "Worth" });
  expect(worth.textContent).toContain("724.675");
  expect(worth.textContent).toContain("728.315");
  expect(within(worth).getAllByText("estimate", { exact: false }).length).toBeGreaterThan(2);
  expect(screen.getByText(/^Read at block 5,214,880/)).toBeTruthy();
  expect(screen.getByText(/The pool would refuse to buy the stake on subnet 77/)).toBeTruthy();
  expect(screen.getByText("100.000 locked")).toBeTruthy();
  expect(await screen.findByText(/^60 points since/)).toBeTruthy();
  expect(app.unlisted).toEqual([]);
});

test("any own or watched coldkey is chosen, and only that one is asked for", async () => {
  const watched = { address: f.GPU, name: "exchange", createdAtMs: f.NOW, balance: null };
  const app = await showApp(f.snapshot({ ...keys, hotkeys: [], watched: [watched] }), viewAnswers);
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  await app.user.selectOptions(await screen.findByLabelText("Coldkey"), "exchange (watched)");
  await screen.findByRole("region", { name: "Worth" });
  const asked = app.called.filter(({ name }) => name === "portfolio.look").at(-1);
  expect(asked?.input).toEqual({ coldkey: f.GPU });
});

test("without the node what was kept is shown, called old, with its age", async () => {
  const scene = viewScenes.viewKept;
  if (scene === undefined) throw new Error("no scene");
  const app = await showApp(scene.snapshot, scene.answers);
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  expect(await screen.findByText(/^Kept on this machine: block 5,214,880/)).toBeTruthy();
  expect(screen.getByText("old: every value is an estimate")).toBeTruthy();
  expect(screen.getByText(/The chart begins with the second point/)).toBeTruthy();
});

test("with nothing kept and no node it says so, and shows no number", async () => {
  const app = await showApp(
    f.snapshot({ ...keys, chain: { ...f.snapshot().chain, state: "away" } }),
    {
      ...viewAnswers,
      "portfolio.look": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
    },
  );
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  expect(await screen.findByText("Is anything lost?")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Worth" })).toBeNull();
});

test("a Vault has no portfolio, and asks for none", async () => {
  const chain = { ...f.snapshot().chain, state: "none" as const, best: null };
  const app = await showApp(f.snapshot({ ...keys, profile: "vault", chain }), {});
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  expect(await screen.findByText("No network on this profile")).toBeTruthy();
  expect(app.called.some(({ name }) => name.startsWith("portfolio."))).toBe(false);
  expect(holdings.atBlock).toBe(f.BLOCK);
});
