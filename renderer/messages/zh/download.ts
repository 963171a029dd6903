import * as t from "../../lib/time.ts";
import type { Fault } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

type Facts = Fault["facts"];
const fact = (facts: Facts, name: string): string => {
  const value = facts[name];
  return value === undefined || value === null ? "" : String(value);
};
const systems: Readonly<Record<string, string>> = { linux: "Linux", mac: "macOS", win: "Windows" };
const released = (facts: Facts): string =>
  `${systems[fact(facts, "system")] ?? "其他系统"} 的版本 ${fact(facts, "version")}，与维护者签署的完全一致。`;

const findings: Readonly<Record<string, (facts: Facts) => { title: string; text: string }>> = {
  RELEASE_GENUINE: (f) => ({
    title: "下载的文件是真的",
    text: `${released(f)}你运行的是 ${fact(f, "running")}。请关闭应用，趁别人还没碰过，用你在这里选择的文件安装。`,
  }),
  RELEASE_SAME: (f) => ({
    title: "下载的文件是真的，就是你运行的版本",
    text: `${released(f)}安装它不会改变什么；值得作为第二份保存。`,
  }),
  RELEASE_OLDER: (f) => ({
    title: "是真的，但比你运行的旧",
    text: `${released(f)}你运行的是 ${fact(f, "running")}。给你旧版本的人可能指望其中已修补的漏洞。不要安装；请找最新的。`,
  }),
  RELEASE_RENAMED: (f) => ({
    title: "是真的，但名称不同",
    text: `${released(f)}发布时叫 ${fact(f, "name")}；这里叫 ${fact(f, "as")}。浏览器第二次下载时会这样做。要紧的是字节，而字节是对的。`,
  }),
  RELEASE_NO_KEY: () => ({
    title: "这个构建不带发布密钥",
    text: "它从源代码构建，没有可与签名比较的东西。这对下载的文件没有任何说明。请按 docs/releases.md 的说明，不用本应用，用从可信处得到的密钥检查。",
  }),
  RELEASE_SIGNATURE_FORMAT: () => ({
    title: "这不是发布的签名",
    text: "签名是一个以“BEGIN SSH SIGNATURE”开头的小文本文件。请选择同一发布的 SHA256SUMS.sig。如果选的就是它，那它已损坏：不要安装，请重新下载。",
  }),
  RELEASE_WRONG_KEY: (f) => ({
    title: "由不是维护者的密钥签名",
    text: `任何人都能用自己的密钥签署列表；这个就是（${fact(f, "signer")}）。应用认识的是 ${fact(f, "expected")}。不要安装。删除下载的文件，并告诉维护者你在哪里找到它。`,
  }),
  RELEASE_OTHER_PURPOSE: () => ({
    title: "签名用于别的目的",
    text: "密钥是维护者的，但这个签名不是为发布而做的。有人从别处拿来的。不要安装，并告诉维护者。",
  }),
  RELEASE_LIST_ALTERED: () => ({
    title: "校验和不是所签署的那些",
    text: "签名出自正确的密钥，但针对另一份列表：另一个发布的，或这一份被改动之前的。请从同一发布重新下载 SHA256SUMS 和 SHA256SUMS.sig。不相符就不要安装。",
  }),
  RELEASE_LIST_FORMAT: () => ({
    title: "校验和无法读取",
    text: "列表已签名，但本版本的应用看不懂。你的密钥没有问题。请按 docs/releases.md 的说明，不用本应用检查。",
  }),
  RELEASE_ALTERED: (f) => ({
    title: "文件不是所发布的那个",
    text: `${fact(f, "name")} 在已签名的列表中，但校验和不同。它在途中损坏，或被人更改。不要安装。删除、重新下载、再次验证；如果两次都这样，请告诉维护者。`,
  }),
  RELEASE_NOT_LISTED: (f) => ({
    title: "文件不在这份列表中",
    text: `列表是真的，列出 ${t.count(Number(f.count))} 个文件；${fact(f, "name")} 不在其中。校验和属于另一个发布，或文件是别人的。在得到与它相配的列表之前不要安装。`,
  }),
  RELEASE_NO_INSTALLER: (f) => ({
    title: "是真的，但不是安装程序",
    text: `${fact(f, "name")} 属于这个发布，但不是要安装的文件。请选择以 .deb、.AppImage、.dmg 或 .exe 结尾的文件。`,
  }),
};
const unknown = (code: string): { title: string; text: string } => ({
  title: "未验证",
  text: `核心回答 ${code}，本版本没有相应的说明。不要安装。`,
});
const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${t.count(bytes)} 字节` : `${t.count(Math.round(bytes / 1_000_000))} MB`;

export const download: Translation<Messages["download"]> = {
  title: "验证下载",
  lede: "这个安装程序是维护者发布的吗？在这台机器上、不用网络回答。",
  back: "本机",
  open: "验证下载",
  guide: {
    what: "把安装程序与校验和列表比较，把列表的签名与本版本自带的发布密钥比较。",
    wrong: [
      "它证明是谁发布的文件，不证明文件没有缺陷。",
      "本身已被替换的应用什么都可以说：那时只有不用它的检查才有帮助（docs/releases.md）。",
    ],
    hands: ["安装程序", "SHA256SUMS", "同一发布的 SHA256SUMS.sig"],
  },
  part: { installer: "安装程序", checksums: "校验和列表", signature: "它的签名" },
  partHint: { installer: "以 .deb、.AppImage、.dmg 或 .exe 结尾的文件。" },
  chosen: (name, bytes, isFound) => `${name}，${size(bytes)}${isFound ? "，在安装程序旁找到" : ""}`,
  choose: "选择",
  chooseOther: "另选一个",
  verify: "验证",
  verifying: "正在读取安装程序",
  verifyingDetail: "校验和由每个字节计算得出。几秒钟。",
  missing: "请先选择全部三个文件。",
  key: "本版本的发布密钥",
  noKey: "无",
  running: "你运行的是",
  sha256: "安装程序的 SHA-256",
  noKeyTitle: "这个构建不带发布密钥",
  noKeyText:
    "它从源代码构建，不是发布版。它无法验证下载；docs/releases.md 说明了不用本应用的做法。",
  recorded: "结果已写入日志。",
  finding: ({ code, facts }) => findings[code]?.(facts) ?? unknown(code),
};
