import { say } from "../../faults/say.ts";
import type { Explain, Explanation, FactReader } from "../../faults.ts";
import { actFaults } from "./chain-acts.ts";
import { carriedFaults } from "./chain-carried.ts";
import { moreDispatchFaults } from "./chain-dispatch.ts";
import { draftFaults } from "./chain-drafts.ts";
import { moreChainFaults } from "./chain-more.ts";

const nothing = "没有。";
const fee = "只有手续费。没有销毁或转移任何东西。";
const unsent = "没有。它从未进入区块，没有支付手续费。";
const unsigned = "没有签署任何东西。";
const again = "请重新向链查询：会重新读取原因。";
const otherNode = "请重试。如果仍然如此，请换一个节点。";
const bring = "请向这个 coldkey 转入 TAO 再试。";
const finishSwap = "请先完成或清除更换。如果不是你宣布的，请立即行动。";

const node: Readonly<Record<string, Explain>> = {
  CHAIN_AWAY: say("节点没有回答。", nothing, "请等状态栏再次显示区块，然后重试。"),
  CHAIN_SLOW: say("节点回答得太慢。", nothing, "请稍后再试。"),
  CHAIN_CLOSED: say("连接已关闭。", nothing, "请稍后再试。"),
  CHAIN_REPLY_UNREADABLE: say("节点的回答无法读取。", nothing, otherNode),
  CHAIN_REQUEST_FAILED: say("问题没有到达节点。", nothing, "请重试。"),
  CHAIN_NODE_ERROR: say("节点拒绝回答。", nothing, otherNode),
  CHAIN_STORAGE_CHANGED: say(
    "链已升级，存储方式变了。",
    nothing,
    "本版本读不了。请找更新的版本；不紧急。",
  ),
  RUNTIME_API_CHANGED: say(
    "链已升级，回答方式变了。",
    nothing,
    "本版本读不了。请找更新的版本；不紧急。",
  ),
  ENDPOINT_REFUSED: say(
    "这不是可以使用的节点地址。",
    nothing,
    "它以 wss:// 开头，不含用户名和密码。只有在本机上才可以 ws:// 开头。",
  ),
  GENESIS_MISMATCH: say(
    "节点服务于另一条链，不是所选的。",
    "没有。应用没有使用它。",
    "不要相信这个节点。请另选一个。",
  ),
  SPEC_NAME_UNEXPECTED: say("节点运行的是另一种链。", nothing, "请另选节点。"),
  SS58_PREFIX_UNEXPECTED: say("节点的链使用另一种地址格式。", nothing, "请另选节点。"),
  HEAD_HASH_MISMATCH: say(
    "节点最新区块的哈希与它声称的不同。",
    "没有。应用没有使用它。",
    "不要相信这个节点。请另选一个。",
  ),
  METADATA_UNREADABLE: say("链对自身的描述无法读取。", nothing, otherNode),
  EXTENSIONS_UNEXPECTED: say(
    "链要求每个签名中有本版本不认识的内容。",
    unsigned,
    "请找更新版本的应用。",
  ),
  CALL_SHAPE_CHANGED: (f) => ({
    happened: `链更改了 ${f.text("pallet")}.${f.text("call")} 的参数。`,
    lost: unsigned,
    now: "请找更新版本的应用。",
  }),
  SPEC_VERSION_CHANGED: say("其间链升级了。", unsigned, again),
  PROOF_FAILED: say("无法产生签名所需的证明。", unsigned, again),
};

const outcomes: Readonly<Record<string, Explain>> = {
  SUBMISSION_UNKNOWN: say(
    "在网络说明是否收到之前，连接断了。",
    "尚不清楚。它最多只算一次。",
    "请等待，或再次发送同一个已签署的操作：这是安全的。",
  ),
  SUBMISSION_NOT_IN_POOL: say(
    "网络不再有这项操作，也还没有区块打包它。",
    "到目前为止没有。",
    "请再次发送同一个已签署的操作：这是安全的。",
  ),
  ERA_PASSED: (f) => ({
    happened: `可以打包它的最后一个区块（${f.number("lastBlock")}）已过。`,
    lost: unsent,
    now: "请用新的签名重新开始。",
  }),
  NONCE_USED_BY_OTHER: say(
    "这个 coldkey 的另一项操作占了它的位置。",
    unsent,
    "请查看活动：如果你不知道那项操作，就有别人持有你的密钥。",
  ),
  EVENTS_UNAVAILABLE: say(
    "它已被打包进区块，但节点不再知道结果如何。",
    "从这里无法得知。",
    "请查看余额和注册。",
  ),
  EXPECTED_EVENT_MISSING: say(
    "它已被打包进区块，但链没有报告预期的效果。",
    "从这里无法得知。",
    "重复任何操作之前，请查看余额和注册。",
  ),
  METADATA_HASH_UNSUPPORTED: say(
    "这条链构建时没有证明审阅所需的摘要。",
    unsent,
    "本版本没有它就不签名。请找更新的版本，或换一个网络。",
  ),
  SIGNED_REQUEST_UNREADABLE: say("已签署的操作无法再读取。", unsent, "请用新的签名重新开始。"),
  ACT_NOT_OPEN: say("这项操作已有结果或正在路上。", nothing, "它的状态在这一页。"),
  ACT_EXPIRED: (f) => ({
    happened: `可以打包它的最后一个区块（${f.number("lastBlock")}）已过。`,
    lost: unsent,
    now: "请用新的签名重新开始。",
  }),
  ACT_NOT_FOUND: say("这项操作不在这台机器上。", nothing, "请查看活动列表。"),
  DRAFT_NOT_FOUND: say(
    "这份草稿没了：应用重启过，或做了更新的草稿。",
    nothing,
    "请返回并重新向链查询。",
  ),
  DRAFT_ALREADY_SIGNED: say(
    "这已经签署过。",
    nothing,
    "请查看活动：它在那里。第二次需要新的草稿。",
  ),
  NOT_REVIEWED: say("没有审阅过的不会签署。", nothing, "请返回并审阅。"),
  PAYLOAD_CHANGED: say(
    "字节不是审阅过的那些。保险库拒绝签署。",
    unsigned,
    "请返回并重新审阅。如果再次发生，请停用这台机器。",
  ),
};

const pool: Readonly<Record<string, Explain>> = {
  POOL_REFUSED: say("网络拒绝了这项操作。", unsent, again),
  POOL_STALE_NONCE: say("这个 coldkey 的另一项操作在前。", unsent, again),
  POOL_FUTURE_NONCE: say("缺少这个 coldkey 更早的一项操作。", unsent, again),
  POOL_ERA_OVER: say("它的区块范围已过。", unsent, again),
  POOL_CANNOT_PAY_FEE: say("这个 coldkey 付不起手续费。", unsent, "请向这个 coldkey 转入 TAO。"),
  POOL_BALANCE_TOO_LOW: say("可用余额太低。", unsent, "请向这个 coldkey 转入 TAO。"),
  POOL_BAD_SIGNATURE: say("网络不接受这个签名：链已升级，或节点服务于另一条链。", unsent, again),
  POOL_BAD_SIGNER: say("网络不接受签署者。", unsent, again),
  POOL_CALL_NOT_ALLOWED: say("链现在不允许这项操作。", unsent, "请稍后再试。"),
  POOL_EXHAUSTS_RESOURCES: say("区块没有空间容纳它。", unsent, again),
  POOL_BAD_FORMAT: say("网络读不出这项操作。", unsent, again),
  POOL_VERIFICATION_FAILED: say("网络无法检查这项操作。", unsent, again),
  POOL_TEMPORARILY_BANNED: say(
    "节点在一段时间内拒绝同样的字节。",
    "到目前为止没有。",
    "请等几分钟，再发送同一操作。",
  ),
  POOL_ALREADY_IMPORTED: say("网络已有这项操作。", nothing, "请等待区块。"),
  POOL_NONCE_TAKEN: say("这个 coldkey 的另一项操作正在它的位置上等待。", unsent, again),
  POOL_FULL: say(
    "网络没有空间容纳更多等待的操作。",
    "到目前为止没有。",
    "请等几分钟，再发送同一操作。",
  ),
  POOL_BAD_REQUEST: say("链拒绝这项操作。", unsent, again),
  POOL_SUBNET_NOT_EXISTS: say("这个子网已不存在。", unsent, "请另选一个。"),
  POOL_RATE_LIMIT_EXCEEDED: say("链只允许间隔一段时间做这项操作。", unsent, "请稍后再试。"),
  POOL_COLDKEY_IN_SWAP_SCHEDULE: say("已宣布更换这个 coldkey：它不能做别的。", unsent, finishSwap),
  POOL_COLDKEY_SWAP_DISPUTED: say(
    "这个 coldkey 的更换被争议：它已冻结。",
    unsent,
    "只有链上治理者能解除。",
  ),
  POOL_NON_ASSOCIATED_COLD_KEY: say(
    "这个 hotkey 属于另一个 coldkey。",
    unsent,
    "请用这个 coldkey 的 hotkey。",
  ),
};

const dispatch: Readonly<Record<string, Explain>> = {
  CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED: say(
    "轮到你之前，价格涨过了你的最高价格。",
    fee,
    "请提高最高价格再试，或等待：价格随每个区块下降。",
  ),
  CHAIN_SUB_NET_REGISTRATION_DISABLED: say(
    "其间所有者关闭了注册。",
    fee,
    "请另选子网，或等它开放。",
  ),
  CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET: say(
    "这个 hotkey 在这个子网上已有席位。",
    fee,
    "请查看 hotkey。",
  ),
  CHAIN_NOT_ENOUGH_BALANCE_TO_STAKE: say("可用余额不再足够。", fee, bring),
  CHAIN_INSUFFICIENT_BALANCE: say("可用余额不再足够。", fee, bring),
  CHAIN_NO_NEURON_ID_AVAILABLE: say(
    "无法给出席位：每一个都在保护期内。",
    fee,
    "请等某个保护期结束，或另选子网。",
  ),
  CHAIN_NON_ASSOCIATED_COLD_KEY: say(
    "这个 hotkey 属于另一个 coldkey。",
    fee,
    "请在这个 coldkey 下创建新的 hotkey。",
  ),
  CHAIN_SUBNET_NOT_EXISTS: say("这个子网已不存在。", fee, "请另选一个。"),
  CHAIN_REGISTRATION_NOT_PERMITTED_ON_ROOT_SUBNET: say(
    "没有人在 root 上通过销毁注册。",
    fee,
    "请另选子网。",
  ),
  CHAIN_TOO_MANY_REGISTRATIONS_THIS_BLOCK: say("同一区块内注册的太多。", fee, "请重试。"),
  CHAIN_TOO_MANY_REGISTRATIONS_THIS_INTERVAL: say("最近注册的太多。", fee, "请稍后再试。"),
  CHAIN_CANNOT_USE_SYSTEM_ACCOUNT: say("这个地址属于链本身。", fee, "请用你自己的 hotkey。"),
  CHAIN_COLDKEY_SWAP_ANNOUNCED: say("已宣布更换这个 coldkey：它不能做别的。", fee, finishSwap),
  CHAIN_COLDKEY_SWAP_DISPUTED: say(
    "这个 coldkey 的更换被争议：它已冻结。",
    fee,
    "只有链上治理者能解除。",
  ),
  CHAIN_CALL_FILTERED: say("链处于安全模式，拒绝这个调用。", fee, "请在安全模式结束后再试。"),
  CHAIN_EXISTENTIAL_DEPOSIT: say("收款人将持有的少于链保留账户所需。", fee, "请多发送一些。"),
  CHAIN_EXPENDABILITY: say("这笔转账会清空发送账户。", fee, "请少发送一点。"),
  CHAIN_TOKEN_NOT_EXPENDABLE: say("这笔转账会清空发送账户。", fee, "请少发送一点。"),
  CHAIN_TOKEN_FUNDS_UNAVAILABLE: say("可用余额不再足够。", fee, bring),
  CHAIN_TOKEN_BELOW_MINIMUM: say("收款人将持有的少于链保留账户所需。", fee, "请多发送一些。"),
  CHAIN_TOKEN_FROZEN: say("部分余额被冻结。", fee, "请少发送一些。"),
  CHAIN_LIQUIDITY_RESTRICTIONS: say("部分余额被锁定。", fee, "请少发送一些。"),
  CHAIN_UNKNOWN_ERROR: explainUnknown,
};

function explainUnknown(f: FactReader): Explanation {
  if (f.has("name")) {
    return {
      happened: `链以 ${f.text("group")}.${f.text("name")} 拒绝了它。本版本没有这个错误的说明。`,
      lost: fee,
      now: "再试之前请查一查这个名称。",
    };
  }
  const number = f.has("number") ? `，链自己的编号 ${f.text("number")}` : "";
  return {
    happened: `网络以代码 ${f.text("rpcCode")}${number} 拒绝了这项操作：“${f.text("text")}”。本版本没有相应的说明。`,
    lost: unsent,
    now: "再试之前请查一查这个代码。",
  };
}

export function explainFamily(code: string, name: string): Explanation | null {
  if (code.startsWith("POOL_")) {
    return { happened: `网络拒绝了这项操作（${code}）。`, lost: unsent, now: again };
  }
  if (code.startsWith("CHAIN_")) {
    return { happened: `链以 ${name} 拒绝了它。`, lost: fee, now: again };
  }
  return null;
}

export const chainFaults: Readonly<Record<string, Explain>> = {
  ...draftFaults,
  ...node,
  ...outcomes,
  ...pool,
  ...dispatch,
  ...moreDispatchFaults,
  ...moreChainFaults,
  ...actFaults,
  ...carriedFaults,
};
