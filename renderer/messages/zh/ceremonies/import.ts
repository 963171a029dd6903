import type { Ceremony } from "../../../types.ts";
import type { CeremonyContext, KindText, StepText } from "../../en/ceremonies/kind.ts";
import { en } from "../../en.ts";
import { roomText } from "./room.ts";

const source = (): StepText => ({
  title: "密钥现在在哪里？",
  lede: "它在保险库进程中读取，保存任何东西之前先给你看。未经你要求，绝不改动来源。",
  options: {
    words: {
      label: "在纸上或脑中：它的助记词",
      detail: "12、15、18、21 或 24 个英文词，编号与否均可。",
    },
    shares: {
      label: "在几张卡片上：分片备份的分片",
      detail: "本应用或其他工具的 SLIP-39 分片，每个 20 到 33 个词。按分片要求的数量，任意顺序。",
    },
    file: {
      label: "在磁盘或 U 盘上：密钥文件",
      detail:
        "btcli 的 coldkey 或 hotkey，加密与否均可，支持它用过的每种格式；或 polkadot-js 导出为 JSON 的账户。",
    },
    hex: {
      label: "十六进制：种子或私钥",
      detail: "64 或 128 个数字，有些工具这样打印。有助记词时用助记词更好。",
    },
  },
  guide: en.import.guide.source,
});

const kept: StepText = {
  title: "到今天为止它在哪里？",
  lede: "新口令保护这台机器上的文件。它不能从已有密钥的人手里收回密钥。",
  options: {
    paper: { label: "只在纸或金属上", detail: "手写，从未输入、拍照或发送。" },
    "this-machine": { label: "在这台电脑上", detail: "在这里的钱包程序或文件夹中。" },
    "other-machine": {
      label: "在另一台电脑或服务器上",
      detail: "管理那台机器及其备份的人，都能读到那里的内容。",
    },
    exposed: {
      label: "在消息、云端、照片中，或被别人看到过",
      detail: "那它就已为人所知，只有转移到新的 coldkey 才有帮助。",
    },
    unknown: { label: "没有人能说", detail: "按他人见过的处理。" },
  },
  guide: {
    what: "询问任何程序都看不到的。回答写入记录，并用于应用对这个密钥的说明。",
    wrong: ["按希望的那样回答：一年之后读记录的人会依赖它。"],
    hands: ["暂时不需要什么"],
  },
};

function open({ answers }: Ceremony): StepText {
  const words = en.import;
  const next = words.look;
  switch (answers.source?.source) {
    case "words":
      return { title: words.words.title, lede: words.words.lede, next, guide: words.guide.words };
    case "shares":
      return { title: words.shares.title, lede: words.shares.lede, guide: words.guide.shares };
    case "file":
      return { title: words.file.title, lede: words.file.lede, next, guide: words.guide.file };
    case "hex":
      return { title: words.hex.title, lede: words.hex.lede, next, guide: words.guide.hex };
    default:
      return source();
  }
}

const found = (): StepText => ({
  title: en.import.found.title,
  lede: en.import.found.lede,
  next: en.import.found.next,
  guide: en.import.guide.found,
});

const recovery: StepText = {
  title: "从什么能恢复什么",
  lede: "在这里封存之后，这些是找回这个密钥的途径，那些不是。",
  items: {
    "sealed-file": {
      text: "从封存文件和它的新口令：在这台机器上找回这个密钥。",
      why: "没有口令，文件对谁都打不开，包括你。没有重置。",
    },
    words: {
      text: "单靠它的助记词：在任何机器上找回这个密钥，不需要文件和口令。",
      why: "所以助记词需要两个地方两份已验证的副本，且只有你能看。",
    },
    "no-words": {
      text: "它没有助记词。封存文件、它在 U 盘上的加密副本和旧来源就是全部。",
      why: "没有可写在卡片上的东西。若有价值，请创建带助记词的 coldkey 并转移过去。",
    },
    hotkey: {
      text: "丢失的 hotkey 由它的 coldkey 在链上更换。",
      why: "要保住的是 coldkey。被盗的 hotkey 在更换之前一直为盗贼工作。",
    },
    "old-file": {
      text: "从旧文件和旧口令：谁有它们，谁就能得到这个密钥。",
      why: "在你删除之前它一直在原处。备份和云端的每份副本也一样。",
    },
    "may-be-known": {
      text: "可能已有人得到这个密钥，新口令收不回来。",
      why: "如果上面有价值，请现在就计划转移到新的 coldkey，而不是等它没了。",
    },
  },
  next: "我知道了",
  guide: {
    what: "在重新封存之前，说明你将有哪些找回的途径。",
    wrong: ["只依赖一条途径：磁盘会坏，卡片会烧，口令会忘。"],
    hands: ["暂时不需要什么"],
  },
};

const seal = ({ answers }: Ceremony, { name }: CeremonyContext): StepText => {
  const isUnder = answers.found?.role === "hotkey" && answers.found.coldkey !== null;
  const words = en.import.seal;
  return {
    title: isUnder ? words.underTitle(name) : words.title(name),
    lede: isUnder ? words.underLede : words.lede,
    guide: en.create.guide.passphrase,
  };
};

const card: StepText = {
  title: "你输入时照着的卡片是要保留的副本吗？",
  lede: "整个助记词照着它输入，得出了这个地址：作为副本，它已验证。",
  guide: {
    what: "把卡片写入副本登记簿，日期是今天的验证。无论如何，密钥都成为这台机器的。",
    wrong: [
      "从屏幕、便签或记忆输入的词不是副本：请如实说明。",
      "别人见过的卡片：请登记它，并计划转移到新的 coldkey。",
    ],
    hands: ["卡片和它的信封"],
  },
};

const shares: StepText = {
  title: "你输入时照着的这些卡片是要保留的副本吗？",
  lede: "它们合在一起得出了这个地址：作为副本，它们已验证，密钥就是用它们恢复的。",
  next: "逐张登记",
  guide: {
    what: "把这些卡片作为一次分片备份写入副本登记簿。无论如何，密钥都成为这台机器的。",
    wrong: [
      "从屏幕、便签或记忆输入的分片不是副本：请如实说明。",
      "你没有输入的分片不会写入：没有人验证过它们。但对盗贼来说它们仍然算数。",
    ],
    hands: ["这些卡片和它们的信封"],
  },
};
const placeOf = (index: number): StepText => ({
  title: `分片 ${index} 将保存在哪里？`,
  lede: "把卡片放回信封，并说明它会放在哪里。",
  next: "已收好，继续",
  guide: {
    what: "登记簿将这样记录这张卡片。",
    wrong: ["同一次拆分的两个分片放在一处，如果那已足够恢复。"],
    hands: [`分片 ${index} 的卡片和它的信封`],
  },
});
/** As many as SLIP-39 knows. */
const places = Array.from({ length: 16 }, (_, at) => at + 1);

export const importKey: KindText = {
  head: ({ name }) => (name === "" ? "导入密钥" : `导入 ${name}`),
  named: ({ name }) => (name === "" ? "一次密钥导入" : `${name} 的导入`),
  stopHint: "随时可以停：会从这里继续。密钥封存之前，读到的内容会被忘掉，需要再读一次。",
  abandonText: "为它封存的将被销毁。来源保持原样，这台机器不会增加密钥。",
  abandonGo: "放弃导入",
  step(ceremony, about) {
    const steps: Readonly<Record<string, StepText>> = {
      ...{ source: source(), kept, room: roomText, open: open(ceremony), found: found() },
      ...{ recovery, seal: seal(ceremony, about), card, shares },
      ...Object.fromEntries(places.map((index) => [`share-${index}-place`, placeOf(index)])),
    };
    return steps[ceremony.step.id] ?? source();
  },
  again: (ceremony, { name }) => ({
    ...open(ceremony),
    title: `再读一次 ${name} 的来源`,
    lede: "保险库在此期间关闭，读到的已没了。与之前找到的不同的密钥会被拒绝。",
  }),
  steps: {
    source: "来源",
    kept: "它曾在哪里",
    room: "房间和笔记本",
    open: "读取来源",
    found: "找到什么",
    recovery: "找回的途径",
    seal: "重新封存",
    card: "卡片",
    shares: "分片的卡片",
    ...Object.fromEntries(places.map((index) => [`share-${index}-place`, `分片 ${index} 已收好`])),
  },
  facts: {
    role: "密钥种类",
    source: "来源",
    kept: "它曾在哪里",
    weaknesses: "发现的弱点",
    words: "词数",
  },
  values: {
    coldkey: "coldkey",
    hotkey: "hotkey",
    phrase: "它的助记词",
    shares: "分片备份的分片",
    seed: "十六进制种子",
    "private-key": "十六进制私钥",
    plain: "未加密的密钥文件",
    nacl: "btcli 的密钥文件",
    ansible: "2021 至 2023 年的密钥文件",
    fernet: "最旧格式的密钥文件",
    polkadot: "polkadot-js 的账户",
    paper: "只在纸或金属上",
    "this-machine": "在这台电脑上",
    "other-machine": "在另一台电脑或服务器上",
    exposed: "在消息、云端、照片中，或被人看到过",
    unknown: "没有人能说",
  },
};
