/** The first steps in Simplified Chinese: chosen at the first start, kept over a restart, and left again. */
import { expect, type Page, test } from "@playwright/test";
import { closeApp, inspect, openApp, PASSPHRASE } from "./workstation.ts";

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { name, level: 1 });
const press = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).first().click();

test("The workstation speaks Chinese from its first start on", async () => {
  const workstation = await openApp({ look: inspect });
  const { page, app } = workstation;
  await expect(heading(page, "What kind of workstation is this?")).toBeVisible();
  await page.getByRole("radio", { name: "中文（简体）" }).click();
  await expect(heading(page, "这是哪一种工作站？")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await workstation.look("chinese-first-start");
  await press(page, "以 Combined 开始");
  await expect(heading(page, "密钥")).toBeVisible();

  await press(page, "新建 coldkey");
  await expect(heading(page, "给 coldkey 命名")).toBeVisible();
  await page.getByLabel("Coldkey 名称").fill("treasury");
  await press(page, "继续");
  await expect(heading(page, "计划副本")).toBeVisible();
  const places = page.getByLabel(/^副本 \d+ 的地点/);
  await places.nth(0).fill("家中保险箱");
  await places.nth(1).fill("银行");
  await expect(page.getByRole("region", { name: "计划能经受什么" })).not.toBeEmpty();
  await press(page, "采用这个计划");
  await expect(heading(page, "让房间变得安全")).toBeVisible();
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  await press(page, "继续");
  await expect(heading(page, "选择口令")).toBeVisible();
  await page.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("再次输入口令").fill(PASSPHRASE);
  await expect(page.getByText(/^足够：/)).toBeVisible();
  await workstation.look("chinese-passphrase");
  await press(page, "产生并封存密钥");
  await expect(heading(page, /^把第 1 到 /)).toBeVisible({ timeout: 60_000 });

  // The words come from an English list, and a reader must not speak them as Chinese.
  await expect(page.getByRole("list", { name: /^第 1 到 / })).toHaveAttribute("lang", "en");

  // Stopped, locked, and refused with a wrong passphrase: what happened, what is lost, what to do.
  await press(page, "停在这里");
  await expect(heading(page, "密钥")).toBeVisible();
  await closeApp(workstation);
  const again = await openApp({ userDataDir: app.userDataDir, look: inspect });
  await expect(heading(again.page, "密钥")).toBeVisible();
  await press(again.page, "继续：treasury");
  await again.page.getByLabel("口令", { exact: true }).fill(`${PASSPHRASE} no`);
  await press(again.page, "打开并继续");
  await expect(again.page.getByText("口令打不开这个密钥。")).toBeVisible({ timeout: 60_000 });
  await again.look("chinese-refusal");
  await again.page.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
  await press(again.page, "打开并继续");
  await expect(heading(again.page, /^把第 1 到 /)).toBeVisible({ timeout: 60_000 });
  await press(again.page, "停在这里");

  // The system's dialog is titled in it too.
  await press(again.page, "导入密钥");
  await press(again.page, "选择文件夹");
  await expect
    .poll(async () => (await again.app.dialog.shown()).at(-1)?.options)
    .toMatchObject({ title: "选择文件夹" });
  await press(again.page, "停在这里");
  await expect(heading(again.page, "密钥")).toBeVisible();

  await press(again.page, "本机");
  await expect(heading(again.page, "本机")).toBeVisible();
  await again.page.getByRole("radio", { name: "English" }).click();
  await expect(heading(again.page, "This machine")).toBeVisible();
  await expect(again.page.locator("html")).toHaveAttribute("lang", "en");
  await closeApp(again);
});
