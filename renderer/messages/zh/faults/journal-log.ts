/** What the look at the journal finds, and what its log refuses. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const compareChain = "请把最近的操作与链核对。";

export const journalLogFaults: Readonly<Record<string, Explain>> = {
  JOURNAL_CLOSED: () => ({
    happened: "日志已关闭：应用正在结束。",
    lost: "没有。没有日志记录就不开始任何操作。",
    now: "请再次打开应用。",
  }),
  JOURNAL_CHANGED_OUTSIDE: () => ({
    happened: "应用运行期间，另一个程序写入了日志文件。",
    lost: "也许是日志的记录。其中没有密钥和 TAO。",
    now: "请查明是哪个程序。请把最近的操作与链核对。",
  }),
  JOURNAL_ANCHOR_MISSING: () => ({
    happened: "上一个检查点不在它保存的地方。",
    lost: "末尾没有记录被截断的证明。",
    now: "如果更换过钥匙串或数据文件夹，这就是原因。如果没有，请与链核对。",
  }),
  JOURNAL_BREAK_RECORDED: (f) => ({
    happened: `第 ${f.number("seq")} 条记录中记有一处更早的断裂。`,
    lost: "断裂之前日志所说的并不确定。",
    now: "断裂会永远可见。之后的内容是完整的。",
  }),
  JOURNAL_CHECKPOINT_BAD: () => ({
    happened: "锚定的检查点签名错误。",
    lost: "日志之前所说内容的证明。",
    now: `有人更改了检查点。${compareChain}`,
  }),
  JOURNAL_EDITED: (f) => ({
    happened: `日志在第 ${f.number("line")} 行被编辑过。`,
    lost: "这一行之前所说的。",
    now: "请把那项操作视为未确认，并与链核对。",
  }),
  JOURNAL_FOREIGN: () => ({
    happened: "这是另一台机器的日志。",
    lost: nothing,
    now: "请看看正在使用哪个数据文件夹。",
  }),
  JOURNAL_KEYCHAIN_UNAVAILABLE: () => ({
    happened: "无法向系统钥匙串询问检查点。",
    lost: "没有。其间截断最新记录可能不被发觉。",
    now: "请解锁钥匙串再验证一次。",
  }),
  JOURNAL_KEY_CHANGED: () => ({
    happened: "日志由与以前不同的密钥签名。",
    lost: "日志之前所说内容的证明。",
    now: "如果钥匙串重置过，这就是原因。",
  }),
  JOURNAL_KEY_MISSING: () => ({
    happened: "签署日志的密钥没了。",
    lost: "旧记录未被更改的证明。",
    now: "如果钥匙串重置过，这就是原因。从现在起由新密钥签署。",
  }),
  JOURNAL_LINES_INSERTED: (f) => ({
    happened: `在第 ${f.number("line")} 行插入了 ${f.number("count")} 行。`,
    lost: "写下的都还在。插入的不是真的。",
    now: "不要相信这些行。请与链核对。",
  }),
  JOURNAL_LINES_REMOVED: (f) => ({
    happened: `在第 ${f.number("line")} 行删除了 ${f.number("count")} 行。`,
    lost: "这些行所说的。",
    now: compareChain,
  }),
  JOURNAL_NOT_ANCHORED: () => ({
    happened: "最新的记录尚未锚定。",
    lost: "没有。在锚定之前，截断它们可能不被发觉。",
    now: "请解锁钥匙串再验证一次。",
  }),
  JOURNAL_REORDERED: (f) => ({
    happened: `从第 ${f.number("line")} 行起，${f.number("count")} 行的顺序被更改。`,
    lost: "事情发生的顺序。",
    now: "请把这些操作与链核对。",
  }),
  JOURNAL_REWRITTEN: () => ({
    happened: "日志被换成了另一份。",
    lost: "日志之前所说的。",
    now: `${compareChain}同时寻找数据文件夹的副本。`,
  }),
  JOURNAL_TORN: () => ({
    happened: "最后一行中途断掉，像是断电所致。",
    lost: "最多是正在写的那条记录。",
    now: "不用做什么。断掉的部分保存在日志旁的文件中。",
  }),
  JOURNAL_TRUNCATED: (f) => ({
    happened: `第 ${f.number("line")} 行之后缺少 ${f.number("count")} 条记录。`,
    lost: "这些记录所说的。",
    now: `有人截断了末尾，或放回了旧副本。${compareChain}`,
  }),
};
