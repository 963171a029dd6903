import type { Ceremony } from "../../../types.ts";
import type { KindText, StepText } from "../../en/ceremonies/kind.ts";
import { shareOf } from "../../en/ceremonies/split.ts";
import { roomItems, roomText } from "./room.ts";

const plan: StepText = {
  title: "备份要怎样拆分？",
  lede: "每个分片写在自己的卡片上。其中几个合起来能找回密钥；数量不够时什么也推不出来。",
  next: "就这样拆分",
  guide: {
    what: "按 SLIP-39 拆分助记词，这是公开标准，其他钱包也能读取。助记词本身和它的卡片保持不变。",
    wrong: [
      "需要的分片与总数一样多：一场火灾，密钥就没了。",
      "一个地方有足够的分片：一个盗贼，密钥就没了。",
    ],
    hands: ["一支笔，每个分片一张卡片", "每个分片一个不透明信封", "口令"],
  },
};

const open: StepText = {
  title: "打开助记词",
  lede: "口令在保险库内打开它，保险库由它产生分片。分片不保存在任何地方：中断之后保险库会再次产生同样的。",
  next: "打开",
  guide: {
    what: "只为这次仪式打开助记词。十分钟没有操作它会自己结束。",
    wrong: ["口令输错要花一秒，并在日志中留下一条记录。"],
    hands: ["口令"],
  },
};

const wordsOf = (index: number, count: number, isSecond: boolean): StepText => ({
  title: isSecond
    ? `分片 ${index}：后半部分`
    : count === 0
      ? `重新写下分片 ${index}`
      : `写下分片 ${index}，共 ${count} 个`,
  lede: "这些词来自与助记词不同的词表。给每个词编号，并把分片编号写在最上面。",
  next: isSecond ? "我已全部写下" : "我已写下",
  guide: {
    what: "按住时显示这个分片。松开、看向窗口之外或过一分钟，词会隐藏。",
    wrong: ["房间里有摄像头或手机。", "相似的词：请用大写字母写清楚。", "照片不是备份，是泄露。"],
    hands: [`分片 ${index} 的卡片，而不是别的`, "一支笔"],
  },
});

const proveOf = (index: number): StepText => ({
  title: `照着卡片回读分片 ${index}`,
  lede: "不要凭记忆：照着手里的卡片。每个分片单独验证，因为关键那天可能少了另一个。",
  guide: {
    what: "保险库逐词比较，按编号指出错误。一个分片中的三个错词，没有保险库也能由校验和发现。",
    wrong: ["面前有两张卡片：请先把其他的放进信封。"],
    hands: [`分片 ${index} 的卡片`],
  },
});

const placeOf = (index: number): StepText => ({
  title: `分片 ${index} 将保存在哪里？`,
  lede: "卡片已验证。在显示下一个之前，现在就把它放进信封。",
  next: "已收好，继续",
  guide: {
    what: "为登记簿记下卡片。所有分片都验证、并演练过恢复之前，什么都不算数。",
    wrong: ["同一次拆分的两个分片放在一处，如果那已足够恢复。"],
    hands: ["卡片和它的信封"],
  },
});

const rehearse: StepText = {
  title: "演练恢复",
  lede: "取来所需数量的卡片，任意顺序输入。保险库已关闭：它只知道这些卡片所说的。",
  guide: {
    what: "在空的保险库中把分片拼起来，比较得出的地址。只有当它是你的，分片备份才算数。",
    wrong: ["停在这里：没有演练，就没有人知道这些卡片是否属于同一套。"],
    hands: ["所需数量的卡片", "它们的信封，以便重新封好"],
  },
};

function step(ceremony: Ceremony): StepText {
  const { id } = ceremony.step;
  const index = shareOf(ceremony);
  const count = Number(ceremony.answers.plan?.count ?? 0);
  if (id === "plan") return plan;
  if (id === "room") {
    return {
      ...roomText,
      items: {
        ...roomItems,
        pen: { ...roomItems.pen, text: "笔、每个分片一张空白卡片和一个不透明信封就在我面前。" },
      },
    };
  }
  if (id === "open") return open;
  if (id === "rehearse") return rehearse;
  if (id.endsWith("-prove")) return proveOf(index);
  if (id.endsWith("-place")) return placeOf(index);
  return wordsOf(index, count, id.endsWith("-2"));
}

const ofShares: Record<string, string> = {};
for (let index = 1; index <= 16; index += 1) {
  ofShares[`share-${index}-words-1`] = `显示分片 ${index}`;
  ofShares[`share-${index}-words-2`] = `分片 ${index}，后半部分`;
  ofShares[`share-${index}-prove`] = `验证分片 ${index}`;
  ofShares[`share-${index}-place`] = `收好分片 ${index}`;
}
const again = { room: "房间和笔记本", open: "口令", ...ofShares };
const steps = { plan: "计划", ...again, rehearse: "演练恢复" };

const againOpen: StepText = {
  ...open,
  lede: "口令在保险库内打开它，保险库由它再次产生丢失的分片：与丢失的卡片上同样的词。",
};
const againPlace = (index: number): StepText => ({
  ...placeOf(index),
  lede: "卡片已验证。现在就把它放进信封。",
  next: "登记分片",
  guide: {
    what: "把卡片写入登记簿，取代丢失的那张。其他分片保持不变。",
    wrong: [
      "第一张丢失的那个地方。",
      "如果可能有人读过丢失的卡片，请改为重新拆分：这一张的词是一样的。",
    ],
    hands: ["卡片和它的信封"],
  },
});

export const split: KindText = {
  head: ({ name }) => `${name} 的分片备份`,
  named: ({ name }) => `${name} 的分片备份`,
  stopHint: "随时可以停：会从这张卡片继续，分片不变。演练之前什么都不算数。",
  abandonText:
    "登记簿不会新增任何内容。请销毁已写的卡片：足够多的合起来就是密钥，而没有人计数它们。",
  abandonGo: "放弃拆分",
  step,
  steps,
  facts: { threshold: "需要的分片", shares: "分片总数", used: "演练所用" },
};

export const rewrite: KindText = {
  head: ({ copy, name }) => `重新写下 ${name} 的 ${copy}`,
  named: ({ copy, name }) => `重新写下的 ${name} 的 ${copy}`,
  stopHint: "随时可以停：会从这里继续，分片不变。",
  abandonText: "登记簿不会新增任何内容。如果卡片已写，请销毁：它和其他分片一样。",
  abandonGo: "放弃",
  step(ceremony, about) {
    const { id } = ceremony.step;
    if (id === "open") return againOpen;
    if (id.endsWith("-place")) return againPlace(shareOf(ceremony));
    return split.step(ceremony, about);
  },
  steps: again,
  facts: { share: "分片" },
};
