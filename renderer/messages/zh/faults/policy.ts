import { span } from "../../../lib/time.ts";
import type { Explain, FactReader } from "../../faults.ts";

const nothing = "没有。没有产生签名。";
const kept = "没有密钥和资金损失。";
const left = (f: FactReader): string => {
  const ms = Number(f.text("leftMs").replaceAll(",", ""));
  return Number.isFinite(ms) ? span(ms) : "一段时间";
};
const recover =
  "请打开这个 coldkey 的策略。如果你知道文件为何改变，请放回正确的。否则请在那里重新开始：这需要口令，并与放宽一样等待。";

export const policyFaults: Readonly<Record<string, Explain>> = {
  POLICY_NOT_ALLOWED: (f) => ({
    happened: `这个 coldkey 的策略不允许 ${f.text("to")} 收款。`,
    lost: nothing,
    now: "请比较地址。如果正确，请加入收款人列表：冷静期之后可以使用。",
  }),
  POLICY_COOLING_OFF: (f) => ({
    happened: `${f.text("label")} 在收款人列表中，但是新的：${left(f)}后可以使用。`,
    lost: nothing,
    now: "请等待。等待是为了没有人能一次就加入收款人并使用。",
  }),
  POLICY_LIMIT: (f) => ({
    happened: `这会超过策略所允许的：现在 ${f.tao("thisRao")}，已有 ${f.tao("spentRao")}，限额是 ${f.number("hours")} 小时内 ${f.tao("limitRao")}。`,
    lost: nothing,
    now: f.has("leftMs") ? `请减少金额，或 ${left(f)}后再来。` : "请减少金额：这个高于整个限额。",
  }),
  POLICY_WITHIN_LIMIT: (f) => ({
    happened: `${f.number("hours")} 小时内限额 ${f.tao("limitRao")}，已用 ${f.tao("spentRao")}，这次 ${f.tao("thisRao")}。`,
    lost: "没有。",
    now: "不用做什么：策略允许。",
  }),
  POLICY_AMOUNT_UNBOUNDED: (f) => ({
    happened: `没有人能说这会放出多少，而策略有 ${f.number("hours")} 小时内 ${f.tao("limitRao")} 的限额。`,
    lost: nothing,
    now: "这样的操作需要没有限额的策略。取消限额要等待。",
  }),
  POLICY_LARGE_UNANNOUNCED: (f) => ({
    happened: `${f.tao("fromRao")} 起的转账必须提前 ${f.number("hours")} 小时预告。`,
    lost: nothing,
    now: "请在这个 coldkey 的策略中预告收款人和金额，然后回来。",
  }),
  POLICY_LARGE_WAITS: (f) => ({
    happened: `这笔转账已预告，${left(f)}后可以进行。`,
    lost: nothing,
    now: "请等待。如果不是你预告的，请在策略中撤回，并把口令视为已被他人知道。",
  }),
  POLICY_FLOW_UNKNOWN: () => ({
    happened: "保险库说不出谁会收到什么，而这个 coldkey 有策略。",
    lost: nothing,
    now: "只有策略不作限制的 coldkey 才签署这样的调用。",
  }),
  POLICY_CLOSED: (f) => ({
    happened: `这个 coldkey 的策略已重新开始，生效之前不签署任何有价值的东西：还有 ${left(f)}。`,
    lost: nothing,
    now: "请等待。如果不是你重新开始的，就有人知道口令：请在另一台机器上用助记词转移资金。",
  }),
  POLICY_TIME_UNPROVEN: () => ({
    happened: "只有这台电脑的时钟说等待已结束。",
    lost: nothing,
    now: "请再次审阅；如果时间确实过了，请在那里为时间担保。",
  }),
  POLICY_ROLLED_BACK: (f) => ({
    happened: `这个 coldkey 的策略文件是旧的：编号 ${f.number("version")}，最新的是 ${f.number("expected")}。`,
    lost: `${kept}此后花费的和等待的不在这个文件中。`,
    now: recover,
  }),
  POLICY_FILE_MISSING: () => ({
    happened: "这个 coldkey 有策略，但它的文件没了。",
    lost: `${kept}没有策略就不签署任何东西。`,
    now: recover,
  }),
  POLICY_FILE_DAMAGED: () => ({
    happened: "这个 coldkey 的策略文件无法读取，或属于另一个 coldkey。",
    lost: `${kept}没有策略就不签署任何东西。`,
    now: recover,
  }),
  POLICY_CHANGED_OUTSIDE: () => ({
    happened: "这个 coldkey 的策略文件不是在这里写下的那个。",
    lost: `${kept}不用它签署任何东西。`,
    now: recover,
  }),
  POLICY_COUNTER_BEHIND: (f) => ({
    happened: `策略文件是编号 ${f.number("version")}，而钥匙串和日志只知道编号 ${f.number("expected")}：它们被放回了旧的。`,
    lost: kept,
    now: recover,
  }),
  POLICY_ANCHOR_MISSING: () => ({
    happened: "说明哪个策略文件最新的计数器不在钥匙串中了。",
    lost: `${kept}换电脑之后会这样。`,
    now: recover,
  }),
  POLICY_ANCHOR_AWAY: () => ({
    happened: "钥匙串没有回答，没有它就没有人能说策略文件是否最新。",
    lost: nothing,
    now: "请解锁系统钥匙串再试。如果它没有运行，请重启应用。",
  }),
  POLICY_FORGED: () => ({
    happened: "策略文件不是用这个 coldkey 写的，这里也没有别的知道有策略。",
    lost: "没有。打开密钥时它被拒绝，没有签署任何东西。",
    now: "如果这个 coldkey 从未有过策略，请从应用数据的“policies”文件夹中删除它的文件。请查明谁能写那里。",
  }),
  POLICY_NONE: () => ({
    happened: "这个 coldkey 还没有策略。",
    lost: "没有。",
    now: "请先制定一个。",
  }),
  POLICY_NOT_BROKEN: () => ({
    happened: "这个 coldkey 的策略正常，不能重新开始。",
    lost: "没有。",
    now: "请改为更改它。",
  }),
  POLICY_NOTHING_TO_ANNOUNCE: () => ({
    happened: "策略对大额转账没有等待，所以没有可预告的。",
    lost: "没有。",
    now: "请直接转账。",
  }),
  POLICY_TOO_MANY_ANNOUNCED: (f) => ({
    happened: `一次最多可以预告 ${f.number("most")} 笔转账。`,
    lost: "没有。",
    now: "请撤回不需要的一笔。",
  }),
};
