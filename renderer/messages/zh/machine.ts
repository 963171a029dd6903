import { inUnit } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Fault, MachineCheck } from "../../types.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";
import { fixes } from "./machine-systems.ts";

type CheckId = MachineCheck["id"];
type Facts = Fault["facts"];

const text = (facts: Facts, name: string): string => {
  const value = facts[name];
  return value === undefined || value === null ? "" : String(value);
};
const days = (facts: Facts): string => {
  const n = Number(facts.days);
  return n === 0 ? "今天" : `${inUnit(n, "day")}前`;
};

interface CheckText {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly look: string;
}

const checks: Readonly<Record<CheckId, CheckText>> = {
  disk: {
    title: "磁盘加密",
    why: "被盗或卖掉的笔记本会把封存的密钥、日志和一切能说明归属的东西交给捡到的人。封存保护密钥；加密保护其余。",
    fix: "全盘加密（LUKS）在安装系统时选择。请备份、验证副本，然后重新安装并加密。",
    look: "在系统的磁盘工具中，看主目录所在磁盘是否有 LUKS、FileVault 或 BitLocker。",
  },
  swap: {
    title: "交换区",
    why: "系统可能把任何程序的内存写入交换区，包括打开时的保险库。未加密时会在那里留存数月。",
    fix: "把交换区与磁盘一起加密，或关闭：sudo swapoff -a，并从 /etc/fstab 去掉它那一行。",
    look: "看交换区是否在加密磁盘上，或已关闭。",
  },
  "core-dumps": {
    title: "核心转储",
    why: "崩溃的程序可能把全部内存留在文件中，或交给会发送出去的程序。",
    fix: "在 /etc/security/limits.conf 设“* hard core 0”，在 /etc/systemd/coredump.conf 设“Storage=none”；卸载 apport 或 whoopsie。",
    look: "看系统隐私设置中崩溃报告是否已关闭。",
  },
  "secure-boot": {
    title: "安全启动",
    why: "没有它，手里拿着笔记本的人可以在询问磁盘口令之前替换系统。",
    fix: "在固件设置中打开。设置固件密码，使它保持打开。",
    look: "看固件设置，或系统的安全页面。",
  },
  listening: {
    title: "监听的服务",
    why: "每一个都是网络上其他人可以尝试的门。保管 coldkey 的笔记本不向任何人提供服务。",
    fix: "关闭它：sudo systemctl disable --now ssh（或所列的服务）。其他用户的程序对本应用隐藏名称。",
    look: "看共享设置：没有远程登录、文件共享、屏幕共享。",
  },
  interfaces: {
    title: "网络接口",
    why: "在 Vault 上，任何连接都会打破气隙。在 Combined 笔记本上越少越好。",
    fix: "拔掉网线；不需要时关闭接口：sudo ip link set NAME down。",
    look: "看是否连接了任何网络。",
  },
  radios: {
    title: "无线装置",
    why: "Wi-Fi 和蓝牙能穿墙，并会自动连接认识的名称。",
    fix: "关闭：rfkill block all；更好的是在固件设置中关闭；最好是把卡取出。",
    look: "看飞行模式是否打开。",
  },
  firewall: {
    title: "防火墙",
    why: "它把无意中开始提供的服务挡在里面。",
    fix: "sudo apt install ufw，然后 sudo ufw default deny incoming 和 sudo ufw enable。",
    look: "只有管理员能读取规则：sudo nft list ruleset，或系统设置。传入连接被拒绝时请勾选。",
  },
  "screen-lock": {
    title: "屏幕锁定",
    why: "没锁又没人看着的笔记本，是绕过其他一切的最短途径。",
    fix: "让屏幕在十分钟或更短时间后锁定，合上盖子时立即锁定。",
    look: "看系统设置：十分钟或更短锁定，合上盖子时锁定。",
  },
  sharing: {
    title: "屏幕共享和录屏",
    why: "显示助记词时你看到的，录屏也看得到；在 Linux 上没有程序能禁止。",
    fix: "关闭该程序。会议和聊天软件不该在这台笔记本上。",
    look: "看系统栏中是否有录制标记。",
  },
  "remote-control": {
    title: "远程控制",
    why: "控制了屏幕和键盘的人不需要密钥。",
    fix: "关闭，然后卸载：sudo apt purge 加上所显示的名称。",
    look: "在已安装的程序中找 TeamViewer、AnyDesk、RustDesk、VNC 之类。",
  },
  tracer: {
    title: "调试器",
    why: "调试器能读取它所附加程序的内存。",
    fix: "关闭它。在 /etc/sysctl.d 中把 kernel.yama.ptrace_scope 设为 1 或更高，使程序不能互相附加。",
    look: "只有管理员能说明。",
  },
  updates: {
    title: "更新",
    why: "多数攻击者利用的是已知漏洞。",
    fix: "sudo apt update && sudo apt upgrade，然后重启。Vault 从已验证的介质更新，网络保持关闭。",
    look: "看系统上次更新的时间。两周之内请勾选。",
  },
  clock: {
    title: "时钟",
    why: "等待时间、验证日期和更换的估计都取自它。",
    fix: "timedatectl set-ntp true。在 Vault 上每月与你信任的手表核对一次。",
    look: "与你信任的手表比较。相差一分钟之内请勾选。",
  },
  keyboards: {
    title: "键盘",
    why: "后来插上的键盘可能是会打字的插头，或会记住你输入的。无线键盘可被窃听。",
    fix: "使用内置键盘。拔掉不认识的；如果输入口令时它在，请更换口令。",
    look: "看插着什么，包括适配器。",
  },
  storage: {
    title: "存储设备",
    why: "一直插着的 U 盘会把东西带进带出。在两台机器之间，它应在手里。",
    fix: "副本完成后取下。",
    look: "看插着什么。",
  },
  untrusted: {
    title: "其他软件",
    why: "挖矿程序、容器和 notebook 会带来陌生人的代码。已有 coldkey 正因此丢失。",
    fix: "把它们放到另一台机器上。Hotkey 去那里；coldkey 留在这里。",
    look: "看已安装的程序：没有这台笔记本不需要的。",
  },
};

const seen: Readonly<Record<string, (facts: Facts) => string>> = {
  POSTURE_NOT_ASKED: () => "本应用不认识这个系统：请自己查看。",
  POSTURE_KEYS_OPEN: () => "密钥打开时不询问：这个系统通过自己的程序回答。请锁定后再看。",
  POSTURE_DISK_TURNING: () => "FileVault 正在打开或关闭：有一部分尚未加密。",
  POSTURE_CORE_REPORTING: () => "Windows 错误报告已打开：它保留的崩溃内容可能含有内存。",
  POSTURE_CORE_SYSTEM: () => "Windows 本身停止时，会把内存写入文件。",
  POSTURE_BOOT_REDUCED: (f) => `安全启动设为“${text(f, "policy")}”。`,
  POSTURE_SIP_ON: () => "系统完整性保护已打开。",
  POSTURE_SIP_OFF: () => "系统完整性保护已关闭。",
  POSTURE_RADIO_SILENT: () => "Wi-Fi 和蓝牙之一没有说明是否打开。",
  POSTURE_TRACED_OWN: (f) => `有调试器附加在本应用的进程 ${text(f, "pid")}。`,
  POSTURE_RDP_ON: () => "允许远程桌面。",
  POSTURE_RDP_UNKNOWN: () => "Windows 没有说明是否允许远程桌面。",
  POSTURE_UPDATES_WAITING: (f) => `有 ${text(f, "count")} 个推荐更新在等待。`,
  POSTURE_DEFENDER_OFF: () => "Microsoft Defender 没有实时监视。",
  POSTURE_DEFENDER_AGE: (f) => `它的已知恶意软件列表更新于 ${days(f)}。`,
  POSTURE_CLOCK_AUTOMATIC: () => "由网络设置；上次何时设置，系统没有说明。",
  POSTURE_CLOCK_BY_HAND: () => "由人手动设置。",
  POSTURE_KEYBOARD_BUILTIN: (f) => `${text(f, "name")} 是内置的。`,
  POSTURE_KEYBOARD_ATTACHED: (f) =>
    `${text(f, "name")}（${text(f, "bus")}）已连接；从何时起，系统没有说明。`,
  POSTURE_DISK_ENCRYPTED: (f) => `${text(f, "mount")} 已加密（${text(f, "device")}）。`,
  POSTURE_DISK_CLEAR: (f) => `${text(f, "mount")} 未加密（${text(f, "device")}）。`,
  POSTURE_DISK_UNKNOWN: (f) => `系统没有说明 ${text(f, "mount")} 在什么上面。`,
  POSTURE_SWAP_NONE: () => "没有交换区。",
  POSTURE_SWAP_MEMORY: (f) => `${text(f, "device")} 是压缩内存，从不在磁盘上。`,
  POSTURE_SWAP_FILE: (f) => `${text(f, "device")} 是文件：与它所在的磁盘一样安全。`,
  POSTURE_SWAP_ENCRYPTED: (f) => `${text(f, "device")} 已加密。`,
  POSTURE_SWAP_CLEAR: (f) => `${text(f, "device")} 未加密。`,
  POSTURE_SWAP_UNKNOWN: () => "系统没有说明交换区在什么上面。",
  POSTURE_CORE_STOPPED: () => "本应用以一字节的限额运行：文件和崩溃处理程序都得不到它的转储。",
  POSTURE_CORE_OFF: () => "限制为 0：不写转储。",
  POSTURE_CORE_ON: (f) => `会写转储（限制 ${text(f, "limit")}，写到 ${text(f, "pattern")}）。`,
  POSTURE_CORE_HANDLER: (f) =>
    `转储交给程序 ${text(f, "handler")}，无论限制（${text(f, "limit")}）是什么。`,
  POSTURE_CORE_UNKNOWN: () => "系统没有说明。",
  POSTURE_BOOT_SECURE: () => "安全启动已打开。",
  POSTURE_BOOT_OPEN: () => "安全启动已关闭。",
  POSTURE_BOOT_LEGACY: () => "这个系统以旧方式（BIOS）启动，没有安全启动。",
  POSTURE_BOOT_UNKNOWN: () => "固件没有说明。",
  POSTURE_LISTEN_NONE: () => "没有对本机之外监听的。",
  POSTURE_LISTEN: (f) => {
    const service = text(f, "service");
    const program = text(f, "process") || "其他用户的程序";
    return `${text(f, "protocol").toUpperCase()} 端口 ${text(f, "port")}${service === "" ? "" : `（${service}）`}：${program}。`;
  },
  POSTURE_LISTEN_UNKNOWN: () => "系统没有显示它的套接字。",
  POSTURE_NET_UP: (f) => `${text(f, "name")} 已连接${f.isWireless === true ? "，无线" : ""}。`,
  POSTURE_NET_DOWN: (f) => `未连接：${text(f, "names")}。`,
  POSTURE_NET_NONE: () => "没有网络接口。",
  POSTURE_NET_UNKNOWN: () => "系统没有显示它的接口。",
  POSTURE_RADIO_ON: (f) => `${text(f, "kind")} 已打开。`,
  POSTURE_RADIO_BLOCKED: (f) => `${text(f, "kind")} 已关闭。`,
  POSTURE_RADIO_NONE: () => "没有系统认识的无线装置。",
  POSTURE_RADIO_UNKNOWN: () => "系统没有显示它的无线装置。",
  POSTURE_WALL_ON: (f) => `${text(f, "name")} 已打开。`,
  POSTURE_WALL_OFF: (f) => `有 ${text(f, "name")}，但已关闭。`,
  POSTURE_WALL_UNKNOWN: () => "没有看到防火墙；它的规则只有管理员能读。",
  POSTURE_LOCK_OFF: () => "屏幕不会自行锁定。",
  POSTURE_LOCK_AFTER: (f) => `屏幕在 ${inUnit(Number(f.minutes), "minute")}后锁定。`,
  POSTURE_LOCK_UNKNOWN: () => "这个桌面没有把它放在应用能读取的地方。",
  POSTURE_PROGRAMS_NONE: (f) => `${t.count(Number(f.count))} 个运行中的程序里没有。`,
  POSTURE_PROGRAM: (f) => `${text(f, "name")} 正在运行。`,
  POSTURE_PROGRAMS_UNKNOWN: () => "系统没有显示正在运行什么。",
  POSTURE_WALLET_LIBRARY: (f) =>
    `安装了库 bittensor-wallet ${text(f, "version")}：这里可能有用它产生的密钥文件。`,
  POSTURE_WALLET_POISONED: (f) =>
    `安装了 bittensor-wallet ${text(f, "version")}：这个发布版被植入了窃取密钥的代码。这台机器曾用它打开的每个密钥都应视为已被盗。`,
  POSTURE_TRACER_NONE: (f) => `没有调试器附加在应用的 ${t.count(Number(f.processes))} 个进程上。`,
  POSTURE_TRACER_OPEN: () => "但你的任何程序都可以附加（ptrace_scope 0）。",
  POSTURE_TRACED: (f) =>
    `${text(f, "name") || "一个程序"}（进程 ${text(f, "pid")}）附加在本应用上。`,
  POSTURE_TRACER_UNKNOWN: () => "系统没有说明。",
  POSTURE_UPDATES_CHECKED: (f) => `更新列表获取于 ${days(f)}。`,
  POSTURE_UPDATES_INSTALLED: (f) => `上次安装或升级软件包是 ${days(f)}。`,
  POSTURE_UPDATES_SECURITY: (f) => `有 ${text(f, "count")} 个安全更新在等待。`,
  POSTURE_UPDATES_RESTART: () => "需要重启以完成更新。",
  POSTURE_UPDATES_UNKNOWN: () => "包管理器没有留下应用能读取的痕迹。",
  POSTURE_CLOCK_SET: () => "系统从网络设置它，自启动以来已经设置过。",
  POSTURE_CLOCK_WAITING: () => "系统应从网络设置它，但还没有设置过。",
  POSTURE_CLOCK_CHRONY: () => "由 chrony 照看，它没有告诉我们有多准。",
  POSTURE_CLOCK_UNKNOWN: () => "没有什么在设置它，或没有显示出来。",
  POSTURE_KEYBOARD: (f) => `${text(f, "name")}（${text(f, "bus")}），自启动就在。`,
  POSTURE_KEYBOARD_LATE: (f) => `${text(f, "name")}（${text(f, "bus")}）在启动之后连接。`,
  POSTURE_KEYBOARD_NONE: () => "内核不知道有键盘。",
  POSTURE_KEYBOARD_UNKNOWN: () => "系统没有显示它的键盘。",
  POSTURE_STORAGE: (f) => `${text(f, "model")}（${text(f, "device")}）已连接。`,
  POSTURE_STORAGE_LATE: (f) => `${text(f, "model")}（${text(f, "device")}）在启动之后连接。`,
  POSTURE_STORAGE_NONE: () => "现在没有连接可移动存储。曾经连接、又被取走的，系统不会显示。",
  POSTURE_STORAGE_UNKNOWN: () => "系统没有显示它的磁盘。",
};

export const machine: Translation<Messages["machine"]> = {
  title: "本机",
  lede: "应用能看到的这台笔记本的情况，附依据。没有任何内容离开它，也不作任何改变。",
  again: "再看一次",
  looking: "正在检查这台机器",
  lookingDetail: "正在读取系统对自身的说明。几秒钟。",
  what: "读取系统对自身的说明：磁盘、网络、程序、设备。不需要权限。在 Linux 上不启动任何程序；在 macOS 和 Windows 上只询问系统自己的程序，来自一份固定列表，且密钥打开时从不询问。",
  recordedTitle: "只用记录下来的回答测试过",
  recordedText:
    "这个系统的检查只用记录下来的程序回答试过，从未在系统本身上试过。依赖之前，请与系统设置比较。",
  recordedMark: "按记录的回答读取",
  wrong: ["对系统隐藏自己的软件，也会对这一页隐藏。", "“良好”是说没有看到什么，不是说没有什么。"],
  hands: "管理员密码，用来修复需要修复的。",
  summary: (bad, attention, unknown) => {
    if (bad + attention + unknown === 0) return "没有需要你注意的。";
    const parts = [
      ...(bad > 0 ? [`${t.count(bad)} 项需修复`] : []),
      ...(attention > 0 ? [`${t.count(attention)} 项需查看`] : []),
      ...(unknown > 0 ? [`${t.count(unknown)} 项系统没有回答`] : []),
    ];
    return `${parts.join("，")}。`;
  },
  lookedAt: (atMs) => `查看于 ${t.date(atMs)}`,
  state: { good: "良好", attention: "注意", bad: "需修复", unknown: "未知" },
  ticked: (atMs) => `由你查看，${t.day(atMs)}`,
  group: {
    bad: "需修复",
    attention: "需查看",
    unknown: "系统没有回答",
    good: "没有发现问题",
  },
  seen: "看到了什么",
  why: "为何重要",
  fix: "如何修复",
  lookYourself: "看什么",
  source: "来源",
  tick: "我看过了，一切如常",
  untick: "收回勾选",
  tickNote: "30 天内有效，以今天的日期写入日志。",
  check: (id, platform = "linux") => ({
    ...checks[id],
    ...(fixes[platform] === undefined ? {} : { fix: fixes[platform][id] }),
  }),
  evidence: (fault) => seen[fault.code]?.(fault.facts) ?? fault.code,
};
