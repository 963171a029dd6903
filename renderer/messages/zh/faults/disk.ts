/** What disks, folders and the system's keychain refuse. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";

export const diskFaults: Readonly<Record<string, Explain>> = {
  KEY_READ_BACK_DIFFERS: () => ({
    happened: "封存的密钥已写入，但从磁盘读回的内容不同。",
    lost: "没有任何东西被算作密钥。",
    now: "不要继续使用这块磁盘。请检查它，然后重新创建密钥。",
  }),
  RECORD_UNREADABLE: (f) => ({
    happened: `本应用的一份记录（${f.text("file")}）无法读取。`,
    lost: "也许是这份记录所说的。封存的密钥是独立的文件。",
    now: "请保持文件原样并检查磁盘。",
  }),
  DISK_FULL: () => ({
    happened: "磁盘已满。",
    lost: "没有。新文件完整之后才替换旧文件。",
    now: "请腾出空间再试。",
  }),
  FOLDER_READ_ONLY: (f) => ({
    happened: `文件夹 ${f.text("name")} 不可写。`,
    lost: nothing,
    now: "请检查数据文件夹的权限再试。",
  }),
  FILE_EXISTS: (f) => ({
    happened: `已经有名为 ${f.text("name")} 的文件。`,
    lost: "没有。已有的文件从不被替换。",
    now: "请另选名称。",
  }),
  FILE_MISSING: (f) => ({
    happened: `文件 ${f.text("name")} 不见了。`,
    lost: "也许是其中的内容。封存的密钥可由助记词找回。",
    now: "请看看是否被外部移走。",
  }),
  FILE_IS_LINK: (f) => ({
    happened: `${f.text("name")} 是链接，不是文件。链接会被拒绝：它们可以指向任何地方。`,
    lost: nothing,
    now: "请把真正的文件放到它的位置。",
  }),
  FILE_TOO_LARGE: (f) => ({
    happened: `文件 ${f.text("name")} 超过这类文件可能的大小。`,
    lost: nothing,
    now: "请看看是否被外部更改。",
  }),
  FILE_CHANGED: () => ({
    happened: "文件在读取期间发生了变化。",
    lost: nothing,
    now: "请看看是哪个程序在写数据文件夹，然后再试。",
  }),
  FILE_IO: (f) => ({
    happened: `磁盘拒绝读写 ${f.text("name")}（${f.text("errno")}）。`,
    lost: "没有替换任何东西。",
    now: "继续之前请检查磁盘。",
  }),
  KEYCHAIN_LIBRARY_ALTERED: () => ({
    happened: "与系统钥匙串通信的库不是这个版本自带的那个。没有加载它。",
    lost: nothing,
    now: "有人或有程序更改了这个安装。请在“本机”验证下载并重新安装，在那之前不要打开密钥。",
  }),
  KEYCHAIN_TIMEOUT: () => ({
    happened: "系统钥匙串没有回答。",
    lost: nothing,
    now: "请找找它询问密码的窗口，然后再试。",
  }),
  KEYCHAIN_UNRELIABLE: () => ({
    happened: "系统钥匙串返回的与保存的不同。",
    lost: nothing,
    now: "请检查钥匙串。其间应用把需要的保存在自己的文件中。",
  }),
};
