import { inUnit, listed } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { ColdkeySummary } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

type Due = ColdkeySummary["proofs"][number];

const bands = {
  unknown: "从未见过余额",
  small: "不到 100 τ",
  middle: "100 τ 或更多",
  large: "1,000 τ 或更多",
};

function due({ state, dueAtMs, snoozedUntilMs }: Due): string {
  if (snoozedUntilMs !== null) return `推迟到 ${t.day(snoozedUntilMs)}`;
  switch (state) {
    case "overdue":
      return `自 ${t.day(dueAtMs)}逾期`;
    case "due":
      return `自 ${t.day(dueAtMs)}到期`;
    case "soon":
      return `即将到期，${t.dayOfYear(dueAtMs)}之前`;
    case "fine":
      return `下次在 ${t.dayOfYear(dueAtMs)}之前`;
  }
}

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${t.count(Math.floor(bytes / 1e9))} GB`
    : `${t.count(Math.floor(bytes / 1e6))} MB`;

export const proving: Translation<Messages["proving"]> = {
  summary: ({ anyPlace, anyCustodian, forgottenPassphrase, fatalPlaces }) => {
    const survives = [
      anyPlace ? "任何一场火灾" : null,
      anyCustodian === true ? "任何一位保管人出问题" : null,
      forgottenPassphrase ? "忘记口令" : null,
    ].filter((one) => one !== null);
    const dies = [
      fatalPlaces.length > 0 ? `此处的火灾：${listed(fatalPlaces)}` : null,
      anyCustodian === false ? "失去一位保管人" : null,
      forgottenPassphrase ? null : "忘记口令",
    ].filter((one) => one !== null);
    return [
      survives.length > 0 ? `能经受${listed(survives)}。` : "",
      dies.length > 0 ? `经不起${listed(dies)}。` : "",
    ].join("");
  },
  thief: (places) =>
    places.length === 0
      ? "没有哪一处的东西足以偷走它。"
      : `盗贼只需要${places.length === 1 ? "这一处" : "其中一处"}：${listed(places)}。`,
  due,
  kept: (custodian, serial) =>
    [custodian === null ? null : `由 ${custodian} 保管`, serial === null ? null : `信封 ${serial}`]
      .filter((one) => one !== null)
      .join("，"),
  share: (index, count) => `分片 ${index} / ${count}`,
  elsewhere: "在别处制作",
  checked: (ms) => `抽查于 ${t.day(ms)}`,
  rehearsed: (ms) => `恢复于 ${t.day(ms)}`,
  check: "抽查",
  checkFor: (label) => `按编号抽查：${label}`,
  proveFor: (label) => `再次验证：${label}`,
  more: "更多",
  moreFor: (label) => `关于 ${label} 的更多`,
  rehearse: "演练恢复",
  rehearseFor: (label) => `演练从 ${label} 恢复`,
  rehearseSplit: (threshold, count) => `演练 ${count} 个分片中的 ${threshold} 个`,
  snooze: "稍后提醒",
  snoozeFor: (label) => `稍后提醒：${label}`,
  snoozed: (left) => (left === 0 ? "最后一次推迟。" : `已推迟。还可以推迟 ${left} 次。`),
  edit: "更正条目",
  editFor: (label) => `更正 ${label} 的条目`,
  split: "分片备份",
  rewrite: "重新写下",
  rewriteFor: (label) => `重新写下这个分片：${label}`,
  splitFor: (name) => `为 ${name} 做分片备份`,
  usb: "加密 U 盘",
  usbFor: (name) => `为 ${name} 做加密 U 盘`,
  identify: "这是哪张卡片？",
  identifyFor: (name) => `这是哪张卡片？${name}`,
  schedule: "验证",
  scheduleFor: (name) => `${name} 的副本多久验证一次`,
  oftener: { 1: "按计划", 2: "两倍频率", 4: "四倍频率" },
  scheduleHint: (band) =>
    `纸每年，钢板每两年，U 盘每半年；密钥上的价值越多就越频繁（${bands[band]}）。`,
  recovery: {
    title: "从什么能恢复什么",
    have: "如果你有",
    gives: "你能找回",
    everything: "一切",
    nothing: "什么也没有",
    machine: "这台笔记本和口令",
    machineOnly: "这台笔记本，没有口令",
    passphrase: "只有口令",
    card: (label) => `${label}，别无其他`,
    drive: (label) => `${label} 和口令`,
    driveOnly: (label) => `${label}，没有口令`,
    shares: (threshold, count) => `${count} 个分片中的任意 ${threshold} 个，别无其他`,
    fewer: (n) => `${n} 个分片`,
    phraseOnly: "助记词就是密钥：不需要口令，也没有口令保护它们",
  },
  reminder: {
    title: (n) => `${t.count(n)} 份副本需要再次验证。`,
    line: (label, name, proof) =>
      `${name} 的 ${label}：${due(proof)}，上次验证于 ${t.dayOfYear(proof.lastMs)}`,
    more: (n) => `另外还有 ${t.count(n)} 份。`,
    strip: (n) => `${t.count(n)} 项验证逾期`,
    go: "前往备份",
  },
  plan: {
    take: "找回密钥所需的分片",
    make: "分片总数",
    sentence: (threshold, count) => {
      const lost = count - threshold;
      const first = `${count} 个中的任意 ${threshold} 个能找回密钥。`;
      const second =
        lost === 0 ? "一个也不能丢：烧掉一个，其余的就毫无价值。" : `可以丢失 ${lost} 个。`;
      return `${first}${second}盗贼需要去 ${threshold} 个地方。`;
    },
    bad: "所需的分片不能多于总数。",
    none: "所需与总数一样多时，每一次丢失都是失去密钥。",
  },
  place: {
    label: "卡片上的标签",
    labelHint: "不要写它的价值：“分片 1”就够了。",
    driveLabel: "U 盘上的标签",
    shareDefault: (index) => `分片 ${index}`,
    driveDefault: "U 盘 A",
    medium: "写在",
    paper: "纸",
    steel: "钢板",
    where: "将保存在哪里",
    whereHint: "精确到你自己知道即可：“家中保险箱”、“银行 2 号箱”。",
    custodian: "由谁保管",
    custodianHint: "留空：你。写个你知道该问谁的名字就够了。",
    serial: "信封编号",
    serialHint: "防拆信封的编号。留空：没有。",
    bad: "一行，最多 60 个字符。",
    taken: "这次拆分的另一个分片也在那里。一场火灾或一个盗贼就会拿到两个。",
  },
  words: {
    mismatch: (check) =>
      check.givenWords !== check.expectedWords
        ? `卡片有 ${check.expectedWords} 个词；给出了 ${check.givenWords} 个。`
        : `${check.wrong.length} 个词不符。`,
    otherShare: (index) => `这是分片 ${index}。要的是另一张卡片。`,
    otherSplit: "这是完整的分片，但属于另一次分片备份。",
    unreadable: (n) => `${n} 个词不在分片词表中。`,
    fix: "再看一遍卡片，改正标出的词。如果卡片本身写错了，请返回再看一遍分片。",
    fixCard: "再看一遍卡片，改正标出的词。如果卡片本身有错或读不出来：停下，把它记为损坏。",
    check: "核对这些词",
    checking: "保险库正在比较",
  },
  rehearsal: {
    given: (given) =>
      given.length === 0
        ? "还没有给出分片。"
        : `已给出：${listed(given.map((index) => `分片 ${index}`))}。`,
    need: (have, need) => `还需要 ${need - have} 个。`,
    groups: (have, need) => `${need} 组中已完成 ${have} 组。`,
    other: "这些词打开的是另一个密钥",
    otherText: (address) =>
      `它们完整有效，属于 ${address ?? "另一个地址"}。请看卡片的标签；日志已记下。`,
    same: "得出了同样的地址。",
    give: "给出这个分片",
    restore: "恢复",
    working: "保险库正在产生密钥",
  },
  quiz: {
    progress: (number, of) => `第 ${number} 题，共 ${of} 题`,
    ask: (place) => `第 ${place} 个词`,
    group: (place) => `第 ${place} 个词的候选`,
    hint: "按 1 到 6，然后回车。结束之前不会说哪个回答是对的。",
    hidden: "你看向窗口之外时，词会隐藏。",
    show: "再次显示",
    next: "回答",
    last: "回答并结束",
    loading: "保险库正在选择",
  },
  drives: {
    list: "可移动磁盘",
    none: "没有插入可移动磁盘",
    noneText: "请插入一个，等系统显示它。内置磁盘不会提供选择。",
    facts: (filesystem, freeBytes) => `${filesystem}，可用 ${size(freeBytes)}`,
    readOnly: "不可写",
    fat: "FAT 不保存权限：拿着它的人都能读文件。文件是加密的。",
    unknown: "本系统不说明哪些磁盘可移动",
    unknownText:
      "请自己选择 U 盘的文件夹，并看清楚：内置磁盘上的文件夹不是第二处。没有人替你检查。",
    choose: "选择文件夹",
    chosen: (name) => `已选：${name}`,
    writing: "正在写入、刷新并读回",
    plugged: "U 盘插着。请弹出并拔下。",
    away: "U 盘已拔下。请再插上。",
    confirm: "我已拔下并再次插上",
    waiting: "正在等待 U 盘",
  },
  done: {
    back: "前往备份",
    split: (name) => `${name} 有了分片备份`,
    splitLede: "每个分片都已验证，只用卡片恢复得出了同样的地址。",
    splitText: "封好信封，把每个带到它的位置。现在就去。",
    check: (right, of) => (right === of ? "所问之处卡片都清晰可读" : `${of} 个中对了 ${right} 个`),
    checkLede: (right, of) =>
      right === of
        ? "抽查的日期是今天。下次抽查会问别的词。"
        : "没有改变任何日期。不会说哪些错了，以免有人逐个猜出来。",
    checkFailed: "现在怎么办",
    checkFailedText:
      "在好光线下看卡片，再抽查一次。如果还是这样，请输入整份副本：那会按编号指出错误的词。读不出的卡片是损坏的；请登记，并再做一份。",
    share: (label) => `${label} 再次得到验证`,
    shareLede: "其中每个词都对。登记簿里的日期是今天。",
    rewritten: (name) => `${name} 的分片备份又完整了`,
    rewrittenLede: "分片已写下、验证并登记。其他卡片保持不变。",
    rehearse: (name) => `${name} 可以恢复`,
    rehearseLede: "单靠这些词得出了同样的地址。没有比这更好的备份证明。",
    usb: (name) => `${name} 的 U 盘现在算数了`,
    usbLede: "它已拔下、读回并打开。请带到它的位置。",
    proveUsb: (label) => `${label} 再次得到验证`,
    proveUsbLede: "上面的文件仍能打开。登记簿里的日期是今天。",
    close: "把所有东西装回封好的信封，各归其位。",
  },
  editing: {
    title: (label) => `更正 ${label} 的条目`,
    text: "卡片上写的保持不变，日期也一样。日志保留两者。",
    save: "保存",
  },
  identifying: {
    title: (name) => `这是 ${name} 的哪张卡片？`,
    text: "用于标签丢失的卡片。保险库把它的两个词与这个 coldkey 的助记词及其分片比较。不保存任何有关词的内容，所以需要口令；同一助记词的副本含有同样的词，无法区分。",
    word: (place) => `卡片的第 ${place} 个词`,
    ask: "查找",
    working: "保险库正在比较",
    phrase: (name) => `这是 ${name} 助记词的副本。`,
    share: (index, label) =>
      label === null ? `这是分片 ${index}。` : `这是分片 ${index}，“${label}”。`,
    none: "它不属于这个 coldkey。",
    noneText: "请检查这两个词，或试试另一个 coldkey。",
    close: "关闭",
  },
  days: (n) => inUnit(n, "day"),
};
