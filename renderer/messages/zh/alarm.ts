import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

/** Typed in full: nothing that a tired hand clicks away. */
const VOUCH = "是我本人";

export const alarm: Translation<Messages["alarm"]> = {
  announcedTitle: "有人宣布要更换你的 coldkey",
  announced: (name, block, ago) =>
    `在区块 ${t.count(block)}（${ago}前）有人宣布更换 ${name}。它不符合任何计划，也不指向你的任何地址。做这件事的人持有你的密钥。`,
  announcedDays: (name, block, ago) =>
    `约 ${ago}前，在区块 ${t.count(block)}，趁这里没有人看着，有人宣布更换 ${name}。它不符合任何计划，也不指向你的任何地址。做这件事的人持有你的密钥。`,
  takeAt: "他们可以拿走一切的时间",
  ripe: (block, aboutMs) => ({
    block: `区块 ${t.count(block)}`,
    about: `约 ${t.date(aboutMs)}`,
  }),
  ripeNow: (block) => ({
    block: `区块 ${t.count(block)}`,
    about: "已过：下一个区块就可能发生",
  }),
  left: "剩余时间（估计）",
  leftText: (blocks, ms) => `${t.count(blocks)} 个区块，约 ${t.span(ms)}`,
  untilTerm: "在此之前",
  until: "没有人（包括你）能转移这个 coldkey 的 TAO 或质押",
  hash: "宣布的哈希",
  dispute: "立即提出争议：冻结这个 coldkey",
  compare: "是我做的：与计划比较",
  footnote:
    "争议会同时阻止他们和你：coldkey 将一直冻结，直到链上治理者重置它。等待阻止不了任何人。在他们能执行之前，无法清除公告。",
  keyElsewhere: (name) =>
    `${name} 的密钥不在这台机器上。请到持有它的机器上提出争议：这里没有能为它签名的东西。`,
  nextTitle: "接下来十分钟",
  next: [
    "取来这个 coldkey 的口令，或持有它的 Vault。",
    "提出争议：一个签名，用他们也持有的同一个密钥。",
    "然后转移与它存放在一起的其他 coldkey 的资产，并更换它们的 hotkey。",
  ],
  costTitle: "争议的代价",
  cost: "网络手续费，不到 0.001 TAO。之后这个 coldkey 的一切都不能动，对任何人都是如此，直到链上治理者作出决定。需要多久不得而知。",
  callTitle: "没有人会打电话给你",
  call: "没有客服需要你的助记词。任何提出帮忙并索要它的人都是盗窃的一部分。",
  silence: "关闭声音",
  silent: "声音已关闭",
  takenTitle: "你的 coldkey 的一切已转到另一个密钥",
  taken: (name, block) => `${name} 的更换已执行，见于区块 ${t.count(block)}。在这里没有人能撤销。`,
  emptied: (name, block) =>
    `在区块 ${t.count(block)}，${name} 质押的一切都不见了，正如 coldkey 更换所造成的那样。这台工作站观察期间没有见到公告。`,
  takenLook: "泄露之后该做什么",
  takenSeen: "我已读过",
  takenFootnote:
    "如果是你在另一台机器上做的，就没有损失。如果不是：接下来要处理与它存放在一起的其他密钥。",
  compareTitle: "关闭警报之前先比较",
  compareText:
    "公告用哈希指明新的 coldkey。如果是你在另一台机器上宣布的，请输入新 coldkey 的地址：这台工作站会计算它的哈希并比较。",
  address: "新 coldkey 的地址",
  addressHint: "它只留在这台机器上。",
  check: "比较",
  match: "这个地址得出的正是宣布的哈希。",
  noMatch: "这个地址得出另一个哈希。公告不是指向这个 coldkey 的。",
  vouchTitle: "关闭警报",
  vouch: "只有当你知道是自己宣布的时候。如果不确定，请提出争议。",
  vouchField: `输入“${VOUCH}”以关闭警报`,
  isVouched: (typed) => typed.trim() === VOUCH,
  vouchGo: "关闭这个警报",
  back: "返回警报",
  strip: (n) => (n === 1 ? "警报" : `${n} 个警报`),
  endings: {
    swapped: "已执行：一切都已转移",
    cleared: "已由 coldkey 清除",
    reset: "已由链上治理者重置",
    replaced: "已被另一个公告取代",
    withdrawn: "随链重组消失",
    unknown: "已消失；节点不再知道原因",
  },
};
