import { listed, roughly } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { PhraseCheck, Strength } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const mediums = { paper: "纸质卡片", steel: "钢板", usb: "加密 U 盘" };
const scores: Readonly<Record<number, string>> = {
  0: "非常弱",
  1: "弱",
  2: "不够",
  3: "好",
  4: "强",
};
const hints: Readonly<Record<string, string>> = {
  tooShort: "至少十二个字符。",
  straightRow: "键盘上成排的键会最先被尝试。",
  keyPattern: "键盘上的图案会最先被尝试。",
  simpleRepeat: "重复字符几乎没有作用。",
  extendedRepeat: "重复的组合几乎没有作用。",
  sequences: "abc、6543 这样的序列会最先被尝试。",
  recentYears: "年份会最先被尝试。",
  dates: "日期会最先被尝试。",
  topTen: "这是最常用的十个密码之一。",
  topHundred: "这是最常用的一百个密码之一。",
  common: "这是很常见的密码。",
  similarToCommon: "这与常见密码相似。",
  wordByItself: "单个词几秒之内就会被试出。",
  namesByThemselves: "人名会很早被尝试。",
  commonNames: "人名会很早被尝试。",
  userInputs: "其中包含与你或本程序有关的内容。",
  pwned: "这个密码曾出现在泄露数据中。",
  l33t: "用数字替换字母几乎没有帮助。",
  reverseWords: "倒写的词几乎没有帮助。",
  allUppercase: "只用大写字母几乎没有帮助。",
  capitalization: "首字母大写几乎没有帮助。",
  associatedYears: "不要用与你有关的年份。",
  repeated: "不要重复。",
  longerKeyboardPattern: "不成图案的更长的词更好。",
  anotherWord: "再加一两个互不相关的词。",
  useWords: "使用几个互不相关的词。",
  noNeed: "够长就不需要符号和数字。",
  restricted: "攻击者知道这个词。",
};

const judged = (strength: Strength): string =>
  strength.isEnough
    ? `足够：${scores[strength.score] ?? ""}，约 ${roughly(10 ** Math.round(Math.min(30, strength.guessesLog10)))} 次猜测。`
    : `还不够：${scores[strength.score] ?? ""}。`;

export function proofSummary(
  check: Extract<PhraseCheck, { match: false }>,
  isNot = "与显示的不符",
): string {
  if (check.isOtherPhrase) return "这是有效的助记词，但属于另一个密钥。请看看你读的是哪张卡片。";
  if (check.givenWords !== check.expectedWords)
    return `收到 ${check.givenWords} / ${check.expectedWords} 个词。请补全其余的词。`;
  const [first] = check.wrong;
  if (check.wrong.length === 1 && first) return `第 ${first.position} 个词${isNot}。`;
  if (check.wrong.length === 0) return "每个词都对，但合在一起不对。请检查顺序。";
  return `${check.wrong.length} 个词不符：第 ${listed(check.wrong.map((word) => word.position))} 个。`;
}

export const create: Translation<Messages["create"]> = {
  stop: "停在这里",
  stopHint: "随时可以停：仪式会从这里继续，在副本得到验证之前什么都不算密钥。",
  stopHintEmpty: "现在停下，什么都还没有保存。",
  name: {
    title: "给 coldkey 命名",
    lede: "只供你自己用：链上看不到它。",
    field: "Coldkey 名称",
    hint: "字母、数字、点、连字符：treasury、mining-2。它也是文件名。",
    bad: "以字母或数字开头；其后可用字母、数字、点、连字符、下划线，最多 40 个。",
    words: "多少个词",
    wordChoice: (n) => `${n} 个词`,
    wordDetail: (n) => (n === 24 ? "256 比特，推荐" : `${(n / 3) * 32} 比特`),
    entropyTitle: "随机性从哪里来",
    entropy:
      "来自这台电脑的操作系统，在保险库进程内产生。不下载任何东西，不输入任何东西，也不依赖时钟。",
  },
  room: {
    capture: (canBlock) =>
      canBlock
        ? "本系统会对截屏和录屏隐藏此窗口。但摄像头仍能看到它。"
        : "本系统无法阻止屏幕捕获。请先关闭其他所有程序。",
  },
  passphrase: {
    title: "选择口令",
    lede: "它在这台机器上封存密钥，每次操作都要输入。它不是备份：助记词才是。",
    field: "口令",
    again: "再次输入口令",
    differs: "两次输入不同。",
    counts: "长度最重要：五六个互不相关的词容易输入，难以猜到。至少十二个字符。",
    judging: "正在评估…",
    judged,
    strengthLabel: "口令强度",
    hint: (key) => hints[key] ?? null,
    seal: "产生并封存密钥",
    sealing: "正在产生并封存密钥",
    sealingDetail: "保险库正用你的口令派生密钥：刻意用约一秒，让盗贼的每次猜测付出同样的代价。",
  },
  reopen: {
    title: (name) => `重新打开 ${name}`,
    lede: "保险库在此期间关闭了。口令会打开待定的助记词，仪式继续。",
    field: "口令",
    go: "打开并继续",
    working: "正在打开待定的助记词",
    workingDetail: "约一秒：口令被刻意设计得难以快速尝试。",
  },
  write: {
    title: (from, to) => `把第 ${from} 到 ${to} 个词写在卡片上`,
    lede: "给每个词编号，按列往下读。松开、看向窗口之外或过一分钟，词会自动隐藏。",
    list: (from, to) => `第 ${from} 到 ${to} 个词`,
    hidden: "已隐藏",
    hold: "按住显示",
    key: "空格",
    fetching: "保险库正在发送助记词…",
    shown: "按住期间显示助记词。",
    wereHidden: "助记词已隐藏。",
    timedOut: "一分钟后已隐藏。再次按住以继续。",
    written: (from, to) => `我已写下第 ${from} 到 ${to} 个词`,
    first: "请先按住显示助记词。",
  },
  prove: {
    title: "照着卡片把词输入一遍",
    lede: "不要凭记忆：照着手里的卡片。这样才能证明它可以读出来。",
    word: (n) => `第 ${n} 个词`,
    suggestions: (n) => `第 ${n} 个词的建议`,
    unknown: "不在词表中",
    wrong: "不是这个词",
    nearest: (words) => `最接近：${listed(words)}`,
    pasteOff: "已禁用粘贴：从剪贴板来的词不可能只在纸上存在过。请照着卡片输入。",
    filled: (n, of) => `已填 ${n} / ${of}`,
    check: "核对这些词",
    checking: "保险库正在比较",
    checkingDetail: "在保险库内逐词比较。回答只说位置，从不说词。",
    back: "返回书写",
    summary: (check) => proofSummary(check),
    fix: "改正标出的词再核对一次。如果卡片写错了，就返回再看一遍。",
    picker: "在屏幕上选取",
    pickerHide: "隐藏字母",
    pickerHint: "用于不信任的键盘：先选开头的字母，再选词。",
    pickerFor: (n) => `第 ${n} 个词的字母`,
    letter: (value) => value.toUpperCase(),
    clear: "清除",
    keys: "回车采用建议并前进。方向键选择。",
  },
  copy: {
    title: "登记副本",
    lede: "词都对：卡片已验证。说明它将放在哪里，十年后你才找得到，也知道缺了什么。",
    label: "卡片上的标签",
    labelHint: "不要写密钥的用途或价值：“卡片 A”就够了。",
    labelDefault: "卡片 A",
    medium: "写在",
    mediumName: (value) => mediums[value],
    place: "将保存在哪里",
    placeHint: "精确到你自己知道即可：“家中保险箱”、“银行 2 号箱”。",
    bad: "一行，最多 60 个字符。",
    custodian: "由谁保管",
    custodianHint: "留空：你自己。",
    serial: "信封编号",
    serialHint: "防拆信封上印的编号。没有则留空。",
    record: "登记副本",
    samePlace: "那里已经有一份副本",
    samePlaceText: "它算数，但一场火灾会带走两份。放在两个地方密钥才安全。",
    working: "正在登记副本并完成密钥",
  },
  done: {
    title: (name) => `${name} 现在是 coldkey 了`,
    lede: "它的密钥封存在这台机器上，助记词有一份副本已验证。",
    safeNow: "现在安全的是",
    safe: ["这台笔记本坏了，卡片能把密钥找回来。", "这台笔记本被盗，口令挡在盗贼和密钥之间。"],
    missing: "还缺什么",
    missingText:
      "另一处的第二份已验证副本。在那之前，一场火灾会带走一切：凡是要紧的地方，应用都会写着“尚不安全”。",
    next: "把卡片装进信封，带到它的位置。然后回来领 TAO、建 hotkey。",
    address: "它的地址",
    toKeys: "前往密钥",
  },
  guide: {
    name: {
      what: "产生一个新 coldkey：名称、副本计划、房间、口令、书写、回读、登记。每一步之后都可以停。",
      wrong: ["透露价值的名称：打开本应用的人都看得到。"],
      hands: ["一支笔", "两张卡片或钢板", "独处二十分钟"],
    },
    passphrase: {
      what: "在这台机器上锁住密钥。无论在这里还是对盗贼，每次猜测都要约一秒的计算。",
      wrong: [
        "忘记了：助记词能找回密钥，别的都不能。",
        "在别处也用过：那里一旦泄露，这里的密钥就会被打开。",
      ],
      hands: ["你的头脑。要写下来，只能与助记词分开放。"],
    },
    write: {
      what: "显示助记词让你写下来。要在下一步重新输入之后才算数。",
      wrong: ["房间里有摄像头或手机。", "相似的词：请用大写字母写清楚。", "照片不是备份，是泄露。"],
      hands: ["卡片和笔"],
    },
    notPossible: "这里做不到的事",
    notPossibleText: (canBlock) =>
      canBlock
        ? "复制、打印或保存助记词。本系统会对屏幕捕获隐藏窗口。"
        : "复制、打印或保存助记词。本系统无法阻止屏幕捕获；请关闭其他一切。",
    prove: {
      what: "接收整套助记词。由保险库比较；词不会从这个界面去往别处。",
      wrong: [
        "凭记忆输入只能证明你的记忆，不能证明卡片。",
        "四个字母就能认出一个词：词表中没有两个词的前四个字母相同。",
      ],
      hands: ["你刚写好的卡片"],
    },
    copy: {
      what: "把副本写入备份登记簿：标签、介质、地点、验证时间。不含任何词。",
      wrong: ["地点写得太含糊，继承人得翻遍整座房子。"],
      hands: ["卡片", "一个不透明的信封"],
    },
    done: {
      what: "密钥已存在，并已写入日志。它还没有 TAO。",
      wrong: ["把卡片留在桌上。"],
      hands: ["装在信封里的卡片"],
    },
  },
  started: (ms) => t.date(ms),
};
