/** What a draft finds before anything is signed. */

import { say } from "../../faults/say.ts";
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const finishSwap = "请先完成或清除更换。如果不是你宣布的，请立即行动。";

export const draftFaults: Readonly<Record<string, Explain>> = {
  COLDKEY_NOT_YET_SAFE: say(
    "这个 coldkey 在两个地方的已验证副本少于两份。",
    nothing,
    "请先验证第二份副本，或输入确认词后继续。",
  ),
  SUBNET_NOT_FOUND: (f) => ({
    happened: `没有子网 ${f.text("netuid")}。`,
    lost: nothing,
    now: "请另选一个。",
  }),
  REGISTRATION_NOT_ON_ROOT: say(
    "子网 0 是 root：没有人在那里通过销毁注册。",
    nothing,
    "请另选子网。",
  ),
  REGISTRATION_CLOSED: (f) => ({
    happened: `子网 ${f.text("netuid")} 的所有者关闭了注册。`,
    lost: nothing,
    now: "请另选子网，或等它开放。",
  }),
  NO_SEAT: (f) => ({
    happened: `子网 ${f.text("netuid")} 根本没有席位。`,
    lost: nothing,
    now: "请另选子网。",
  }),
  PRICE_ABOVE_MAXIMUM: (f) => ({
    happened: `当前价格 ${f.tao("burnRao")} 高于你的最高价格 ${f.tao("maxBurnRao")}。`,
    lost: nothing,
    now: "请提高最高价格，或等待：价格随每个区块下降。",
  }),
  HOTKEY_ALREADY_REGISTERED: (f) => ({
    happened: `这个 hotkey 在那里已有席位：UID ${f.text("uid")}。`,
    lost: nothing,
    now: "请用另一个 hotkey 或另一个子网。",
  }),
  HOTKEY_OWNED_BY_OTHER: say(
    "链说这个 hotkey 属于另一个 coldkey。",
    nothing,
    "请在这个 coldkey 下创建新的 hotkey。",
  ),
  HOTKEY_IS_SYSTEM_ACCOUNT: say(
    "这个地址属于链本身，不能是任何人的 hotkey。",
    nothing,
    "请用你自己的 hotkey。",
  ),
  HOTKEY_IS_COLDKEY: say(
    "Coldkey 和 hotkey 是同一个密钥。",
    nothing,
    "不要这样做：hotkey 放在服务器上，coldkey 绝不能。",
  ),
  FREE_BALANCE_TOO_LOW: (f) => ({
    happened: `这个 coldkey 可用 ${f.tao("freeRao")}，需要 ${f.tao("neededRao")}，含手续费。`,
    lost: nothing,
    now: "请向这个 coldkey 转入 TAO，或减少数量。",
  }),
  COLDKEY_SWAP_PENDING: say("已宣布更换这个 coldkey：链不让它做别的。", nothing, finishSwap),
  AMOUNT_ZERO: say("金额为零。", nothing, "请给出金额。"),
  BELOW_EXISTENTIAL_DEPOSIT: (f) => ({
    happened: `收款人将持有少于 ${f.tao("depositRao")}，链不保留这样的账户。`,
    lost: nothing,
    now: "请多发送一些。",
  }),
  PRICE_MOVES: (f) => ({
    happened: `另一次注册会把价格抬到 ${f.tao("afterOneRao")}，高于你的最高价格。`,
    lost: nothing,
    now: "那时链会拒绝你的，只损失手续费。若想避免，请提高最高价格。",
  }),
  MAX_FAR_ABOVE_PRICE: (f) => ({
    happened: `你的最高价格是当前价格（${f.tao("burnRao")}）的四倍以上。`,
    lost: nothing,
    now: "最多可能花到最高价格。若非本意，请降低。",
  }),
  MAX_ABOVE_BALANCE: (f) => ({
    happened: `按最高价格将花费 ${f.tao("atMostRao")}；可用 ${f.tao("freeRao")}。`,
    lost: nothing,
    now: "按当前价格可行。如果价格上涨，链会拒绝，只损失手续费。",
  }),
  REPLACES_NEURON: (f) => ({
    happened: `全部 ${f.number("maxNeurons")} 个席位都已占用：保护期已过的最弱者失去席位。`,
    lost: nothing,
    now: "你的席位在保护期之后也可能如此。",
  }),
  LEAVES_LITTLE: (f) => ({
    happened: `之后只剩 ${f.tao("leavesRao")}。`,
    lost: nothing,
    now: "如果剩下的可能不够以后的手续费，请少发送一些。",
  }),
  DESTINATION_IS_SENDER: say(
    "发送者和收款人相同。",
    nothing,
    "请换一个地址：除了付手续费，什么都不会变。",
  ),
  DESTINATION_IS_NEW: say(
    "收款人的账户在链上还不存在。",
    nothing,
    "新账户很正常。输错的地址看起来也一样：请再比较一次。",
  ),
  DESTINATION_IS_HOTKEY: say(
    "收款人是某人的 hotkey。",
    nothing,
    "Hotkey 上的 TAO 只与它的服务器一样安全。请索取 coldkey 的地址。",
  ),
  DESTINATION_IS_OWN_HOTKEY: say(
    "收款人是你自己的一个 hotkey。",
    nothing,
    "请发到你的 coldkey：hotkey 的秘密放在服务器上。",
  ),
  DESTINATION_IS_SUBNET: (f) => ({
    happened: `这个地址属于子网 ${f.text("netuid")} 本身。`,
    lost: nothing,
    now: "请换一个地址：发到那里的回不来。",
  }),
  DESTINATION_IS_BURN_ACCOUNT: say(
    "这是链的销毁地址。",
    nothing,
    "请换一个地址，除非本来就要销毁。",
  ),
};
