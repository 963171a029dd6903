import { expect, test, vi } from "vitest";

let systemLocale = "en-US";
vi.mock("electron", () => ({ app: { getLocale: () => systemLocale } }));
const { shellWords, speakAs } = await import("./words.ts");

test("the shell speaks as the system does until it knows what the screens speak, and then as they do", () => {
  expect(shellWords().cannot.start).toBe("Coldkey Workstation cannot start");
  systemLocale = "zh-CN";
  expect(shellWords().cannot.start).toBe("Coldkey Workstation 无法启动");
  systemLocale = "zh-TW";
  expect(shellWords().cannot.start).toContain("cannot start");
  systemLocale = "zh-CN";
  speakAs(null);
  expect(shellWords().choose.folder).toBe("Choose a folder");
  speakAs("zh");
  systemLocale = "en-US";
  expect(shellWords().choose.folder).toBe("选择文件夹");
});
