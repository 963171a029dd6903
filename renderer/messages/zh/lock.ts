import { inUnit } from "../../lib/format.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

export const lock: Translation<Messages["lock"]> = {
  when: "保险库何时关闭",
  soon: "保险库将在半分钟内关闭。",
  title: "保险库何时关闭",
  text: "打开的密钥是一个独立进程。关闭意味着这个进程已经结束，它的内存也随之消失。",
  choose: "多久没有任何操作",
  minutes: (n) => inUnit(n, "minute"),
  clock: "剩余时间显示在每个界面的边框中。每一步都会重新计时；助记词最多打开半小时。",
  atOnce: "立即关闭",
  reasons: (platform, lid) => [
    `在任何界面点“立即锁定”，或按 ${platform === "darwin" ? "⌘ L" : "Ctrl + L"}`,
    "打开它所为的操作已完成时",
    "电脑睡眠时，或曾悄悄睡眠过",
    platform === "linux"
      ? "屏幕锁定时，前提是桌面会通知：多数 Wayland 桌面不会，那就只剩上面的时间"
      : "屏幕锁定时",
    platform === "linux"
      ? lid === "lid"
        ? "合上盖子时"
        : "合上盖子且电脑因此睡眠时：这里无法查询盖子状态"
      : "合上盖子时，通过它引起的睡眠",
    "窗口最小化、隐藏或关闭时，页面结束时，应用退出时",
  ],
  done: "完成",
};
