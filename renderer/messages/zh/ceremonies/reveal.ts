import type { KindText, StepText } from "../../en/ceremonies/kind.ts";
import type { Messages } from "../../en.ts";
import type { Translation } from "../../words.ts";
import { roomText } from "./room.ts";

const why: StepText = {
  title: "为什么需要看助记词？",
  lede: "看过是唯一无法收回的事。对多数理由都有更安全的办法。",
  options: {
    "compare-copy": {
      label: "与卡片比较",
      detail: "更安全：验证副本。你照着卡片输入，不显示任何词。",
    },
    "move-wallet": {
      label: "在另一个程序中使用密钥",
      detail: "在那里读到它们的，永远拥有密钥。最好为另一个地方用新密钥。",
    },
    heirs: {
      label: "交给我信任的人",
      detail: "更安全：再做一份副本，它会被验证并登记。",
    },
    other: { label: "其他理由", detail: "不评判理由，只记录。" },
  },
  guide: {
    what: "再次显示这个 coldkey 的全部助记词。不复制、打印或保存任何东西。",
    wrong: [
      "有人要你这样做：诚实的人从不需要你的助记词。",
      "客服聊天、表单或电话在等助记词：停在这里。",
    ],
    hands: ["密钥的口令"],
  },
};

const confirm: StepText = {
  title: "读一读，并确认你是认真的",
  lede: "接下来的步骤会把助记词放到屏幕上。",
  items: {
    owner: {
      text: "看到这些词的人立即并永远拥有这个钱包里的一切。",
      why: "口令只保护这台笔记本。助记词不需要口令。",
    },
    forever: {
      text: "日志会写明助记词被显示过，没有什么能抹去。",
      why: "以后审计这个钱包的人会看到何时、因何理由。",
    },
  },
  next: "我是认真的",
  guide: {
    what: "在打开任何东西之前，再用手确认一次。",
    wrong: ["匆忙。如果有人催你，请停在这里，问问第二个人。"],
    hands: ["暂时不需要什么"],
  },
};

const open: StepText = {
  title: "打开助记词",
  lede: "口令在保险库内打开它。还不显示任何词。",
  next: "打开",
  guide: {
    what: "保险库派生密钥并保留助记词，直到最后一步、锁定或一刻钟。",
    wrong: ["三次错误的口令也会写入日志。"],
    hands: ["口令"],
  },
};

const words = (second: boolean): StepText => ({
  title: second ? "助记词的后半部分" : "助记词",
  lede: "只在你按住时显示；松开、看向窗口之外或过一分钟就会隐藏。",
  next: "我已看过",
  guide: {
    what: "显示助记词让你写下来。",
    wrong: ["房间里有摄像头或手机。", "屏幕的照片不是备份，是泄露。"],
    hands: ["只有你需要它们所做的事"],
  },
});

const steps: Readonly<Record<string, StepText>> = {
  why,
  room: roomText,
  confirm,
  open,
  "words-1": words(false),
  "words-2": words(true),
};

export const reveal: KindText = {
  head: ({ name }) => `显示 ${name} 的助记词`,
  named: ({ name }) => `显示 ${name} 的助记词`,
  stopHint: "随时可以停：会从这里继续。到目前为止显示过的写在日志中。",
  abandonText: "没有产生任何东西，所以没有销毁任何东西。显示过的留在日志中。",
  abandonGo: "不显示",
  step: ({ step }) => steps[step.id] ?? why,
  steps: {
    why: "理由",
    room: "房间和笔记本",
    confirm: "确认",
    open: "口令",
    "words-1": "显示助记词",
    "words-2": "显示后半部分",
  },
  facts: { why: "理由", words: "显示的词" },
  values: {
    "compare-copy": "与卡片比较",
    "move-wallet": "在另一个程序中使用密钥",
    heirs: "交给某人",
    other: "其他理由",
  },
};

export const revealScreen: Translation<Messages["ceremonies"]["reveal"]> = {
  reasonLabel: "理由",
  begin: "显示助记词",
  beginFor: (name) => `显示 ${name} 的助记词`,
  typed: (name) => `输入密钥的名称：${name}`,
  typedHint: "手动、逐个字母。区分大小写。",
  typedWrong: "这还不是它的名称。",
  doneTitle: (name) => `${name} 的助记词已重新关闭`,
  doneLede: "它们不在任何屏幕上，保险库也已忘掉。",
  doneNotice: "如果可能有人看到过",
  doneText: "口令帮不上忙。请立即创建新的 coldkey，把 TAO 转过去。",
  back: "返回备份",
};
