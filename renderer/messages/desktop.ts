/**
 * Words that the desktop shows for the app: notification, tray, the titles of the system's dialogs, and the last words
 * when there is no page. The only words that main takes along (decision 46): a page that hangs, is being loaded or is
 * gone must not keep them back. It imports nothing.
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
  choose: { file: "Choose a file", files: "Choose files", folder: "Choose a folder" },
  windowClosed: {
    title: "Coldkey Workstation has closed its window",
    text:
      "The page ended or misbehaved several times within a minute. Keys and funds are untouched, and the vault is " +
      "locked. Start the app again; if it happens again, do not use this installation.",
  },
  cannot: {
    open: "Coldkey Workstation cannot open its data",
    show: "Coldkey Workstation cannot show its page",
    start: "Coldkey Workstation cannot start",
    /** The reason is a code with its facts, or what the system says. */
    text: (reason: string) =>
      `Nothing was changed or lost. ${reason}\n\nKeep the folder as it is and look at the file that is named here.`,
    unknown: "unknown",
  },
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
  choose: { file: "选择文件", files: "选择一个或多个文件", folder: "选择文件夹" },
  windowClosed: {
    title: "Coldkey Workstation 已关闭窗口",
    text:
      "页面在一分钟内多次结束或行为异常。密钥和资金未受影响，保险库已锁定。" +
      "请重新启动应用；如果再次发生，不要使用这个安装。",
  },
  cannot: {
    open: "Coldkey Workstation 无法打开数据",
    show: "Coldkey Workstation 无法显示页面",
    start: "Coldkey Workstation 无法启动",
    text: (reason) =>
      `没有更改或丢失任何东西。${reason}\n\n请保持文件夹原样，并查看这里所写的文件。`,
    unknown: "原因不明",
  },
};

/** Which language a locale asks for, if it is one that is spoken here. Traditional characters are another script. */
export const languageOf = (locale: string): "zh" | null =>
  /^zh\b/i.test(locale) && !/\b(hant|tw|hk|mo)\b/i.test(locale) ? "zh" : null;

/** By the language that was chosen; English for all others. */
export const desktop = (language: string | null): typeof en => (language === "zh" ? zh : en);
