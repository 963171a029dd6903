import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const kinds = {
  dispute: {
    title: "对陌生公告提出争议",
    text: "盗贼宣布要更换 coldkey。你的争议被打包进区块时，秒表停止。",
    end: "争议被打包进区块",
  },
  move: {
    title: "立即转移",
    text: "Coldkey 已泄露。能离开的都已离开，或只能靠更换转移的已宣布时，秒表停止。",
    end: "能离开的都已离开",
  },
  swap: {
    title: "更换本身",
    text: "计划、宣布、推进时间等待、执行。",
    end: "更换执行",
  },
  rotate: {
    title: "更换 hotkey",
    text: "Hotkey 已泄露。另一个接替它时秒表停止。",
    end: "新 hotkey 接替它",
  },
};
const troubles = {
  slow: { name: "缓慢的节点", text: "每个回答要五秒。" },
  silent: { name: "沉默的节点", text: "连接被切断，不再有回答。" },
  "lying-genesis": {
    name: "另一条链",
    text: "节点说自己是另一条链。什么都不相信，什么都不能签名。",
  },
  "full-pool": { name: "交易池已满", text: "每笔交易都被拒之门外。" },
  upgrade: {
    name: "运行时升级",
    text: "链的运行时中途变成另一个：之前起草的不再有效。",
  },
  dropped: { name: "连接丢失", text: "所有连接被切断一次。" },
  stalled: {
    name: "没有最终确认",
    text: "区块继续产生，但没有一个最终确认：已打包的仍可能退出区块。",
  },
  reorganised: {
    name: "链重组",
    text: "最新的区块有一次让位给别的区块。其中的内容再次等待打包。",
  },
};
const results = { passed: "通过", stopped: "中止" };

export const drills: Translation<Messages["drills"]> = {
  section: "演习",
  sectionText: "仅在演练网络上，用虚拟资金。做过一次的人，关键时刻几分钟就能完成。",
  onlyRehearsal: "演习只在演练网络上进行。这个网络是真实的。",
  kind: (value) => kinds[value],
  coldkey: "用哪个 coldkey",
  needColdkey: "演习需要这台机器上你自己的 coldkey。",
  start: "开始演习",
  startNamed: (title) => `开始演习：${title}`,
  frame: "演习",
  goal: (kind) => `以${kinds[kind].end}结束`,
  stop: "停止演习",
  never: "从未通过：现在就该做",
  due: (ms, nowMs) => (ms <= nowMs ? `自 ${t.day(ms)}起该再做` : `${t.day(ms)}该再做`),
  pastTitle: "以往的演习",
  caption: "做过的演习，最新在前",
  what: "演习",
  result: "结果",
  took: "用时",
  when: "时间",
  resultName: ({ result, isOther }) =>
    isOther ? `${results[result]}，改用了所建议的做法` : results[result],
  skip: (blocks) => `推进时间：${t.count(blocks)} 个区块`,
  troubleTitle: "节点故障",
  troubleText: "让应用必须应付的故障发生。一分钟后自行结束。",
  troubleField: "哪种故障",
  trouble: (value) => troubles[value],
  troubleGo: "让它发生",
  resetTitle: "演习留下了一个被冻结的 coldkey",
  resetText: "在演练网络上，治理者会立即解除。在真实网络上没有人知道要多久。",
  reset: (name) => `让治理者重置 ${name}`,
};
