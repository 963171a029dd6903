import type { Explain, Explanation } from "../../faults.ts";

const nothing = "没有。";
const say = (happened: string, now: string, lost = nothing): Explain => {
  const said: Explanation = { happened, lost, now };
  return () => said;
};
const takeFresh = "请用从未用过的全新 coldkey。";

export const swapFaults: Readonly<Record<string, Explain>> = {
  COLDKEY_SWAP_DISPUTED: say(
    "这个 coldkey 的更换被争议：链不再接受来自它的任何东西，连手续费也不收。",
    "只有链上治理者能结束它。请写信给他们，附上两个地址和你能证明的。",
  ),
  SWAP_NO_WAY_BACK: (f) => ({
    happened: `从打包进区块起，到区块 ${f.number("clearableAt")} 为止你不能收回。只能等待并自区块 ${f.number("executableAt")} 起执行，或提出争议。`,
    lost: nothing,
    now: "只有新 coldkey 已准备好、六天内不需要这个时，才宣布。",
  }),
  SWAP_LOCKS_COLDKEY: say(
    "在结束之前这个 coldkey 不能做别的：不能转账、质押、注册、更换 hotkey。",
    "请先做不能等的。Hotkey 继续挖矿并产生收益，任何人仍可转入。",
  ),
  SWAP_IS_NOT_BY_ITSELF: (f) => ({
    happened: `没有任何事会自动进行：自区块 ${f.number("executableAt")} 起，你用这个旧密钥再签一次。`,
    lost: nothing,
    now: "请备好这台笔记本、口令和新 coldkey。一天之后，持有旧密钥的人可以取代公告。",
  }),
  SWAP_LEAVES_PROXIES: (f) => ({
    happened: `这个 coldkey 有代理（${f.number("count")} 个）。它们及其押金留在旧账户。`,
    lost: "押金，直到取消代理。",
    now: "请取消，去掉代理之后再宣布：之后就做不了了。",
  }),
  SWAP_SAME_DESTINATION: say(
    "已经宣布了同一个新 coldkey。",
    "再次宣布会重新开始等待。除非想这样，请改为执行。",
  ),
  SWAP_REANNOUNCED_TOO_EARLY: (f) => ({
    happened: `已宣布更换。自区块 ${f.number("fromBlock")} 起另一个可以取代它。`,
    lost: nothing,
    now: "请等到那时、执行它；如果不是你宣布的，请提出争议。",
  }),
  SWAP_KEEPS_TOO_LITTLE: (f) => ({
    happened: `宣布之后剩下的太少：第二次签名必须留下 ${f.tao("keepRao")}。可用 ${f.tao("freeRao")}。`,
    lost: nothing,
    now: "请先向这个 coldkey 转入一点 TAO。之后不能解除质押来付手续费。",
  }),
  LEAK_STAKE_LOCKED: (f) => ({
    happened: `子网 ${f.text("netuid")} 上的部分质押被锁定：链只放出未锁定的，一次拒绝会挡住整项操作。`,
    lost: nothing,
    now: "请单独转移其中未锁定的。锁定的靠更换转移。",
  }),
  SWAP_NOT_ANNOUNCED: say("没有宣布更换这个 coldkey。", "请查看“更换”：它可能已结束。"),
  SWAP_OTHER_DESTINATION: say(
    "这不是所宣布的 coldkey：它的哈希不同。",
    "请选择哈希与公告相同的 coldkey。",
  ),
  SWAP_TOO_EARLY: (f) => ({
    happened: `等待没有结束：自区块 ${f.number("fromBlock")} 起可以执行。`,
    lost: nothing,
    now: "请等待。现在签署会失败并损失手续费。",
  }),
  SWAP_MOVES_EVERYTHING: say(
    "之后更换所转移的一切属于新 coldkey。旧的保留更换会留下的。",
    "请确认你能打开新 coldkey：再看看它的副本。",
  ),
  SWAP_DISPUTE_FREEZES: say(
    "争议会停止更换，并无限期冻结 coldkey：对盗贼和你都一样。",
    "只有链上治理者能解除，没有人知道要多久。请对不是你宣布的提出争议；绝不要只因改变主意而争议。",
    "在他们决定之前不能使用这个 coldkey。它所有的留在原处。",
  ),
  SWAP_CLEAR_TOO_EARLY: (f) => ({
    happened: `自区块 ${f.number("fromBlock")} 起可以清除公告。`,
    lost: nothing,
    now: "请等到那时，或执行。",
  }),
  SWAP_CLEAR_OPENS: say(
    "从下一个区块起，它又是普通的 coldkey：对你如此，对持有它的其他人也立即如此。",
    "只有确定没有别人持有这个密钥才清除。否则请执行，或宣布另一个新 coldkey。",
    "宣布的花费。不会退回。",
  ),
  DESTINATION_HAS_STAKED: say(
    "新 coldkey 有或曾有质押或 hotkey。链会永远拒绝它。",
    "请创建全新的 coldkey。如果已宣布这个：等到可以取代时宣布全新的，免费。",
  ),
  DESTINATION_BECAME_HOTKEY: say(
    "有人把新 coldkey 变成了 hotkey。链会永远拒绝它。",
    "请创建全新的 coldkey，更换执行之前不要告诉任何人它的地址。",
  ),
  DESTINATION_HAS_LOCKS: say(
    "新 coldkey 的质押被锁定。只要如此，链就拒绝它。",
    "请创建全新的 coldkey。",
  ),
  DESTINATION_IS_SYSTEM: say("这个地址属于链本身。", "请选你自己的 coldkey。"),
  DESTINATION_HAS_SIGNED: say(
    "新 coldkey 签署过：它的地址是公开的，知道的人可以破坏它。",
    takeFresh,
  ),
  DESTINATION_HAS_TAO: (f) => ({
    happened: `新 coldkey 已在链上，有 ${f.tao("freeRao")}。TAO 没有害处，但它的地址是公开的。`,
    lost: nothing,
    now: "若在计划中，请用从未用过的 coldkey。若已宣布，请尽快执行。",
  }),
  DESTINATION_OWNS_HOTKEYS: say("新 coldkey 已拥有 hotkey。", takeFresh),
  DESTINATION_HAS_PROXIES: say(
    "新 coldkey 有代理：别人可以代表它行事，也包括到达的一切。",
    "请用全新的 coldkey，或确认其中每个代理。",
  ),
  DESTINATION_IS_SWAPPED_ITSELF: say("新 coldkey 自己正在更换。", "请用全新的 coldkey。"),
  SWAP_DESTINATION_NOT_HERE: say(
    "新 coldkey 的密钥不在这台机器上：这里没有人能打开将要转移的。",
    "请先恢复或导入它，或另选一个。",
  ),
  SWAP_DESTINATION_NOT_SAFE: (f) => ({
    happened: `${f.text("name")} 在两个地方还没有两份已验证的副本。更换之后一切都系于它。`,
    lost: nothing,
    now: "请在另一处验证第二份副本，再计划更换。",
  }),
  SWAP_TO_ITSELF: say("新旧 coldkey 相同。", "请另选一个。"),
  SWAP_OF_A_DESTINATION: say(
    "这个 coldkey 是另一次更换的隐藏新密钥。",
    "请先完成那次更换。在那之前不用它做别的。",
  ),
  SWAP_NOT_PLANNED: say("这里没有计划更换这个 coldkey。", "请先计划。"),
  SWAP_NOT_EXECUTED: say("这次更换没有执行：没有可比较的。", "请等它的执行最终确认。"),
  SWAP_IS_ANNOUNCED: say("公告已在链上：不能在这里丢弃。", "请执行、等到可以清除，或提出争议。"),
};
