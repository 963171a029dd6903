import type { KindText, StepText } from "../../en/ceremonies/kind.ts";

const destination: StepText = {
  title: "新的 coldkey",
  lede: "全新的、验证过两次、没有人知道。它的口令证明你能打开它。",
  next: "证明并计划",
  guide: {
    what: "打开新 coldkey 的文件一次，并向链查询是否有人见过它的地址。",
    wrong: ["用过的 coldkey：五天之后链会拒绝它。", "副本没有验证的 coldkey：一切都将系于它。"],
    hands: ["新 coldkey 的口令。"],
  },
};
const moves: StepText = {
  title: "什么会转移，什么留下",
  lede: "取自一个区块。宣布之后，右表中的一切都不能再改变。",
  items: {
    moves: { text: "我已读过什么会转移。", why: "执行之后会逐项比较。" },
    stays: {
      text: "我已做了右表所说的，或没有它也行。",
      why: "Coldkey 锁住之后，代理、押金和设置都够不着了。",
    },
  },
  guide: {
    what: "显示这个 coldkey 在链上的一切，以及更换会怎样处理。",
    wrong: ["代理留在旧账户，它的押金也是。"],
    hands: "阅读的时间。",
  },
};
const terms: StepText = {
  title: "你同意什么",
  lede: "四件事，公告一旦上链，就没有人能改变。",
  items: {
    second: {
      text: "五天之后，我会用这个旧密钥再签一次。",
      why: "没有任何事会自动执行。那时必须有它的口令。",
    },
    "no-way-back": {
      text: "大约六天内我不能收回。",
      why: "我可以等待并执行，或提出争议，那会冻结一切。",
    },
    locked: {
      text: "在那之前这个 coldkey 什么别的都不能做。",
      why: "不能转账、质押、注册、更换 hotkey。Hotkey 继续产生收益。",
    },
    fees: {
      text: "上面留有足够第二次签名的 TAO。",
      why: "锁住期间不能解除质押。",
    },
  },
  guide: {
    what: "在第一次签名之前说明第二次需要什么。",
    wrong: ["其间忘了口令：那时只能从它的副本恢复。"],
    hands: "旧 coldkey 的口令，以及它写在哪里。",
  },
};
const card: StepText = {
  title: "给等待期间的卡片",
  lede: "你将需要什么，从哪个区块起。上面没有新地址。",
  items: {
    card: {
      text: "它已打印或写下，放在我每天看得到的地方。",
      why: "要签名的那一天很容易错过。",
    },
  },
  guide: {
    what: "打印一张没有秘密的卡片。宣布之后可以带着区块再打印一次。",
    wrong: ["别人能看的日历会告诉他们你的 coldkey 何时锁住。"],
    hands: "打印机，或一支笔。",
  },
};
const announce: StepText = {
  title: "宣布",
  lede: "第一次签名。只有新 coldkey 的哈希写到链上。",
  guide: {
    what: "前往签名。它的区块最终确认后，仪式自动继续。",
    wrong: ["操作没有被打包进区块：没有损失，请在这里重新开始。"],
    hands: "旧 coldkey 的口令。",
  },
};
const execute: StepText = {
  title: "等待，然后执行",
  lede: "随时可以离开：链在等待，这一页还在这里。",
  guide: {
    what: "显示等待到了哪里，到了区块就前往第二次签名。",
    wrong: [
      "新 coldkey 其间被破坏：应用每天查看，并说明怎么办。",
      "忘了口令：请从副本以新口令恢复旧 coldkey。",
    ],
    hands: ["这台笔记本。", "旧 coldkey 的口令。", "隐藏着的新 coldkey。"],
  },
};
const verify: StepText = {
  title: "到达了什么",
  lede: "与执行之前的逐项比较。",
  next: "结束记录",
  items: {
    compared: { text: "我已看过比较。", why: "缺少的项目会在那里指出，并说明怎么办。" },
    kept: {
      text: "旧 coldkey 的副本和文件留在原处。",
      why: "更换留下的，只有用旧密钥才够得着。",
    },
    leftovers: {
      text: "留下的已处理。",
      why: "代理及其押金、root 领取类型、多签、交易所。",
    },
  },
  guide: {
    what: "在一个区块读取两个 coldkey 并比较。旧的已停用。",
    wrong: ["质押其间增长了：这不是错误，是奖励到账。"],
    hands: "阅读的时间。",
  },
};

const steps: Readonly<Record<string, StepText>> = {
  destination,
  moves,
  terms,
  card,
  announce,
  execute,
  verify,
};

export const swapCeremony: KindText = {
  head: ({ name }) => `更换 ${name}`,
  named: ({ name }) => `${name} 的更换`,
  stopHint: "随时可以停：会从这里继续，今天或五天之后。",
  abandonText: "没有宣布的计划会丢弃。已宣布的留在链上，以及“更换”中。",
  abandonGo: "不再继续",
  step: ({ step }) => steps[step.id] ?? moves,
  steps: {
    destination: "新 coldkey",
    moves: "什么会转移",
    terms: "同意什么",
    card: "卡片",
    announce: "已宣布",
    execute: "已执行",
    verify: "已比较",
  },
  facts: {
    network: "网络",
    announcedAt: "宣布于区块",
    executableAt: "可执行自区块",
    endedAt: "已执行，最终确认于区块",
    compared: "比较的项目",
    missing: "缺少的项目",
  },
};
