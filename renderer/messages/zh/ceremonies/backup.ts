import type { CeremonyContext, KindText, StepText } from "../../en/ceremonies/kind.ts";
import type { Messages } from "../../en.ts";
import { en } from "../../en.ts";
import type { Translation } from "../../words.ts";
import { recordText, takenBackText, writeText } from "./phrase.ts";
import { roomItems, roomText } from "./room.ts";

export const planText: StepText = {
  title: "计划副本",
  lede: "多少份、写在什么上、放在哪里、由谁保管。在写下第一个词之前就评估计划。",
  guide: {
    what: "决定一场火灾、一个盗贼或一个忘记的口令能带走什么。计划中的第一份现在做，其余以后做。",
    wrong: [
      "所有副本在同一座房子里：一场火灾全部带走。",
      "助记词和口令在同一个信封里：一个盗贼两样都得手。",
      "地方太巧妙，连你自己都忘了。",
    ],
    hands: ["一支笔", "每份副本一张卡片或钢板", "每份一个不透明信封"],
  },
};

const judged: Readonly<
  Record<string, (fact: (name: string) => string) => { title: string; text: string }>
> = {
  PLAN_ONE_COPY: () => ({
    title: "一份等于没有",
    text: "如果它烧毁、褪色或丢失，就只剩这台笔记本。请为另一个地方再计划一份。",
  }),
  PLAN_ONE_PLACE: (fact) => ({
    title: `一场火灾毁掉全部 ${fact("count")} 份`,
    text: `它们都会放在这里：${fact("place")}。至少把一份移到另一座房子。`,
  }),
  PLAN_ONLY_USB: () => ({
    title: "一切都系于口令",
    text: "U 盘里是封存的密钥：没有口令它什么也打不开，而且 U 盘会坏。请再加一份写在纸或钢板上的助记词。",
  }),
  PLAN_WITH_PASSPHRASE: (fact) => ({
    title: "助记词和口令放在一起",
    text: `两样都会在这里：${fact("place")}。找到助记词的人不需要口令，而打开这个地方的人还会得到这台笔记本的密钥。`,
  }),
  PLAN_USB_WITH_PASSPHRASE: (fact) => ({
    title: "U 盘和口令放在一起",
    text: `两样都会在这里：${fact("place")}。放在一起就是密钥；分开时各自什么都不是。`,
  }),
  PLAN_ONE_CUSTODIAN: (fact) => ({
    title: "一个人掌握全部",
    text: `${fact("custodian")} 会保管每一份副本。如果这个人失踪、去世或与你反目，所有副本会一起消失。`,
  }),
  PLAN_BY_LAPTOP: (fact) => ({
    title: "有一份副本和笔记本在同一处",
    text: `这里一次入室盗窃就会拿走两样：${fact("place")}。若是多份中的一份，可以接受。`,
  }),
  PLAN_ALL_PAPER: () => ({
    title: "全部是纸",
    text: "水和火对所有纸一视同仁。其中一份用钢板，两样都能扛住。",
  }),
  PLAN_MANY: (fact) => ({
    title: `手写副本 ${fact("count")} 份太多了`,
    text: "每一份都是一个助记词可能被读到的地方。对多数人来说，三个地方三份就够了。",
  }),
};
const serious = ["PLAN_ONE_COPY", "PLAN_ONE_PLACE", "PLAN_ONLY_USB", "PLAN_ONE_CUSTODIAN"];

export const plan: Translation<Messages["ceremonies"]["plan"]> = {
  judged(fault) {
    const fact = (name: string): string => String(fault.facts[name] ?? "");
    const said = judged[fault.code]?.(fact) ?? { title: fault.code, text: "" };
    return { ...said, isSerious: serious.includes(fault.code) };
  },
  good: "这个计划经得起一场火灾、一个盗贼和一个人出问题。",
  goodText: "至少两个地方，而且能单独打开密钥的东西没有和它的口令放在一起。",
  judging: "计划能经受什么",
  there: "已经做好",
  thereNone: "还没有做过副本。",
  copy: (n) => `副本 ${n}`,
  now: "在本次仪式中制作",
  later: "以后制作",
  medium: (n) => `副本 ${n} 写在`,
  place: (n) => `副本 ${n} 的地点`,
  placeHint: "十年后你会怎样对自己说：“家中保险箱”、“银行 2 号箱”。",
  custodian: (n) => `谁保管副本 ${n}`,
  custodianHint: "留空：你自己。",
  add: "再计划一份副本",
  remove: (n) => `从计划中去掉副本 ${n}`,
  laptop: "这台笔记本放在哪里",
  laptopHint: "用来评估计划。不会给任何人看。",
  passphrase: "口令写在哪里",
  passphraseHint: "只写地点，绝不要写口令。只在你脑中时留空。",
  split:
    "助记词以分片的形式写在几张卡片上，其中几个就够：另有专门的仪式来制作，从“备份”页面进入。单独一个分片什么也打不开。",
  splitPlaces: "分片将放在哪里，写成一行：家、银行、公证人。",
  firstUsb: "计划中的第一份必须手写：请先把一份写在纸或钢板上。",
  bad: "一行，最多 60 个字符。",
  next: "采用这个计划",
};

const openText = (name: string): StepText => ({
  ...en.backup.open,
  title: en.backup.open.title(name),
  next: en.backup.open.go,
  guide: en.backup.guide.open,
});

const copySteps = (about: CeremonyContext): Readonly<Record<string, StepText>> => ({
  plan: planText,
  room: {
    ...roomText,
    items: { ...roomItems, pen: { ...roomItems.pen, text: en.backup.roomCopy.pen } },
  },
  open: openText(about.name),
  "write-1": writeText(about),
  "write-2": writeText(about),
  prove: takenBackText(),
  record: recordText(),
});

export const backUp: KindText = {
  head: ({ name }) => `备份 ${name}`,
  named: ({ name }) => en.backup.pendingName(name, null),
  get stopHint() {
    return en.backup.stopHintCopy;
  },
  get abandonText() {
    return en.backup.abandonText(false);
  },
  get abandonGo() {
    return en.backup.abandonGo;
  },
  step: ({ step }, about) => copySteps(about)[step.id] ?? planText,
  steps: {
    plan: "副本计划",
    room: "房间和笔记本",
    open: "口令",
    "write-1": "写下助记词",
    "write-2": "写下后半部分",
    prove: "回读助记词",
    record: "登记副本",
  },
  facts: {},
};

const proofSteps = ({
  name,
  copy,
  place,
}: CeremonyContext): Readonly<Record<string, StepText>> => ({
  room: {
    title: en.backup.roomProof.title(copy),
    lede: en.backup.roomProof.lede(place),
    items: { ...roomItems, card: { ...roomItems.card, text: en.backup.roomProof.card(copy) } },
    guide: en.backup.guide.roomProof,
  },
  open: openText(name),
  prove: { ...en.backup.proof, title: en.backup.proof.title(copy), guide: en.backup.guide.proof },
});

export const prove: KindText = {
  head: ({ name, copy }) => `验证 ${name} 的 ${copy}`,
  named: ({ name, copy }) => en.backup.pendingName(name, copy),
  get stopHint() {
    return en.backup.stopHintProof;
  },
  get abandonText() {
    return en.backup.abandonText(true);
  },
  get abandonGo() {
    return en.backup.abandonGo;
  },
  step: ({ step }, about) => proofSteps(about)[step.id] ?? roomText,
  steps: { room: "房间和笔记本", open: "口令", prove: "回读助记词" },
  facts: {},
};
