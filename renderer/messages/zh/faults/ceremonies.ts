/** Refusals of ceremonies and their transcripts. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const stands = "没有。仪式停在原处。";

export const ceremonyFaults: Readonly<Record<string, Explain>> = {
  CEREMONY_ANSWER: () => ({
    happened: "有一个输入框的内容不能接受。",
    lost: stands,
    now: "每个一行，最多 60 个字符。请更正再继续。",
  }),
  CEREMONY_ITEM_OPEN: () => ({
    happened: "清单中有一项既没有勾选也没有免除。",
    lost: stands,
    now: "做了的请勾选。可以不做的可说明理由免除。",
  }),
  CEREMONY_NOT_DONE: () => ({
    happened: "这一步要做的还没有做。",
    lost: stands,
    now: "请先做：没有显示过的词不可能写下。",
  }),
  CEREMONY_NO_WAY_BACK: () => ({
    happened: "这一步不能返回：之前的已经做完。",
    lost: stands,
    now: "请从这里继续，或放弃仪式重新开始。",
  }),
  CEREMONY_KIND_UNKNOWN: (f) => ({
    happened: `本版本不认识这种仪式（${f.text("kind")}）。`,
    lost: nothing,
    now: "请用开始它的版本打开。",
  }),
  NAME_NOT_TYPED: (f) => ({
    happened: `输入的名称不是 ${f.text("name")}。`,
    lost: stands,
    now: "请照原样输入，包括大小写。",
  }),
  TRANSCRIPT_NOT_FOUND: () => ({
    happened: "这块磁盘上没有这个仪式的记录。",
    lost: "日志没有丢失：它仍写明仪式结束，以及记录的哈希。",
    now: "请找打印件。",
  }),
  TRANSCRIPT_UNREADABLE: () => ({
    happened: "记录的文件不是当初写下的样子。",
    lost: "日志没有丢失：它仍写明仪式结束，以及记录的哈希。",
    now: "请从副本恢复文件，或找打印的记录。",
  }),
};
