import type { Explain, Explanation } from "../../faults.ts";

const nothing = "没有。";
const noNeed = "不用做什么。";
const say = (happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost: nothing, now };
  return () => said;
};

export const carriedFaults: Readonly<Record<string, Explain>> = {
  IDENTITY_NEEDS_A_SEAT: say(
    "这个 coldkey 的 hotkey 在任何子网上都没有席位；链只给有席位的设身份。",
    "请先注册 hotkey。",
  ),
  IDENTITY_IS_PUBLIC: say(
    "任何人都能读这些文字，读到的人就知道这是谁的 coldkey。",
    "不要写你不会贴在门上的内容。",
  ),
  CHILD_IS_SELF: say("Hotkey 在自己的子 hotkey 之中。", "请从列表中去掉它。"),
  CHILD_NAMED_TWICE: say("一个子 hotkey 写了两次。", "请只写一次，写全部份额。"),
  CHILD_IS_PARENT: say(
    "一个子 hotkey 同时是这个 hotkey 的父 hotkey。",
    "请另选子 hotkey：链不允许循环。",
  ),
  CHILDREN_ABOVE_WHOLE: say("份额之和超过 100%。", "请降低。"),
  CHILDREN_TOO_SOON: (f) => ({
    happened: `刚设置过这个 hotkey 的子 hotkey：自区块 ${f.number("fromBlock")} 起可以再设。`,
    lost: nothing,
    now: "请等到那时。",
  }),
  CHILDREN_WAIT: (f) => ({
    happened: `更改要等 ${f.number("blocks")} 个区块并到子网这一轮结束才生效。`,
    lost: nothing,
    now: "其间可以再设以更正：以最后一次为准。",
  }),
  CHILDREN_NEED_STAKE: (f) => ({
    happened: `要有子 hotkey，这个 hotkey 总共需要价值 ${f.tao("thresholdRao")} 的质押，除非它属于子网所有者。`,
    lost: nothing,
    now: "请先增加质押：不够时链会拒绝，只损失手续费。",
  }),
  CHILDREN_NOT_ON_ROOT: say("Root 上没有子 hotkey。", "请选一个子网。"),
  CHILDKEY_TAKE_TOO_SOON: (f) => ({
    happened: `不到约一个月之前更改过这个抽成：自区块 ${f.number("fromBlock")} 起可以再提高。`,
    lost: nothing,
    now: "请等待，或改为降低。",
  }),
  NO_CHILDREN_THERE: say("这个 hotkey 在那里没有子 hotkey。", "没有可取消的。"),
  CLAIM_TYPE_IS_THAT_ALREADY: say("Root 股息已按这种方式支付。", noNeed),
  CLAIM_TYPE_NEEDS_SUBNETS: say("没有写要保留 alpha 的子网。", "请至少写一个。"),
  BATCH_REPEATS: (f) => ({
    happened: `第 ${f.number("item")} 项与第 ${f.number("first")} 项在同一子网注册同一 hotkey。`,
    lost: nothing,
    now: "请去掉其中一项：批次中一项失败则全部失败。",
  }),
  BATCH_OF_OTHERS: say("其中一项操作属于另一个 coldkey。", "它们必须都是一个账户的操作。"),
  NOT_A_PROXY: say(
    "链上没有让这个 coldkey 代表那个账户行事的条目。",
    "请检查两个地址、类型和网络。",
  ),
  PROXY_MUST_ANNOUNCE: (f) => ({
    happened: `这个代理只能在延迟 ${f.number("delayBlocks")} 个区块之后行事。`,
    lost: nothing,
    now: "请先宣布调用，延迟结束后再执行。",
  }),
  CALL_NOT_FOR_PROXY: (f) => ({
    happened: `${f.text("proxyType")} 类型的代理不能这样做。`,
    lost: nothing,
    now: "请用另一种类型，或用账户本身签署。",
  }),
  ANNOUNCED_ALREADY: say("正是这个调用已经宣布。", "请等延迟结束，然后执行。"),
  NOT_ANNOUNCED: say("链上没有这个公告：它已执行、被拒绝或从未有过。", "请再看列表。"),
  ANNOUNCEMENT_TOO_EARLY: (f) => ({
    happened: `延迟没有结束：自区块 ${f.number("fromBlock")} 起可以执行。`,
    lost: nothing,
    now: "请等到那时。账户仍可拒绝它。",
  }),
  ANNOUNCEMENTS_TOO_MANY: (f) => ({
    happened: `这个代理有 ${f.number("most")} 个公告在等待，已是链保留的上限。`,
    lost: nothing,
    now: "请执行一个，或撤回一个。",
  }),
  ANNOUNCEMENT_CAN_BE_REJECTED: (f) => ({
    happened: `只有哈希写到链上。${f.number("delayBlocks")} 个区块之内账户可以拒绝它。`,
    lost: nothing,
    now: "请保留调用本身：执行时还需要它。本应用会保留。",
  }),
  ACTED_FOR_BALANCE_TOO_LOW: (f) => ({
    happened: `所代表的账户可用 ${f.tao("freeRao")}，需要 ${f.tao("neededRao")}。`,
    lost: nothing,
    now: "请向那个账户转入 TAO，或减少数量。",
  }),
  MULTISIG_NOT_A_MEMBER: say("签署的 coldkey 不是这个多签的成员。", "请选是成员的 coldkey。"),
  MULTISIG_MEMBERS_BAD: (f) => ({
    happened: `${f.number("count")} 个成员中需 ${f.number("threshold")} 个不成多签：每个成员写一次，批准数不超过成员数。`,
    lost: nothing,
    now: "请更正成员或数量。",
  }),
  MULTISIG_PENDING_ALREADY: say("正是这个调用已经提议。", "请批准它，而不是再次提议。"),
  MULTISIG_NOT_PENDING: say("链上没有这个提议：它已执行、取消或从未有过。", "请再看列表。"),
  MULTISIG_APPROVED_ALREADY: say("这个成员已经批准。", "缺的是另一个成员的批准。"),
  MULTISIG_NOT_PROPOSER: say(
    "只有提议者能取消：押金是他的。",
    "请联系那个成员。没有批准的提议什么也不做。",
  ),
  MULTISIG_RUNS_NOW: say(
    "你的是最后一个缺少的批准：有了它，调用立即执行。",
    "请像独自签署一样阅读内部的内容。",
  ),
  MULTISIG_WAITS_FOR: (f) => ({
    happened: `之后还缺 ${f.number("more")} 个批准。`,
    lost: nothing,
    now: "请把调用作为文件交给其他成员，让他们能读到自己批准的是什么。",
  }),
  CHAIN_CONSTANT_MISSING: say(
    "链已升级，不再说明这里所需的价格或限制。",
    "本版本做不了。请找更新的版本；不紧急。",
  ),
  CALL_UNKNOWN_HERE: say(
    "这不是本应用认识的调用，或形式与链上的不同。",
    "请取消。无法显示的不能在这里签署。",
  ),
  DESTINATION_FIRST_TIME: say(
    "从这里从未向这个地址发送过。",
    "请把每一组与来源比较。先发小额只多花一次手续费。",
  ),
  DESTINATION_LIKE_ANOTHER: (f) => ({
    happened: `这个地址看起来像${f.has("name") ? ` ${f.text("name")} 的` : "以前用过的"}，其实是另一个：${f.text("other")}。`,
    lost: nothing,
    now: "盗贼会制造这样的地址。请从收款人那里取得，而不是从转账列表中。",
  }),
  CONTACT_NAME_TAKEN: (f) => ({
    happened: `另一个地址已叫 ${f.text("name")}。`,
    lost: nothing,
    now: "请另选名称。",
  }),
  CONTACT_IS_MULTISIG: (f) => ({
    happened: `这个地址是多签 ${f.text("name")}。`,
    lost: nothing,
    now: "它保留名称和角色。",
  }),
  MULTISIG_NOT_HERE: say("这里不知道这个地址的成员。", "请先由成员和批准数创建多签。"),
  CALL_FILE_UNREADABLE: say("这不是多签调用的文件。", "请向发送它的成员索取新的。"),
  CALL_FILE_VERSION: (f) => ({
    happened: `文件的版本是 ${f.text("version")}，本应用读不了。`,
    lost: nothing,
    now: "请找更新版本的应用。",
  }),
  CALL_FILE_ALTERED: say(
    "文件所说的前后不一致：它被更改或损坏。",
    "不要使用它。请用另一种途径询问发送它的成员。",
  ),
  CALL_FILE_OTHER_NETWORK: say(
    "文件属于另一个网络，不是所选的。",
    "请选择那个网络，或索取这个网络的文件。",
  ),
  LIST_EMPTY: say("没有含地址和金额的行。", "请每个写一行。"),
  LIST_COLUMNS: say("这一行没有两列：地址和金额。", "请在中间加英文逗号；第三列是备注。"),
  LIST_AMOUNT: (f) => ({
    happened: `“${f.text("text")}”不是金额。`,
    lost: nothing,
    now: "形如 1.5 的金额，用英文句点，最多九位小数。",
  }),
  LIST_TOO_LONG: (f) => ({
    happened: `转账超过 ${f.number("most")} 笔，这是一项操作的上限。`,
    lost: nothing,
    now: "请拆开列表。",
  }),
  LIST_UNREADABLE: say("文件不是最多 60 KB 的文本。", "请选择 CSV 文件。"),
};
