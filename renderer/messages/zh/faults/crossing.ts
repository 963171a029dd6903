import type { Explain } from "../../faults.ts";

const nothing = "没有。没有签署、发送或更改任何东西。";
const keys = "没有密钥和资金损失。密钥立即关闭了。";
const again = "请在另一台机器上重新写一次，再带过来。";
const whoPutBack = "在相信它所说的之前，请查明是谁放回了旧副本。";
const ownVault = "不要相信它的来源。请再把请求带到你自己的 Vault。";

const networkNames: Readonly<Record<string, string>> = {
  rehearsal: "演练网络",
  finney: "Finney",
  test: "测试网络",
  local: "本地网络",
  custom: "你自己的网络",
};
const networkName = (id: string): string => networkNames[id] ?? "本应用不认识的网络";

export const crossingFaults: Readonly<Record<string, Explain>> = {
  MESSAGE_TOO_LARGE: () => ({
    happened: "文件大于任何请求或签名可能的大小。",
    lost: nothing,
    now: "请看看文件是否正确。我们的以 .ckw 结尾，几千字节。",
  }),
  MESSAGE_NOT_OURS: () => ({
    happened: "这不是 Coldkey Workstation 的文件。",
    lost: nothing,
    now: "请选择由另一台机器写的、以 .ckw 结尾的文件。",
  }),
  MESSAGE_UNREADABLE: () => ({
    happened: "文件被截断，或不是本应用所写的格式。",
    lost: nothing,
    now: again,
  }),
  MESSAGE_ALTERED: () => ({
    happened: "另一台机器签名之后，文件被更改了。",
    lost: nothing,
    now: "不要用这个 U 盘上的副本。请重新写；如果再次发生，请查明谁拿过 U 盘。",
  }),
  MESSAGE_NEWER: (f) => ({
    happened: `文件由更新版本的应用所写（格式 ${f.number("version")}）。`,
    lost: nothing,
    now: "请让两台机器使用同一版本。",
  }),
  MESSAGE_OWN: () => ({
    happened: "这个文件是这台机器自己写的。",
    lost: nothing,
    now: "请带到另一台机器上打开。",
  }),
  MESSAGE_FOR_OTHER: () => ({
    happened: "文件是写给另一台机器的。",
    lost: nothing,
    now: "请在它所属的机器上打开，或为这台机器重新写。",
  }),
  MESSAGE_WRONG_SIDE: (f) => ({
    happened: `文件是 ${f.text("kind")}，不属于气隙的这一边。`,
    lost: nothing,
    now: "Vault 打开请求、结果和卡片。Desk 打开签名和卡片。",
  }),
  MESSAGE_IS_SECRET: () => ({
    happened: "文件看起来像密钥、种子或助记词，不像请求。已立即忘掉。",
    lost: "这里没有。文件本身仍在你选择它的地方。",
    now: "请用“导入密钥”导入。如果文件来自 Desk，请把它的密钥视为已被他人看到。",
  }),
  MACHINE_UNKNOWN: () => ({
    happened: "这里不再认识那台机器。",
    lost: nothing,
    now: "请再次打开它的卡片。",
  }),
  MACHINE_NOT_NAMED: () => ({
    happened: "这台机器还没有名称。",
    lost: nothing,
    now: "请起一个另一台机器前的人认得出的名称。",
  }),
  MACHINE_KEY_CHANGED: (f) => ({
    happened: `卡片的标记与 ${f.text("name")} 几乎一样，密钥却不同。`,
    lost: nothing,
    now: "没有人会偶然得到这样的卡片。不要使用它。",
  }),
  MACHINE_JOURNAL_CHANGED: (f) => ({
    happened: `${f.text("name")} 的日志与配对时不同：它被重置过，或有人复制了它的密钥。`,
    lost: nothing,
    now: "如果是你自己重置的，请在这里取消配对再重新配对。否则请让它远离另一台机器。",
  }),
  CARD_SAME_ROLE: (f) => ({
    happened: `${f.text("name")} 与这台是同一种机器。`,
    lost: nothing,
    now: "请把 Desk 与 Vault 配对。",
  }),
  PEER_ROLLED_BACK: (f) => ({
    happened: `${f.text("name")} 的日志现在有 ${f.number("size")} 条，以前有 ${f.number("heldSize")} 条：它的文件夹是旧的。`,
    lost: "它其间所做的已不在它的日志中。这台机器保留着证明。",
    now: whoPutBack,
  }),
  PEER_FORKED: (f) => ({
    happened: `${f.text("name")} 的日志与这台机器以前见到的矛盾：它有两个历史。`,
    lost: "这台机器在自己的日志中保留着证明。",
    now: "弄清之前请停用那台机器。",
  }),
  PEER_CHECKPOINT_UNSIGNED: (f) => ({
    happened: `来自 ${f.text("name")} 的检查点没有按它卡片所说的签名。`,
    lost: nothing,
    now: "请让它写新的卡片，并再次比较词。",
  }),
  PEER_NUMBER_REUSED: (f) => ({
    happened: `${f.text("name")} 以前把编号 ${f.number("seq")} 用于别的：它的文件夹和钥匙串是旧的。`,
    lost: nothing,
    now: whoPutBack,
  }),
  PEER_NUMBER_TURNED_BACK: (f) => ({
    happened: `${f.text("name")} 在倒着计数：编号 ${f.number("seq")} 写于更大的编号之后。`,
    lost: nothing,
    now: whoPutBack,
  }),
  JOURNAL_OUTRUN: (f) => ({
    happened: `${f.text("name")} 持有这份日志 ${f.number("heldSize")} 条的检查点，而这里只有 ${f.number("size")} 条：这个文件夹是旧的。`,
    lost: "这台机器其间所做的在这里缺失。",
    now: "如果你从备份恢复过文件夹，这就是原因。如果没有，就是别人做的。",
  }),
  JOURNAL_FORKED: (f) => ({
    happened: `${f.text("name")} 持有与这台机器的日志矛盾的检查点。`,
    lost: "两个历史之一不是当初写下的。",
    now: "请在这里验证日志；弄清之前，请把最近的操作视为未确认。",
  }),
  PARCEL_UNKNOWN: () => ({
    happened: "那个请求已不在这里。",
    lost: nothing,
    now: "请查看请求列表。",
  }),
  PROFILE_CARRIES_NOTHING: () => ({
    happened: "Combined 工作站自己签名：不跨越气隙携带任何东西。",
    lost: nothing,
    now: "请在这里签名，或使用 Desk 和 Vault。",
  }),
  DRAFT_ALREADY_CARRIED: () => ({
    happened: "这份草稿已经有请求。",
    lost: nothing,
    now: "请在“往来”中找到它。",
  }),
  REQUEST_NOT_OPEN: (f) => ({
    happened: `请求不再等待：它的状态是 ${f.text("state")}。`,
    lost: nothing,
    now: "请查看请求列表。",
  }),
  REQUEST_NOT_SIGNED: () => ({
    happened: "那个请求还没有签名。",
    lost: nothing,
    now: "请先审阅并签名。",
  }),
  REQUEST_ERA_OVER: (f) => ({
    happened: `它的最后区块是 ${f.number("lastBlock")}，链已到 ${f.number("bestBlock")}：太晚了。`,
    lost: "没有。它的签名现在已作废，没有付出任何费用。",
    now: "请重新生成请求，留出更多时间再带一次。",
  }),
  REQUEST_RUNTIME_UPGRADED: (f) => ({
    happened: `链从版本 ${f.number("from")} 升级到 ${f.number("to")}：会拒绝为旧版本所做的签名。`,
    lost: "没有。它的签名现在已作废，没有付出任何费用。",
    now: "请重新生成请求再带一次。",
  }),
  REQUEST_NONCE_USED: (f) => ({
    happened: `账户已把编号 ${f.number("nonce")} 用于别的；下一个是 ${f.number("next")}。`,
    lost: "没有。这个请求再也不会算数。",
    now: "请看看账户做了什么。如果仍然需要，再重新生成请求。",
  }),
  REQUEST_NONCE_WAITS: (f) => ({
    happened: `它的编号是 ${f.number("nonce")}，账户在 ${f.number("next")}：前面的请求要先走。`,
    lost: nothing,
    now: "请把更早请求的签名也带回来。",
  }),
  REQUEST_UNPAIRED: () => ({
    happened: "请求来自没有与这台配对的机器。",
    lost: nothing,
    now: "谁都可能写它。只有知道是谁写的才签；最好先配对那台机器。",
  }),
  REQUEST_OTHER_NETWORK: (f) => ({
    happened: `请求属于“${networkName(f.has("network") ? f.text("network") : "")}”；这台 Vault 为“${networkName(f.text("chosen"))}”签名。`,
    lost: nothing,
    now: "如果你要的是那个网络，请在这台 Vault 上“签名”页底部选择它，再打开审阅。如果不是，请拒绝请求。",
  }),
  REQUEST_RIVAL: (f) => ({
    happened: `请求 ${f.number("number")} 是同一账户的同一编号（${f.number("nonce")}）：两者只能发生一个。`,
    lost: nothing,
    now: "请签你要的那个，拒绝另一个。",
  }),
  REQUEST_RIVAL_SIGNED: (f) => ({
    happened: `你已签署同一编号（${f.number("nonce")}）的请求 ${f.number("number")}：两者只能发生一个，由 Desk 选择。`,
    lost: nothing,
    now: "只有放弃了另一个，才签这个。",
  }),
  REQUEST_PROBABLY_OVER: () => ({
    happened: "按两台机器的时钟，它的时间已过。",
    lost: nothing,
    now: "请让 Desk 重新生成。如果这台机器的时钟不准，Desk 会说明是否来得及。",
  }),
  ANSWER_NOT_OURS: () => ({
    happened: "签名回答的请求不是这台 Desk 做的。",
    lost: nothing,
    now: "请在写这个请求的 Desk 上打开。",
  }),
  ANSWER_REPEATED: (f) => ({
    happened: `请求 ${f.number("number")} 的签名以前来过，已发送到链上。`,
    lost: "没有。它只能算一次。",
    now: "请在“活动”中查看结果。",
  }),
  ANSWER_REPLACED: (f) => ({
    happened: `请求 ${f.number("number")} 已被 ${f.number("by")} 替换：它的签名没有发送。`,
    lost: nothing,
    now: "请把更新的请求带到 Vault，并带回它的签名。",
  }),
  ANSWER_WITHDRAWN: (f) => ({
    happened: `你撤回了请求 ${f.number("number")}：它的签名没有发送。`,
    lost: nothing,
    now: "如果仍然需要，请重新起草。",
  }),
  ANSWER_OTHER_PAYLOAD: () => ({
    happened: "签名所签的字节与它所指的请求不同。",
    lost: nothing,
    now: ownVault,
  }),
  ANSWER_SIGNATURE_WRONG: (f) => ({
    happened: `请求 ${f.number("number")} 的签名不是这个 coldkey 的。`,
    lost: nothing,
    now: ownVault,
  }),
  ANSWER_OTHER_NETWORK: (f) => ({
    happened: `请求属于网络 ${f.text("network")}，这台 Desk 现在在另一个网络上。`,
    lost: nothing,
    now: "请切换到那个网络，再打开签名。",
  }),
  OUTCOME_NOT_OURS: () => ({
    happened: "结果所说的请求不是在这里签的。",
    lost: nothing,
    now: "请在签署它的 Vault 上打开。",
  }),
  OUTCOME_UNPAIRED: () => ({
    happened: "结果来自没有与这台配对的机器，谁都可能写它。",
    lost: nothing,
    now: "请先配对 Desk，让它重新写结果。",
  }),
  OUTCOME_NOT_YET: () => ({
    happened: "链还没有决定。",
    lost: nothing,
    now: "请等操作被打包进区块。",
  }),
  SIGNATURE_MALFORMED: (f) => ({
    happened: `签名应有 ${f.number("bytes")} 字节：128 个字符，0-9 和 a-f，有无 0x 均可。`,
    lost: nothing,
    now: "请整个重新复制。",
  }),
  PROFILE_HAS_NO_GAP: () => ({
    happened: "只有 Vault 有要监视的气隙。",
    lost: nothing,
    now: "这里不用做什么。",
  }),
  AIR_GAP_OPEN: () => ({
    happened: "这台机器能连到网络，所以不打开任何密钥。",
    lost: keys,
    now: "请关闭网络：拔掉网线，关闭 Wi-Fi 和蓝牙。然后确认发生了什么。",
  }),
  AIR_GAP_UNACKNOWLEDGED: () => ({
    happened: "气隙曾被打破，还没有人确认。",
    lost: keys,
    now: "请读看到了什么，并确认。在那之前不打开任何密钥。",
  }),
  AIR_GAP_STILL_OPEN: () => ({
    happened: "网络还在。",
    lost: keys,
    now: "请先关闭它。一秒之内就会看到。",
  }),
  GAP_INTERFACE_UP: (f) => ({
    happened: `网络设备 ${f.text("name")} 已启用。`,
    lost: keys,
    now: `请拔掉网线，或关闭它：ip link set ${f.text("name")} down。`,
  }),
  GAP_RADIO_ON: (f) => ({
    happened: `有无线装置打开：${f.text("kind")}。`,
    lost: keys,
    now: "请在系统设置中、用它的按键，或用 rfkill block all 关闭。",
  }),
  GAP_NEW_DEVICE: (f) => ({
    happened: `接入了网络设备：${f.text("name")}。`,
    lost: keys,
    now: "请取下它。USB 线上的手机也算。",
  }),
};
