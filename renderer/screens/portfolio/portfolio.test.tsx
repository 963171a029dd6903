// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { askAhead } from "../../app/kept-holdings.ts";
import * as f from "../../test/fixtures.ts";
import { actsFor, viewAnswers, viewScenes } from "../../test/gallery/view-scenes.ts";
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
  expect(screen.queryByText(/^old/)).toBeNull();
  expect(app.unlisted).toEqual([]);

  // What is under which hotkey is drawn when it is opened; a part of the sale, and never a sale of its own.
  expect(screen.queryByRole("table", { name: "Stake by hotkey" })).toBeNull();
  await app.user.click(screen.getByText("Under 3 hotkeys"));
  const held = await screen.findByRole("table", { name: "Stake by hotkey" });
  const [, root, ...others] = within(held).getAllByRole("row");
  expect(root?.textContent).toContain("250.000");
  expect(others.map((row) => row.textContent?.includes("25.571"))).toEqual([false, true]);
});

test("what was kept is asked for before anybody goes there, and is there with the press", async () => {
  const scene = viewScenes.viewKept;
  if (scene === undefined) throw new Error("no scene");
  const app = await showApp(scene.snapshot, scene.answers);
  await askAhead();
  const asked = () => app.called.filter(({ name }) => name === "portfolio.last").length;
  expect(asked()).toBe(1);
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  expect(screen.getByText(/^Kept on this machine: block 5,214,880/)).toBeTruthy();
  expect(asked()).toBe(1);
  // Whoever comes back reads what was kept since.
  await app.user.click(screen.getByRole("button", { name: "Keys" }));
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  await screen.findByText(/^Kept on this machine: block/);
  expect(asked()).toBe(2);
});

test("what was kept of one network is never shown for another", async () => {
  const scene = viewScenes.viewKept;
  if (scene === undefined) throw new Error("no scene");
  const app = await showApp(scene.snapshot, scene.answers);
  await askAhead();
  const { chain } = scene.snapshot;
  app.push({ ...scene.snapshot, revision: 9, chain: { ...chain, network: "test" } });
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  await screen.findByText(/^Kept on this machine: block/);
  expect(app.called.filter(({ name }) => name === "portfolio.last")).toHaveLength(2);
});

test("each lock says on which subnet, how much, for whom, and that it ends slowly or not at all", async () => {
  const app = await showApp(f.snapshot(keys), viewAnswers);
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  const locks = await screen.findByRole("table", { name: "Locks of stake, one for each subnet" });
  const [, decaying, staying] = within(locks).getAllByRole("row");
  expect(decaying?.textContent).toContain("8 Taoshi");
  expect(decaying?.textContent).toContain("100.000");
  expect(decaying?.textContent).toContain("half of it is free after 648,000 blocks");
  expect(decaying?.textContent).toContain("block 5,178,880");
  expect(staying?.textContent).toContain("until you let it decay");
});

test("for whom it acts is looked for on request, and says when and how far it was looked", async () => {
  const found = { ...actsFor, proxies: { rows: 20_000, isWhole: false }, seenAtMs: f.NOW };
  const app = await showApp(f.snapshot(keys), {
    ...viewAnswers,
    "portfolio.lastActsFor": () => null,
    "portfolio.actsFor": () => found,
  });
  await app.user.click(screen.getByRole("button", { name: "Portfolio" }));
  expect(await screen.findByText(/^Nobody has looked yet/)).toBeTruthy();
  await app.user.click(screen.getByRole("button", { name: "Look through the network" }));
  expect(await screen.findByText(/^Last looked at block 5,207,680/)).toBeTruthy();
  expect(screen.getByText(/20,000 entries read. There are more/)).toBeTruthy();
  expect(screen.getByText("212 entries read: all there are.")).toBeTruthy();
  expect(screen.getByText(f.hash("6"))).toBeTruthy();
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
  expect(await screen.findByText(/The chart begins with the second point/)).toBeTruthy();
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
