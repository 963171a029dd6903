/** What the vault refuses: passphrases, phrases, sealed files and what is asked of it. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const unsigned = "没有签署任何东西。";
const retryLater = "请重试。如果仍然如此，请关闭应用再打开。";

export const vaultFaults: Readonly<Record<string, Explain>> = {
  WRONG_PASSPHRASE: () => ({
    happened: "口令打不开这个密钥。",
    lost: "没有。密钥保持原样；这次尝试写入了日志。",
    now: "请再输入一次。检查键盘布局和大写锁定。如果忘了，助记词能找回密钥。",
  }),
  WEAK_PASSPHRASE: () => ({
    happened: "对 coldkey 来说这个口令太容易猜到。",
    lost: nothing,
    now: "请用五六个互不相关的词。",
  }),
  KDF_MEMORY: () => ({
    happened: "可用内存不足，无法安全地打开密钥。",
    lost: nothing,
    now: "请关闭其他程序再试。",
  }),
  VAULT_GONE: () => ({
    happened: "保险库进程在回答之前结束了。",
    lost: "没有。密钥从不会打开一半或写一半。",
    now: retryLater,
  }),
  PHRASE_NOT_OPEN: () => ({
    happened: "待定的助记词已关闭：保险库被锁定或应用重启过。",
    lost: "没有。仪式停在原处。",
    now: "请输入口令再次打开。",
  }),
  PHRASE_SESSION_UNKNOWN: () => ({
    happened: "待定的助记词已关闭。",
    lost: nothing,
    now: "请输入口令再次打开。",
  }),
  PHRASE_NUMBERING: () => ({
    happened: "词前面的编号不对。",
    lost: nothing,
    now: "请从 1 开始连续编号，或不带编号按顺序输入。",
  }),
  SECRET_NOT_DELIVERED: () => ({
    happened: "词到达之前，保险库关闭了通道。",
    lost: nothing,
    now: "请再次按住。如果仍然如此，停在这里再继续。",
  }),
  TICKET_UNKNOWN: () => ({
    happened: "通往保险库的通道开得太久，已关闭。",
    lost: nothing,
    now: "请再次输入口令。",
  }),
  TOO_MANY_TICKETS: () => ({
    happened: "同时打开的保险库通道太多。",
    lost: nothing,
    now: "请等两分钟再试。",
  }),
  SEAL_DAMAGED: () => ({
    happened: "这个密钥的封存文件已损坏。",
    lost: "也许是文件。只要助记词还在，密钥就没有丢失。",
    now: "不要再写这块磁盘。保留文件，在好的磁盘上用助记词找回密钥。",
  }),
  SEAL_VERSION: (f) => ({
    happened: `封存文件的版本（${f.text("version")}）本应用不认识。`,
    lost: nothing,
    now: "请用写它的更新版应用打开。没有改写任何东西。",
  }),
  SEAL_NOT_OURS: () => ({
    happened: "这个文件不是本应用封存的密钥。",
    lost: nothing,
    now: "请看看它从哪里来。",
  }),
  SEAL_COST_TOO_HIGH: () => ({
    happened: "封存文件需要的内存超过这台机器所有。",
    lost: nothing,
    now: "请在内存更大的机器上打开。",
  }),
  KEY_MISMATCH: () => ({
    happened: "封存文件能打开，但其中的密钥与名称所说的不同。",
    lost: unsigned,
    now: "文件被调换了。请放回正确的，或使用助记词。",
  }),
  REVEAL_RANGE: () => ({
    happened: "这些词不属于助记词。",
    lost: nothing,
    now: "停在这里再继续。",
  }),
  REVIEW_BLOCKED: () => ({
    happened: "保险库找到了不签署的理由。",
    lost: unsigned,
    now: "请取消，在审阅中读理由，然后重新开始。",
  }),
  SEAL_BROKEN: () => ({
    happened: "封存文件已损坏或被更改。",
    lost: "也许是文件。只要助记词还在，密钥就没有丢失。",
    now: "请保留文件，用助记词找回密钥。",
  }),
  SEAL_OTHER_SET: () => ({
    happened: "这个 hotkey 是与另一个 coldkey 一起封存的。",
    lost: nothing,
    now: "文件混在一起了。请看看它来自哪个文件夹。",
  }),
  SEAL_WRONG_KIND: () => ({
    happened: "封存文件中的密钥种类与它的位置所说的不同。",
    lost: nothing,
    now: "文件混在一起了。请看看它来自哪个文件夹。",
  }),
  SECRET_NOT_BYTES: () => ({
    happened: "到达保险库的不是文本。",
    lost: nothing,
    now: "请再输入一次。",
  }),
  SECRET_NOT_SENT: () => ({
    happened: "口令没有及时到达保险库。",
    lost: nothing,
    now: "请再输入一次。",
  }),
  SECRET_TOO_LONG: () => ({
    happened: "输入的内容超过口令或助记词可能的长度。",
    lost: nothing,
    now: "请缩短。",
  }),
  SESSION_GONE: () => ({
    happened: "打开的助记词其间被关闭了。",
    lost: nothing,
    now: "请输入口令再次打开。",
  }),
  TOO_MANY_SESSIONS: () => ({
    happened: "同时打开的助记词太多。",
    lost: nothing,
    now: "请立即锁定，然后继续其中一个。",
  }),
  VAULT_REQUEST_MALFORMED: () => ({
    happened: "保险库没有听懂应用。",
    lost: nothing,
    now: retryLater,
  }),
};
