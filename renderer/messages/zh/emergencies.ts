import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import { en } from "../en.ts";
import type { Translation } from "../words.ts";

const levels = {
  emergency: "未知：警报",
  taken: "已被拿走",
  frozen: "因争议冻结",
  open: "由你担保",
  notice: "指向你的另一个地址",
  planned: "在此计划",
  past: "已结束",
};

export const emergencies: Translation<Messages["emergencies"]> = {
  title: "紧急情况",
  lede: "什么在守护你的 coldkey，密钥泄露时该怎么办。",
  what: "每个区块都会检查，看你自己的和观察中的 coldkey 是否有被宣布或被争议的更换。不是在此计划的都会成为警报。",
  wrong: [
    "这台工作站关闭时什么也看不到。它会在下次启动时补上，五天很长，但不是无限。",
    "不宣布更换而直接拿走 TAO 的盗贼，在这里看不到。",
  ],
  hands: "现在不需要什么。紧急时：coldkey 的口令。",
  watchTitle: "监视",
  watching: (coldkeys, block) =>
    `正在监视 ${t.count(coldkeys)} 个 coldkey，至区块 ${t.count(block)}。`,
  blind: "现在看不到链。节点恢复后会自行补上。",
  off: "没有监视任何东西：这里没有网络，或没有可监视的 coldkey。",
  sightingsTitle: "在链上见到的更换",
  none: "从未见到其中任何一个被更换。",
  caption: "自己的和观察中的 coldkey 被宣布的更换",
  announced: "宣布于",
  ripe: "可执行自",
  state: "状态",
  level: (value) => levels[value],
  ended: (how, block) => `${en.alarm.endings[how]}（区块 ${t.count(block)}）`,
  dispute: "提出争议",
  disputedOurs: (block) => `你在区块 ${t.count(block)} 提出了争议。`,
  disputedTheirs: (block) => `它在区块 ${t.count(block)} 被争议，不是从这台工作站。`,
};
