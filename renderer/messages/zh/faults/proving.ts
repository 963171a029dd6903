import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const stay = "没有：已给出的分片会保留。";

export const provingFaults: Readonly<Record<string, Explain>> = {
  SHARE_LENGTH: (f) => ({
    happened: `${f.number("words")} 个词不是分片：分片有 20、23、27、30 或 33 个。`,
    lost: nothing,
    now: "请数卡片上的词。可能缺一个，或有一个写了两次。",
  }),
  SHARE_CHECKSUM: () => ({
    happened: "这些词在词表中，但合在一起不是分片：校验和不符。",
    lost: nothing,
    now: "至少有一个词错了或位置不对。请逐个与卡片比较，首先是前四个字母。",
  }),
  SHARE_PADDING: () => ({
    happened: "这些词不是分片：必须为零的位不是零。",
    lost: nothing,
    now: "请逐个与卡片比较。如果都对，卡片是由有缺陷的程序做的。",
  }),
  SHARE_GROUPS: () => ({
    happened: "分片要求的组数多于所有。",
    lost: nothing,
    now: "卡片是由有缺陷的程序做的。请用另一个分片。",
  }),
  SHARE_NOT_OF_SPLIT: (f) => ({
    happened: `这次拆分没有分片 ${f.number("index")}：共有 ${f.number("count")} 个。`,
    lost: nothing,
    now: "请返回备份重新开始。",
  }),
  SHARES_OF_TWO_SETS: () => ({
    happened: "这个分片与之前的属于不同的分片备份。",
    lost: stay,
    now: "同一次拆分的所有分片，前两个词相同。请找相符的那个。",
  }),
  SHARES_TWICE: (f) => ({
    happened: f.has("index") ? `分片 ${f.number("index")} 已经给出。` : "一个分片给出了两次。",
    lost: stay,
    now: "请取另一张卡片。",
  }),
  SHARES_TOO_FEW: (f) => ({
    happened: `需要 ${f.number("need")} 个分片，现有 ${f.number("have")} 个。`,
    lost: nothing,
    now: "请再给一个分片。",
  }),
  SHARES_TOO_MANY: (f) => ({
    happened: `这一组正好需要 ${f.number("need")} 个分片。`,
    lost: stay,
    now: "请取另一组的分片。",
  }),
  SHARES_DIGEST: () => ({
    happened: "每个分片本身完整，但合在一起得不到密钥。",
    lost: nothing,
    now: "其中一个是伪造的，或属于另一次拆分。请换一个分片再试。",
  }),
  SHARES_COST: () => ({
    happened: "这些分片要求的计算量超过本应用所做。",
    lost: nothing,
    now: "请用产生它们的程序恢复。",
  }),
  SHARES_NO_PHRASE: () => ({
    happened: "分片中的秘密不是助记词。",
    lost: nothing,
    now: "它们属于另一种钱包。请在那里恢复。",
  }),
  QUIZ_OVER: () => ({
    happened: "这次抽查已结束。",
    lost: "没有：副本保留上次验证的日期。",
    now: "请重新开始抽查。",
  }),
  NOT_DUE: () => ({
    happened: "这份副本还不必验证：没有可推迟的。",
    lost: nothing,
    now: "愿意的话可以现在验证。计划从那时起算。",
  }),
  SNOOZED_ENOUGH: (f) => ({
    happened: `这个提醒已推迟 ${f.number("most")} 次，到了上限。`,
    lost: nothing,
    now: "请取来副本验证。如果再也拿不到，请标记为丢失：它就是丢失了。",
  }),
  SPLIT_NOT_FOUND: () => ({
    happened: "这次分片备份不在登记簿中。",
    lost: nothing,
    now: "请返回备份重新开始。",
  }),
  COPY_HAS_NO_WORDS: (f) => ({
    happened: `${f.text("label")} 不含助记词本身，所以不能这样验证。`,
    lost: nothing,
    now: "分片按分片验证，U 盘插上验证：都从登记簿中它那一行开始。",
  }),
  SPLIT_MADE_ELSEWHERE: () => ({
    happened: "这次拆分是在别处做的，它的词在这里无法重新生成。",
    lost: nothing,
    now: "用所需数量的卡片恢复一次来验证：登记簿里的“演练”。",
  }),
  SHARE_NOT_LOST: (f) => ({
    happened: `${f.text("label")} 不是丢失的分片，或已重新写过。`,
    lost: nothing,
    now: "卡片标记为丢失之后，才重新写分片。请查看登记簿。",
  }),
  COPY_IS_NO_DRIVE: (f) => ({
    happened: `${f.text("label")} 不是 U 盘。`,
    lost: nothing,
    now: "请用它的词验证。",
  }),
  SHARES_FORGOTTEN: () => ({
    happened: "保险库被关闭，你给出的分片已忘掉。",
    lost: "没有：卡片保持原样。",
    now: "请从第一个分片重新开始。",
  }),
  REHEARSAL_NOT_ALONE: () => ({
    happened: "保险库因别的事开着。现在已关闭。",
    lost: nothing,
    now: "请再给一次词：那时它们进入什么都不知道的保险库。",
  }),
  DRIVE_GONE: (f) => ({
    happened: f.has("drive") ? `U 盘 ${f.text("drive")} 已不在。` : "没有插入 U 盘。",
    lost: "这台机器上没有。正在写到 U 盘的可能缺失。",
    now: "请插上，等系统显示它，再从这里继续。",
  }),
  DRIVE_FULL: (f) => ({
    happened: `U 盘 ${f.text("drive")} 已满。`,
    lost: "没有。没有以密钥的名称留下半个文件。",
    now: "不到一兆字节。请腾出空间，或换一个 U 盘。",
  }),
  DRIVE_READ_ONLY: (f) => ({
    happened: `U 盘 ${f.text("drive")} 不可写。`,
    lost: nothing,
    now: "请看侧面是否有锁定开关。如果没有，它已磨损或属于别人：请换一个。",
  }),
  DRIVE_FAILED: (f) => ({
    happened: `U 盘 ${f.text("drive")} 报告错误（${f.text("errno")}）。`,
    lost: "这台机器上没有。不要相信那个 U 盘上的任何东西。",
    now: "请再试一次。如果又失败，请换一个 U 盘。",
  }),
  DRIVE_HAS_OTHER_FILE: (f) => ({
    happened: `U 盘 ${f.text("drive")} 上有别的东西挡着：${f.text("file")}。`,
    lost: "没有替换任何东西。",
    now: "请用文件管理器移开，或换一个 U 盘。",
  }),
  DRIVE_HAS_OTHER_KEY: (f) => ({
    happened: `在 U 盘 ${f.text("drive")} 的 ${f.text("folder")} 中，有这个密钥的旧文件，用的是另一个口令。`,
    lost: "没有替换任何东西。",
    now: "如果此后更换过口令，请自己删除那个文件夹再继续。不确定就保留它，换一个 U 盘。",
  }),
  DRIVE_FILE_MISSING: (f) => ({
    happened: `U 盘 ${f.text("drive")} 上缺少这个文件：${f.text("file")}。`,
    lost: "这台机器上没有。",
    now: "是正确的 U 盘吗？如果是，请把这份副本标记为损坏，再写一份新的。",
  }),
};
