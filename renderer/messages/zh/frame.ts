import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

type Frame = Pick<
  Messages,
  "app" | "strip" | "advance" | "rail" | "journalFoot" | "start" | "broken"
>;

const networks = {
  rehearsal: "演练网络",
  finney: "Finney",
  test: "测试网络",
  local: "本地网络",
  custom: "自有网络",
};
const chainStates = {
  none: "无网络",
  connecting: "正在连接…",
  live: "已连接",
  away: "没有连接：所见为旧数据",
};
const themes = { system: "跟随系统", light: "浅色", dark: "深色" };

export const frame: Translation<Frame> = {
  app: {
    opening: "正在打开工作站",
    openingDetail: "正在读取密钥、日志和网络状态。",
    skip: "跳到任务",
  },
  strip: {
    label: "状态",
    rehearsed: "演练：这里没有真钱",
    network: (value) => networks[value],
    networks: "网络与节点",
    chain: (state) => chainStates[state],
    host: "Chromium 替身",
    hostDetail: "运行在 Chromium 替身上，不是 Electron：供开发和测试。",
    keyClosed: "保险库已关闭",
    keyOpen: (leftMs) =>
      leftMs === null ? "保险库已打开" : `保险库已打开 · ${t.countdown(leftMs)} 后关闭`,
    lock: "立即锁定",
    advance: "推进时间",
  },
  advance: {
    title: "把演练网络往前推进",
    description:
      "立即产生区块，就像你等待过一样：销毁价格下降，签名变旧，保护期结束。只有演练网络能这样做。",
    field: "要产生的区块数",
    hint: (blocks, blockMs) => `${t.count(blocks)} 个区块约为 ${t.span(blocks * blockMs)}。`,
    invalid: "1 到 50,000 之间的整数。",
    go: "产生区块",
    working: "正在产生区块",
  },
  rail: {
    label: "导航",
    open: "全部页面",
    keys: "密钥",
    hotkeys: "Hotkey",
    portfolio: "资产",
    subnets: "子网",
    crossing: "签名",
    activity: "活动",
    swap: "更换",
    backups: "备份",
    emergencies: "紧急情况",
    journal: "日志",
    machine: "本机",
    attention: (n) => `${n} 项需要注意`,
    theme: "颜色",
    themeName: (value) => themes[value],
  },
  journalFoot: {
    state: (state) =>
      ({ unchecked: "日志尚未检查", verified: "日志已验证", broken: "日志已损坏" })[state],
    size: (size) => `${t.count(size)} 条记录`,
    checked: (size, ageMs) => `${size} · ${t.age(ageMs)}前`,
  },
  start: {
    title: "这是哪一种工作站？",
    lede: "一个程序，三种机器。所选类型显示在每个界面的边框中，只有重置才能更改：请按这台笔记本的用途选择。",
    legend: "工作站类型",
    recommended: "适合初次试用",
    profiles: {
      combined: {
        text: "密钥和网络在同一台笔记本上，位于不同进程。密钥只为一次操作打开，随后关闭。",
        today: "本版本的所有功能都可在这里的演练网络上使用：没有任何风险。",
      },
      vault: {
        text: "保管 coldkey，从不接触网络。请求通过文件或摄像头进来，签名后出去。",
        today: "它监视自己的气隙：一旦出现网络，密钥即关闭。在演练网络上可以带网络练习。",
      },
      desk: {
        text: "读取链上数据，准备请求，广播 Vault 签署的内容。不保存密钥，也拒绝导入密钥。",
        today: "它起草的内容由人工带到 Vault，签名后同样由人工带回。",
      },
    },
    choose: (name) => `以 ${name} 开始`,
    what: "决定这台机器承担哪一半工作。Vault 和 Desk 是两台配合使用的笔记本；Combined 把两者放在一台上。",
    wrong: [
      "曾经联网的 Vault 就不是 Vault。请使用能一直保持离线的笔记本。",
      "Combined 方便，但弱于两台机器：密钥打开时，谁控制了这台笔记本，谁就能使用密钥。",
    ],
    hands: "暂时不需要什么。初次试用请选 Combined：它从演练网络开始，用的是虚拟资金。",
  },
  broken: {
    title: "日志被外部更改",
    text: "这台工作站记住的内容与它写下的内容不再一致。有人或有程序编辑、截断或替换了日志文件。",
    look: "查看发现了什么",
    lock: "锁定，稍后再看",
    footnote:
      "你的密钥是独立的封存文件，不受影响。在弄清原因之前，请把最近的每项操作都视为未确认，并与链上核对。",
  },
};
