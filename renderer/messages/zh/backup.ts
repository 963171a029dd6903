import * as t from "../../lib/time.ts";
import type { LossReason } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { proofSummary } from "./create.ts";

const medium = { paper: "纸", steel: "钢板", usb: "U 盘，已加密" };
const losses: Record<LossReason, { name: string; detail: string; tag: string }> = {
  lost: { name: "我找不到它", detail: "它可能在某处，也可能在别人手里。", tag: "丢失" },
  stolen: {
    name: "可能有人读过它",
    detail: "被盗、被拍照，或信封被打开过。",
    tag: "可能被读过",
  },
  damaged: { name: "无法完整读出", detail: "水、火、褪色的墨水。", tag: "损坏" },
  destroyed: {
    name: "我有意销毁了它",
    detail: "碎掉、烧掉、磨掉：一个词也没留下。",
    tag: "已销毁",
  },
};
const secretIsOut =
  "读到它的人就拥有这个钱包；口令帮不上忙。请立即创建新的 coldkey，把 TAO 转过去。";
const consequence: Record<LossReason, string> = {
  lost: `先找一找：这无法收回。如果不能排除在别人手里，请选“${losses.stolen.name}”。如果它又出现了，销毁它，或把它作为另一份副本验证。`,
  stolen: secretIsOut,
  damaged: "把剩下的部分销毁，以免有人拼起来。",
  destroyed: "它作为历史留在列表中，不再算数。",
};
const consequenceOf = (reason: LossReason, kind: "phrase" | "share" | "drive"): string => {
  if (reason !== "stolen" || kind === "phrase") return consequence[reason];
  return kind === "share"
    ? "单独一个分片什么也打不开。如果足够多的其他分片也可能被读过，请创建新的 coldkey 并把 TAO 转过去。否则请做一套新的分片备份，并销毁剩下的分片。"
    : "文件是加密的：能撑多久取决于口令。如果口令很弱或有人知道，请立即创建新的 coldkey 并把 TAO 转过去。否则更换你所保存文件的口令，并留意这个密钥。";
};

export const backup: Translation<Messages["backup"]> = {
  title: "备份",
  lede: "把整套助记词照着副本重新输入一遍，这份副本才算数。Coldkey 有两份、在两个地方，才算安全。",
  emptyTitle: "还没有要照看的副本",
  emptyText: "第一份副本在创建 coldkey 时写下并验证。拿一支笔和两张卡片。",
  copies: (name) => `${name} 的副本`,
  label: "副本",
  place: "地点",
  proved: "上次验证",
  acts: "可以做什么",
  mediumName: (value) => medium[value],
  lostTag: (reason, ms) => `${losses[reason].tag} ${t.day(ms)}`,
  noPhrase: "这个密钥没有助记词。",
  noPhraseText:
    "它导入时就没有助记词，所以没有可写在卡片上的东西：当初的文件就是全部。请把那个文件单独离线保存。若有价值，请创建带助记词的 coldkey 并转移过去。",
  missing: (n) => `还缺 ${t.count(n)} 份已验证的副本。`,
  planned: {
    title: (n) => `计划中还有 ${t.count(n)} 份副本要做`,
    list: (name) => `${name} 的计划副本`,
    line: (what, place, custodian) =>
      custodian === "" ? `${what}：${place}` : `${what}：${place}，由 ${custodian} 保管`,
    make: "现在制作",
    makeThis: (what) => `现在制作：${what}`,
  },
  missingPlace: "所有副本在同一处：一场火灾会全部带走。",
  missingNow:
    "在那之前，凡是要紧的地方应用都会写着“尚不安全”。再做一份要独处十分钟、一支笔和一张卡片。",
  missingPlaceNow: "再做一份副本，放在第二个地方。",
  add: "再做一份副本",
  addFor: (name) => `为 ${name} 再做一份副本`,
  prove: "再次验证",
  proveFor: (label) => `再次验证：${label}`,
  lose: "标记为丢失",
  loseFor: (label) => `标记为丢失：${label}`,
  what: "所有副本的登记簿：写在什么上、放在哪里、每份上次何时被验证能打开密钥。",
  wrong: ["没人试过的副本，关键时刻可能读不出来。", "同一座房子里的两份副本会在同一场火里烧掉。"],
  hands: "读这一页什么都不需要。制作副本：笔、空白卡片、不透明信封。验证副本：副本本身。",
  pendingName: (name, copy) => (copy === null ? `${name} 的副本` : `${name} 的 ${copy} 的验证`),
  abandonText: (isProof) =>
    isProof
      ? "副本仍在登记簿中，保留上次验证的日期。"
      : "登记簿不会新增任何内容。如果你已经开始写，请销毁那张卡片：它是没有人计数的副本。",
  abandonGo: "放弃",
  stopHintCopy: "随时可以停：仪式会从这里继续，副本得到验证之前什么都不算数。",
  stopHintProof: "随时可以停：仪式会从这里继续，副本保留上次验证的日期。",
  roomCopy: { pen: "我面前有一支笔和一张空白卡片或钢板，没有任何已写好的副本。" },
  roomProof: {
    title: (copy) => `取来 ${copy}`,
    lede: (place) => `它应该在这里：${place}。打开之前先看看信封，然后让房间变得安全。`,
    card: (copy) => `${copy} 在我面前，信封和我离开时一样封着。`,
  },
  open: {
    title: (name) => `打开 ${name}`,
    lede: "它的口令在保险库内打开助记词，你的副本将在那里与它比较。",
    field: "口令",
    go: "打开",
    working: "正在打开助记词",
  },
  proof: {
    title: (copy) => `照着 ${copy} 输入助记词`,
    lede: "不要凭记忆：照着手里的副本。这里不显示其中任何词。",
    summary: (check) => proofSummary(check, "不该在那里"),
    fix: "再看一遍副本，改正标出的词。如果副本本身有错或读不出来：停下，把它记为损坏，再做一份。",
  },
  labels: (n) => `卡片 ${String.fromCharCode(65 + Math.min(25, n))}`,
  working: "正在登记副本",
  done: {
    copyTitle: (copy) => `${copy} 现在算数了`,
    copyLede: (name) => `${name} 的登记簿多了一份已验证的副本。`,
    proofTitle: (copy) => `${copy} 再次得到验证`,
    proofLede: "上面的每个词都正确，能打开这个密钥。登记簿里的日期是今天。",
    safe: (name) => `${name} 是安全的`,
    safeText: "两个地方两份已验证的副本：一场火灾只能带走其中一份。",
    unsafe: (name) => `${name} 尚不安全`,
    unsafeText: "它需要两个地方两份已验证的副本。再做一份，放在别处。",
    next: "把副本装进封好的信封，带到它的位置。现在就去。",
    back: "前往备份",
  },
  loss: {
    title: (copy) => `${copy} 没了吗？`,
    text: (place, ms) => `它本应在这里：${place}。上次验证于 ${t.day(ms)}。这无法收回。`,
    reason: "它怎么了？",
    reasonName: (value) => losses[value].name,
    reasonDetail: (value) => losses[value].detail,
    left: (name, n) => {
      if (n <= 0)
        return `${name} 将不剩任何副本。如果这台机器坏了，密钥就没了。趁口令还能在这里打开它，现在就做一份新副本。`;
      if (n === 1) return `${name} 将剩下一份已验证的副本；在有第二份之前，这个 coldkey 尚不安全。`;
      return `${name} 将剩下 ${t.count(n)} 份已验证的副本。只要它们在两个地方，它就是安全的。`;
    },
    consequence: consequenceOf,
    leftOfSplit: (name) => `${name} 将按剩下的内容重新评估：分片足够多时才算数。`,
    tick: (copy) => `我明白：${copy} 从此不再算数。`,
    go: "记录",
    keep: "保留",
  },
  guide: {
    roomProof: {
      what: "证明这份副本仍读得出来、仍能打开密钥。不显示任何东西：词由你带来。",
      wrong: ["被打开过的信封：可能有人读过。那就停下，把它记为可能被读过。"],
      hands: ["装在信封里的副本", "一个新信封", "口令"],
    },
    open: {
      what: "只为这次仪式，在保险库进程内打开助记词。十分钟没有操作它会自己结束。",
      wrong: ["口令输错要花一秒，并在日志中留下一条记录。"],
      hands: ["口令"],
    },
    proof: {
      what: "照着这份副本接收整套助记词。保险库比较后，只按编号指出错误的词。",
      wrong: ["凭记忆输入证明的是你的记忆，不是副本。"],
      hands: ["你正在验证的那份副本，而不是别的"],
    },
    done: {
      what: "登记簿和日志都有了。保险库进程已结束。",
      wrong: ["把副本留在桌上。"],
      hands: ["装在信封里的副本"],
    },
  },
};
