/**
 * Words that the desktop shows for the app: notification and tray. The only words that main takes along: a page that
 * hangs or is being loaded must not keep an alarm back. It imports nothing.
 */
const spanOf = (ms: number): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
};
const spanInChinese = (ms: number): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes}分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${minutes % 60}分钟`;
  return hours % 24 === 0 ? `${hours / 24}天` : `${Math.floor(hours / 24)}天${hours % 24}小时`;
};
const blocksOf = (n: number): string => `${n} ${n === 1 ? "block" : "blocks"}`;

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
  /** Of the swap that is nearest; `ms` is an estimate and says so. */
  traySwap: {
    waits: (name: string, blocks: number, ms: number) =>
      `Swap of ${name}: executable in ${blocksOf(blocks)}, about ${spanOf(ms)}`,
    unseen: (name: string, ms: number) =>
      ms <= 0
        ? `Swap of ${name}: executable by the clock, no connection`
        : `Swap of ${name}: executable in about ${spanOf(ms)}, no connection`,
    executable: (name: string) => `Swap of ${name}: sign the execution now`,
    late: (name: string) => `Swap of ${name}: sign the execution now, it can be replaced`,
    disputed: (name: string) => `${name} is frozen by a dispute`,
  },
  someColdkey: "a coldkey",
  remind: {
    day: {
      title: "Less than a day until your swap can be executed",
      body: (name: string) =>
        `${name}: have its passphrase and this computer at hand. Nothing happens by itself.`,
    },
    now: {
      title: "Your swap can be executed now",
      body: (name: string) =>
        `${name}: sign the execution today. A day later whoever has the old key can replace it.`,
    },
    again: {
      title: "Your swap still waits for its second signature",
      body: (name: string) => `${name}: nothing moves before you sign the execution.`,
    },
    late: {
      title: "Execute your swap now",
      body: (name: string) =>
        `${name}: from this block on whoever has the old key can put another announcement in its place.`,
    },
    unseen: {
      title: "Your swap may be executable soon",
      body: (name: string) =>
        `${name}: by this computer's clock, for there is no connection. Connect, and look.`,
    },
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
  traySwap: {
    waits: (name, blocks, ms) =>
      `${name} 的更换：${blocks} 个区块后可执行，约 ${spanInChinese(ms)}`,
    unseen: (name, ms) =>
      ms <= 0
        ? `${name} 的更换：按时钟已可执行，没有连接`
        : `${name} 的更换：约 ${spanInChinese(ms)}后可执行，没有连接`,
    executable: (name) => `${name} 的更换：现在就签署执行`,
    late: (name) => `${name} 的更换：现在就签署执行，它已经可以被替换`,
    disputed: (name) => `${name} 因争议而被冻结`,
  },
  someColdkey: "一个 coldkey",
  remind: {
    day: {
      title: "不到一天，你的更换就可以执行",
      body: (name) => `${name}：请备好它的口令和这台电脑。没有任何事会自动发生。`,
    },
    now: {
      title: "你的更换现在可以执行",
      body: (name) => `${name}：请今天签署执行。再过一天，持有旧密钥的人就可以替换它。`,
    },
    again: {
      title: "你的更换还在等第二个签名",
      body: (name) => `${name}：在你签署执行之前，什么都不会转移。`,
    },
    late: {
      title: "请立即执行你的更换",
      body: (name) => `${name}：从这个区块起，持有旧密钥的人可以用另一个公告取代它。`,
    },
    unseen: {
      title: "你的更换可能很快可以执行",
      body: (name) => `${name}：这是按本机时钟推算的，因为没有连接。请连接后查看。`,
    },
  },
  trayAlarm: (n) => (n === 1 ? "Coldkey Workstation：警报" : `Coldkey Workstation：${n} 个警报`),
};

/** By the language that was chosen; English for all others. */
export const desktop = (language: string | null): typeof en => (language === "zh" ? zh : en);
