import type { KindText, StepText } from "../../en/ceremonies/kind.ts";
import type { Messages } from "../../en.ts";
import type { Translation } from "../../words.ts";
import { roomText } from "./room.ts";

const open: StepText = {
  title: "打开 hotkey",
  lede: "它的 coldkey 的口令在保险库内打开它。还不显示任何词。",
  next: "打开",
  guide: {
    what: "保险库保留助记词，直到最后一步、锁定或十分钟。",
    wrong: ["若是给服务器用，请改为交付 hotkey：那样没有人需要看或输入任何东西。"],
    hands: ["Coldkey 的口令"],
  },
};

const words = (second: boolean): StepText => ({
  title: second ? "助记词的后半部分" : "助记词",
  lede: "只在你按住时显示；松开、看向窗口之外或过一分钟就会隐藏。",
  next: "我已看过",
  guide: {
    what: "显示这一个 hotkey 的助记词。从第一个词起，它就被标记为已离开保险库。",
    wrong: ["房间里有摄像头或手机。", "聊天或便签里的助记词：读到的人就能运行这个 hotkey。"],
    hands: ["只有你需要它们所做的事"],
  },
});

const steps: Readonly<Record<string, StepText>> = {
  room: roomText,
  open,
  "words-1": words(false),
  "words-2": words(true),
};

export const revealHotkey: KindText = {
  head: ({ name }) => `显示 ${name} 的助记词`,
  named: ({ name }) => `显示 ${name} 的助记词`,
  stopHint: "随时可以停：会从这里继续。到目前为止显示过的写在日志中。",
  abandonText: "没有产生任何东西，所以没有销毁任何东西。显示过的留在日志中。",
  abandonGo: "不显示",
  step: ({ step }) => steps[step.id] ?? open,
  steps: {
    room: "房间和笔记本",
    open: "口令",
    "words-1": "显示助记词",
    "words-2": "显示后半部分",
  },
  facts: { words: "显示的词" },
};

export const revealHotkeyScreen: Translation<Messages["ceremonies"]["revealHotkey"]> = {
  doneTitle: (name) => `${name} 的助记词已重新关闭`,
  doneLede: "它们不在任何屏幕上，保险库也已忘掉。",
  doneNotice: "这个 hotkey 已标记为离开过保险库",
  doneText: "如果可能有人看到过助记词，请更换 hotkey：创建新的并在它的位置注册。Coldkey 不受影响。",
  back: "返回 hotkey",
};
