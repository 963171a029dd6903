/**
 * Words that the desktop shows for the app: notification and tray. The only words that main takes along: a page that
 * hangs or is being loaded must not keep an alarm back. It imports nothing.
 */
const en = {
  alarm: {
    title: "Someone announced a swap of your coldkey",
    body: (name: string) =>
      `${name}: dispute it before it can be executed. Open Coldkey Workstation.`,
  },
  taken: {
    title: "Everything of a coldkey was moved to another key",
    body: (name: string) => `${name}: a swap was executed. Open Coldkey Workstation.`,
  },
  trayAlarm: (n: number) =>
    n === 1 ? "Coldkey Workstation: alarm" : `Coldkey Workstation: ${n} alarms`,
};

const zh: typeof en = {
  alarm: {
    title: "有人宣布要更换你的 coldkey",
    body: (name) => `${name}：请在更换可以执行之前提出争议。打开 Coldkey Workstation。`,
  },
  taken: {
    title: "一个 coldkey 的全部资产已转到另一个密钥",
    body: (name) => `${name}：更换已经执行。打开 Coldkey Workstation。`,
  },
  trayAlarm: (n) => (n === 1 ? "Coldkey Workstation：警报" : `Coldkey Workstation：${n} 个警报`),
};

/** By the language that was chosen; English for all others. */
export const desktop = (language: string | null): typeof en => (language === "zh" ? zh : en);
