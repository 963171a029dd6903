import { inUnit } from "../../../lib/format.ts";
import * as t from "../../../lib/time.ts";
import type { ItemText, KindText, StepText } from "../../en/ceremonies/kind.ts";
import type { Messages } from "../../en.ts";
import type { Translation } from "../../words.ts";

const items: Readonly<Record<string, ItemText>> = {
  "system-updated": {
    text: "系统更新已安装，并且此后重启过机器。",
    why: "多数攻击者利用的是已知漏洞。Vault 从已验证的介质更新。",
  },
  "app-newest": {
    text: "本应用是最新发布版，安装之前验证过安装程序。",
    why: "本机 → 验证下载。在 Vault 上用介质把安装程序带过去。",
  },
  "bad-mended": {
    text: "“本机”列为“需修复”的都已修复。",
    why: "勾选时应用会再检查一次。",
  },
  "unknown-looked": {
    text: "系统没有回答的，我已亲自查看并在一个月内勾选。",
    why: "未知从不等于良好：只有人的眼睛能说明更多。",
  },
  "devices-known": {
    text: "我认识每个插着的键盘、适配器和磁盘，知道各自的用途。",
    why: "用手顺着线找。没有主人的插头现在就拔掉。",
  },
  "proofs-done": {
    text: "到期的每份副本都已验证。",
    why: "应用会与副本登记簿比较。",
  },
  "places-right": {
    text: "每份副本仍在登记簿所说的地方，由所写的人保管。",
    why: "看看信封，或问一问。人会搬家，保险箱会被清空。",
  },
  "journal-checked": {
    text: "日志已验证，自上次评估以来的每项操作我都知道。",
    why: "按每个 coldkey 筛选。没有人记得的操作是失窃的第一个迹象。",
  },
  "policies-right": {
    text: "每个 coldkey 的允许收款人和限额都符合今天的需要。",
    why: "去掉不再需要付款的对象：列表上的旧地址是一个漏洞。",
  },
  "watched-right": {
    text: "这台 Desk 观察的地址都是我的 coldkey，没有别的。",
    why: "与 Vault 自己的屏幕对照：Desk 按这个列表拟写付款。",
  },
  "proxies-right": {
    text: "我的 coldkey 的每个代理和多签都清楚，且仍有必要。",
    why: "类型不当的代理不用你的密钥就能动用资金。请在联网的机器上查看。",
  },
  "machines-known": {
    text: "与这台机器配对的每台机器我都认识，且仍在使用。",
    why: "没有人需要的配对，就是多一台其文件会被这台机器相信的机器。请撤销。",
  },
  "drill-run": {
    text: "自上次评估以来做过一次演习：演练恢复，或演练泄露。",
    why: "备份 → 演练恢复，或“紧急情况”。从没试过的，到了那天就不灵。",
  },
};

const step = (
  title: string,
  what: string,
  wrong: readonly string[],
  hands: readonly string[],
): StepText => ({
  title,
  lede: "今天做不到的，可以说明理由后暂免；在做到之前，它一直未结。",
  items,
  guide: { what, wrong, hands },
});

const steps: Readonly<Record<string, StepText>> = {
  updates: step(
    "更新",
    "先看会随时间过时的：系统和本应用。",
    ["来自消息中链接的更新。请从最初得到应用的地方取。"],
    ["管理员密码"],
  ),
  checks: step(
    "本机",
    "逐项查看这台机器的检查，以及只有手和眼能检查的。",
    ["勾选没有看过的。应用自己看得到的地方会拒绝。"],
    ["在机器背面花一分钟"],
  ),
  backups: step(
    "备份",
    "确保副本已验证，并在登记簿所说的地方。",
    ["在一个房间里验证所有副本：它们分开放是有原因的。"],
    ["“备份”中的副本列表"],
  ),
  permissions: step(
    "谁可以做什么",
    "检查曾经允许过的：操作、收款人、代理。",
    ["因为没人知道用途就留着。请弄清楚，或去掉。"],
    ["日志，以及每个 coldkey 的代理列表"],
  ),
  drill: {
    ...step(
      "一次演习",
      "要求一件真正试过的事。",
      ["以为卡片能读，因为写的时候能读。"],
      ["上次演练的日期"],
    ),
    next: "结束评估",
  },
};

export const assess: KindText = {
  head: () => "评估这台机器",
  named: () => "这台机器的评估",
  stopHint: "随时可以停下去修复或查看：会从这里继续，改天也可以。",
  abandonText: "到目前为止的回答不进入任何报告。以前评估的发现保持未结。",
  abandonGo: "放弃评估",
  step: ({ step: { id } }) =>
    steps[id] ?? { title: id, lede: "", guide: { what: "", wrong: [], hands: [] } },
  steps: {
    updates: "更新",
    checks: "本机",
    backups: "备份",
    permissions: "谁可以做什么",
    drill: "演习",
  },
  facts: {
    bad: "需修复的检查",
    attention: "值得一看的检查",
    unknown: "没有回答的检查",
    open: "未结的发现",
    closed: "已结的发现",
  },
};

const DAY_MS = 86_400_000;
const never = "这台机器从未评估过。每季度一次，一刻钟。";

export const assessScreen: Translation<Messages["ceremonies"]["assess"]> = {
  title: "评估",
  begin: "开始评估",
  never,
  due: ({ lastAtMs, dueAtMs }, nowMs) => {
    if (lastAtMs === null || dueAtMs === null) return never;
    const last = `上次评估于 ${t.dayOfYear(lastAtMs)}。`;
    const days = Math.round((dueAtMs - nowMs) / DAY_MS);
    if (days < 0) return `${last}下一次已逾期 ${inUnit(-days, "day")}。`;
    return `${last}下一次应在 ${t.dayOfYear(dueAtMs)}。`;
  },
  overdue: "已逾期",
  neverTag: "从未做过",
  findings: (n) => `${t.count(n)} 项发现未结`,
  finding: (item) => `未勾选：${items[item]?.text ?? item}`,
  since: (reason, sinceMs) => `“${reason}”，自 ${t.dayOfYear(sinceMs)}未结`,
  doneTitle: "评估完成",
  doneLede: "报告在仪式记录中，它的哈希在日志中。",
  doneOpen: "免除的在“本机”页面上保持未结，直到某次评估了结它。",
  report: "打开报告",
  back: "本机",
};
