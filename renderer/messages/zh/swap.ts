import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { swapPlace } from "./swap-place.ts";

export const swap: Translation<Messages["swap"]> = {
  ...swapPlace,
  lines: {
    announce: (old) => `宣布将更换 ${old}`,
    execute: (old, next) => `把一切从 ${old} 转到 ${next}`,
    dispute: (old) => `对 ${old} 所宣布的更换提出争议`,
    clear: (old) => `从链上清除 ${old} 所宣布的更换`,
  },
  changes: {
    announce: "新 coldkey 的哈希在链上，旧 coldkey 被锁住。还没有转移任何东西。",
    execute: "TAO、质押、hotkey、子网、身份和锁定属于新 coldkey。除了更换会留下的，旧的已空。",
    dispute: "更换不能再执行，coldkey 冻结，直到链上治理者作出决定。",
    clear: "公告消失，coldkey 立即恢复普通状态。",
  },
  ledeAnnounce: (payer, to) =>
    `由 ${payer} 签署。保险库已比较：下面的哈希是 ${to} 的，不是这里其他 coldkey 的。`,
  refused: {
    nothing: "没有宣布更换这个 coldkey。",
    unseen: "没有连接：没有人知道链现在会接受什么。",
    disputed: "更换被争议：链不接受来自这个 coldkey 的任何操作。",
    pending: "这次更换的一项操作正在路上。请等它被打包进区块。",
    settling: "最新的区块尚未最终确认。请等几个区块。",
    tooEarly: (block) => `链自区块 ${t.count(block)} 起接受它。`,
    notClearable: (block) => `公告仍在。链自区块 ${t.count(block)} 起允许清除或取代它。`,
  },
  form: {
    "announce-swap": {
      title: (name) => `宣布更换 ${name}`,
      lede: "两次签名中的第一次。不会因此转移任何东西。",
      meansTitle: "这意味着什么",
      means: [
        "从打包进区块起，这个 coldkey 被锁住：不能转账、质押、注册或更换 hotkey。",
        "大约六天内你不能收回。你可以等待并执行，或提出争议。",
        "没有任何事会自动进行：五天之后用同一个旧密钥再签一次。",
      ],
    },
    "execute-swap": {
      title: (name) => `执行 ${name} 的更换`,
      lede: "第二次签名。在同一个区块再次检查新 coldkey。",
      meansTitle: "这意味着什么",
      means: [
        "TAO、质押、hotkey、子网、身份和锁定在一个区块内转移。没有人能追回。",
        "代理及其押金，以及更换会留下的其他东西，留在旧 coldkey。",
        "之后应用会逐项比较到达的与原有的。",
      ],
    },
    "dispute-swap": {
      title: (name) => `对 ${name} 的更换提出争议`,
      lede: "对不是你宣布的更换，这是唯一的阻止办法。",
      meansTitle: "代价是什么",
      means: [
        "Coldkey 立即冻结：没有人能转移任何东西，盗贼不能，你也不能。",
        "它不会自行结束。只有链上治理者能解除，多久不得而知。",
        "必须在更换执行之前被打包进区块。之后就来不及了。",
      ],
    },
    "clear-swap": {
      title: (name) => `清除 ${name} 所宣布的更换`,
      lede: "从链上取下公告。不会转移任何东西。",
      meansTitle: "这意味着什么",
      means: [
        "从打包进区块起，锁定结束：对你如此，对持有这个密钥的其他人也如此。",
        "宣布的花费不会退回，再次宣布还要再付。",
        "若只想改变新 coldkey，请改为再宣布一个：那是免费的，锁定保持不变。",
      ],
    },
  },
  done: {
    "announce-swap": "打印卡片，然后等待。“更换”页面会数区块。",
    "execute-swap": "打开“更换”：它会比较到达的与原有的。",
    "dispute-swap": "写信给链上治理者，附上证明密钥是你的依据。",
    "clear-swap": "如果别人可能有这个密钥，请把不该留下的转走。",
  },
  guides: {
    "announce-swap": {
      what: "告诉链新 coldkey 的哈希。五天之后，第二次签名把一切转过去。",
      wrong: [
        "你改变了主意：大约六天内没有退路，只能等待、执行或提出争议。",
        "剩下的 TAO 不够第二次签名。那时需要别人发一些过来。",
      ],
      hands: ["旧 coldkey 的口令。", "新 coldkey，已验证且隐藏。"],
    },
    "execute-swap": {
      what: "第二次签名：在一个区块内把更换所转移的一切转到新 coldkey。",
      wrong: [
        "有人破坏了新 coldkey：链会拒绝，只损失手续费，公告仍在。",
        "签得太早：链会拒绝，只损失手续费。",
      ],
      hands: ["旧 coldkey 的口令。", "新 coldkey 的地址，用来比较。"],
    },
    "dispute-swap": {
      what: "对不是你宣布的更换，唯一的阻止办法。它对所有人冻结这个 coldkey。",
      wrong: [
        "你对自己的更换提出争议：在治理者决定之前什么都不能转移。",
        "来得太晚：已上链的执行无法撤销。",
      ],
      hands: "Coldkey 的口令。",
    },
    "clear-swap": {
      what: "收回公告，在它可以执行起一天之后。",
      wrong: [
        "别人有旧密钥：对方可以在下一个区块转走一切。",
        "你其实还想更换：再次宣布要再付一次价格。",
      ],
      hands: "Coldkey 的口令。",
    },
  },
};
