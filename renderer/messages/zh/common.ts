import { taoLine } from "../../lib/amount.ts";
import { decimalSign } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

type Common = Pick<
  Messages,
  | "danger"
  | "button"
  | "hold"
  | "address"
  | "date"
  | "amount"
  | "table"
  | "fault"
  | "passphrase"
  | "guide"
  | "block"
>;

export const common: Translation<Common> = {
  danger: {
    info: "须知",
    proved: "已验证",
    refused: "已拒绝",
    care: "请当心",
    now: "首先处理",
    irreversible: "无法撤销",
    emergency: "紧急情况",
  },
  button: { cancel: "取消", back: "返回", next: "继续" },
  hold: {
    how: "按住两秒：鼠标、空格键或回车键均可。松开即停止。",
    holding: "继续按住。松开即停止。",
    lastFourHint: "请手动输入：对照上面的地址逐个读取。",
    lastFourWrong: "这不是最后四个字符。",
  },
  address: {
    spoken: (groups) => `地址 ${groups}`,
    ends: (first, last) => `${first} … ${last}`,
  },
  amount: {
    unit: "τ",
    tao: (rao) => taoLine(rao),
    number: (whole, fraction) => (fraction === "" ? whole : `${whole}${decimalSign()}${fraction}`),
  },
  date: {
    hint: "年、月、日：2026-03-05",
    bad: "不是日期。请按年、月、日输入，例如 2026-03-05。",
  },
  table: { sortBy: (column) => `按 ${column} 排序` },
  fault: { lost: "有什么损失吗？", now: "现在怎么办？", details: "供报告使用" },
  passphrase: { show: "显示", missing: "请先输入口令。" },
  guide: {
    what: "这一步做什么",
    wrong: "可能出什么问题",
    hands: "手边要有",
    open: "这一步做什么，可能出什么问题",
  },
  block: {
    seen: (block, ageMs) => `区块 ${t.count(block)} · ${t.age(ageMs)}前`,
    number: (block) => `区块 ${t.count(block)}`,
    read: (block, ageMs) => `读取于区块 ${t.count(block)}，${t.age(ageMs)}前`,
    kept: (block, ageMs) => `保存在本机：区块 ${t.count(block)}，${t.age(ageMs)}前`,
    old: "旧数据：所有值都是估计",
  },
};
