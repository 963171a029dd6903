import * as t from "../../../lib/time.ts";
import type { Messages } from "../../en.ts";
import type { Translation } from "../../words.ts";

const mediums = {
  paper: "纸质卡片",
  steel: "钢板",
  usb: "加密 U 盘",
  split: "分片备份",
};
const airGaps = {
  closed: "气隙完好：这台机器什么都连不到。",
  open: "气隙已破：这台机器能连到外部，它的密钥已被封锁。",
  gone: "气隙曾被打破。在有人读过发生了什么之前，密钥保持封锁。",
  practice: "这台机器能连到外部。因为是练习，已被接受。",
  unknown: "本系统不说明它能否连到外部。请查看它的网线和无线装置。",
};
const roles: Readonly<Record<string, string>> = { operator: "操作者", witness: "见证人" };

export const ceremony: Translation<
  Omit<Messages["ceremonies"], "kind" | "step" | "plan" | "assess" | "reveal" | "revealHotkey">
> = {
  head: (head, step, of) => `${head} · 第 ${step} 步，共 ${of} 步`,
  excuse: "我做不到",
  excuseFor: (item) => `我做不到：${item}`,
  excuseReason: "为什么？",
  excuseHint: "一行。它作为例外写入日志和记录。",
  excuseTake: "收回",
  excused: "例外",
  bad: "一行，最多 60 个字符。",
  open: (n) => `还有 ${t.count(n)} 项未完成。`,
  roomFindings: {
    looking: "正在检查这台机器",
    title: (n) => `这台机器上有 ${n} 项不利情况`,
    now: "你可以继续：没有被阻止。“本机”页面说明每一项为何重要、如何解决。",
    nothing: "就本系统所能说明的屏幕、监视程序、设备和磁盘而言，没有不利情况。这不是证明。",
    airGap: ({ state, sinceMs }) =>
      state === "closed" && sinceMs !== null
        ? `${airGaps.closed}自 ${t.date(sinceMs)} 应用开始查看以来，什么都没有看到。`
        : airGaps[state],
  },
  allDone: "所有项目都已回答。",
  operator: "你的姓名",
  operatorHint: "写在记录上。可以留空，从不写入日志。",
  witness: "见证人",
  witnessHint: "看着你操作的人，但从不看助记词。独自一人时留空。",
  network: (isOffline) =>
    isOffline
      ? "这种工作站没有网络客户端。这台笔记本上还运行着什么，它看不到。"
      : "这台工作站现在已连接到它的网络。这是你的选择；保险库本身从不联网。",
  copyLine: (label, medium, place) => `${label}，${medium}：${place}`,
  mediumName: (medium) => mediums[medium],
  role: (role) => roles[role] ?? role,
  pendingTitle: "已开始，未完成",
  state: (step, number, of) => `停在第 ${number} 步，共 ${of} 步：${step}。`,
  ending: "一切都已完成，但结尾没能写下。",
  finishTitle: "结尾没能写下",
  finishLede: "一切都已完成。只差磁盘上的最后一条记录。",
  finishNotice: "不要重做这个仪式",
  finishText: "请腾出磁盘空间，或让它可写，然后写下结尾。应用下次启动时也会尝试。",
  finish: "现在写下结尾",
  remark: "用你自己的话",
  remarkHint: "可选，一行。写入日志。",
  halves: "一次显示较少的词",
  half: (n) => (n === 1 ? "第一部分" : "第二部分"),
  passphrase: "口令",
  opening: "正在打开助记词",
  openingDetail: "约一秒：口令被刻意设计得难以快速尝试。",
  reopenTitle: (name) => `重新打开 ${name}`,
  reopenLede: "保险库在此期间关闭了。口令会打开助记词，仪式从原处继续。",
  gone: "这个仪式已结束",
  goneText: "它已完成或被放弃。记录在“备份”的“仪式记录”中。",
};
