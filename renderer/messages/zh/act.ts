import { taoLine } from "../../lib/amount.ts";
import { inPercent, series } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Draft } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { progress } from "./act-progress.ts";
import { bounds, review } from "./act-review.ts";

type Cost = Draft["costs"][number];
const costNames: Record<Cost["kind"], string> = {
  burn: "销毁",
  fee: "手续费",
  value: "给收款人",
  stake: "质押",
  deposit: "押金，会退回",
};
export const act: Translation<Messages["act"]> = {
  register: {
    title: "注册 hotkey",
    lede: "销毁 TAO 换取子网席位。最多销毁多少由你决定。",
    coldkey: "付款的 coldkey",
    coldkeyOption: (name, rao) => (rao === null ? name : `${name} · ${taoLine(rao)} 可用`),
    hotkey: "得到席位的 hotkey",
    noHotkey: "这个 coldkey 还没有 hotkey。",
    makeHotkey: "创建一个",
    subnet: "子网",
    subnetOption: (netuid, name, rao) => `${netuid} · ${name} · 当前销毁价 ${taoLine(rao)}`,
    max: "最高价格",
    maxHint: "超过它链就会拒绝，那时只损失手续费。",
    maxBad: "形如 0.51 的金额，用英文句点，最多九位小数。",
    presets: "设定最高价格",
    presetNow: "当前价格",
    tolerance: "紧挨在你之前的另一次注册会使价格上涨。向链查询时会说明你的最高价能否经受一次。",
    burnNow: "当前销毁价",
    yourLimit: "你的上限",
    below: "低于当前价格：除非价格先下降，否则会被拒绝。",
    above: (percent) => `高于当前价格 ${inPercent(t.count(percent))}。`,
    equal: "正好是当前价格：在你之前的任何其他注册都会使它失败。",
    freeNow: "当前可用",
    what: "为一个 hotkey 在一个子网上申请席位（UID），并销毁其价格。",
    wrong: [
      "价格涨过你的上限：调用失败，只损失手续费。",
      "子网已满：收回保护期已过、排名最低者的席位，以后也可能轮到你。",
    ],
    hands: "Coldkey 的口令。",
  },
  send: {
    title: "发送 TAO",
    lede: "把 TAO 转到另一个地址。没有人能追回。",
    coldkey: "来自 coldkey",
    to: "收款地址",
    toHint: "48 个字符，以 5 开头。请与来源逐组比较。",
    toBad: "不是本网络的地址：应为以 5 开头的 48 个字符。",
    toSelf: "这是同一个 coldkey。",
    own: (name) => `这是你自己的 coldkey ${name}。`,
    unknown: "不是你的地址。请把每一组与来源比较，而不是与一条消息比较。",
    amount: "金额",
    amountBad: "形如 1.5 的金额，用英文句点，最多九位小数。",
    amountZero: "要大于零。",
    everything: "全部可用余额，只留下链要求账户保留的极小一部分",
    what: "用一次签名，把可用的 TAO 从一个 coldkey 转到一个地址。",
    wrong: [
      "地址被调换：恶意软件会替换你粘贴的内容。请逐组比较。",
      "其他网络的地址：TAO 到了那里，却没有人有密钥。",
    ],
    hands: "Coldkey 的口令，以及来自其来源的收款地址。",
  },
  stages: {
    label: (step, name) => `第 ${step} 步，共 4 步 · ${name}`,
    form: "做什么",
    draft: "花费多少",
    review: "签署什么",
    done: "结果如何",
  },
  draft: {
    working: "正在查询链上数据",
    workingDetail: "价格、余额、席位和手续费，全部取自同一个区块。",
    title: "花费多少",
    ledeRegister: (hotkey, netuid) => `按链上当前状态，在子网 ${netuid} 上注册 ${hotkey}。`,
    ledeTransfer: (rao) => `按链上当前状态，发送 ${taoLine(rao)}。`,
    seen: (block, ageMs) => `读取于区块 ${t.count(block)}，${t.age(ageMs)}前`,
    cost: (cost) => `${costNames[cost.kind]}，${bounds[cost.bound]}`,
    ofItems: (items, said) => `第 ${series(items)} 项：${said}`,
    forOther: (name) => `${name} 的花费`,
    before: "之前可用",
    after: "之后可用",
    afterAtLeast: "至少",
    notEnough: "不够",
    changes: "会改变什么",
    seatFree: (used, max) => `Hotkey 占用一个空席位：已用 ${t.count(used)} / ${t.count(max)}。`,
    seatReplaces: (max) =>
      `全部 ${t.count(max)} 个席位都已占用：保护期已过、排名最低者的席位将让给这个 hotkey。`,
    immunity: (blocks, blockMs) =>
      `新席位受保护 ${t.count(blocks)} 个区块，约 ${t.span(blocks * blockMs)}。之后要靠自己保住位置。`,
    burnGone: "销毁的不会回来，即使以后失去席位。",
    transferGone: "发送出去的属于收款人。没有人能追回。",
    blocking: "这会在链上失败",
    warnings: "继续之前",
    again: "修改",
    refresh: "再次查询",
    review: "审阅将要签署的内容",
    reviewing: "保险库正在读取请求",
    reviewingDetail: "它解码这些字节，并对照链自己对调用的描述进行检查。",
    override: {
      title: "这个 coldkey 尚不安全",
      text: (name) => `${name} 还没有放在另一处的第二份已验证副本。现在存入的价值只系于一张卡片。`,
      phrase: "尚不安全",
      field: (phrase) => `输入“${phrase}”以便仍然继续`,
      hint: "这会写入日志。",
    },
  },
  review,
  progress,
};
