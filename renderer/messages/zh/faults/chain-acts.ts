import { percentOf } from "../../../lib/format.ts";
import type { Explain, Explanation } from "../../faults.ts";

const nothing = "没有。";
const noNeed = "不用做什么。";
const say = (happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost: nothing, now };
  return () => said;
};
function percent(permyriad: string): string {
  const value = Number(permyriad);
  return Number.isFinite(value) ? percentOf(value, 10_000) : "?";
}

export const actFaults: Readonly<Record<string, Explain>> = {
  SENDS_EVERYTHING: (f) => ({
    happened: `这会发送全部可用余额：现在 ${f.tao("freeRao")}，减去手续费。`,
    lost: nothing,
    now: "盗贼用的就是这个调用。只有想清空这个 coldkey 时才继续。",
  }),
  ACCOUNT_ENDS: say(
    "账户随之结束，交易计数从头开始。",
    "除非要结束账户，请改为留下链要求的极小一部分。",
  ),
  NOTHING_TO_SEND: say("没有可发送的可用余额。", "请先解除一些质押。"),
  SUBNET_NOT_STARTED: (f) => ({
    happened: `子网 ${f.text("netuid")} 的所有者尚未启动它：alpha 还不能交易。`,
    lost: nothing,
    now: "请另选子网，或等它启动。",
  }),
  HOTKEY_UNKNOWN: say(
    "链不认识这个 hotkey：没有人注册或关联过它。",
    "请先把它与 coldkey 关联，或检查地址。",
  ),
  STAKE_NOT_ENOUGH: (f) => ({
    happened: `在子网 ${f.text("netuid")} 上，这个 hotkey 之下的质押少于此数。`,
    lost: nothing,
    now: "请取全部，或更少。",
  }),
  STAKE_SAME_PLACE: say(
    "质押已在那里：同一 coldkey、同一 hotkey、同一子网。",
    "请另选 hotkey、子网或收款人。",
  ),
  STAKE_TRANSFER_FORBIDDEN: (f) => ({
    happened: `子网 ${f.text("netuid")} 的所有者禁止把质押给另一个 coldkey。`,
    lost: nothing,
    now: "请解除质押，改为发送 TAO。",
  }),
  LIMIT_REACHED_ALREADY: (f) => ({
    happened: `价格已到你的限价：一个 alpha ${f.tao("priceRao")}，限价 ${f.tao("limitPriceRao")}。`,
    lost: nothing,
    now: "请给价格留些余地，或等它变动。",
  }),
  RATIO_REACHED_ALREADY: (f) => ({
    happened: `子网 ${f.text("netuid")} 的一个 alpha 现在值子网 ${f.text("toNetuid")} 的 ${f.alpha("priceRao")}，你的下限是 ${f.alpha("limitPriceRao")}。`,
    lost: nothing,
    now: "请把下限放宽一些，或等价格变动。",
  }),
  DESTINATION_LOCKS_ELSEWHERE: (f) => ({
    happened: `这会带走锁定的 alpha，而收款人在子网 ${f.text("netuid")} 上已为另一个 hotkey 锁定。一个 coldkey 在每个子网上只为一个 hotkey 锁定。`,
    lost: nothing,
    now: "请只转移未锁定的部分，或转给另一个 coldkey。",
  }),
  DESTINATION_REFUSES_LOCKED: (f) => ({
    happened: `子网 ${f.text("netuid")} 上的质押只有 ${f.alpha("available")} 未锁定，而收款人不接受锁定的 alpha。`,
    lost: nothing,
    now: "请只转移未锁定的部分，或先让收款人接受锁定的 alpha。",
  }),
  STAKE_TAKES_LOCK: say(
    "这笔质押有一部分是锁定的：锁会一并转移，并约束收款人。",
    "要保留锁定，请少转一些。",
  ),
  POOL_CANNOT_TRADE: (f) => ({
    happened: `子网 ${f.text("netuid")} 的流动性池做不了这笔交易：它太小。`,
    lost: nothing,
    now: "请把交易额减少很多。",
  }),
  STAKE_BELOW_MINIMUM: (f) => ({
    happened: `这值 ${f.tao("worthRao")}；链要求 ${f.tao("leastRao")} 加上流动性池的费用。`,
    lost: nothing,
    now: "请取更多，或取全部。",
  }),
  NOTHING_STAKED: say("这个 hotkey 之下没有质押。", "请另选 hotkey。"),
  TRADE_LOSES_MUCH: (f) => ({
    happened: `你得到的比交易前的价格少 ${percent(f.text("permyriad"))}。`,
    lost: nothing,
    now: "大额交易会推动小流动性池的价格。分小份、隔些时间，损失更少。",
  }),
  TRADE_WITHOUT_LIMIT: say(
    "链对此没有限价：按遇到的任何价格交易。",
    "看到它要来的人可以把价格弄得更差。大额请先用限价解除质押。",
  ),
  LIMIT_IS_TIGHT: say(
    "在限价之内可能容不下全部数量，那时链会全部拒绝。",
    "请允许部分成交、放宽限价，或少交易一些。",
  ),
  STAKE_UNDER_FOREIGN_HOTKEY: say(
    "这个 hotkey 属于另一个 coldkey，它会从质押收益中抽成。",
    "质押仍属于你，可以取回。请确认这就是你要的 hotkey。",
  ),
  STAKE_BECOMES_ANOTHERS: say(
    "质押将属于另一个 coldkey。没有人能追回。",
    "请把收款地址与来源逐组比较。",
  ),
  UNSTAKE_ALL_SKIPS: say("拒绝的子网会被默默跳过。", "结果会说明什么留在原处。"),
  SENT_TO_ITSELF: () => ({
    happened: "发送者和收款人相同：链收下了这笔转账，但什么都没有移动。",
    lost: "只有手续费。",
    now: "不用做什么。要付给别人，请换一个地址再发送。",
  }),
  STAKE_LEFT_BEHIND: (f) => ({
    happened: `有质押留在：${f.text("netuids")}。链跳过了这些子网。`,
    lost: nothing,
    now: "请逐个用限价取回；那时会说明原因。",
  }),
  HOTKEY_IS_YOURS_ALREADY: say("这个 hotkey 已属于这个 coldkey。", noNeed),
  TAKE_OUT_OF_BOUNDS: say("链不允许这个抽成。", "请在它所说的最低与最高之间选择。"),
  TAKE_NOT_HIGHER: say("抽成不比现在高。", "请选更高的，或改为降低。"),
  TAKE_NOT_LOWER: say("抽成不比现在低。", "请选更低的，或改为提高。"),
  TAKE_TOO_SOON: (f) => ({
    happened: `最近更改过抽成：自区块 ${f.number("fromBlock")} 起可以再提高。`,
    lost: nothing,
    now: "请等到那时。降低随时可以。",
  }),
  NEW_HOTKEY_IS_THE_OLD: say("新旧 hotkey 相同。", "请另选一个。"),
  NEW_HOTKEY_WAS_THERE: (f) => ({
    happened: `新 hotkey 在子网 ${f.text("netuid")} 上已有痕迹，来自席位或更早的更换。`,
    lost: nothing,
    now: "请用从未用过的 hotkey。",
  }),
  NEW_HOTKEY_NOT_CLEAN: say(
    "新 hotkey 在 root 上已有质押或待领收益：链不允许它再接管别的 hotkey 的。",
    "请用从未用过的 hotkey。",
  ),
  HOTKEY_SWAP_TOO_SOON: (f) => ({
    happened: `这个 coldkey 最近更换过 hotkey：自区块 ${f.number("fromBlock")} 起可以再换。`,
    lost: nothing,
    now: "请等到那时。",
  }),
  KEEP_STAKE_EVERYWHERE: say(
    "在所有子网上质押必须一并转移：留下的会挂在无主的 hotkey 之下。",
    "请让质押转移，或只在一个子网上更换。",
  ),
  SWAP_KEEPS_STAKE: say(
    "席位和角色转到新 hotkey。所有质押，连同它的股息、投票权和 root 领取权，留在旧的之下；锁定以及与子 hotkey 的关联照样转移。",
    "提名者不会自动跟随。只有要让旧 hotkey 保留它们时才这样选。",
  ),
  SWAP_MOVES_STAKE: say(
    "旧 hotkey 之下的全部质押，包括他人的，都转到新的。",
    "使用旧 hotkey 的服务器会停止工作：请备好新的，并重新发布 commitment。",
  ),
  NO_ROOT_STAKE: say(
    "这个 coldkey 现在没有 root 质押：大概没有可领取的。",
    "链仍会成功执行，手续费照付。",
  ),
  CLAIM_SKIPS_LITTLE: say("低于子网门槛的数量会被默默跳过。", "它们仍属于你，以后可以领取。"),
  HOTKEY_NOT_ON_SUBNET: (f) => ({
    happened: `这个 hotkey 在子网 ${f.text("netuid")} 上没有席位。`,
    lost: nothing,
    now: "请选在那里注册过的 hotkey。",
  }),
  AUTO_STAKE_IS_THAT_ALREADY: say("这个子网的奖励已去往那个 hotkey。", noNeed),
  PROXY_NOT_THERE: say("没有这样的代理：代理、类型和延迟必须与添加时相同。", "请检查这三项。"),
  PROXY_IS_SELF: say("Coldkey 不能是自己的代理。", "请给另一个地址。"),
  PROXY_THERE_ALREADY: say("这个代理已经存在。", noNeed),
  PROXY_TOO_MANY: (f) => ({
    happened: `链为一个账户保留 ${f.number("most")} 个代理，已用完。`,
    lost: nothing,
    now: "请先去掉一个。",
  }),
  PROXY_IS_AS_GOOD_AS_THE_KEY: (f) => ({
    happened: `${f.text("proxyType")} 类型的代理可以转走一切，立即或绕道。`,
    lost: nothing,
    now: "请当作把密钥交出去来对待。也许 Staking、Registration 或 RootClaim 就够了。",
  }),
  PROXY_ACTS_AT_ONCE: say(
    "延迟不到一小时，就没有时间拒绝代理所做的。",
    "请设置延迟，并留意它宣布什么。",
  ),
  SUBNET_PRICE_HAS_NO_LIMIT: (f) => ({
    happened: `现在一个子网要 ${f.tao("costRao")}。这个调用没有最高价格：在你之前的另一个子网会使它翻倍。`,
    lost: nothing,
    now: "再次查询之后请立即签署。它不会退回。",
  }),
  SUBNET_NOT_YOURS: (f) => ({
    happened: `子网 ${f.text("netuid")} 属于另一个 coldkey。`,
    lost: nothing,
    now: "只有它的所有者能这样做。",
  }),
  SUBNET_REGISTRATION_TOO_SOON: (f) => ({
    happened: `最近创建过另一个子网，链自区块 ${f.number("fromBlock")} 起接受下一个。`,
    lost: nothing,
    now: "请等到那时，并再次查看价格：它翻倍之后正在下降。",
  }),
  LOCKED_ALPHA_IS_THAT_ALREADY: say("这个 coldkey 已经这样设置。", noNeed),
  LOCKED_ALPHA_WILL_COME: say(
    "此后任何人都可以把几个月内不能取出的质押交给这个 coldkey。",
    "只在等待这种质押时这样做，之后请改回来。",
  ),
  LOCK_ON_OTHER_HOTKEY: (f) => ({
    happened: `在子网 ${f.text("netuid")}，这个 coldkey 的锁定支持 ${f.text("hotkey")}：每个子网只能有一个 hotkey。`,
    lost: nothing,
    now: "请为那个 hotkey 锁定，或先移动锁定。",
  }),
  LOCK_ABOVE_STAKE: (f) => ({
    happened: `这个 coldkey 在子网 ${f.text("netuid")} 只有 ${f.alpha("available")} 尚未锁定。`,
    lost: nothing,
    now: "请锁定得少一些，或先在那里增加质押。",
  }),
  LOCK_IS_PERPETUAL: say(
    "这个锁定不会衰减：在你让它衰减之前一直锁定，之后还要几个月。",
    "只锁定可以长期留在那里的部分。",
  ),
  LOCK_ENDS_SLOWLY: (f) => ({
    happened: `没有什么能结束锁定。约 ${f.number("halfBlocks")} 个区块（一天 7,200 个）后一半重新可用，再过同样时间又是剩下的一半。`,
    lost: nothing,
    now: "只锁定可以长期留在那里的部分。",
  }),
  NO_LOCK_THERE: (f) => ({
    happened: `这个 coldkey 在子网 ${f.text("netuid")} 没有锁定。`,
    lost: nothing,
    now: "请选择有锁定的子网。",
  }),
  LOCK_IS_THERE_ALREADY: say("锁定已经支持这个 hotkey。", "请另选一个。"),
  LOCK_CONVICTION_RESTARTS: say(
    "如果两个 hotkey 的所有者不同，已经增长的信念（conviction）从零重新开始。",
    "如果这正是你想要的，就继续。",
  ),
  LOCK_KIND_IS_THAT_ALREADY: say("锁定已经这样设置。", noNeed),
  NOTHING_LOCKED_YET: say("这个子网上还没有锁定。", "设置会保留，用于你以后的锁定。"),
  STAKE_IS_LOCKED: (f) => ({
    happened: `这个 coldkey 在子网 ${f.text("netuid")} 的质押中，所有 hotkey 合计锁定了 ${f.alpha("locked")}。${f.alpha("available")} 可以离开。`,
    lost: nothing,
    now: "请选择较小的数额，或等更多锁定衰减。",
  }),
  SUBNETS_ALL_TAKEN: (f) => ({
    happened: `链上的子网已经达到上限：${f.number("most")} 个。新的子网会使其中一个让位，除非全部仍受保护。`,
    lost: "如果有子网让位，它的质押者会从其资金池得到偿付。如果全部受保护，链会拒绝，手续费不退。",
    now: "请先查看子网列表，或者继续。",
  }),
  SUBNET_START_TOO_EARLY: (f) => ({
    happened: `子网 ${f.text("netuid")} 自区块 ${f.number("fromBlock")} 起才能启动。`,
    lost: nothing,
    now: "请等到那时。",
  }),
  SUBNET_STARTED_ALREADY: (f) => ({
    happened: `子网 ${f.text("netuid")} 已经启动。`,
    lost: nothing,
    now: noNeed,
  }),
};
