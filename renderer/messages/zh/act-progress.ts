import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { OutcomeState } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const states: Record<OutcomeState, string> = {
  signed: "已签名，尚未发送",
  submitting: "正在发送",
  submitted: "等待打包",
  included: "已打包进区块，尚未最终确认",
  finalised: "已最终确认",
  failed: "被链拒绝",
  refused: "未被接受",
  expired: "已过期",
  lost: "未知",
};
const stopped: Partial<Record<OutcomeState, string>> = {
  failed: "被链拒绝",
  refused: "未被接受",
  expired: "已过期",
  lost: "不清楚",
};

export const progress: Translation<Messages["act"]["progress"]> = {
  register: (hotkey, netuid) => `在子网 ${netuid} 上注册 ${hotkey}`,
  transfer: (rao, to) => `发送 ${taoLine(rao)} 到 ${to}`,
  state: (state) => states[state],
  steps: {
    signed: "已签名",
    submitted: "已发送到网络",
    included: "已打包",
    finalised: "最终确认",
  },
  stoppedAt: (state) => stopped[state] ?? states[state],
  stepsLabel: "进度",
  inBlock: (block, index) => `区块 ${t.count(block)}，位置 ${t.count(index)}`,
  reached: "完成",
  current: "现在",
  ahead: "待进行",
  stopped: "停在这里",
  unknown: "不清楚",
  waiting: {
    signed: "签名已存在并已写入磁盘。正在交给网络。",
    submitting: "正在把已签署的操作交给网络。",
    submitted: "网络已收到。等待打包进区块。",
    included: "它已在区块中。等待区块最终确认、不可替换。",
  },
  by: (lastBlock) => `最晚可在区块 ${t.count(lastBlock)} 打包。`,
  onSubnet: (netuid) => `在子网 ${netuid}`,
  burnt: "已销毁",
  sent: "已发送",
  feePaid: "已付手续费",
  hash: "Extrinsic 哈希",
  recipient: "收款人",
  limit: "上限",
  subnet: "子网",
  network: "网络",
  signedAt: "签署时间",
  lastBlock: "最后有效区块",
  facts: "这项操作",
  outcomeTitle: {
    registered: (hotkey, netuid, uid) =>
      uid === null
        ? `${hotkey} 已在子网 ${netuid} 注册`
        : `${hotkey} 在子网 ${netuid} 上得到 UID ${uid}`,
    transferred: (rao) => `${taoLine(rao)} 已到账`,
    failed: "链拒绝了它",
    partly: "只完成了一部分",
    refused: "网络没有接受它",
    expired: "它的区块已过",
    lost: "尚不清楚",
    unproved: "已最终确认，但未证明成功",
  },
  unproved: "已最终确认，未证明",
  lede: {
    working: "不用再做什么：应用会跟踪它，重启之后也会。",
    finalised: "它已在最终确认的区块中，无法撤销。",
    unproved: "它已在最终确认的区块中。那个区块没有显示它是否做到了要求的事。",
    partly: "它已被打包，但其中一些调用被拒绝。哪些，见下文。",
    failed: "它已被打包，但调用本身被拒绝。含义见下文。",
    refused: "它从未进入区块。",
    expired: "它没有被打包，以后也不可能。",
    lost: "在得到回答之前连接断了。应用会尽快在链上寻找它。",
  },
  answers: { happened: "发生了什么", lost: "有什么损失吗？", now: "现在怎么办？" },
  finalised: {
    happenedRegister: "Hotkey 有了席位。保护期从这个区块开始。",
    happenedTransfer: "收款人已收到金额。",
    lostRegister: "约定的销毁和手续费。别无其他。",
    lostTransfer: "约定的金额和手续费。别无其他。",
    nowRegister: "请在保护期结束前用这个 hotkey 启动服务器。",
    nowTransfer: "不用做什么。日志里有记录。",
  },
  expired: {
    happened: "直到最后有效区块，没有区块打包它。",
    lost: "没有。连手续费也没有。",
    now: "重新开始：会重新读取价格并产生新的签名。",
  },
  lost: {
    happened: "连接断开时，已签署的操作正在路上。它可能被打包，也可能没有。",
    lost: "尚不清楚。无论你做什么，它最多只算一次。",
    now: "等网络恢复，或再次发送同一个已签署的操作：这是安全的。",
  },
  resubmit: "再次发送同一操作",
  resubmitting: "正在再次发送同样的已签署字节",
  again: "重新开始",
  all: "全部活动",
  toHotkeys: "前往 hotkey",
  toKeys: "前往密钥",
  what: "在网络中跟踪已签署的操作：已发送、已打包、最终确认。",
  wrong: [
    "连接断开：应用随后会在链上寻找这项操作。",
    "区块在最终确认前被替换：操作会再次进入另一个区块。",
  ],
  hands: "什么都不需要。可以关闭窗口；操作会继续。",
};
