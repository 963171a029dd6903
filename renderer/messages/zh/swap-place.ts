import { taoLine } from "../../lib/amount.ts";
import { dateAndMinute, fixed } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const where = (netuid: number): string => (netuid === 0 ? "root" : `子网 ${netuid}`);

export const swapPlace: Translation<
  Omit<
    Messages["swap"],
    "refused" | "lines" | "changes" | "ledeAnnounce" | "form" | "done" | "guides"
  >
> = {
  strip: (state, blocks, ms) => {
    if (state === "announced") return `更换将在 ${t.span(ms)}后可执行`;
    if (state === "executable") return "更换现在可以执行";
    if (state === "clearable") return "更换：请立即执行";
    return state === "disputed" ? "coldkey 因争议而冻结" : `更换在 ${t.count(blocks)} 个区块后`;
  },
  lockReason: (name, state) =>
    state === "disputed"
      ? `${name} 的更换被争议：链不接受来自它的任何操作。`
      : `已宣布更换 ${name}：在结束之前链不让它做别的。`,
  lockTag: "被更换锁住",
  hiddenTag: "更换之前隐藏",
  hiddenText: "地址在更换执行之前保持隐藏：在那之前得知它的人可以破坏更换。",
  timeline: {
    label: "更换到了哪里",
    until: (state, isRipe) =>
      state === "disputed"
        ? "已冻结；本可在此后执行"
        : isRipe
          ? "现在可执行；另一个公告可在此后取代它"
          : "此后可执行",
    unit: () => "个区块",
    about: "约，估计值",
    pace: (blockMs, leftMs) =>
      `${t.span(leftMs)}后 · 观察到的出块时间 ${fixed(blockMs / 1000, 2)} 秒`,
    offline: "没有连接：按宣布以来的时钟继续计数",
    announced: "宣布",
    nowAt: (n) => `现在 · ${t.count(n)}`,
    executable: "可执行",
    clearable: "可清除",
    blockAbout: (block, ms) => `区块 ${t.count(block)}，约 ${dateAndMinute(ms)}`,
    spoken: (announced, now, executable, clearable) =>
      `${announced === null ? "" : `宣布于区块 ${t.count(announced)}。`}现在是区块 ${t.count(now)}。自区块 ${t.count(executable)} 可执行，自区块 ${t.count(clearable)} 可清除。`,
  },
  place: {
    title: "更换",
    lede: (n) => `${t.count(n)} 个 coldkey 有更换。`,
    ledeEmpty: "把 coldkey 的一切转到全新的 coldkey：今天宣布，五天后由第二次签名执行。",
    what: "计划、宣布、等待并执行 coldkey 的更换，并显示每一个到了哪里。",
    wrong: [
      "新 coldkey 的地址在执行之前泄露：任何人都能以极低代价破坏它。",
      "两次签名之间的五天里忘了旧口令。请写下它在哪里。",
      "没有人执行：一天之后，持有旧密钥的人可以用另一个公告取代它。",
    ],
    hands: ["旧 coldkey 的口令。", "有两份已验证副本的新 coldkey。"],
    handsOf: (name) => [
      "这台笔记本。",
      `旧 coldkey ${name} 的口令。`,
      "新 coldkey，在那之前保持隐藏。",
    ],
    lockedTitle: "在那之前锁住",
    lockedText:
      "所宣布的 coldkey 不能转账、质押、注册和更换 hotkey。它的 hotkey 继续挖矿并产生收益。",
    othersTitle: "多签和代理",
    othersText:
      "链也接受来自多签成员和 Any 类型代理的更换操作。本应用只用 coldkey 本身签署它们。你的这种代理可以宣布并执行更换：请在宣布之前取消它。",
    notYouTitle: "如果不是你",
    notYouText: "请在执行之前提出争议。那会冻结 coldkey，直到链上治理者作出决定。",
    emptyTitle: "没有可更换的 coldkey",
    emptyText: "请先创建或导入要更换的 coldkey。",
    emptyNoNetwork: "这台工作站没有网络。更换在能读取链的地方计划。",
    toKeys: "前往密钥",
    planTitle: "计划更换",
    planText: "七步。第五步之前不会发送任何东西，在那之前可以丢弃计划。",
    old: "要更换的 coldkey",
    plan: "计划它的更换",
  },
  of: {
    title: (name, state) =>
      state === "swapped"
        ? `${name} 已更换`
        : state === "cleared"
          ? `${name} 的更换已结束`
          : state === "planned"
            ? `${name} 将要更换`
            : `${name} 正在更换`,
    state: {
      none: "无",
      planned: "已计划",
      announced: "已锁住，等待中",
      executable: "可执行",
      clearable: "可执行，可被取代",
      disputed: "已冻结",
      swapped: "已执行",
      cleared: "已结束",
    },
    lede: (state, block) => {
      const seen = block === null ? "已宣布" : `宣布于区块 ${t.count(block)}`;
      switch (state) {
        case "planned":
          return "链上还没有任何东西。";
        case "announced":
          return `${seen}。没有任何事会自动进行：可以执行时，你用旧密钥再签一次。`;
        case "executable":
          return `${seen}。现在可以执行：请用旧密钥签署执行。`;
        case "clearable":
          return `${seen}。请立即执行：持有旧密钥的任何人都能取代公告。`;
        case "disputed":
          return "任何人都不能转移这个 coldkey 的任何东西。";
        case "swapped":
          return "更换所转移的一切都属于新 coldkey。旧的已停用，没有删除。";
        case "cleared":
          return "公告已不在链上。Coldkey 恢复普通状态。";
        case "none":
          return "";
      }
    },
    disputed: (block) => `在区块 ${t.count(block)} 被争议`,
    disputedText:
      "只有链上治理者能解除。请准备好两个地址、你何时发现了什么，以及证明密钥是你的依据。",
    unknownTitle: "这次更换指向不在这里的 coldkey",
    unknownText:
      "如果不是你在别处宣布的，就有人持有这个密钥。请在执行之前提出争议：这是唯一的阻止办法。",
    notFinal: "已打包进区块，尚未最终确认",
    remind: { day: "不到一天了", now: "现在可以执行", late: "请立即执行" },
    remindText: {
      day: "请备好旧 coldkey 的口令和这台笔记本。",
      now: "最初几小时很要紧：一天之后，持有旧密钥的任何人都能取代公告。",
      late: "一天已过。请在别人取代公告之前执行，或自己取代它。",
    },
    destination: "新 coldkey",
    destinationIs: (name) => (name === null ? "新 coldkey 的密钥不在这台机器上" : `转到 ${name}`),
    hidden: "它的地址在执行之前保持隐藏：得知它的人能以极低代价破坏更换。",
    unchecked: "自应用启动以来没有查看过。",
    checked: (block, ageMs, isClean) =>
      `查看于区块 ${t.count(block)}，${t.age(ageMs)}前：${isClean ? "干净" : "已被破坏"}。`,
    checkNow: "再看一次",
    pending: "这次更换的一项操作正在路上",
    toAct: "显示",
    act: {
      execute: "签署执行",
      announce: "宣布",
      clear: "清除",
      dispute: "提出争议",
      replace: "另外宣布一个",
    },
    notYet: (block) => `自区块 ${t.count(block)} 起签署执行。`,
    goOn: "继续计划",
    card: "可打印的卡片",
    drop: "丢弃计划",
    done: "从列表中去掉",
    endedLabel: "怎样结束的",
    ended: (how, block, isOurs) =>
      how === "swapped"
        ? `已执行，最终确认于区块 ${t.count(block)}${isOurs ? "。" : "，不是由这台机器的操作。"}`
        : `已不在链上，最终确认于区块 ${t.count(block)}${isOurs ? "。" : "，不是由这台机器的操作：在别处被重置、取代或清除。"}`,
    now: (name) => `一切现在都在 ${name}。这是它的地址：`,
    verify: "比较到达的内容",
  },
  recognise: {
    title: "这里不认识这个公告",
    text: (name) =>
      `链上有它，它的哈希由 ${name} 得出，其密钥在这台机器上。打开 ${name} 一次：本应用就从它所处的位置接管这次更换。`,
    passphrase: (name) => `${name} 的口令`,
    go: "接管",
  },
  moves: {
    reading: "正在读取这个 coldkey 所有的",
    movesTitle: "转到新 coldkey",
    staysTitle: "留下",
    amount: "数量",
    costs: "若现在宣布，花费和期限",
    cost: "宣布所销毁",
    fee: "执行的手续费，约",
    keep: "必须为此留下",
    executableIf: "可执行自",
    clearableIf: "可清除自",
    item: {
      tao: "可用 TAO，减手续费",
      stake: (hotkey, netuid) => `${hotkey} 之下的质押，${where(netuid)}`,
      hotkey: (hotkey) => `Hotkey ${hotkey} 及其席位`,
      subnet: (netuid) => `子网 ${netuid}`,
      owner: "所有权",
      identity: "身份",
      yes: "是",
      locks: "质押锁定",
      autoStake: (netuid) => `子网 ${netuid} 的自动质押`,
    },
    stay: {
      proxy: (delegate, type) => `${type} 代理 ${delegate}`,
      proxyAdvice: "请在宣布之前取消。之后在新 coldkey 上重新添加。",
      deposit: "代理押金",
      depositAdvice: "取消代理时退回。",
      reserved: "其他保留的 TAO",
      reservedAdvice: "请先结束占用它的（多签调用、preimage）。",
      claim: "Root 领取设置",
      claimAdvice: "请在新 coldkey 上重新设置。",
      multisig: "多签成员身份",
      multisigAdvice: "多签的地址由成员决定：请用新的重建。",
      crowd: "众贷和租约",
      crowdAdvice: "它们留在旧 coldkey。请保留它的文件。",
      exchange: "别人知道的地址",
      exchangeAdvice: "更换之后，请把新地址告诉交易所、矿池，并更新你的记录。",
      evm: "EVM 和合约余额",
      evmAdvice: "更换不涉及。",
    },
  },
  verified: {
    caption: "什么转移了，之前与之后",
    what: "内容",
    before: "之前",
    after: "现在",
    state: "状态",
    there: "在",
    notThere: "缺少",
    all: (n) => `全部 ${t.count(n)} 项都已到达`,
    at: (block) => `比较于区块 ${t.count(block)}。质押其间可能增长。`,
    missing: (n) => `缺少 ${t.count(n)} 项`,
    missingText: "等待不会再损失什么。过几个区块再看；然后比较下面旧 coldkey 剩下的。",
    nothingKept: "没有可比较的",
    nothingKeptText: "执行之前，没有在这台机器上看过旧 coldkey 所有的。",
    item: (item, hotkey, netuid) => {
      const on = netuid === null ? "" : where(netuid);
      const names: Readonly<Record<string, string>> = {
        tao: "可用 TAO",
        stake: `${hotkey} 之下的质押，${on}`,
        hotkey: `Hotkey ${hotkey}`,
        subnet: `${on} 的所有权`,
        identity: "身份",
        "auto-stake": `${on} 的自动质押`,
        locks: "质押锁定",
      };
      return names[item] ?? item;
    },
    left: "旧 coldkey 还有什么",
    leftTao: (free, reserved) => `${taoLine(free)} 可用，${taoLine(reserved)} 保留。`,
    leftProxies: (n) => (n === 0 ? "没有代理。" : `${t.count(n)} 个代理及其押金：请在那里取消。`),
    leftKeep: "它的文件已停用，没有删除：为以后可能出现的保留它。",
  },
  card: {
    title: "更换的卡片",
    lede: "放在你每天看得到的地方。上面没有秘密，也没有新地址。",
    sheet: (name) => `${name} 的更换`,
    text: "没有任何事会自动进行。从下面的区块起，用旧密钥再签一次。",
    need: (name, destination) => [
      "你将需要这台笔记本。",
      `你将需要旧 coldkey ${name} 的口令。`,
      `你将需要新 coldkey ${destination}，在这台笔记本上或来自它的副本。`,
    ],
    old: "旧 coldkey",
    hash: "新 coldkey 的哈希",
    from: "执行自",
    before: "并在此之前",
    network: "网络",
    notYet: "尚未宣布",
    unknown: "这里不知道",
    foot: "如果不是你宣布的：请立即提出争议。时间是估计，区块不是。",
    guide: {
      what: "打印你将需要什么，从哪个区块起。",
      wrong: ["手写上了新 coldkey 的地址：请不要写。"],
      hands: "打印机，或一支笔。",
    },
  },
  ceremony: {
    destination: "新 coldkey",
    option: (name, isSafe) => (isSafe ? `${name} · 两份已验证的副本` : `${name} · 尚不安全`),
    none: "这里没有别的 coldkey",
    noneText: "现在创建一个新的：它自己的仪式要一刻钟。这个仪式会等它。",
    create: "创建新 coldkey",
    passphrase: (name) => `${name} 的口令`,
    passphraseHint: "打开它证明你能打开。不会用它签名。",
    opening: "正在打开新 coldkey",
    openingDetail: "并询问链是否有人知道它。",
    judging: "正在混在无主地址中向链询问它",
    good: "它可以作为新 coldkey",
    goodText: "两份已验证的副本，从未用过，链对它一无所知。",
    policyTitle: "旧 coldkey 的策略不会签署这次更换",
    policyText:
      "更换会转移一切，两次签名都由策略判断。请现在就放宽：这需要它自己的时间，到该执行时可能还没有结束。",
    toPolicy: "打开策略",
    door: { announce: "第一次签名", execute: "第二次签名" },
    doorText: {
      announce: "与每次签名一样：费用、保险库审阅、口令。它的区块最终确认后，这一页会继续。",
      execute: "你可以离开：回来时这一页还在。执行最终确认后继续。",
    },
    doorGo: { announce: "宣布", execute: "签署执行" },
    toPlace: "前往“更换”",
    toAct: "显示操作",
    comparing: "正在逐项比较到达的内容",
    doneTitle: (name) => `${name} 的更换已完成`,
    doneLede: "记录已结束，它的哈希在日志中。",
    doneWhat: "结束更换。",
    doneWrong: ["有人仍付款到旧地址：可以打开它，把 TAO 转走。"],
    doneHands: "不再需要什么。",
    doneNotice: "还要做什么",
    doneText:
      "把新地址告诉付款给你的人。重新设置 root 领取类型和代理。按计划验证新 coldkey 的副本。",
    toTranscripts: "前往仪式记录",
  },
};
