import { inUnit } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { DoctorCode } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const YEAR_S = 365.25 * 86_400;
/** Two digits at most: an estimate that looks exact is a lie. */
const round = (value: number): number =>
  value < 10 ? Math.round(value * 10) / 10 : Math.round(value);

function longTime(guessSeconds: number): string {
  const of = (seconds: number): number => round(guessSeconds / seconds);
  if (guessSeconds < 7200) return inUnit(of(60), "minute");
  if (guessSeconds < 3 * 86_400) return inUnit(of(3600), "hour");
  if (guessSeconds < 2 * YEAR_S) return inUnit(of(86_400), "day");
  if (guessSeconds < 1e6 * YEAR_S) return `${t.count(of(YEAR_S))}年`;
  return "一百万年以上";
}
/** As in English: zxcvbn's score 3, six dice words, a thousand machines, half of the guesses. */
const standsFor = (guesses: number, guessMs: number): string =>
  longTime((guesses / 2 / 1000) * (guessMs / 1000));

const leftReason: Readonly<Record<string, string>> = {
  WRONG_PASSPHRASE: "口令打不开它，或者它已损坏",
  SEAL_VERSION: "它由更新版本的应用产生",
  SEAL_DAMAGED: "它的文件已损坏",
  SEAL_NOT_OURS: "它的文件不是封存的密钥",
  KEY_NOT_HERE: "它的文件不见了",
  FILE_IS_LINK: "它的文件是指向别处的链接",
};

const findings: Record<DoctorCode, { readonly title: string; readonly now: string }> = {
  CHANGE_UNFINISHED: {
    title: "更换口令没有完成",
    now: "每个文件都完整，可用旧口令或新口令打开。请腾出磁盘空间，然后完成它。",
  },
  FOLDER_OPEN_TO_OTHERS: {
    title: "这台电脑上的其他用户可以查看密钥文件夹",
    now: "请收紧权限。文件虽已加密，但别人不需要它们。",
  },
  FILE_OPEN_TO_OTHERS: {
    title: "这台电脑上的其他用户可以读取此文件",
    now: "请收紧权限，并想想谁可能已复制它：它可用现在的口令打开。",
  },
  FILE_MISSING: {
    title: "封存文件不见了",
    now: "请从此文件夹的副本放回，或用助记词导入密钥。",
  },
  FILE_IS_LINK: {
    title: "文件的位置上是一个指向别处的链接",
    now: "应用不跟随任何链接。请查明是谁放的，并把文件本身移回来。",
  },
  FILE_UNREADABLE: {
    title: "文件无法读取",
    now: "请检查磁盘和文件夹权限。在此之前，助记词是唯一的副本。",
  },
  FILE_DAMAGED: {
    title: "文件已损坏",
    now: "请从此文件夹的副本放回，或用助记词导入密钥。",
  },
  FILE_FOREIGN: {
    title: "这不是本应用封存的密钥",
    now: "它的位置被放了别的东西。请从副本放回文件，或用助记词导入密钥。",
  },
  VERSION_UNKNOWN: {
    title: "文件由更新的版本产生",
    now: "请更新应用。本版本不会改动这个文件。",
  },
  KEY_MISMATCH: {
    title: "文件自称是另一个密钥",
    now: "文件被调换或改名。请把正确的放回；在此之前两者都不要用。",
  },
  CARD_MISSING: {
    title: "密钥丢失了名称",
    now: "封存文件还在，它的卡片文件没了。请从此文件夹的副本放回卡片（.json），或在这里为密钥起一个名称。",
  },
  CARD_UNREADABLE: {
    title: "密钥的卡片文件无法读取",
    now: "封存文件不受影响。请从此文件夹的副本放回卡片（.json），或在这里为密钥起一个名称。",
  },
  FASTER_THAN_CHOSEN: {
    title: "它打开得比你选择的快",
    now: "盗贼的每次猜测代价偏低。请按所选的解锁时间重新封存。",
  },
  OTHER_SET: {
    title: "它没有与它的 coldkey 一起封存",
    now: "它可能用另一个口令或旧口令。请证明它能打开；更换 coldkey 的口令会使它们一致。",
  },
  NOT_OPENED_LATELY: {
    title: "三个月没有人打开过它",
    now: "磁盘会遗忘，人也会。趁助记词还在，请证明它能打开。",
  },
  NO_PROVED_COPY: {
    title: "它没有任何已验证的副本",
    now: "如果这块磁盘坏了，密钥就没了。请做一份副本。",
  },
  NOT_YET_SAFE: {
    title: "它的副本经不起失去一个地方",
    now: "请为另一个地方做一份副本。",
  },
};

const doctorLevels = {
  CHANGE_UNFINISHED: { level: "danger", leadsTo: "finish" },
  FOLDER_OPEN_TO_OTHERS: { level: "care", leadsTo: "close" },
  FILE_OPEN_TO_OTHERS: { level: "care", leadsTo: "close" },
  FILE_MISSING: { level: "danger", leadsTo: null },
  FILE_IS_LINK: { level: "danger", leadsTo: null },
  FILE_UNREADABLE: { level: "danger", leadsTo: null },
  FILE_DAMAGED: { level: "danger", leadsTo: null },
  FILE_FOREIGN: { level: "danger", leadsTo: null },
  VERSION_UNKNOWN: { level: "care", leadsTo: null },
  KEY_MISMATCH: { level: "danger", leadsTo: null },
  CARD_MISSING: { level: "care", leadsTo: "name" },
  CARD_UNREADABLE: { level: "care", leadsTo: "name" },
  FASTER_THAN_CHOSEN: { level: "care", leadsTo: "change" },
  OTHER_SET: { level: "info", leadsTo: "prove" },
  NOT_OPENED_LATELY: { level: "care", leadsTo: "prove" },
  NO_PROVED_COPY: { level: "danger", leadsTo: "backup" },
  NOT_YET_SAFE: { level: "care", leadsTo: "backup" },
} as const satisfies Record<DoctorCode, { level: string; leadsTo: string | null }>;

export const care: Translation<Messages["care"]> = {
  unlock: {
    title: "解锁时间",
    field: "打开需要多久",
    lede: "每次打开都要这么久，你如此，拿到文件的盗贼每猜一次也如此。",
    valueSpoken: (ms) => inUnit(ms / 1000, "second"),
    measure: (ms) => `在本机测定 ${t.moment(ms)}`,
    measuring: "正在测量这台电脑在此时间内能做多少",
    measuringDetail: (ms) => `约 ${t.span(Math.max(2000, ms * 2.5))}。停止则不作改变。`,
    stop: "停止测量",
    notYet: "尚未测量。请先测量：这个时间在每台电脑上含义不同。",
    usual: "一秒，在封存第一个密钥时测量。",
    measured: "在这台电脑上测得",
    floor: (ms) => `应用允许的最低限度在这里需要 ${t.moment(ms)}；不会更低。`,
    memory: "每次打开所用内存",
    memoryValue: (bytes, passes) =>
      `${t.count(Math.round(bytes / 1024 / 1024))} MiB，遍历 ${passes} 次`,
    thief: "盗贼猜一次的代价",
    thiefText: (ms) =>
      `在类似的电脑上，同样的内存和时间。一千台一起猜：应用接受的最弱口令需要 ${standsFor(1e8, ms)}，六个骰子词需要 ${standsFor(2 ** 77, ms)}。`,
  },
  suggestion: {
    open: "建议一个口令",
    another: "再建议一个",
    hide: "隐藏",
    count: "多少个词",
    countChoice: (words) => `${words} 个词`,
    countDetail: (words) => `${Math.floor(words * Math.log2(7776))} 比特`,
    title: "不是谁想出来的",
    text: (words, bits) =>
      `从 7,776 个词中选出 ${words} 个，由保险库中的系统随机性决定：${bits} 比特。现在就记住或连同连字符写下；然后手动输入到两个输入框。它不能复制，也只在这里显示。`,
    list: "建议的口令",
    working: "保险库正在选词…",
  },
  throws: {
    title: "随机性",
    lede: "系统的随机性已经足够。不想只信任一个来源的人，可以再掷骰子或硬币：两者混合，只知道其一的人什么也不知道。",
    source: "词由什么产生",
    none: "仅系统",
    noneDetail: "所有钱包的做法",
    dice: "加骰子",
    diceDetail: "一个骰子，或按固定顺序的几个",
    coins: "加硬币",
    coinsDetail: "正面或反面",
    pad: (isDice) => (isDice ? "骰子的投掷" : "硬币的投掷"),
    how: (isDice) =>
      isDice
        ? "按落下的顺序按键盘 1 到 6，或点按钮。不要编造，也不要遗漏。"
        : "按落下的顺序按键盘 H（正面）或 T（反面），或点按钮。",
    face: (face, isDice) => (isDice ? String(face) : face === 1 ? "正面" : "反面"),
    back: "撤回上一次",
    again: "重新开始",
    count: (count, needed) => `${t.count(count)} / ${t.count(needed)} 次投掷`,
    bits: (bits, needed) => `${t.count(bits)} / ${t.count(needed)} 比特`,
    meter: "这些投掷本身的价值",
    judging: "正在评估…",
    enough: "单靠这些投掷就已足够。",
    finding: (code, judged) =>
      ({
        THROWS_PATTERN:
          "这些投掷在重复：看起来是敲出来的，不是掷出来的，本身不算数。请用真实的重新开始。",
        THROWS_UNEVEN:
          "某些面或前后两次的步长出现得太频繁，不像诚实的投掷。灌铅的骰子，还是手在帮忙？它们的价值低于其次数。",
        THROWS_FEW: `少于单独足够所需的 ${t.count(judged.neededCount)} 次。不会因此变弱：系统的随机性保持完整。`,
      })[code],
    mixing:
      "混合方式：保险库先取系统的字节，再用 SHA-512 对你的投掷求哈希，然后用异或合并。均匀的字节无论与什么合并都保持均匀，所以不好的投掷不会造成损害。docs/formats.md 有配方和测试向量。",
    need: "至少投掷一次，或选择“仅系统”。",
  },
  change: {
    kicker: (name) => `照看 ${name}`,
    title: "更换口令",
    lede: (name, hotkeys) =>
      hotkeys === 0
        ? `重新封存 ${name}。密钥、地址和助记词保持不变。`
        : `重新封存 ${name} 及其 ${hotkeys} 个 hotkey，要么全部，要么一个也不。密钥、地址和助记词保持不变。`,
    what: "更改什么",
    both: "口令和解锁时间",
    bothDetail: "从现在起用新口令",
    time: "仅解锁时间",
    timeDetail: "口令不变",
    now: "当前口令",
    nowHint: "在这次更改完成之前一直有效。",
    fresh: "新口令",
    freshAgain: "再次输入新口令",
    go: "用新口令封存",
    goTime: "按此解锁时间封存",
    working: "用旧的打开，用新的封存",
    workingDetail:
      "保险库派生两个密钥，刻意缓慢。然后每个新文件写在旧文件旁边，从磁盘打开验证，之后才取而代之。",
    copiesTitle: "别处的副本仍用旧口令",
    copies: [
      "U 盘上的加密副本和之前做的磁盘备份仍用旧口令打开。请做新的，然后销毁旧的。",
      "纸或钢板上的助记词不依赖任何口令，仍然有效。",
      "如果别人可能知道旧口令并可能拿到过文件，新口令没有帮助：请转移到新的 coldkey。",
    ],
    doneTitle: "口令已更换",
    doneTitleTime: "解锁时间已更改",
    doneLede: (changed, tookMs) =>
      `${changed} 个文件已重新封存、从磁盘读回并打开。封存用了 ${t.moment(tookMs)}。`,
    leftTitle: "这些保持原样",
    left: ({ name, code }) => `${name}：${leftReason[code] ?? code}`,
    toKeys: "前往密钥",
    toDoctor: "前往密钥文件",
    gone: "这个密钥已不在这里。",
    guide: {
      what: "保险库用当前口令打开文件，并用新的盐封存其内容。任何时刻崩溃，每个文件都完整，下次启动会完成更改或撤回。",
      wrong: ["还没记牢就忘掉的新口令。只有助记词能找回密钥。", "仍可用旧口令打开的旧副本。"],
      hands: "当前口令。写新口令的纸，直到你记住为止。",
    },
  },
  keys: {
    rename: "重命名",
    change: "更换口令",
    retire: "停用",
    bringBack: "恢复使用",
    bringBackNamed: (name) => `恢复使用 ${name}`,
    renameTitle: (name) => `重命名 ${name}`,
    renameText: "只供你自己用：链上看不到它，除卡片文件外没有文件改变。",
    renameField: "新名称",
    renameGo: "重命名",
    retireTitle: (name) => `停用 ${name}？`,
    retireText: (isColdkey) =>
      isColdkey
        ? "它连同 hotkey 和副本都会保留，但在你恢复之前不再提供选择，也拒绝新的操作。它仍可接收。应用从不删除密钥。"
        : "它会保留，但在你恢复之前不再提供选择，也拒绝新的操作。它在链上的注册保持不变。应用从不删除密钥。",
    retireGo: "停用",
    keep: "保持原样",
    retired: (count) => `${count} 个停用的密钥`,
    retiredSince: (atMs) => `停用于 ${t.dayOfYear(atMs)}`,
    doctor: "密钥文件",
  },
  doctor: {
    title: "密钥文件",
    lede: "每个封存文件及其卡片，按磁盘上的内容评估。不为此打开任何东西。",
    looking: "正在查看文件",
    again: "再看一次",
    checked: (atMs) => `查看于 ${t.date(atMs)}`,
    empty: "还没有密钥文件。",
    nothing: "没有要改进的",
    summary: (keys, findingCount) =>
      findingCount === 0
        ? `${keys} 个密钥，没有要改进的。`
        : `${keys} 个密钥，${findingCount} 项要改进。`,
    finding: (code) => ({ ...findings[code], ...doctorLevels[code] }),
    nameless: "没有名称的密钥",
    retired: "已停用",
    version: "格式",
    versionValue: (version) => `版本 ${version}`,
    cost: "每次打开",
    costValue: (memoryKib, passes, opensInMs) =>
      `${t.count(Math.round(memoryKib / 1024))} MiB，${passes} 遍${opensInMs === null ? "" : `：在这里约 ${t.moment(opensInMs)}`}`,
    opened: "上次确认能打开",
    folder: "文件夹",
    go: {
      change: "重新封存",
      prove: "证明它能打开",
      backup: "做一份副本",
      close: "禁止他人访问",
      finish: "完成更改",
      name: "起一个名称",
    },
    closed: (count) => `${count} 个已禁止他人访问。`,
    proveTitle: (name) => `证明 ${name} 能打开`,
    proveText: (hotkeys) =>
      hotkeys === 0
        ? "保险库打开文件，并立即忘掉其中的内容。"
        : `保险库打开这个文件及其 ${hotkeys} 个 hotkey 的文件，并立即忘掉其中的内容。`,
    proveField: "口令",
    proveJudge: "顺便告诉我这个口令有多强。回答只显示，不保存。",
    proveGo: "打开",
    proveWorking: "正在打开",
    proveWorkingDetail: "时间与封存时你所选的一样长。",
    proved: (opened, tookMs) => `${opened} 个文件能打开；第一个用了 ${t.moment(tookMs)}。`,
    provedLeft: "这些没能打开：",
    nameTitle: "为这个密钥起一个名称",
    nameText:
      "保险库会打开文件一次，确认它就是所标明的密钥，以及它有没有助记词。文件本身不会改变。",
    nameCopies: "副本清单原本记在卡片上",
    nameCopiesText: "在依靠任何一份副本之前，请在“备份”中重新验证它。日志里写着它们曾在哪里。",
    nameField: "名称",
    nameGo: "打开并命名",
    named: (name) => `这个密钥现在叫 ${name}。`,
    close: "关闭",
    guide: {
      what: "读取每个文件对自己的说明：格式、代价、谁的密钥、谁可读取。这不需要口令，也不改变任何东西。",
      wrong: [
        "文件可能看起来正常却打不开。只有打开才能证明。",
        "检查只看这块磁盘：不看你的卡片、U 盘和备份。",
      ],
      hands: "查看不需要什么；要证明文件能打开，需要口令。",
    },
  },
};
