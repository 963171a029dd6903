import { expect, test } from "@playwright/test";
import { chooseProfile, closeApp, goTo, inspect, openApp } from "./workstation.ts";

/** Published development address (`//Alice`): nothing here needs its key. */
const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

test("A Desk looks at a watched portfolio and, by keyboard, at a subnet; the frame names the network", async () => {
  const workstation = await openApp({});
  const { page } = workstation;
  await chooseProfile(workstation, "Desk");
  await goTo(page, "Portfolio");
  await page.getByRole("button", { name: "Watch an address" }).click();
  await page.getByLabel("Address").fill(ALICE);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByLabel("Name", { exact: true }).fill("exchange");
  await page.getByRole("button", { name: "Watch it" }).click();
  await expect(page.getByRole("article", { name: "exchange" })).toBeVisible();
  await goTo(page, "Portfolio");
  await expect(page.getByRole("region", { name: "Worth" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^Read at block/)).toBeVisible();
  await expect(page.getByText("Nothing is staked.")).toBeVisible();
  await inspect(page, "view-portfolio");

  await goTo(page, "Subnets");
  await page.getByRole("button", { name: "Open subnet 7 Summit" }).focus();
  await page.keyboard.press("Enter");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "121", { timeout: 30_000 });
  await grid.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("row", { selected: true })).toHaveAttribute("aria-rowindex", "121");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Neuron 119" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Hyperparameters", exact: true })).toContainText(
    "1.26",
  );
  await inspect(page, "view-subnet");

  await page.getByRole("button", { name: "Network and nodes: Rehearsal" }).click();
  await page.getByRole("radio", { name: /^Local network/ }).check();
  await page.getByRole("button", { name: "Use Local network" }).click();
  await expect(
    page.getByRole("button", { name: "Network and nodes: Local network · 127.0.0.1:9944" }),
  ).toBeVisible({ timeout: 30_000 });
  await page.getByRole("radio", { name: /^Rehearsal/ }).check();
  await page.getByRole("button", { name: "Use Rehearsal" }).click();
  await goTo(page, "Portfolio");
  await expect(page.getByRole("region", { name: "Worth" })).toBeVisible({ timeout: 30_000 });
  await closeApp(workstation);
});
