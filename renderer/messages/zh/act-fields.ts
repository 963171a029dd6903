const fieldNames: Readonly<Record<string, string>> = {
  netuid: "子网",
  hotkey: "Hotkey",
  limit_price: "限价",
  dest: "收款人",
  "dest.Id": "收款人",
  value: "金额",
  keep_alive: "保留账户",
  amount_staked: "质押量",
  amount_unstaked: "要卖出的 alpha",
  alpha_amount: "Alpha",
  amount: "数额",
  enabled: "开启",
  new_root_claim_type: "Root 的支付方式",
  allow_partial: "部分成交即可",
  origin_hotkey: "来源 hotkey",
  destination_hotkey: "目标 hotkey",
  origin_netuid: "来源子网",
  destination_netuid: "目标子网",
  destination_coldkey: "新所有者",
  new_hotkey: "新 hotkey",
  new_coldkey: "新 coldkey",
  new_coldkey_hash: "新 coldkey 的哈希",
  keep_stake: "质押保留",
  take: "抽成（以 65,535 为分母）",
  delegate: "代理",
  "delegate.Id": "代理",
  proxy_type: "类型",
  delay: "延迟（区块）",
  "real.Id": "所代表的账户",
  force_proxy_type: "作为此类代理",
  call_hash: "调用的哈希",
  threshold: "需要的批准数",
  "maybe_timepoint.Some.height": "首次批准所在区块",
  "maybe_timepoint.Some.index": "首次批准的位置",
  "timepoint.height": "首次批准所在区块",
  "timepoint.index": "首次批准的位置",
  maybe_timepoint: "首次批准",
  "max_weight.ref_time": "最大计算时间",
  "max_weight.proof_size": "最大证明大小",
  name: "名称",
  url: "网址",
  github_repo: "代码仓库",
  image: "图片",
  discord: "Discord",
  description: "说明",
  additional: "更多",
};

const parts: readonly (readonly [path: RegExp, name: (at: number) => string])[] = [
  [/^netuid\.Some$/, () => "子网"],
  [/(?:^|\.)subnets\.(\d+)$/, () => "子网"],
  [/^force_proxy_type\.Some$/, () => "作为此类代理"],
  [/^other_signatories\.(\d+)$/, () => "其他成员"],
  [/^children\.(\d+)\.0$/, (at) => `child ${at + 1} 的份额（以 2⁶⁴ − 1 为分母）`],
  [/^children\.(\d+)\.1$/, (at) => `Child ${at + 1}`],
];

export function fieldName(path: string): string {
  for (const [pattern, name] of parts) {
    const found = pattern.exec(path);
    if (found !== null) return name(Number(found[1] ?? 0));
  }
  return fieldNames[path] ?? path;
}

export const means = {
  milliseconds: (time: string): string => `${time} 毫秒`,
  bytes: "字节",
  isFirst: "这是第一个批准",
};

export const flagName = (isSet: boolean): string => (isSet ? "是" : "否");
