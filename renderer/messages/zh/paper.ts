import * as t from "../../lib/time.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { roomItems } from "./ceremonies/room.ts";

const reasons: Readonly<Record<string, string>> = {
  "changed-mind": "改变主意",
  "phrase-seen": "助记词可能被看到",
  mistake: "弄错了",
  other: "其他原因",
};
const mediums: Readonly<Record<string, string>> = {
  paper: "纸",
  steel: "钢板",
  usb: "加密 U 盘",
};
const roles: Readonly<Record<string, string>> = { operator: "操作者", witness: "见证人" };
const gaps: Readonly<Record<string, string>> = {
  closed: "结束时完好",
  open: "结束时已破",
  gone: "此前被打破，结束时尚未确认",
  practice: "敞开，因练习而接受",
  unknown: "不明：本系统不说明",
};
/** A token of a newer version: spelt out. */
const spelt = (token: string): string => token.replaceAll("-", " ");

export const paper: Translation<Messages["paper"]> = {
  print: "打印",
  printing: "系统的打印对话框已打开。",
  printed: "系统已接收页面。",
  cancelled: "没有打印任何东西。",
  wordsOpen: "这个屏幕上可能有助记词。不会打印任何东西。",
  transcripts: {
    title: "仪式记录",
    lede: "每次仪式留下的：谁、何时、何地、什么没有做。记录中没有秘密。",
    list: "仪式记录，最新在前",
    reading: "正在读取仪式记录",
    open: (what) => `打开：${what}`,
    exceptions: (n) => `${t.count(n)} 项例外`,
    outcome: { completed: "已完成", abandoned: "已放弃" },
    emptyTitle: "还没有仪式结束",
    emptyText: "创建、备份或验证密钥之后，记录就在这里。",
    guide: {
      what: "列出已结束的仪式。每份记录是日志旁的一个文件，日志保存它的指纹。",
      wrong: ["日志提到而这里没有的记录：它的文件被删除或损坏。"],
      hands: "什么都不需要",
    },
  },
  transcript: {
    airGap: "气隙",
    gap({ state, sinceMs }, startedAtMs) {
      if (state !== "closed" || sinceMs === null) return gaps[state] ?? spelt(state);
      const since = `自 ${t.date(sinceMs)} 起完好（就应用所查看的而言）`;
      return sinceMs <= startedAtMs ? since : `${since}：那是在仪式开始之后`;
    },
    title: "仪式记录",
    lede: "打印出来，与钱包的文件放在一起，与副本分开。",
    reading: "正在读取记录",
    back: "所有记录",
    inJournal: "它在日志中的记录",
    save: "保存为 HTML 文件",
    saved: (name) => `已保存为 ${name}`,
    savedText: "文件可在任何浏览器中打开，不运行任何东西，只有你能读取。",
    notSaved: "没有选择文件夹。没有保存任何东西。",
    asRecorded: "与日志所记一致",
    asRecordedText: "文件的 SHA-256 就是结束仪式的那条记录中的。",
    edited: "这份记录被编辑过",
    editedText:
      "它不是日志所指的那份。不要相信其中任何内容。请从副本恢复文件，或找打印件，并查问谁能接触这台机器。",
    unnamed: "日志没有提到这份记录",
    unnamedText: "没有什么为它担保：结束仪式的记录缺失，或文件来自别处。",
    outcome: "结果",
    outcomeOf: (one) =>
      one.outcome === "completed"
        ? "已完成"
        : `已放弃：${reasons[one.reason ?? ""] ?? spelt(one.reason ?? "other")}`,
    remark: "备注",
    began: "开始",
    ended: "结束",
    software: "软件",
    number: "编号",
    hash: "记录的 SHA-256",
    address: "地址",
    role: (role) => roles[role] ?? spelt(role),
    medium: (medium) => mediums[medium] ?? spelt(medium),
    item: (item) =>
      (roomItems as Readonly<Record<string, { text: string }>>)[item]?.text ?? spelt(item),
    token: spelt,
    yesNo: (value) => (value ? "是" : "否"),
    copies: "副本",
    label: "标签",
    on: "介质",
    place: "地点",
    custodian: "保管人",
    serial: "信封",
    steps: "步骤",
    step: "步骤",
    from: "从",
    to: "到",
    notFinished: "未完成",
    absences: "离开与继续",
    left: "离开",
    resumed: "继续",
    exceptions: "例外",
    noExceptions: "无：每一项都已勾选。",
    notDone: "没有做的",
    reason: "理由",
    when: "时间",
    checkpoint: (size) => `日志检查点，${t.count(size)} 条记录`,
    checkpointWords: "检查点的词",
    checkpointText: "不是助记词。以后在“日志”的“检查点”中，它们能显示这些记录是否仍然相同。",
    noCheckpoint: "没有检查点：当时无法签署任何东西。",
    zone: (offsetMinutes) => {
      const part = (value: number): string => String(Math.trunc(Math.abs(value))).padStart(2, "0");
      const sign = offsetMinutes < 0 ? "−" : "+";
      return `时间为本机时间，UTC${sign}${part(offsetMinutes / 60)}:${part(offsetMinutes % 60)}。`;
    },
    sign: (role) => `日期，${roles[role] ?? role}签名`,
    guide: {
      what: "显示仪式留下的内容，与将打印的一样。",
      wrong: [
        "把它放在副本的信封里：它写着人名和地点。",
        "用邮件发送文件：其中没有秘密，但有人名和地点。",
      ],
      hands: ["若要打印：打印机中的纸"],
    },
  },
  forms: {
    title: "空白表格",
    lede: "在仪式之前打印，手工填写。助记词用笔写，绝不打印。",
    which: "表格",
    count: "词数",
    countOf: (n) => `${t.count(n)} 个词`,
    kind: {
      card: { label: "卡片", detail: "为一份副本的助记词编号的行。" },
      envelope: { label: "信封标签", detail: "贴在外面：编号、日期、谁打开过。" },
      receipt: { label: "收据", detail: "由保管信封的人签名。" },
      ceremony: {
        label: "仪式记录",
        detail: "在进行中填写：谁、何时、什么没有做，以及检查点的词。",
      },
    },
    card: {
      title: "助记词",
      text: "读到这些词的人就拥有这个钱包。用笔、用大写字母写。不拍照、不复印、下面不垫第二张纸。",
      fields: ["这张卡片的标签", "地点", "信封编号", "日期"],
      words: (n) => `${t.count(n)} 个词的行`,
      after: "再次验证于（日期，签字）",
    },
    envelope: {
      title: "封存的信封",
      text: "请勿打开。如果封口破损或捡到这个信封，请立即告知它的主人。",
      fields: ["信封编号", "内容的标签", "封存日期", "封存人", "主人，联系方式"],
      log: "打开并重新封存",
      columns: ["日期", "谁打开，为何", "重新封存，新编号"],
    },
    receipt: {
      title: "信封收据",
      text: "我已收到下述信封，封口完好无损。我把它不打开地保存在下述地点，只交给所列的人；如被打开、损坏或丢失，我会立即告知。我不知道其中的内容，也没有被要求做别的事。",
      fields: [
        ...["信封编号", "交付人", "收到日期", "保存地点"],
        ...["只交给", "如果不可能，则交给"],
      ],
      signs: ["日期，保管人签名", "日期，主人签名"],
    },
    ceremony: {
      which: "仪式",
      kinds: {
        "create-coldkey": "创建 coldkey",
        "import-key": "导入密钥",
        "back-up-coldkey": "备份 coldkey",
        "prove-copy": "再次验证副本",
        "check-copy": "按编号检查副本",
        "split-backup": "制作分片备份",
        "prove-share": "再次验证分片",
        "rewrite-share": "重写分片",
        "usb-copy": "制作加密 U 盘",
        "prove-usb": "再次验证 U 盘",
        "rehearse-restore": "演练恢复",
        "reveal-phrase": "显示 coldkey 的助记词",
        "reveal-hotkey": "显示 hotkey 的助记词",
        "deliver-hotkeys": "交付 hotkey",
        "swap-coldkey": "更换 coldkey",
        "assess-machine": "评估机器",
      },
      title: (kind) => `记录：${kind}`,
      text: "边做边填。助记词的任何词、口令和金额都不属于这张纸。",
      fields: [
        ...["密钥，及其地址的最后六个字符", "日期，开始，结束"],
        ...["操作者", "见证人", "机器，以及谁能使用它", "记录的编号"],
      ],
      before: "开始之前",
      steps: "步骤",
      stepColumns: ["步骤", "完成于", "备注"],
      shares: "分片总数",
      whichShare: "哪个分片",
      copies: "副本",
      copyColumns: ["标签", "材料", "地点", "保管人", "信封"],
      exceptions: "未做",
      exceptionColumns: ["什么", "原因"],
      checkpoint: "记录上日志检查点的词",
      signs: ["日期，操作者签名", "日期，见证人签名"],
    },
    guide: {
      what: "打印空白表格。上面没有你密钥的任何内容。",
      wrong: [
        "办公室或店里的打印机会记住页面：空白表格无所谓，填好的绝不能在那里复印。",
        "在卡片上写钱包名称、金额或口令。",
      ],
      hands: ["结实的纸或卡片", "不褪色的笔"],
    },
  },
};
