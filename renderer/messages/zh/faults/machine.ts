/** Refusals of the checks of this machine, of its assessment and of downloads. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";

export const machineFaults: Readonly<Record<string, Explain>> = {
  CHECK_ANSWERS_ITSELF: () => ({
    happened: "系统现在自己回答这项检查。",
    lost: nothing,
    now: "请再看一次，读一读看到了什么。只有系统不回答时勾选才算数。",
  }),
  CHECK_KEYS_OPEN: () => ({
    happened: "有密钥开着，而只有没有密钥打开时才询问这个系统。",
    lost: nothing,
    now: "请立即锁定，然后再看一次。",
  }),
  ASSESS_UPDATES_WAIT: () => ({
    happened: "系统说有更新在等待，或有一段时间没有查找更新。",
    lost: nothing,
    now: "请安装后回来：评估在这里等着。或说明今天为何做不到。",
  }),
  ASSESS_STILL_BAD: (f) => ({
    happened: `这台机器仍有 ${f.number("count")} 项需修复。`,
    lost: nothing,
    now: "请打开“本机”，修复排在最前的，然后回来。或说明为何保留。",
  }),
  ASSESS_STILL_UNKNOWN: (f) => ({
    happened: `有 ${f.number("count")} 项检查系统没有回答，最近一个月也没有人勾选。`,
    lost: nothing,
    now: "请打开“本机”，亲自查看每一项并勾选。或说明为何未结。",
  }),
  ASSESS_PROOFS_DUE: (f) => ({
    happened: `有 ${f.number("count")} 份副本的验证已到期。`,
    lost: nothing,
    now: "请在“备份”中验证它们，然后回来。或说明今天为何做不到。",
  }),
  ASSESS_JOURNAL: () => ({
    happened: "自应用启动以来没有完整验证过日志，或发现日志损坏。",
    lost: nothing,
    now: "请打开“日志”，点“验证”，读一读结果。",
  }),
  DOWNLOAD_INCOMPLETE: () => ({
    happened: "没有选齐下载的三个文件。",
    lost: nothing,
    now: "请选择安装程序、SHA256SUMS 和 SHA256SUMS.sig。",
  }),
};
