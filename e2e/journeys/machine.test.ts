/**
 * A Desk by keyboard alone: this machine is assessed for the first time, what was left open is shown, and a download is
 * verified and, with one byte changed, refused. The app is the built one with a release key in it, as a release has it.
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { testingSigner } from "../../main/release/testing.ts";
import { excuseAll, press, reach, type } from "./by-keyboard.ts";
import { APP_DIR, closeApp, inspect, openApp } from "./workstation.ts";

const NAME = "coldkey-workstation-9.9.9-linux-amd64.deb";
const maintainer = testingSigner();

/** Below the project, where Node finds the packages that main does not bundle. */
function releasedApp(): string {
  const appDir = join(APP_DIR, "out/released-app");
  rmSync(appDir, { recursive: true, force: true });
  mkdirSync(appDir, { recursive: true });
  cpSync(join(APP_DIR, "package.json"), join(appDir, "package.json"));
  cpSync(join(APP_DIR, "dist"), join(appDir, "dist"), { recursive: true });
  const main = join(appDir, "dist/main/index.js");
  const [before, after, more] = readFileSync(main, "utf8").split("var RELEASE_KEYS = [];");
  if (after === undefined || more !== undefined) throw new Error("Where does the release key go?");
  const key = JSON.stringify([maintainer.publicKey]);
  writeFileSync(main, `${before}var RELEASE_KEYS = ${key};${after}`);
  return appDir;
}

/** An installer with its list and its signature. */
function download(folder: string): string {
  const installer = Buffer.alloc(500_001, "coldkey");
  const sums = `${createHash("sha256").update(installer).digest("hex")}  ${NAME}\n`;
  writeFileSync(join(folder, "SHA256SUMS"), sums);
  writeFileSync(join(folder, "SHA256SUMS.sig"), maintainer.sign(Buffer.from(sums)));
  writeFileSync(join(folder, NAME), installer);
  return join(folder, NAME);
}

test("A Desk is assessed, and a download is verified there", async () => {
  const workstation = await openApp({ appDir: releasedApp() });
  const { page, app } = workstation;
  const title = (text: string) => page.getByRole("heading", { name: text, level: 1 });
  await reach(page, page.getByRole("radio", { name: "Combined" }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await press(page, "Start as Desk");
  await press(page, "This machine");
  const card = page.getByRole("region", { name: "Assessment" });
  await expect(card).toContainText("Never done");
  await press(page, "Begin the assessment");
  for (const step of ["Updates", "This machine", "Who may do what", "A drill"]) {
    await expect(title(step)).toBeVisible();
    await excuseAll(page);
    if (step !== "A drill") await press(page, "Continue");
  }
  await type(page, page.getByLabel("Your name"), "Ada");
  await press(page, "End the assessment");
  await expect(title("The assessment is done")).toBeVisible();
  await press(page, "Open the report");
  await expect(page.getByText("As recorded in the journal")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Ada");
  await press(page, "This machine");
  await expect(card).toContainText("The next one is due on");
  await expect(card).toContainText("10 findings are open");
  await inspect(page, "machine-assessed");

  const folder = mkdtempSync(join(tmpdir(), "ckw-download-"));
  try {
    const installer = download(folder);
    await press(page, "Verify a download");
    await expect(title("Verify a download")).toBeVisible();
    await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [installer] });
    await press(page, "Choose: Installer");
    await expect(page.getByText(/SHA256SUMS\.sig, .* found beside the installer/)).toBeVisible();
    await press(page, "Verify");
    await expect(page.getByText("The download is genuine")).toBeVisible();
    await inspect(page, "download-genuine");
    const altered = readFileSync(installer);
    altered[250_000] = (altered[250_000] ?? 0) ^ 1;
    writeFileSync(installer, altered);
    await press(page, "Verify");
    await expect(page.getByText("The file is not the one that was released")).toBeVisible();
    await inspect(page, "download-altered");
  } finally {
    rmSync(folder, { recursive: true });
  }
  await closeApp(workstation);
});
