import type { Ceremony } from "../../../types.ts";
import type { KindText, StepText } from "../../en/ceremonies/kind.ts";
import { roomText } from "./room.ts";

const open = (lede: string): StepText => ({
  title: "打开助记词",
  lede,
  next: "打开",
  guide: {
    what: "证明口令仍能打开这台机器上的封存文件：这也是要验证的一部分。",
    wrong: ["口令输错要花一秒，并在日志中留下一条记录。"],
    hands: ["口令"],
  },
});

const byId = (texts: Readonly<Record<string, StepText>>) => (ceremony: Ceremony) =>
  texts[ceremony.step.id] ?? roomText;

export const check: KindText = {
  head: ({ name }) => `抽查 ${name} 的副本`,
  named: ({ name }) => `${name} 的副本抽查`,
  stopHint: "随时可以停。没有完成的抽查不改变任何日期。",
  abandonText: "副本保留上次验证的日期。",
  abandonGo: "放弃抽查",
  step: byId({
    room: roomText,
    open: open("它留在保险库内，由保险库询问你卡片上的几个词。不保存其中任何词。"),
    quiz: {
      title: "卡片上是哪个词？",
      lede: "从卡片上读，按它的编号。你按的键不透露任何词。",
      guide: {
        what: "每五个词询问两个，每个混在另外五个之中。记录键盘的程序只看到对它毫无意义的数字。",
        wrong: [
          "摄像头或录屏会得知所询问的词：不到一半。",
          "凭记忆回答证明的是你的记忆，不是卡片。",
        ],
        hands: ["从信封里取出的卡片"],
      },
    },
  }),
  steps: { room: "房间和笔记本", open: "口令", quiz: "提问" },
  facts: { right: "正确回答", of: "提问" },
};

export const proveShare: KindText = {
  head: ({ name }) => `验证 ${name} 的一个分片`,
  named: ({ name }) => `${name} 的分片验证`,
  stopHint: "随时可以停。分片保留上次验证的日期。",
  abandonText: "分片仍在登记簿中，保留上次验证的日期。",
  abandonGo: "放弃验证",
  step: byId({
    room: roomText,
    open: open("保险库由助记词再次产生这个分片，与你的卡片比较。"),
    share: {
      title: "照着卡片输入分片",
      lede: "不要凭记忆：照着手里的卡片。这里不显示其中任何词。",
      guide: {
        what: "保险库比较后，按编号指出错误的词。单独这个分片什么也打不开。",
        wrong: ["被打开过的信封：可能有人读过这个分片。"],
        hands: ["这个分片的卡片", "一个新信封"],
      },
    },
  }),
  steps: { room: "房间和笔记本", open: "口令", share: "回读分片" },
  facts: {},
};

export const rehearse: KindText = {
  head: ({ name }) => `演练恢复 ${name}`,
  named: ({ name }) => `${name} 的恢复演练`,
  stopHint: "随时可以停。输入的会被忘掉，不改变任何日期。",
  abandonText: "登记簿保持原样。",
  abandonGo: "放弃演练",
  step: (ceremony) =>
    ceremony.step.id === "room"
      ? roomText
      : {
          title: ceremony.target?.startsWith("split-") === true ? "输入分片" : "输入完整助记词",
          lede: "就像火灾之后那样。保险库是空的：这台机器的文件和口令都帮不上它。",
          guide: {
            what: "只由这些词产生密钥，看它属于谁，然后忘掉。这是最强的证明。",
            wrong: ["现在记录你键盘的人就有了助记词。在不信任的机器上，请改用按编号抽查。"],
            hands: ["火灾之后你会剩下的东西，别无其他"],
          },
        },
  steps: { room: "房间和笔记本", words: "输入助记词" },
  facts: { address: "地址" },
};

const replug: StepText = {
  title: "拔下 U 盘，再插上",
  lede: "在文件管理器中弹出，拔下，稍等，再插上。只有这样回答的才是 U 盘，而不是电脑对它的记忆。",
  guide: {
    what: "查看 U 盘是否离开又回来。弹出需要本应用没有的权限。",
    wrong: ["不弹出就拔下，可能只写了一半。"],
    hands: ["U 盘"],
  },
};
const openDrive: StepText = {
  title: "打开 U 盘上的内容",
  lede: "口令在保险库内打开来自 U 盘的文件，而不是这台机器上的那个。",
  next: "打开",
  guide: {
    what: "读回封存文件并打开它。之后保险库再次关闭。",
    wrong: ["如果此后更换过口令，U 盘上仍是旧的。"],
    hands: ["口令", "插着的 U 盘"],
  },
};

export const usb: KindText = {
  head: ({ name }) => `${name} 在 U 盘上的加密副本`,
  named: ({ name }) => `${name} 的 U 盘`,
  stopHint: "随时可以停：会从这里继续。U 盘被打开过才算数。",
  abandonText: "登记簿不会新增任何内容。已写的留在 U 盘上：已加密，由你删除。",
  abandonGo: "放弃",
  step: byId({
    room: roomText,
    drive: {
      title: "用哪个 U 盘存放副本？",
      lede: "一个空的、一直用作备份的。封存文件会写到上面，并附一段说明不用本应用如何打开的文字。",
      next: "写入",
      guide: {
        what: "写入自己的文件夹，刷新到 U 盘，再读回。已有的不会被替换。",
        wrong: ["还用于其他事情的 U 盘：会丢失、借出、感染。"],
        hands: ["一个 U 盘"],
      },
    },
    replug,
    open: openDrive,
    place: {
      title: "U 盘将保存在哪里？",
      lede: "它已写入、拔下、读回并打开。说明它去往哪里。",
      next: "登记 U 盘",
      guide: {
        what: "写入登记簿。每半年检查一次：闪存不通电会遗忘。",
        wrong: ["把口令写在 U 盘的标签上。"],
        hands: ["U 盘和它的信封"],
      },
    },
  }),
  steps: {
    room: "房间和笔记本",
    drive: "写入 U 盘",
    replug: "拔下再插上",
    open: "从 U 盘打开",
    place: "收好",
  },
  facts: { unplugged: "见到被拔下" },
};

export const proveUsb: KindText = {
  head: ({ name }) => `验证 ${name} 的 U 盘`,
  named: ({ name }) => `${name} 的 U 盘验证`,
  stopHint: "随时可以停。U 盘保留上次验证的日期。",
  abandonText: "U 盘仍在登记簿中，保留上次验证的日期。",
  abandonGo: "放弃验证",
  step: byId({
    room: roomText,
    find: {
      title: "插上 U 盘",
      lede: "从它的位置取来，插上，选择它。",
      next: "查看",
      guide: {
        what: "寻找封存文件和旁边的文字。不写入任何东西。",
        wrong: ["U 盘不在该在的地方：谁拿过？"],
        hands: ["U 盘"],
      },
    },
    open: openDrive,
  }),
  steps: { room: "房间和笔记本", find: "找到", open: "从 U 盘打开" },
  facts: {},
};
