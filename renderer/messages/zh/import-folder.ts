import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const roles = { coldkey: "coldkey", coldkeypub: "仅地址", hotkey: "hotkey" };
const working = {
  searching: "正在寻找钱包",
  opening: "保险库正在打开文件",
  sealing: "正在封存密钥",
  storing: "正在保存每个密钥并从磁盘再次打开",
  removing: "正在删除旧文件",
};

export const importFolder: Translation<Messages["import"]["folder"]> = {
  head: (step, of) => `导入钱包 · 第 ${step} 步，共 ${of} 步`,
  working: (step) => working[step],
  progress: (step, done, of) =>
    step === "searching" ? `已读 ${done} 个名称` : of === 0 ? "" : `${done} / ${of}`,
  restart: "重新开始",
  openingDetail: "每个口令三到十秒：旧格式尝试起来很慢。",
  stop: "停止",
  stopping: "完成这个文件之后停止",
  list: {
    title: (folder, n) => (n === 0 ? `${folder} 中没有钱包` : `${folder} 中有 ${n} 个钱包`),
    lede: "还没有打开或保存任何东西。请选择要导入的；文件保持原样。",
    ledeEmpty:
      "钱包是含有文件“coldkey”或“coldkeypub.txt”，或文件夹“hotkeys”的文件夹。不跟随链接文件夹。",
    incomplete: "这个文件夹中的内容超出了应用的查找范围",
    incompleteText: "搜索被停止，或到了上限。请选择钱包自己的文件夹，而不是整个磁盘。",
    role: (role) => roles[role],
    hotkeysOf: (n) => `${n} 个 hotkey`,
    noAddress: "打开之后才知道它的地址。",
    hereAs: (name) => `已在这里，名为 ${name}`,
    stored: (name) => `已保存为 ${name}`,
    watched: (name) => `观察中，名为 ${name}`,
    open: "未加密",
    locked: "需要口令",
    choose: (what, wallet) => `${wallet} 的 ${what}`,
    all: "选择所有新的",
    none: "全不选",
    chosen: (n) => (n === 0 ? "未选择" : `已选 ${n} 个`),
    next: "用这些继续",
    pubDiffers: "旁边的 coldkeypub.txt 写的是另一个地址。以密钥为准；不要使用那个文件。",
    other: "另选文件夹",
    back: "另一个来源",
  },
  open: {
    title: "打开已加密的",
    lede: "一个口令可以打开几个文件：会在这个钱包的每个锁定文件上尝试。",
    of: (wallet) => `${wallet} 的文件的口令`,
    hint: "就像你给 btcli 输入的那样。",
    locked: (n) => `${n} 个文件已锁定`,
    allOpen: "这里选择的都已打开。",
    go: (wallet) => `打开 ${wallet} 的文件`,
    goShort: "打开",
    next: "继续",
    nextWithout: (n) => `不要这 ${n} 个文件，继续`,
  },
  names: {
    title: "找到的是这些",
    lede: "把地址与你所知的比较，并给每个起一个在这里的名称。还没有保存任何东西。",
    name: (role, file) =>
      role === "coldkeypub" ? `观察地址 ${file} 的名称` : `${role} ${file} 的名称`,
    needsName: "它自己的名称含有易混的字母，或已被占用。请另选一个。",
    taken: "这个名称用了两次。",
    under: (name) => `属于 ${name}`,
    underUnknown: "属于未知的 coldkey",
    next: "继续到口令",
    nextWatch: (n) => (n === 1 ? "观察它" : `观察这 ${n} 个`),
    nothing: "没有打开任何东西",
    nothingText: "所选文件都没能打开。请返回，或另选文件夹。",
  },
  seal: {
    title: (n) => `为 ${n} 个密钥选择新口令`,
    lede: "这次导入的 coldkey 和 hotkey 共用一个口令。每个都用它重新封存；旧的不再使用。",
    action: (n) => `封存并保存 ${n} 个密钥`,
    underTitle: (n, coldkey) => `把 ${n} 个 hotkey 封存在 ${coldkey} 之下`,
    detail: "口令一两秒，然后每个密钥片刻。",
  },
  done: {
    title: (n, watched) => {
      if (n > 0) return `${n} 个密钥现在在这里`;
      return watched === 0 ? "没有保存任何东西" : `现在观察 ${watched} 个地址`;
    },
    lede: "每个都已重新封存，并从磁盘再次打开过。",
    ledeWatched: "它们的密钥在别处：在这里不能为它们签名。",
    ledeNone: "读到的内容会在你离开时忘掉。",
    stored: "已保存",
    failed: (n) => `${n} 个没有保存`,
    failedText: "其他的不受影响。这些可以再试。",
    again: "再试这些",
    stoppedTitle: "已停止",
    stoppedText: "到那时已保存的都完整并保留。其余没有保存。",
    oldFiles: "旧文件还在原处",
    oldFilesText:
      "只要它们还在，它们的弱点就仍然存在。请先验证纸质副本，并在这里用一次密钥，然后再删除。",
  },
  guide: {
    what: "在文件夹中寻找 btcli 的钱包，显示其中有什么、怎样保管的，并导入你选择的。",
    wrong: [
      "别人发给你的文件：两个人都知道的密钥属于动作快的那个。",
      "整个磁盘：请选择钱包所在的文件夹。",
    ],
    hands: ["装有钱包的磁盘", "它们的口令", "一个新口令"],
  },
};
