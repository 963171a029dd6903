// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../../test/fixtures.ts";
import { subnetDetail, viewAnswers } from "../../test/gallery/view-scenes.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

async function opened(seen = subnetDetail) {
  const app = await showApp(f.snapshot({ coldkeys: [f.treasury], hotkeys: [f.validator] }), {
    ...viewAnswers,
    "chain.subnet": () => seen,
    "chain.subnets": () => ({ atBlock: 1, seenAtMs: f.NOW, subnets: f.subnets.slice(16, 20) }),
  });
  await app.user.click(screen.getByRole("button", { name: "Subnets" }));
  await app.user.click(await screen.findByRole("button", { name: "Open subnet 19 nineteen.ai" }));
  return { ...app, grid: await screen.findByRole("grid") };
}
const rowsOf = (grid: HTMLElement) => within(grid).getAllByRole("row").slice(1);

test("256 neurons are a grid of 257 rows, of which only those in sight are in the page", async () => {
  const { grid } = await opened();
  expect(grid.getAttribute("aria-rowcount")).toBe("257");
  expect(rowsOf(grid).length).toBeLessThan(60);
});

test("without the node a subnet is shown as it was kept, with its block, and called old", async () => {
  const app = await showApp(
    f.snapshot({ coldkeys: [f.treasury], chain: { ...f.snapshot().chain, state: "away" } }),
    {
      "chain.lastSubnets": () => ({
        atBlock: 1,
        seenAtMs: f.NOW,
        subnets: f.subnets.slice(16, 20),
      }),
      "chain.subnets": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
      "chain.lastSubnet": () => subnetDetail,
      "chain.subnet": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
    },
  );
  await app.user.click(screen.getByRole("button", { name: "Subnets" }));
  await app.user.click(await screen.findByRole("button", { name: "Open subnet 19 nineteen.ai" }));
  expect(await screen.findByRole("grid")).toBeTruthy();
  expect(screen.getByText(/^Kept on this machine: block 5,214,880/)).toBeTruthy();
  expect(screen.getByText("old: every value is an estimate")).toBeTruthy();
});

test("what a node that hangs said last is called old after three minutes", async () => {
  await opened({ ...subnetDetail, seenAtMs: f.NOW - 181_000 });
  expect(await screen.findByText(/^Read at block 5,214,880, 3 min/)).toBeTruthy();
  expect(screen.getByText("old: every value is an estimate")).toBeTruthy();
});

test("keys move through all rows, and Enter opens the one that is marked", async () => {
  const { grid } = await opened();
  const marked = () => within(grid).getAllByRole("row", { selected: true })[0];
  fireEvent.keyDown(grid, { key: "ArrowDown" });
  fireEvent.keyDown(grid, { key: "ArrowDown" });
  expect(marked()?.getAttribute("aria-rowindex")).toBe("4");
  fireEvent.keyDown(grid, { key: "End" });
  expect(marked()?.getAttribute("aria-rowindex")).toBe("257");
  fireEvent.keyDown(grid, { key: "Enter" });
  expect(await screen.findByRole("heading", { name: "Neuron 255" })).toBeTruthy();
  fireEvent.keyDown(grid, { key: "Home" });
  expect(marked()?.getAttribute("aria-rowindex")).toBe("2");
});

test("it is sorted by a column, found by number, and narrowed to what is mine", async () => {
  const { grid, user } = await opened();
  await user.click(screen.getByRole("button", { name: "Sort by Stake α" }));
  expect(within(rowsOf(grid)[0] as HTMLElement).getAllByRole("cell")[0]?.textContent).toBe("0");
  await user.click(screen.getByRole("button", { name: "Sort by Stake α" }));
  expect(within(rowsOf(grid)[0] as HTMLElement).getAllByRole("cell")[0]?.textContent).toBe("255");
  await user.type(screen.getByLabelText("Find a neuron"), "212");
  expect(screen.getByText("1 of 256 neurons")).toBeTruthy();
  await user.clear(screen.getByLabelText("Find a neuron"));
  await user.click(screen.getByLabelText("Only mine"));
  expect(screen.getByText("1 of 256 neurons")).toBeTruthy();
});

test("hyperparameters carry the chain's names, known and unknown, and amounts their unit", async () => {
  await opened();
  const rules = screen.getByRole("region", { name: "Hyperparameters" });
  expect(within(rules).getByText("a_later_one")).toBeTruthy();
  expect(within(rules).getByText("100.000 τ")).toBeTruthy();
  expect(within(rules).getByText("1.26")).toBeTruthy();
});
