import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const unsigned = "没有签署任何东西。";
const noTrust = "请取消。不要相信产生这个请求的东西。";

export const coreFaults: Readonly<Record<string, Explain>> = {
  KEY_NAME_TAKEN: (f) => ({
    happened: `已经有名为 ${f.text("name")} 的密钥。`,
    lost: nothing,
    now: "请另选名称。已有的密钥从不被替换。",
  }),
  KEY_EXISTS: () => ({
    happened: "这个密钥已在这台机器上。",
    lost: nothing,
    now: "请使用已有的那个。",
  }),
  KEY_HAS_CARD: () => ({
    happened: "这个密钥已经有名称。",
    lost: nothing,
    now: "如果想换一个名称，请在密钥列表中重命名。",
  }),
  KEY_NOT_HERE: () => ({
    happened: "这个密钥的封存文件不在这台机器上。",
    lost: "只要助记词还在，密钥本身就没有丢失。",
    now: "请查看密钥列表。如果文件被外部删除，日志会说明上次何时使用过。",
  }),
  COPY_NOT_FOUND: () => ({
    happened: "这份副本不在登记簿中。",
    lost: nothing,
    now: "请返回备份，看看有哪些副本。",
  }),
  COPY_IS_LOST: (f) => ({
    happened: `${f.text("label")} 已登记为丢失或销毁。`,
    lost: nothing,
    now: "如果它又出现了，请把它作为另一份副本：回读过词之后才算数。",
  }),
  COPY_LABEL_TAKEN: (f) => ({
    happened: `已经有名为 ${f.text("label")} 的副本。`,
    lost: "没有。这一份的验证仍然有效。",
    now: "请换一个标签，并写在卡片上。",
  }),
  CEREMONY_NOT_FOUND: () => ({
    happened: "这个仪式已不在：它已完成或被放弃。",
    lost: "请查看密钥：已完成的列在那里。",
    now: "请返回密钥。",
  }),
  CEREMONY_STEP: (f) => ({
    happened: `仪式在另一步（${f.text("step")}）。`,
    lost: nothing,
    now: "停在这里再继续：会在正确的一步打开。",
  }),
  PROFILE_NOT_CHOSEN: () => ({
    happened: "还没有选择工作站类型。",
    lost: nothing,
    now: "请先选择这台机器是什么。",
  }),
  PROFILE_HOLDS_NO_KEYS: () => ({
    happened: "Desk 不保存私钥：它面对网络，之所以可以放心，是因为上面没有可偷的东西。",
    lost: nothing,
    now: "请在 Vault 上，或在设为 Combined 的机器上进行。",
  }),
  ALREADY_UNDER_WAY: () => ({
    happened: "这已在进行中。",
    lost: nothing,
    now: "请等它完成。",
  }),
  PROFILE_ALREADY_CHOSEN: (f) => ({
    happened: `这台机器已经是 ${f.text("profile")}。`,
    lost: nothing,
    now: "类型只有重置才能更改，以免机器从一种角色滑向另一种。",
  }),
  REHEARSAL_ONLY: () => ({
    happened: "这只存在于演练网络。",
    lost: nothing,
    now: "真实的 TAO 要买入或赚取。",
  }),
  CALL_INPUT_INVALID: (f) => ({
    happened: `这里输入的内容不被接受（${f.text("where")}）。`,
    lost: nothing,
    now: "请更正再试。",
  }),
  INTERNAL_ERROR: (f) => ({
    happened: `应用自身出错了（在 ${f.text("call")}）。`,
    lost: "请看日志：每项操作之前写下意图，之后写下结果。",
    now: "请关闭应用再打开。如果仍然如此，请附上下面的内容报告。",
  }),
  NETWORK_GENESIS_MISMATCH: () => ({
    happened: "请求写的是一个网络，带的却是另一个网络的标记。",
    lost: unsigned,
    now: noTrust,
  }),
  NETWORK_NOT_ADDED: () => ({
    happened: "还没有添加你自己的网络。",
    lost: nothing,
    now: "请先添加它的节点：应用会询问它的创世哈希。",
  }),
  NETWORK_KNOWN: (f) => ({
    happened: `这个节点服务于应用认识的网络：${f.text("network")}。`,
    lost: nothing,
    now: "请把节点放到那个网络的列表中。",
  }),
  ENDPOINT_LAST: () => ({
    happened: "你自己的网络至少需要一个节点。",
    lost: nothing,
    now: "去掉这个之前请先添加另一个节点。",
  }),
  DRAFT_OF_OTHER_NETWORK: () => ({
    happened: "这份草稿是为另一个网络做的，不是现在选择的。",
    lost: "没有。没有签署任何东西。",
    now: "请重新选择那个网络，或另做草稿。",
  }),
  NETWORK_NONE: () => ({
    happened: "这台工作站没有网络。",
    lost: nothing,
    now: "请在 Desk 上准备请求。",
  }),
};
