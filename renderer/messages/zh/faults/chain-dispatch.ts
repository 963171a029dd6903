import type { Explain, Explanation } from "../../faults.ts";

const say = (happened: string, now: string): Explain => {
  const said: Explanation = {
    happened,
    lost: "只有手续费。没有销毁或转移任何东西。",
    now,
  };
  return () => said;
};
const readAgain = "请重新向链查询：会重新读取。";
const noNeed = "不用做什么。";

export const moreDispatchFaults: Readonly<Record<string, Explain>> = {
  CHAIN_SAME_NETUID: say("来源和目标相同。", "请另选目标。"),
  CHAIN_NEW_HOT_KEY_NOT_CLEAN_FOR_ROOT_SWAP: say(
    "新 hotkey 有自己的 root 质押或待领取收益。",
    "请用从未用过的 hotkey。",
  ),
  CHAIN_NOT_ENOUGH_BALANCE_TO_PAY_SWAP_HOT_KEY: say(
    "这个 coldkey 付不起更换 hotkey 的费用。",
    "请向它转入 TAO 再试。",
  ),
  CHAIN_HOT_KEY_SWAP_ON_SUBNET_INTERVAL_NOT_PASSED: say(
    "不到一天之前在那里更换过 hotkey。",
    "请等满一天。",
  ),
  CHAIN_DELEGATE_TAKE_TOO_LOW: say(
    "提高后的抽成必须高于当前值，降低后的必须低于当前值。",
    readAgain,
  ),
  CHAIN_DELEGATE_TAKE_TOO_HIGH: say("抽成高于链的最高限度。", "请选较低的。"),
  CHAIN_DELEGATE_TX_RATE_LIMIT_EXCEEDED: say(
    "不到约一个月之前更改过抽成。",
    "请等待，或改为降低。",
  ),
  CHAIN_INVALID_CHILDKEY_TAKE: say("子 hotkey 的抽成超出子网所允许。", "请另选一个。"),
  CHAIN_TX_CHILDKEY_TAKE_RATE_LIMIT_EXCEEDED: say(
    "不到约一个月之前更改过子 hotkey 的抽成。",
    "请等待，或改为降低。",
  ),
  CHAIN_INVALID_CHILD: say("Hotkey 不能是自己的子 hotkey。", "请从列表中去掉它。"),
  CHAIN_DUPLICATE_CHILD: say("一个子 hotkey 写了两次。", "请只写一次。"),
  CHAIN_PROPORTION_OVERFLOW: say("份额之和超过全部。", "请降低。"),
  CHAIN_TOO_MANY_CHILDREN: say("子 hotkey 超过五个。", "最多写五个。"),
  CHAIN_CHILD_PARENT_INCONSISTENCY: say(
    "一个子 hotkey 同时是这个 hotkey 的父 hotkey。",
    "请另选。",
  ),
  CHAIN_NOT_ENOUGH_STAKE_TO_SET_CHILDKEYS: say(
    "这个 hotkey 的质押太少，不能有子 hotkey。",
    "请先增加质押。",
  ),
  CHAIN_SAME_AUTO_STAKE_HOTKEY_ALREADY_SET: say("奖励已经去往那个 hotkey。", noNeed),
  CHAIN_INVALID_SUBNET_NUMBER: say("领取要写一到五个子网，保留列表至少一个。", "请更改列表。"),
  CHAIN_INVALID_IDENTITY: say("身份的某段文字太长。", "请缩短。"),
  CHAIN_LOCK_HOTKEY_MISMATCH: say("这个子网上的质押锁定在另一个 hotkey。", "请用锁定的那个。"),
  CHAIN_INSUFFICIENT_STAKE_FOR_LOCK: say("质押少于要锁定的。", "请少锁定一些。"),
  CHAIN_NO_EXISTING_LOCK: say("没有可移动的锁定。", noNeed),
  CHAIN_ACTIVE_LOCK_EXISTS: say("接收的 coldkey 有锁定的质押。", "请用从未用过的 coldkey。"),
  CHAIN_ACCOUNT_REJECTS_LOCKED_ALPHA: say("收款人不接受锁定的质押。", "请只发送未锁定的。"),
  CHAIN_COLD_KEY_ALREADY_ASSOCIATED: say(
    "新 coldkey 以前质押过或拥有过 hotkey，永远不能成为目标。",
    "链一允许就宣布一个全新的。",
  ),
  CHAIN_NEW_COLD_KEY_IS_HOTKEY: say(
    "新 coldkey 在链上是 hotkey：有人关联了它。",
    "链一允许就宣布一个全新的。",
  ),
  CHAIN_NOT_ENOUGH_BALANCE_TO_PAY_SWAP_COLD_KEY: say(
    "这个 coldkey 付不起宣布的费用。",
    "请向它转入 TAO 再宣布。",
  ),
  CHAIN_COLDKEY_SWAP_ANNOUNCEMENT_NOT_FOUND: say("没有宣布更换这个 coldkey。", readAgain),
  CHAIN_COLDKEY_SWAP_TOO_EARLY: say("更换的等待时间没有结束。", "请从所写的区块起执行。"),
  CHAIN_COLDKEY_SWAP_REANNOUNCED_TOO_EARLY: say(
    "第一个公告可以执行起一天之后，才能再宣布。",
    "请等到那时。",
  ),
  CHAIN_COLDKEY_SWAP_CLEAR_TOO_EARLY: say(
    "公告可以执行起一天之后才能清除。",
    "请等到那时；如果不是你的，请提出争议。",
  ),
  CHAIN_ANNOUNCED_COLDKEY_HASH_DOES_NOT_MATCH: say(
    "这不是所宣布的 coldkey。",
    "请用所宣布的那个。",
  ),
  CHAIN_COLDKEY_SWAP_ALREADY_DISPUTED: say("更换已被争议。", "只有链上治理者能解除冻结。"),
  CHAIN_NETWORK_TX_RATE_LIMIT_EXCEEDED: say("不到一天之前有人创建过子网。", "请等满一天。"),
  CHAIN_SUBNET_LIMIT_REACHED: say("没有位置容纳另一个子网。", "请等某个结束。"),
  CHAIN_CANNOT_AFFORD_LOCK_COST: say(
    "这个 coldkey 付不起子网的价格。",
    "请向它转入 TAO，或等价格下降。",
  ),
  CHAIN_FIRST_EMISSION_BLOCK_NUMBER_ALREADY_SET: say("子网已经启动。", noNeed),
  CHAIN_NEED_WAITING_MORE_BLOCKS_TO_STAR_CALL: say("子网太新，还不能启动。", "请再等一些区块。"),
  CHAIN_SYMBOL_DOES_NOT_EXIST: say("链没有这个符号。", "请从它的列表中选择。"),
  CHAIN_SYMBOL_ALREADY_IN_USE: say("另一个子网用了这个符号。", "请另选一个。"),
  CHAIN_TOO_MANY: say("账户的代理或公告已达链保留的上限。", "请先去掉一个。"),
  CHAIN_NOT_FOUND: say("链没有这样的条目。", readAgain),
  CHAIN_NOT_PROXY: say("签署者不是那个账户的代理。", "请检查两个地址。"),
  CHAIN_UNPROXYABLE: say("这种类型的代理不能这样做。", "请用另一种类型。"),
  CHAIN_DUPLICATE: say("这个代理已经存在。", noNeed),
  CHAIN_NO_PERMISSION: say("签署者不能这样做。", "请检查该由谁签署。"),
  CHAIN_UNANNOUNCED: say("调用没有宣布，或延迟没有结束。", "请宣布它，并等待延迟。"),
  CHAIN_NO_SELF_PROXY: say("Coldkey 不能是自己的代理。", "请给另一个地址。"),
  CHAIN_MINIMUM_THRESHOLD: say("多签至少需要两个批准。", "请提高批准数。"),
  CHAIN_ALREADY_APPROVED: say("这个成员已经批准。", "需要另一个成员。"),
  CHAIN_NO_APPROVALS_NEEDED: say("不缺批准。", "请执行调用。"),
  CHAIN_TOO_FEW_SIGNATORIES: say("所写的成员太少。", "请写全其他成员。"),
  CHAIN_TOO_MANY_SIGNATORIES: say("所写的成员太多。", "多签最多 100 个。"),
  CHAIN_SIGNATORIES_OUT_OF_ORDER: say("成员的顺序不对。", "请重新起草：应用会排好顺序。"),
  CHAIN_SENDER_IN_SIGNATORIES: say("签署者在其他成员之中。", "请只写其他成员。"),
  CHAIN_NOT_OWNER: say("只有开始这项多签操作的人能取消。", "请联系那个成员。"),
  CHAIN_NO_TIMEPOINT: say("缺少首次批准的位置。", readAgain),
  CHAIN_WRONG_TIMEPOINT: say("首次批准在另一个位置。", readAgain),
  CHAIN_UNEXPECTED_TIMEPOINT: say("为首次批准写了位置。", readAgain),
  CHAIN_MAX_WEIGHT_TOO_LOW: say("调用的计算量超过所允许。", "请允许更大的计算量。"),
  CHAIN_ALREADY_STORED: say("调用已经存储。", noNeed),
  CHAIN_TOO_MANY_CALLS: say("批次中的调用太多。", "请拆开。"),
};
