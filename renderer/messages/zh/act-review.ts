import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { Draft } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { fieldName, flagName, means } from "./act-fields.ts";

type Bound = Draft["costs"][number]["bound"];
const flowNames = { burn: "销毁", value: "发送", stake: "质押", tip: "小费" };
export const bounds: Record<Bound, string> = { exact: "正好", "at-most": "最多", about: "约" };

export const review: Translation<Messages["act"]["review"]> = {
  kicker: "审阅 · 由保险库从字节解码",
  register: (rao, hotkey, netuid) =>
    `最多销毁 ${taoLine(rao)}，在子网 ${netuid} 上注册 hotkey ${hotkey}`,
  transfer: (rao, to) => `发送 ${taoLine(rao)} 到 ${to}`,
  other: (pallet, call) => `调用 ${pallet}.${call}`,
  ledeRegister: (payer) =>
    `由 ${payer} 付款。销毁的 TAO 无法收回。Hotkey 得到一个 UID，或取代排名最低者。`,
  ledeTransfer: (payer) => `由 ${payer} 付款。到账的属于收款人；没有人能追回。`,
  ledeOther: (payer) => `由 ${payer} 签署。下面的字段就是它所说的一切。`,
  flowTitle: "价值去向",
  from: "从",
  to: "到",
  line: (kind, bound) => `${flowNames[kind]}，${bounds[bound]}`,
  differences: {
    title: "与上次比较",
    last: (when) => `上一次同类操作签署于 ${when}。`,
    same: "内容相同。",
    before: "当时",
    now: "现在",
    added: (n) => `这次新增（${n}）`,
    gone: (n) => `上次有、这次没有（${n}）`,
  },
  outOf: (name) => `从 ${name} 转出`,
  feeLine: "手续费，约",
  hint: "链上所见，未经证明",
  call: "调用",
  account: "签署者",
  fieldName,
  flagName,
  means,
  subnetSeen: (name, rao, block) =>
    `${name === "" ? "" : `${name} · `}当前销毁价 ${taoLine(rao)}，见于区块 ${t.count(block)}`,
  nonce: "Nonce",
  valid: "有效期",
  validBlocks: (first, last) => `区块 ${t.count(first)} 到 ${t.count(last)}`,
  proof: "元数据摘要",
  proved: "元数据已证明",
  bytes: "字节与证明",
  callBytes: "调用字节",
  payload: "签名载荷哈希",
  genesis: "创世哈希",
  spec: "运行时版本",
  tip0: "小费",
  none: "无",
  fields: "调用所说的一切",
  goodFor: (ms) => `签名约在 ${t.span(ms)}内有效`,
  blocking: "保险库不会签署它",
  passphrase: (name) => `${name} 的口令`,
  passphraseHint: "只为这一次签名打开密钥。",
  lastFourHotkey: "Hotkey 地址的最后四个字符",
  lastFourTo: "收款地址的最后四个字符",
  lastFourAccount: "签署地址的最后四个字符",
  holdRegister: "按住以签署注册",
  holdTransfer: "按住以签署转账",
  holdOther: "按住以签署",
  sign: "签名",
  read: "我已读过将要签署的内容。",
  signing: "正在签名",
  signingDetail: "保险库打开密钥、签署这些字节，然后结束。约一秒。",
  staleTitle: "区块范围已过",
  staleText: "这个请求不能再被打包。请返回并重新向链查询。",
  what: "显示保险库自己从字节中读出的内容。签名只绑定这一内容，别无其他。",
  wrong: [
    "这里有不是你想要的内容：取消。什么都没有发送。",
    "价格涨过你的上限：调用失败，只损失手续费。",
  ],
  wrongTransfer: ["地址不是收款人的：取消。什么都没有发送。", "剩下的不够下一次手续费。"],
  hands: "口令。稳稳的两秒钟。",
  sinceTitle: "这些事实从哪里来",
  sinceText:
    "句子、价值、字段和有效期由保险库从字节解码。手续费和余额来自网络：显示出来供参考，未经证明。",
};
