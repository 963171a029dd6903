import type { CeremonyContext, KindText, StepText } from "../../en/ceremonies/kind.ts";
import { en } from "../../en.ts";
import { planText } from "./backup.ts";
import { recordText, takenBackText, writeText } from "./phrase.ts";
import { roomText } from "./room.ts";

const nameText = (): StepText => ({ ...en.create.name, guide: en.create.guide.name });
const steps = (about: CeremonyContext): Readonly<Record<string, StepText>> => ({
  name: nameText(),
  plan: planText,
  room: roomText,
  passphrase: { ...en.create.passphrase, guide: en.create.guide.passphrase },
  "write-1": writeText(about),
  "write-2": writeText(about),
  prove: takenBackText(),
  record: recordText(),
});

export const create: KindText = {
  head: ({ name }) => (name === "" ? "创建 coldkey" : `创建 ${name}`),
  named: ({ name }) => name,
  stopHint: "随时可以停：仪式会从这里继续，在副本得到验证之前什么都不算密钥。",
  abandonText:
    "待定的助记词将被销毁。它尚未算作密钥，因此不会损失余额，除非你已把它的地址给了别人。",
  abandonGo: "销毁待定的密钥",
  step: ({ step }, about) => steps(about)[step.id] ?? nameText(),
  steps: {
    name: "名称和词数",
    plan: "副本计划",
    room: "房间和笔记本",
    passphrase: "口令，并产生密钥",
    "write-1": "写下助记词",
    "write-2": "写下后半部分",
    prove: "回读助记词",
    record: "登记副本",
  },
  facts: { words: "词数", entropy: "随机性" },
  values: {
    system: "来自这台电脑",
    dice: "来自这台电脑，并混入骰子",
    coins: "来自这台电脑，并混入硬币",
  },
};
