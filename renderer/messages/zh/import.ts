import type { ImportFound } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { importFolder } from "./import-folder.ts";

type Format = ImportFound["format"];
type Weakness = ImportFound["weaknesses"][number];

const formats: Record<Format, string> = {
  phrase: "助记词，由你输入",
  shares: "分片备份的分片（SLIP-39）",
  seed: "十六进制种子，由你输入",
  "private-key": "十六进制私钥，由你输入",
  plain: "btcli 密钥文件，未加密",
  nacl: "btcli 密钥文件，已加密（$NACL）",
  ansible: "2021 至 2023 年的 btcli 密钥文件（Ansible vault）",
  fernet: "btcli 密钥文件，最旧的格式（Fernet）",
  polkadot: "由 polkadot-js 导出的账户（JSON）",
};
const weaknesses: Record<Weakness, string> = {
  SOURCE_UNENCRYPTED: "文件未加密：读到它的人就有这个密钥。",
  SOURCE_CONSTANT_SALT:
    "它的加密对世界上所有钱包用同样的盐，猜测只需准备一次，就能用在全部钱包上。",
  SOURCE_OLD_CIPHER: "它是 btcli 多年前放弃的格式。现在的工具可能打不开。",
  SOURCE_NO_STRETCHING: "它的口令就是密钥本身，没有任何减速步骤：每秒可猜数百万次。",
  SOURCE_WEAK_PASSPHRASE: "它的口令容易猜到。",
  SOURCE_WIDE_MODE: "它的权限让那台电脑或磁盘的其他用户能访问文件。",
  SOURCE_NO_PHRASE: "其中没有助记词：这个来源就是全部。没有可写在卡片上的东西。",
};
const weaknessTags: Record<Weakness, string> = {
  SOURCE_UNENCRYPTED: "未加密",
  SOURCE_CONSTANT_SALT: "盐都一样",
  SOURCE_OLD_CIPHER: "旧格式",
  SOURCE_NO_STRETCHING: "口令未加强",
  SOURCE_WEAK_PASSPHRASE: "弱口令",
  SOURCE_WIDE_MODE: "对他人开放",
  SOURCE_NO_PHRASE: "无助记词",
};
const slow: Partial<Record<Format, string>> = {
  nacl: "三到十秒，并需半 GB 内存：这种格式尝试起来很慢。",
  fernet: "五到二十秒：这种格式试一次要一千万轮。",
};
const readings = {
  canonical: "按 btcli 的写法读取",
  "times-eight": "按 polkadot-js 的写法读取",
};

const keptWeakly: Readonly<Record<string, readonly string[]>> = {
  exposed: ["按你自己所说，它曾在消息、云端或照片中，或有人看到过。"],
  unknown: ["没有人能说它曾在哪里。这按他人见过的密钥处理。"],
};

export const importing: Translation<Messages["import"]> = {
  folder: importFolder,
  stopHint: "还没有保存任何东西。如果停下，读到的内容会被忘掉。",
  look: "查看内容",
  format: "来源种类",
  formatName: (format) => formats[format],
  weakness: (code) => weaknesses[code],
  weaknessTag: (code) => weaknessTags[code],
  keptWeakly: (kept) => keptWeakly[kept] ?? null,
  places: {
    title: "从别处导入密钥",
    lede: "一个密钥，有它自己的仪式；或一次整个钱包。",
    one: "一个密钥",
    oneText: "来自它的助记词、分片备份的分片、密钥文件或十六进制。逐步进行，最后有仪式记录。",
    begin: "导入一个密钥",
    folder: "整个钱包",
    folderText:
      "文件夹 ~/.bittensor/wallets、其中的一个钱包，或一个 U 盘。会找到并显示 coldkey、hotkey 和仅观察的钱包；由你选择。",
    chooseFolder: "选择文件夹",
  },
  words: {
    title: "输入助记词",
    lede: "按顺序，以空格或换行分隔，或从 1 开始编号。",
    way: "怎样输入",
    free: "作为文本",
    freeText: "一次全部，和卡片上一样。",
    each: "逐词",
    eachText: "从词表补全，或不用键盘、用鼠标选取。",
    count: "多少个词",
    field: "助记词",
    hint: "大小写无关。前面可以有编号：“1. word 2. word”。",
    working: "保险库正在读取助记词",
    workingDetail: "它由此派生密钥，不查询任何东西。",
  },
  shares: {
    title: "逐个输入分片",
    lede: "每个分片自己说明属于哪次拆分、需要多少个。到最后一个时就找到密钥。",
    working: "保险库正在读取分片",
    workingDetail: "它保留分片直到足够，不会写下其中任何内容。",
  },
  hex: {
    title: "输入数字",
    lede: "种子有 64 位十六进制数字，私钥 128 位。开头的 0x 无关。",
    field: "种子或私钥",
    hint: "输入时隐藏。它进入保险库，只用于此。",
    claim: "它应有的地址",
    claimHint: "如果你知道的话。私钥有两种写法；地址说明是哪一种。没有它可能会询问你。",
    claimBad: "这不是地址。地址有 48 个字符，以 5 开头。",
    working: "保险库正在派生密钥",
    workingDetail: "它不查询任何东西。",
  },
  file: {
    title: "打开密钥文件",
    lede: "选择它，并输入它的程序所询问的口令。口令进入保险库，只用于此。",
    none: "还没有选择文件。",
    choose: "选择密钥文件",
    chooseOther: "另选文件",
    plain: "这个文件未加密，不需要口令。",
    name: "文件",
    passphrase: "文件的口令",
    passphraseHint: "不是新的：新的在最后。",
    working: "保险库正在打开文件",
    workingDetail: (format) => slow[format] ?? "它读取字节；不改动文件。",
  },
  found: {
    title: "找到的是这个",
    lede: "把地址与你所知的比较。还没有保存任何东西。",
    address: "密钥的地址",
    phrase: "助记词",
    words: (count) => (count === null ? "无" : `${count} 个词`),
    which: "哪一个是你的地址？",
    whichText:
      "程序写私钥有两种方式，这些数字在两种方式下都是密钥。只有地址能说明。如果都不认识，请停下：错的那个是没有人用过的密钥。",
    reading: (encoding) => readings[encoding],
    role: "这是什么密钥？",
    coldkey: "Coldkey",
    coldkeyText: "它持有 TAO，并对其下的一切有最高权限。",
    hotkey: "Hotkey",
    hotkeyText: "它在服务器上工作，属于某个 coldkey。",
    owner: "属于哪个 coldkey",
    ownerUnknown: "不在这里的，或未知的",
    hotkeyName: "Hotkey 名称",
    nothingWeak: "在这个来源中没有发现弱点。",
    nothingWeakText: "这不说明还有谁见过助记词。它们曾在哪里，只有你知道。",
    weak: (count) => `旧的保管方式有 ${count} 个弱点`,
    mayBeKnown:
      "可能已有人得到这个密钥，新口令无法从他们手里收回。如果上面有价值，请考虑转移到新的 coldkey。",
    next: "就这样命名并继续",
  },
  seal: {
    title: (name) => `为 ${name} 选择新口令`,
    lede: "密钥用它在这台机器上重新封存。旧口令不再使用。",
    action: "封存并保存密钥",
    working: "正在封存密钥并从磁盘再次打开",
    workingDetail: "刻意用一两秒，让盗贼的每次猜测付出同样的代价。",
    underTitle: (name) => `重新封存 ${name}`,
    underLede:
      "如果它的 coldkey 在这台机器上，hotkey 与它共用口令，一个口令就能打开同属一组的密钥。否则它有自己的口令。",
  },
  done: {
    title: (name) => `${name} 在这里了`,
    lede: "它用新口令封存，并已从磁盘再次打开过。",
    oldFile: "旧文件还在原处",
    oldFileText:
      "只要它还在，它的弱点就仍然存在。验证了纸质副本、并在这里用过一次密钥之后，请删除它，以及备份和云端的每份副本。",
    onlyFileText: "它是这个密钥唯一的另一份副本。不要删除：移到一个单独离线保存的磁盘上。",
    notSafe: "尚不安全",
    oneCopy: "它的助记词现在有一份已验证的副本。在另一处有第二份才安全：“备份”会引导你。",
    copies: "本应用还没有见到它的助记词副本得到验证。在那之前请保留卡片或文件。",
    noPhrase: "没有助记词的密钥无法写下来。若有价值，请创建带助记词的 coldkey 并转移过去。",
    hotkey: "这个 hotkey 在它的服务器上照常工作。被盗的可以用它的 coldkey 更换。",
  },
  sharesKept: {
    typed: (typed: readonly number[]) =>
      typed.length === 1
        ? `你输入了分片 ${typed.join()}，已足够。`
        : `你输入了分片 ${typed.join("、")}，已足够。`,
    count: "据你所知，一共有几个分片",
    countHint: "分片本身不说一共有几个。请看第一张卡片，或当时的记录。",
    elsewhere: (threshold: number, count: number) =>
      `它们以“${count} 个中的 ${threshold} 个”写入登记簿，今天已验证。它们是在别处做的：本应用无法重新生成它们的词，所以丢失的不能在这里重写，验证的方式是用它们恢复一次。`,
    not: "它们不是要保留的副本",
  },
  card: {
    not: "它不是要保留的副本",
    working: "正在保存密钥及其副本",
  },
  remove: {
    offer: (n) => (n === 1 ? "删除旧文件" : `删除 ${n} 个旧文件`),
    title: (n) => (n === 1 ? "删除旧文件？" : `删除 ${n} 个旧文件？`),
    what: (n) =>
      n === 1
        ? "文件会被覆盖一次并删除。如果它在读取之后有变化，就不动它。"
        : "每个文件会被覆盖一次并删除。读取之后有变化的不动。",
    flash:
      "在闪存（U 盘、SSD）和写时复制的文件系统上，旧字节此后仍可能读得出来。只有销毁磁盘，或原来就很好的口令，才有帮助。备份和云端的副本不受影响。",
    only: "此后，密钥可能只在这台机器上。若有助记词，请先验证一份助记词副本。",
    last: (ends) => `${ends} 的最后四个字符`,
    hold: "按住以删除",
    keep: "保留文件",
    keepMany: "保留这些文件",
    working: "正在删除",
    done: (n) => `${n} 个旧文件已删除`,
    notOverwritten: (n) => `其中 ${n} 个没能先覆盖；旧字节可能仍在磁盘上。`,
    doneText: "在闪存上仍可能找到它的字节。请把那个磁盘当作曾存过密钥的来处理。",
    kept: (n) => `${n} 个文件保持原样`,
    keptOne: (name, why) => `${name}：${why}`,
  },
  guide: {
    places: {
      what: "通往两条途径。在你选定之前不读取任何东西。",
      wrong: ["别人发给你的文件：两个人都知道的密钥属于动作快的那个。"],
      hands: ["卡片，或装有文件的磁盘", "它们的口令"],
    },
    source: {
      what: "导入在别处产生的密钥。它会被检查、显示，并以本应用自己的格式封存。",
      wrong: [
        "把 hotkey 当作 coldkey 导入：请比较地址。",
        "别人发给你的文件：两个人都知道的密钥属于动作快的那个。",
      ],
      hands: ["卡片，或装有文件的磁盘", "它的口令"],
    },
    words: {
      what: "把助记词交给保险库，由它派生地址。不会发往别处。",
      wrong: [
        "摄像头、共享的屏幕、你身后的人。",
        "来自剪贴板或便签的助记词：读到它们的人就有密钥。",
      ],
      hands: ["卡片"],
    },
    shares: {
      what: "把每个分片交给保险库，足够时由它拼出密钥。结果是拆分之前那样的助记词。",
      wrong: [
        "两次拆分的分片：它们合不起来，应用会说明。",
        "用其他工具的口令保护过的分片：在这里会得到另一个地址，而且无从得知。请比较地址。",
        "所有分片在一张桌上放得太久：用完请带回原处。",
      ],
      hands: ["分片所要求数量的卡片"],
    },
    hex: {
      what: "把数字交给保险库，由它派生地址。不会发往别处。",
      wrong: [
        "来自剪贴板或便签的数字：读到它们的人就有密钥。",
        "种子错一位就是另一个有效的密钥：请比较地址。",
      ],
      hands: ["数字", "你所知的地址"],
    },
    file: {
      what: "在保险库中打开文件。文件只读一次，不改动。",
      wrong: ["末尾带空格的口令：两种方式都会尝试。", "文件不对：coldkeypub.txt 中没有密钥。"],
      hands: ["它的程序所询问的口令"],
    },
    found: {
      what: "显示它是谁的密钥、怎样保管的，让你还能回头。",
      wrong: ["地址与你预期的不同：停下，再看看来源。"],
      hands: ["你所知的地址"],
    },
    done: {
      what: "密钥已保存并写入日志。来源保持原样，除非你删除它。",
      wrong: ["纸质副本得到验证之前就删除旧文件。"],
      hands: ["卡片，以便把它作为副本验证"],
    },
  },
};
