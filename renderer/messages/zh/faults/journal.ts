/** Checkpoints from elsewhere, and exports. */
import type { Explain } from "../../faults.ts";

const unchanged = "没有更改或丢失任何东西。";

export const journalFaults: Readonly<Record<string, Explain>> = {
  CHECKPOINT_UNREADABLE: () => ({
    happened: "这不是检查点。",
    lost: unchanged,
    now: "请粘贴整份便笺，从第一行到以短横开头的那行，或选择另一台机器导出的文件。",
  }),
  CHECKPOINT_KEY_UNKNOWN: (f) => ({
    happened: `以前没有保存过 ${f.text("origin")} 的任何东西，单独的便笺不说明该是谁的密钥。`,
    lost: unchanged,
    now: "请在另一台机器上导出检查点，在这里选择那个文件：它写明密钥。",
  }),
  CHECKPOINT_NOT_SIGNED: (f) => ({
    happened: `检查点不是由 ${f.text("origin")} 的密钥签名的。`,
    lost: unchanged,
    now: "请找输入错误。如果没有，就是有人编造了这个检查点。",
  }),
  CHECKPOINT_FOREIGN: (f) => ({
    happened: `检查点属于另一份日志 ${f.text("origin")}。`,
    lost: unchanged,
    now: "如果是另一台机器的，请保存在“其他机器”中。如果应是这台的，这份日志就被换成了另一份。",
  }),
  CHECKPOINT_OWN: () => ({
    happened: "这是这台机器自己日志的检查点。",
    lost: unchanged,
    now: "请用“核对打印的检查点”与日志比较。",
  }),
  CHECKPOINT_WORD_UNKNOWN: (f) => ({
    happened: `第 ${f.number("word")} 个词不在打印检查点所用的词表中。`,
    lost: unchanged,
    now: "请与记录逐个字母比较。助记词不该输入在这里。",
  }),
  CHECKPOINT_WORD_MISPLACED: (f) => ({
    happened: `第 ${f.number("word")} 个词不能在这个位置：它前面有词缺少、重复或调换。`,
    lost: unchanged,
    now: "请把它前面的词与记录逐个比较。",
  }),
  CHECKPOINT_WORD_COUNT: (f) => ({
    happened: `这是 ${f.number("count")} 个词，检查点有十二个。`,
    lost: unchanged,
    now: "请按顺序输入全部十二个。",
  }),
  CHECKPOINT_SIZE_MISSING: () => ({
    happened: "缺少记录数。",
    lost: unchanged,
    now: "它印在记录上词的旁边。",
  }),
  PEER_KEY_CHANGED: (f) => ({
    happened: `文件中 ${f.text("origin")} 的密钥与保存的不同。`,
    lost: unchanged,
    now: "不要依赖那台机器的日志。它的密钥丢失或被替换：请在那里查看它的日志。",
  }),
  JOURNAL_NOT_SIGNED: () => ({
    happened: "无法签署日志：钥匙串没有给出它的密钥。",
    lost: "记录在磁盘上。",
    now: "请解锁系统钥匙串并重新启动应用。",
  }),
};
