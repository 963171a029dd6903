import type { Explain, Explanation } from "../../faults.ts";

const say = (lost: string, happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost, now };
  return () => said;
};
const included = (happened: string, now: string): Explain =>
  say("只有手续费。没有销毁或转移任何东西。", happened, now);
const kept = (happened: string, now: string): Explain =>
  say("没有。它从未进入区块，没有支付手续费。", happened, now);
const readAgain = "请重新向链查询：会重新读取。";
const notOurs = "这是验证者软件的事，不是本应用的。";

const dispatch: Readonly<Record<string, Explain>> = {
  CHAIN_HOT_KEY_NOT_REGISTERED_IN_SUB_NET: included(
    "这个 hotkey 在这个子网上没有席位。",
    "请先在那里注册，或另选 hotkey。",
  ),
  CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS: included(
    "链不认识这个 hotkey：没有人注册或关联过它。",
    "请先把它与这个 coldkey 关联。",
  ),
  CHAIN_HOT_KEY_NOT_REGISTERED_IN_NETWORK: included(
    "这个 coldkey 的 hotkey 在任何子网上都没有席位。",
    "请先注册一个。",
  ),
  CHAIN_NOT_ENOUGH_STAKE_TO_WITHDRAW: included(
    "那里的质押少于所要求的。",
    "请重新向链查询，或取回全部。",
  ),
  CHAIN_BALANCE_WITHDRAWAL_ERROR: included(
    "链无法从 coldkey 取出这个数量。",
    "请查看可用余额：部分可能被冻结。",
  ),
  CHAIN_NEW_HOT_KEY_IS_SAME_WITH_OLD: included("新 hotkey 就是旧的。", "请写另一个 hotkey。"),
  CHAIN_HOT_KEY_SET_TX_RATE_LIMIT_EXCEEDED: included(
    "这个 coldkey 刚更换过 hotkey，或自己刚被更换。",
    "请等几个小时再试。",
  ),
  CHAIN_NOT_SUBNET_OWNER: included("这个子网属于另一个 coldkey。", "只有它的所有者能这样做。"),
  CHAIN_STAKE_TOO_LOW_FOR_ROOT: included(
    "Root 的所有席位都被质押更多的 hotkey 占用。",
    "请先增加质押。",
  ),
  CHAIN_TX_RATE_LIMIT_EXCEEDED: included("刚对这个 hotkey 做过同样的事。", "请等约半小时再试。"),
  CHAIN_STAKE_UNAVAILABLE: included("部分质押被锁定，还不能取走。", "请只取未锁定的。"),
  CHAIN_AMOUNT_TOO_LOW: included(
    "数量低于链的最低限度，或质押项为空。",
    "请给更大的数量，或取回全部。",
  ),
  CHAIN_INSUFFICIENT_LIQUIDITY: included("子网的流动性池对这笔交易来说太小。", "请少交易一些。"),
  CHAIN_SLIPPAGE_TOO_HIGH: included(
    "价格会超出你的限价（SlippageTooHigh）。",
    "请允许部分成交、放宽限价，或少交易一些。",
  ),
  CHAIN_TRANSFER_DISALLOWED: included(
    "这个子网的所有者不让质押易手。",
    "请解除质押，改为发送 TAO。",
  ),
  CHAIN_CALL_DISABLED: included("链关闭了这项操作。", "请稍后再试。"),
  CHAIN_SUBTOKEN_DISABLED: included(
    "子网尚未启动：它的 alpha 还不能交易。",
    "请等它的所有者启动。",
  ),
  CHAIN_DEPRECATED: included("链不再有这项操作。", "请找更新版本的应用。"),
  CHAIN_DISABLED_TEMPORARILY: included("链暂时关闭了这项操作。", "请稍后再试。"),
  CHAIN_PRICE_LIMIT_EXCEEDED: included("交易开始之前，流动性池的价格已超出限价。", "请放宽限价。"),
  CHAIN_RESERVES_TOO_LOW: included("子网的流动性池太小，根本无法交易。", "请等待，或另选子网。"),
  CHAIN_SWAP_INPUT_TOO_LARGE: included("数量超过流动性池所有的一千倍。", "请把交易额减少很多。"),
  CHAIN_VESTING_BALANCE: included("部分余额仍在归属期。", "请少发送一些。"),
  CHAIN_DEAD_ACCOUNT: included("收款人的账户不存在。", "请先向那里发送 TAO。"),
  CHAIN_TOKEN_ONLY_PROVIDER: included("这部分余额维持账户存在，不能离开。", "请少发送一些。"),
  CHAIN_TOKEN_CANNOT_CREATE: included("无法创建收款人的账户。", "请把地址与来源比较。"),
  CHAIN_TOKEN_UNKNOWN_ASSET: included("链不认识这种代币。", readAgain),
  CHAIN_TOKEN_UNSUPPORTED: included("链不对这种代币做这件事。", readAgain),
  CHAIN_TOKEN_CANNOT_CREATE_HOLD: included("链无法留出押金。", "请向这个账户转入 TAO。"),
  CHAIN_TOKEN_BLOCKED: included("余额被封锁。", "请查看账户的锁定。"),
  CHAIN_ARITHMETIC_UNDERFLOW: included(
    "某个和会低于零：通常是账户付不起。",
    "请查看可用余额，试较小的数量。",
  ),
  CHAIN_ARITHMETIC_OVERFLOW: included("某个数对链来说会太大。", "请试较小的数量。"),
  CHAIN_ARITHMETIC_DIVISION_BY_ZERO: included(
    "链不得不除以零：通常是流动性池为空。",
    "请另选子网。",
  ),
};

const pool: Readonly<Record<string, Explain>> = {
  POOL_STAKE_AMOUNT_TOO_LOW: kept("质押低于这项操作的最低限度。", "请给更大的数量。"),
  POOL_HOTKEY_ACCOUNT_DOESNT_EXIST: kept("链不认识这个 hotkey。", "请先注册或关联它。"),
  POOL_NOT_ENOUGH_STAKE_TO_WITHDRAW: kept(
    "那里的质押少于所要求的。",
    "请取回全部，而不是一个数量。",
  ),
  POOL_INSUFFICIENT_LIQUIDITY: kept("子网的流动性池太小。", "请少交易一些。"),
  POOL_SLIPPAGE_TOO_HIGH: kept("价格超出了你的限价。", "请放宽限价，或少交易一些。"),
  POOL_TRANSFER_DISALLOWED: kept("子网禁止质押易手。", "请解除质押，改为发送 TAO。"),
  POOL_HOTKEY_NOT_REGISTERED_IN_NETWORK: kept(
    "这个 hotkey 在任何子网上都没有席位。",
    "请先注册它。",
  ),
  POOL_INVALID_IP_ADDRESS: kept("服务器地址无效。", "请更正。"),
  POOL_INVALID_PORT: kept("服务器端口无效。", "请更正。"),
  POOL_SERVING_RATE_LIMIT_EXCEEDED: kept("刚公布过服务器地址。", "请等几分钟。"),
  POOL_ZERO_MAX_AMOUNT: kept("在这个限价下没有可交易的。", "请放宽限价。"),
  POOL_INVALID_REVEAL_ROUND: kept("揭示权重的轮次无效。", notOurs),
  POOL_COMMIT_NOT_FOUND: kept("没有可揭示的权重提交。", notOurs),
  POOL_COMMIT_BLOCK_NOT_IN_REVEAL_RANGE: kept("在这个区块不能揭示权重。", notOurs),
  POOL_INPUT_LENGTHS_UNEQUAL: kept(
    "操作中的两个列表长度不同。",
    "这是应用的缺陷。请保留下面的报告。",
  ),
  POOL_UID_NOT_FOUND: kept("这个 hotkey 在这个子网上没有席位。", "请先注册它。"),
  POOL_EVM_KEY_ASSOCIATE_RATE_LIMIT_EXCEEDED: kept("不到一天之前关联过 EVM 密钥。", "请等满一天。"),
  POOL_INVALID_REAL_ACCOUNT: kept("代理所要代表的账户无效。", "请检查它的地址。"),
  POOL_FAILED_SHIELDED_TX_PARSING: kept("屏蔽的操作无法读取。", "请重新生成。"),
  POOL_INVALID_SHIELDED_TX_PUB_KEY_HASH: kept("屏蔽操作的密钥其间变了。", "请重新生成。"),
  POOL_DELEGATE_TAKE_TOO_LOW: kept("抽成低于链的最低限度。", "请另选一个。"),
  POOL_DELEGATE_TAKE_TOO_HIGH: kept("抽成高于链的最高限度。", "请另选一个。"),
};

export const moreChainFaults: Readonly<Record<string, Explain>> = { ...dispatch, ...pool };
