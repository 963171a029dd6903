import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { LeakAdvice, LeakCase, LeakStep } from "../../types.ts";
import type { Messages } from "../en.ts";
import { en } from "../en.ts";
import type { Translation } from "../words.ts";

const cases: Record<LeakCase, { title: string; text: string }> = {
  coldkey: {
    title: "Coldkey 可能已泄露",
    text: "助记词、文件连同口令，或保险库打开时的机器：可能有人持有密钥。",
  },
  hotkey: { title: "Hotkey 可能已泄露", text: "服务器被入侵，或 hotkey 文件被复制。" },
  laptop: {
    title: "笔记本丢失",
    text: "被盗、遗落、被扣押或送修。上面的密钥是封存的。",
  },
  announced: {
    title: "有人宣布要更换我的密钥",
    text: "链上有一个不是你做的公告。",
  },
};
const verdicts: Record<LeakAdvice["verdict"], { title: string; text: string }> = {
  dispute: {
    title: "对公告提出争议",
    text: "别的都阻止不了它。其间没有人能转移任何东西，包括你。",
  },
  move: {
    title: "立即转移",
    text: "这里的一切都是流动的，各用一个区块就能离开。更换要五天；盗贼只要一分钟。",
  },
  "move-and-swap": {
    title: "先转移流动的，再更换其余的",
    text: "TAO 和质押立即离开。子网、hotkey 和锁定只能靠更换转移，更换会把这个 coldkey 锁住五天。",
  },
  swap: {
    title: "更换 coldkey",
    text: "这个 coldkey 所持有的只能靠更换转移。公告也会阻止盗贼转移任何东西。",
  },
  execute: {
    title: "在第一个可以的区块执行你的更换",
    text: "它已宣布，所以这个 coldkey 对盗贼也是锁住的。其间不允许别的。",
  },
  frozen: {
    title: "Coldkey 已冻结",
    text: "有争议存在。在链上治理者作出决定之前，没有人能转移任何东西。",
  },
  rotate: {
    title: "更换 hotkey",
    text: "由 coldkey 来做，不需要旧 hotkey。质押一并转移。",
  },
  "plan-swap": {
    title: "有条不紊地更换密钥",
    text: "文件是封存的。拿到它们的人得猜口令：有时间把事做好，但不要拖延。",
  },
  nothing: {
    title: "没有可拿的",
    text: "这个 coldkey 什么也没有。不要再用它。",
  },
};
const threats: Record<LeakAdvice["threats"][number], string> = {
  "drains-free": "用一个区块转走全部可用 TAO。",
  "moves-stake": "转移或解除每一笔质押，各用一个区块。",
  "announces-first": "宣布更换为他们自己的密钥：之后没有人能转移任何东西，五天后他们拿走全部。",
  "burns-fees": "出于恶意，用手续费和小费毁掉可用 TAO。他们不能把它发给自己。",
  disputes: "对你的更换提出争议：那时一切都冻结，对他们也一样。",
  "replaces-later": "从可以执行起一天之后：替换或清除你的公告。请在那之前执行。",
  "executes-soon": "从公告所写的区块起执行他们的更换。",
  "cannot-move-announced": "做不到：公告存在期间转移 TAO 或质押。",
  "nothing-while-frozen": "争议存在期间，什么也做不了。",
  "sets-weights": "以你的 hotkey 行事：设置权重、响应请求、毁掉它在子网上的信誉。",
  "cannot-move-by-hotkey": "做不到：转移 TAO 或质押。Hotkey 不能。",
  "guesses-passphrase": "对封存文件尝试口令，想试多久就多久。长口令能撑很多年。",
  "adds-proxies": "为自己添加一个在你行动之后仍有效的代理。宣布之前请查看列表。",
};
const names: Record<LeakStep["code"], string> = {
  dispute: "对所宣布的更换提出争议",
  "make-refuge": "创建一个可接收流动资金的 coldkey",
  "make-clean": "为更换再创建一个干净的 coldkey",
  "transfer-free": "转走可用 TAO",
  "transfer-all": "转走全部可用余额",
  "move-stake": "转移质押",
  "remove-proxy": "取消代理",
  "plan-swap": "计划并宣布更换",
  "execute-swap": "执行你的更换",
  "make-hotkey": "创建新 hotkey",
  "rotate-hotkey": "替换 hotkey",
  "tell-governors": "联系链上治理者",
  "other-keys": "查看与它存放在一起的每个其他密钥",
  "change-passphrase": "更换口令",
};
const whys: Record<LeakStep["code"], string> = {
  dispute: "这是唯一的阻止办法。要付手续费，而且这个 coldkey 对你也会冻结。",
  "make-refuge": "在一台不可疑的机器上。绝不要匆忙转到交易所。",
  "make-clean": "从未收过质押的：上面收过质押的永远不能成为更换的新密钥。",
  "transfer-free": "它最先被拿走。后续步骤要付的费用会留在原处。",
  "transfer-all": "一个区块，就没有可拿的了。",
  "move-stake": "以质押形式，留在原来的子网上：没有价格、没有滑点、不用等待。",
  "remove-proxy": "一旦宣布更换就不能再取消它，而它仍然有效。",
  "plan-swap": "五天，两个签名。从公告起没有人能转移任何东西。",
  "execute-swap": "一到可以执行就执行：一天之后，持有密钥的人就能替换公告。",
  "make-hotkey": "不需要旧的任何东西。请交付给干净的服务器。",
  "rotate-hotkey": "在每个子网上，连同质押和席位。",
  "tell-governors":
    "只有他们能解除争议。请用只有你知道的历史证明密钥是你的。他们没有人会索要助记词。",
  "other-keys": "同一个保险箱、同一台笔记本、同一个口令：泄露很少只有一处。",
  "change-passphrase": "它重新封存文件。之前离开的副本仍用旧口令。",
};
const urgencies: Record<LeakStep["urgency"], string> = {
  now: "现在",
  today: "今天",
  later: "从容进行",
};

export const leak: Translation<Messages["leak"]> = {
  section: "应对泄露",
  sectionText: "读取 coldkey 所持有的，说明先做什么，并填好操作。",
  case: (value) => cases[value],
  startTitle: "发生了什么？",
  coldkey: "哪个 coldkey",
  hotkey: "哪个 hotkey",
  noHotkeys: "这台机器上没有这个 coldkey 的 hotkey。",
  passphraseKnown: "可能有人知道口令，或保险库当时开着",
  begin: "告诉我该做什么",
  cancel: "返回",
  running: (title, name) => `${title}：${name}`,
  resume: "继续",
  reading: "正在读取这个 coldkey 所持有的",
  readingDetail: "质押、hotkey、子网、锁定和代理，取自最新区块。",
  again: "再看一次",
  atBlock: (block) => `链在区块 ${t.count(block)} 的状态。`,
  verdict: (value) => verdicts[value],
  holds: "它持有什么",
  holdings: (of) =>
    [
      `${taoLine(of.freeRao)} 可用`,
      ...(of.positions > 0 ? [`${t.count(of.positions)} 处质押`] : []),
      ...(of.ownedHotkeys > 0 ? [`${t.count(of.ownedHotkeys)} 个 hotkey`] : []),
      ...(of.subnets > 0 ? [`${t.count(of.subnets)} 个自己的子网`] : []),
      ...(of.locks > 0 ? [`${t.count(of.locks)} 个锁定`] : []),
      ...(of.proxies > 0 ? [`${t.count(of.proxies)} 个代理`] : []),
    ].join(" · "),
  threatsTitle: "持有密钥的人此间能做什么",
  threat: (value) => threats[value],
  stepsTitle: "按这个顺序",
  stepName: (value) => names[value],
  why: (value) => whys[value],
  urgency: (value) => urgencies[value],
  amount: (step) =>
    step.amountRao === null
      ? null
      : step.netuid === null
        ? taoLine(step.amountRao)
        : en.deeds.alphaLine(step.amountRao, step.netuid),
  worth: (rao) => `约值 ${taoLine(rao)}`,
  batchTitle: "全部作为一项操作",
  batchText: (n, rao) =>
    `${t.count(n)} 项操作，一个签名，约值 ${taoLine(rao)}：作为一项审阅，全部在同一个区块，或一项也不做。`,
  batchGo: (n) => `把全部 ${t.count(n)} 项作为一项操作准备`,
  batchNoneTitle: "逐项",
  aloneTitle: "不在其中的，及其原因",
  onSubnet: (netuid) => `子网 ${netuid}`,
  refuge: "流动资金去往哪里",
  refugeHint: "你的另一个 coldkey，在一台不可疑的机器上。之后它不能成为更换的新密钥。",
  refugeNone: "选择 coldkey",
  prepare: "准备操作",
  prepareNamed: (what) => `准备：${what}`,
  swapOpen: "打开更换",
  keysOpen: "打开密钥",
  hotkeysOpen: "创建 hotkey",
  tick: "已完成",
  tickNamed: (what) => `已完成：${what}`,
  doneTitle: "已完成",
  noSteps: "这里没有剩下要做的。",
  finishTitle: "结束这次应对",
  finishText: "它在日志中结束，写明做了什么、剩下什么。",
  result: "结果如何",
  results: {
    safe: "一切安全",
    partly: "一部分丢失，或保持原样",
    "false-alarm": "是虚惊一场",
  },
  finish: "结束",
  finishLede: "进度会保存：可以离开此页再回来。",
  what: "读取链，按盗贼会先拿什么来排列要做的事。每项操作都像其他操作一样审阅和签名。",
  wrong: [
    "在泄露的那台机器上操作：一起看着的人会看到每个口令。请用另一台。",
    "匆忙转到没有核对过的地址。",
  ],
  hands: ["这个 coldkey 的口令。", "你的第二个 coldkey，在干净的机器上创建。"],
};
