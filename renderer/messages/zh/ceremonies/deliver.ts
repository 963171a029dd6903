import type { KindText, StepText } from "../../en/ceremonies/kind.ts";
import { deliver as words } from "../hotkeys.ts";

const wrong = words.wrong ?? [];
const hands = words.hands ?? [];

const ready: StepText = {
  title: "送出之前",
  lede: "从下一步起，这些 hotkey 的副本就存在于保险库之外。",
  items: {
    sharing: {
      text: "屏幕共享、远程支持和录屏程序都已关闭。",
      why: "下一步会询问 coldkey 的口令。",
    },
    drive: {
      text: "磁盘或文件夹正是我要的那个，没有别人拿着它。",
      why: "拿着没有自己口令的文件的人就拥有这些 hotkey。",
    },
    recipient: {
      text: "我通过另一条途径，把接收者与服务器自己的比较过。",
      why: "封存给错误的接收者，就由别人打开。",
    },
    reach: {
      text: "我知道谁能读取这个存储服务，他们可以拥有这些 hotkey。",
      why: "存储服务中的秘密属于有权限的每个人。",
    },
  },
  guide: {
    what: "询问任何程序都无法检查的事。打开 coldkey 只为验证口令；它从不离开。",
    wrong,
    hands,
  },
};

const release: StepText = {
  title: "送出 hotkey",
  lede: "保险库打开每一个，检查它是该有的样子、不是 coldkey，然后写出。不覆盖任何东西。",
  next: "送出",
  guide: {
    what: "写入你选择的文件夹，读回所写的，并在算数之前打开它。",
    wrong: [
      "磁盘满了或被拔掉：到那时已离开的写在日志中。",
      "同名文件：保险库在任何东西离开之前停止。",
    ],
    hands,
  },
};

const carry: StepText = {
  title: "带过去",
  lede: "剩下的由你来做。今天做不到的，可以说明理由后暂免。",
  next: "完成",
  items: {
    carried: {
      text: "文件已在服务器上，位于 ~/.bittensor/wallets 之下。",
      why: "在那之前，它们是文件夹里的秘密。",
    },
    wiped: {
      text: "运送它们的介质已擦除，或像密钥一样保管。",
      why: "在磁盘上删除，文件很久之后仍可读。",
    },
    compared: {
      text: "在服务器上，安装程序的 sha256sum 显示的就是上面的数。",
      why: "能改文件的人也能改它所安装的内容。",
    },
    receipt: {
      text: "安装程序已运行，回执正在送回这里的路上。",
      why: "只有由 hotkey 签署的回执能证明它们已到达。",
    },
    stored: {
      text: "命令已运行，存储服务中有每个 hotkey。",
      why: "在那之前它们只是文件。",
    },
  },
  guide: {
    what: "说明文件夹里有什么、该怎么办。你勾选的会留在记录中。",
    wrong: ["留在下载文件夹里的文件：那台电脑的下一次备份就有了这些 hotkey。"],
    hands: ["磁盘", "服务器的访问权"],
  },
};

const steps: Readonly<Record<string, StepText>> = { ready, release, carry };

export const deliver: KindText = {
  head: ({ name }) => (name === "" ? "交付 hotkey" : `交付 ${name} 的 hotkey`),
  named: ({ name }) => (name === "" ? "一次 hotkey 交付" : `${name} 的 hotkey 交付`),
  stopHint: "随时可以停：会从这里继续。到那时已离开的不会收回。",
  abandonText: "如果没有离开的，就什么也不保留。如果有的已离开，交付就只含那些。",
  abandonGo: "结束交付",
  step: ({ step }) => steps[step.id] ?? ready,
  steps: { ready: "之前", release: "放行", carry: "带过去" },
  facts: {
    method: "方式",
    server: "服务器",
    hotkeys: "Hotkey",
    secrets: "扫描的秘密",
    fingerprint: "安装程序的 SHA-256，前半",
  },
};
