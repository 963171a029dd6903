import { alphaLine, numberLine, taoLine } from "../../lib/amount.ts";
import { percentOf, series } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const place = (netuid: number, name: string): string =>
  netuid === 0 ? "Root" : name === "" ? `子网 ${netuid}` : `${netuid} ${name}`;

export const portfolio: Translation<Messages["portfolio"]> = {
  title: "资产",
  lede: "一个 coldkey 所持有的，取自链上一个区块。查看不需要密钥。",
  whose: "Coldkey",
  watched: (name) => `${name}（观察中）`,
  noneTitle: "还没有可查看的地址",
  noneText: "创建 coldkey，或观察一个地址：它所持有的就会在这里。",
  noneAction: "观察地址",
  reading: "正在读取所持有的",
  readingDetail: "无论多少子网，都只问节点三次。",
  estimate: "估计",
  totals: {
    title: "价值",
    sale: "若现在卖出",
    saleText: "流动性池会为全部未锁定质押付出的，扣除费用，加上 TAO。",
    spot: "按该区块的价格",
    spotText: "不计费用，也不计卖出对价格的影响。你会得到更少。",
    free: "可用 TAO",
    reserved: "保留的 TAO",
    spendable: "可以花费",
    stake: "质押，若现在卖出",
    claims: "未领取的 root 收益",
    claimsText: "不计入两个总额。",
    unsellable: (netuids) => `流动性池会拒绝买入子网 ${series(netuids)} 的质押：在这里按零计。`,
    emission: "自己席位的收益",
    emissionText: "一个 epoch，按该区块的价格。",
  },
  history: {
    title: "历史",
    lede: "只保存在这台机器上：每六小时一个点，两个月之后每天一个。",
    none: "几小时之后有了第二个点，图表才开始。应用打开时它会增长。",
    value: "按当时价格的价值",
    stake: "其中质押",
    emission: "一个 epoch 的收益",
    table: "以表格显示",
    caption: "Coldkey 价值随时间的变化，最新在前",
    at: "时间",
    block: "区块",
    free: "可用和保留",
    stakeSpot: "质押，按价格",
    stakeSale: "质押，若卖出",
    epoch: "一个 epoch 的收益",
    summary: (points, fromMs, first, last) =>
      `自 ${t.day(fromMs)}起 ${t.count(points)} 个点：从 ${first} 到 ${last}。`,
  },
  stake: {
    title: "按子网的质押",
    none: "没有质押。",
    caption: "按子网的质押及其 TAO 价值",
    subnet: "子网",
    alpha: "质押",
    price: "价格",
    spot: "按价格",
    sale: "若现在卖出",
    refused: "流动性池会拒绝",
    locked: (amount) => `${numberLine(amount)} 已锁定`,
    place,
    open: (netuid, name) => `打开 ${place(netuid, name)}`,
    byHotkey: (n) => `在 ${t.count(n)} 个 hotkey 之下`,
    positions: "按 hotkey 的质押",
    saleShare: "全部卖出时它的部分",
    yours: "你的",
    theirs: "别人的",
    seat: "有席位",
    noSeat: "在那里没有席位",
  },
  locks: {
    title: "锁定",
    lede: "一个锁定占住该子网全部质押的一部分。它没有到期日，谁也不能立即打开。",
    caption: "质押的锁定，每个子网一个",
    subnet: "子网",
    now: "现在锁定",
    ends: "如何结束",
    written: "最近一次更改时",
    hotkey: "为哪个 hotkey",
    decays: "衰减",
    decaysText: "随每个区块慢慢释放",
    half: (blocks) => `${t.count(blocks)} 个区块之后释放一半，如此继续`,
    stays: "保持",
    staysText: "直到你让它衰减；之后慢慢释放",
  },
  forOthers: {
    title: "代表他人行事",
    lede: "链把这种权利保存在给出它的账户之下。要找到它们，就要读取全网的：需要几秒，节点不会知道你问的是谁。",
    known: "地址簿中的多签",
    knownNone: "没有以此地址为成员的",
    threshold: (threshold, of) => `${t.count(of)} 个中 ${t.count(threshold)} 个批准`,
    proxyFor: "是谁的代理",
    approved: "它同意的多签调用",
    none: "无",
    proposed: "由它提出",
    agreed: "由它批准",
    rows: (rows, isWhole) =>
      isWhole
        ? `读取了 ${t.count(rows)} 条：这是全部。`
        : `读取了 ${t.count(rows)} 条。还有更多，没有查看。`,
    look: "查看全网",
    again: "再次查看",
    looking: "正在读取所有代理和等待中的多签调用",
    never: "还没有人查看过。没有等待调用的多签在链上不留痕迹。",
    lookedAt: (block, ageMs) =>
      `上次查看于区块 ${t.count(block)}，${t.age(ageMs)}前。没有等待调用的多签不留痕迹。`,
  },
  hotkeys: {
    title: "Hotkey",
    none: "它不拥有 hotkey，也没有在任何 hotkey 之下质押。",
    count: (owned, others) =>
      others === 0
        ? `${t.count(owned)} 个自己的 hotkey`
        : `${t.count(owned)} 个自己的 hotkey，在另外 ${t.count(others)} 个之下质押`,
    caption: "它拥有的或在其下质押的 hotkey",
    relation: "属于谁",
    take: "抽成",
    seats: "席位",
    children: "子 hotkey",
    owned: "自己的",
    other: "别人的",
    nobody: "无主",
    seat: (netuid, uid) => `子网 ${netuid} · UID ${uid}`,
    childTake: (take) => `作为子 hotkey 抽成 ${percentOf(take, 65_535)}`,
    noSeats: "无",
    child: (netuid, n) => `子网 ${netuid}：${t.count(n)} 个子 hotkey`,
    pending: (netuid, n, block) =>
      `子网 ${netuid}：自区块 ${t.count(Number(block))} 起${n === 0 ? "没有" : ` ${t.count(n)} 个`}子 hotkey`,
    more: (n) => `再显示 ${t.count(n)} 个 hotkey`,
  },
  rights: {
    title: "权利与承诺",
    proxies: "可代表它行事",
    noProxies: "没有人",
    proxy: (type, delay) =>
      delay === 0 ? `${type}，立即` : `${type}，宣布之后 ${t.count(delay)} 个区块`,
    deposit: (rao) => `押金 ${taoLine(rao)}`,
    multisigs: "等待批准",
    noMultisigs: "没有调用",
    multisig: (n, block) => `${t.count(n)} 个批准，自区块 ${t.count(block)}`,
    swap: "这个 coldkey 的更换",
    noSwap: "没有宣布",
    announced: (block) => `已宣布，自区块 ${t.count(block)} 起可执行`,
    disputed: (block) => `在区块 ${t.count(block)} 被争议：一切都已冻结`,
    ownedSubnets: "拥有的子网",
    none: "无",
    claim: "Root 收益",
    claimKind: (kind, kept) =>
      kind === "swap"
        ? "卖成 TAO 并质押在 root"
        : kind === "keep"
          ? "保留为 alpha"
          : `子网 ${series(kept)} 保留为 alpha，其他卖出`,
    waiting: (amount, netuid) => `子网 ${netuid} 有 ${alphaLine(amount)} 等待`,
    autoStake: "奖励质押到",
    autoStakeOn: (netuid) => `在子网 ${netuid}`,
    identity: "对自己的说明",
    noIdentity: "没有",
    locked: "来自他人的锁定 alpha",
    takesLocked: "接受",
    refusesLocked: "拒绝",
  },
  what: "汇总链对一个地址所知的：TAO、各子网的质押、hotkey、席位、权利。",
  wrong: [
    "质押的 TAO 价值是估计：价格随每个区块和你自己的卖出而变动。",
    "节点不在：你看到的是保存的，灰色显示，并标明多久之前。",
  ],
  hands: "什么都不需要。查看不需要密钥，也不在链上留痕迹。",
};
