import { alphaLine, taoLine } from "../../lib/amount.ts";
import { fixed, inPercent, wholeNumber } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const meanings: Readonly<Record<string, string>> = {
  activity_cutoff: "多少区块不设置权重，验证者就算不活跃",
  alpha_high: "Liquid alpha 的上界（以 65,535 为分母）",
  alpha_low: "Liquid alpha 的下界（以 65,535 为分母）",
  alpha_sigmoid_steepness: "Liquid alpha 的陡度",
  bonds_moving_avg: "Bonds 的移动平均",
  bonds_reset_enabled: "Bonds 由元数据重置",
  burn_half_life: "没有注册时，销毁价减半所需的区块",
  burn_increase_mult: "每次注册，销毁价乘以此数",
  commit_reveal_period: "提交与揭示权重之间的 tempo 数",
  commit_reveal_weights_enabled: "权重先提交，后揭示",
  immunity_period: "新席位不能被替换的区块数",
  kappa: "共识所需多数（以 65,535 为分母）",
  liquid_alpha_enabled: "Liquid alpha",
  max_burn: "销毁价不会更高",
  max_regs_per_block: "一个区块内最多注册数",
  max_validators: "最多验证者数",
  max_weights_limit: "最大权重（以 65,535 为分母）",
  min_allowed_weights: "至少要设置的权重数",
  min_burn: "销毁价不会更低",
  owner_cut_auto_lock_enabled: "所有者的份额自动锁定",
  owner_cut_enabled: "所有者取得部分排放",
  registration_allowed: "注册开放",
  serving_rate_limit: "两次公布 axon 之间的区块",
  subnet_is_active: "它的 alpha 可以交易",
  target_regs_per_interval: "链的目标注册数",
  tempo: "一个 epoch 的区块数",
  transfers_enabled: "质押可以易手",
  user_liquidity_enabled: "用户可以添加流动性",
  weights_rate_limit: "两次设置权重之间的区块",
  weights_version: "所要求的权重版本",
  yuma_version: "共识的版本",
};

export const subnet: Translation<Messages["subnet"]> = {
  title: (netuid, name) => (name === "" ? `子网 ${netuid}` : `子网 ${netuid} · ${name}`),
  lede: "谁在这里有席位，规则是什么，你的 hotkey 处于什么位置。",
  back: "所有子网",
  register: "在这里注册 hotkey",
  reading: (netuid) => `正在读取子网 ${netuid}`,
  readingDetail: "一次向节点询问所有神经元。",
  pool: "流动性池",
  price: "一个 alpha 的价格",
  burn: "销毁价",
  emission: "每个区块进入流动性池的 TAO",
  reserves: "储备",
  reservesText: (rao, amount) => `${taoLine(rao)} 对 ${alphaLine(amount)}`,
  outside: "流动性池外的 alpha",
  owner: "所有者",
  nobody: "无",
  since: "存在自",
  seats: "席位",
  mineTitle: "你在这里的 hotkey",
  mineNone: "你的 hotkey 在这里都没有席位。",
  mine: (uid, rank, of) => `UID ${uid}：按排放第 ${t.count(rank)} 名，共 ${t.count(of)} 名`,
  mineMore: (n) => `另外还有 ${t.count(n)} 个：请勾选下面的“仅我的”。`,
  safe: (blocks) => `还有 ${t.count(blocks)} 个区块不能被替换`,
  mortal: "现在可能被替换",
  metagraph: "神经元",
  caption: (n) =>
    `子网的神经元，${t.count(n)} 行。方向键移动，Page Up 和 Page Down 跳转，回车打开。`,
  keys: "方向键移动，Page Up 和 Page Down 跳转，回车打开神经元。",
  find: "查找神经元",
  findHint: "UID、地址或名称",
  onlyMine: "仅我的",
  found: (shown, all) => `${t.count(shown)} / ${t.count(all)} 个神经元`,
  nothing: "没有符合筛选条件的神经元。",
  empty: "这里还没有人有席位。",
  columns: {
    alpha: "质押 α",
    emission: "排放 α",
    incentive: "激励",
    dividends: "股息",
    consensus: "共识",
    updated: "权重",
    role: "角色",
  },
  yours: "你的",
  validator: "验证者",
  miner: "矿工",
  inactive: "不活跃",
  ago: (blocks) => `${t.count(blocks)} 块前`,
  detail: (uid) => `神经元 ${uid}`,
  weight: "含 root 质押的权重",
  registered: "注册于",
  close: "关闭",
  rules: "超参数",
  rulesCaption: "子网的超参数，按链所用的名称",
  rule: "名称",
  meaning: "作用",
  value: "值",
  meant: (name) => meanings[name] ?? "",
  valueOf: ({ value }) => {
    switch (value.kind) {
      case "flag":
        return value.is ? "是" : "否";
      case "number":
        return wholeNumber(value.number);
      case "rao":
        return taoLine(value.rao);
      case "fraction":
        return value.digits;
    }
  },
  trend: (row) => {
    const before = row.burnBefore;
    if (before === null) return null;
    const span = `${t.count(before.blocksBack)} 个区块内`;
    if (before.burnRao === row.burnRao) return { sign: "=", spoken: `${span}没有变化` };
    const isUp = row.burnRao > before.burnRao;
    if (before.burnRao === 0n) return { sign: "▲", spoken: `${span}从零上升` };
    const tenths = ((row.burnRao - before.burnRao) * 1_000n) / before.burnRao;
    const size = inPercent(fixed(Math.abs(Number(tenths)) / 10, 1));
    return {
      sign: `${isUp ? "▲" : "▼"} ${size}`,
      spoken: `${span}${isUp ? "上升" : "下降"} ${size}`,
    };
  },
  what: "按一个区块显示链上的一个子网：它的神经元、流动性池和规则。",
  wrong: [
    "子网名称由所有者填写：名称不证明任何事。要紧的是编号。",
    "保护期已过、排放最低的 hotkey 是下一个失去席位的。",
  ],
  hands: "查看不需要什么。要注册：有 TAO 的 coldkey、hotkey 和口令。",
};
