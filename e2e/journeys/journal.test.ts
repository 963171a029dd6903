/** The journal by keyboard alone, at 200 %: found by what it is about, opened to its proof, exported, checked elsewhere. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { press, reach, type } from "./by-keyboard.ts";
import { closeApp, inspect, openApp } from "./workstation.ts";

test("An entry is found, opened to its proof, and exported to somebody who has nothing but Node", async () => {
  const workstation = await openApp({});
  const { app, page } = workstation;
  await page.setViewportSize({ width: 680, height: 430 });
  const title = (text: string) => page.getByRole("heading", { name: text, level: 1 });
  const entries = page.getByRole("list", { name: "Entries, newest first" });
  await press(page, "Start as Combined");

  // A ceremony that was begun and abandoned: entries of one act, and a transcript.
  await press(page, "New coldkey");
  await type(page, page.getByLabel("Name of the coldkey"), "treasury");
  await press(page, "Continue");
  await expect(title("Plan the copies")).toBeVisible();
  await press(page, "Stop here");
  await press(page, "Abandon treasury");
  await reach(page, page.getByRole("dialog").getByRole("radio").first());
  await page.keyboard.press("Space");
  await press(page, "Destroy the pending key");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await press(page, /^All places/);
  await press(page, "Journal");
  await expect(title("Journal")).toBeVisible();
  await reach(page, page.getByLabel("Kind"));
  await page.keyboard.type("A ceremony was abandoned");
  await expect(page.getByText(/^1 of 1 that fit, of \d+/)).toBeVisible();
  await inspect(page, "journal-filtered");
  const found = entries.locator("summary", { hasText: "A ceremony was abandoned" });
  await reach(page, found);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "What it says" })).toContainText("create-coldkey");
  await expect(page.getByRole("region", { name: "Its proof" })).toContainText("Proved: it is in");
  await inspect(page, "journal-opened");

  // To what it belongs to, and back to all of its entries.
  await press(page, "Open its transcript");
  await expect(title("Transcript")).toBeVisible();
  await expect(page.getByText("As recorded in the journal")).toBeVisible();
  await press(page, "Its entries in the journal");
  await expect(page.getByText(/Only the entries of one act/)).toBeVisible();
  await expect(entries.locator("summary", { hasText: "A ceremony began" })).toBeVisible();
  await expect(entries.locator("summary", { hasText: "The app started" })).toHaveCount(0);
  await inspect(page, "journal-of-act");
  await press(page, "Clear the filter");
  await expect(entries.locator("summary", { hasText: "The app started" })).toBeVisible();

  // By time: nothing is from before this century's second year.
  await type(page, page.getByLabel("Up to and including"), "2001-01-01");
  await expect(page.getByText("No entry fits this filter.")).toBeVisible();
  await press(page, "Clear the filter");

  const folder = mkdtempSync(join(tmpdir(), "journal-export-"));
  try {
    await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [folder] });
    await press(page, "Export");
    await expect(page.getByRole("dialog")).toBeVisible();
    await inspect(page, "journal-export");
    await press(page, "Choose a folder");
    await expect(page.getByRole("dialog").getByText(/^Exported: /)).toBeVisible();
    await press(page, "Close");
    const [bundle = ""] = readdirSync(folder);
    const verifier = join(folder, bundle, "verify-journal.mjs");
    const { status, stdout } = spawnSync(process.execPath, [verifier, join(folder, bundle)], {
      encoding: "utf8",
      cwd: folder,
    });
    expect(stdout).toMatch(/intact/i);
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await press(page, "Verify");
  await expect(page.getByText(/Intact: \d+ entries/)).toBeVisible();
  await inspect(page, "journal-verified-zoomed");
  await closeApp(workstation);
});
