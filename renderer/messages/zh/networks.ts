import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const names = {
  rehearsal: "演练网络",
  finney: "Finney",
  test: "测试网络",
  local: "本地网络",
  custom: "自有网络",
};

export const networks: Translation<Messages["networks"]> = {
  title: "网络与节点",
  lede: "这台工作站读取哪条链，询问哪些节点。",
  chosen: "网络",
  name: (id, own) => (id === "custom" && own !== null ? `${names.custom}：${own}` : names[id]),
  hint: {
    rehearsal: "在本应用内部。这里没有真实的东西，时间可以推进。",
    finney: "主网络。这里的一切都是真实的 TAO。",
    test: "公共测试网络。它的 TAO 没有价值。",
    local: "这台机器上的节点。它的链不得是公共链。",
    custom: "你添加的链。它的创世哈希已固定。",
  },
  notAdded: "尚未添加：请在下面询问它的节点。",
  use: (name) => `使用${name}`,
  real: "从此你签署的每项操作都会动用真实的 TAO。",
  realTick: "我明白这是主网络。",
  nodes: (name) => `${name}的节点`,
  nodesText: "从上到下尝试，一个不在就用下一个。每个节点必须显示其网络的创世哈希，否则不用。",
  known: "已知节点",
  up: (endpoint) => `上移 ${endpoint}`,
  down: (endpoint) => `下移 ${endpoint}`,
  remove: (endpoint) => `从列表中去掉 ${endpoint}`,
  removeShort: "去掉",
  add: "另一个节点",
  addHint: "wss://…，或在本机上 ws://127.0.0.1:9944",
  addGo: "加入列表",
  reset: "恢复已知节点",
  saved: "列表已保存。",
  own: "添加你自己的网络",
  ownText: "应用询问节点它是谁。你把创世哈希与你所知的比较，然后固定它。",
  endpoint: "它的节点",
  ask: "询问节点",
  asking: "正在询问节点",
  genesis: "创世哈希",
  version: "运行时版本",
  serves: (id) =>
    `这个节点服务于${names[id]}。请把它加到${names[id]}的节点中：换个名称，它的 TAO 会看起来像虚拟资金。`,
  ownName: "你怎么称呼它",
  pin: "固定这个创世哈希",
  pinned: "已固定。可在上面选择。",
  what: "选择读取哪条链，以及为此询问哪些节点。每次更改都写入日志。",
  wrong: [
    "节点可以谎报它显示的内容。它不能让你签别的：保险库自己解码字节。",
    "选择另一个网络期间，进行中的操作会等待；它们的签名会变旧。",
  ],
  hands: "若是你自己的节点：它的地址，以及来自第二来源的创世哈希。",
};
