import type { MachineCheck } from "../../types.ts";

type Fixes = Readonly<Record<MachineCheck["id"], string>>;

const darwin: Fixes = {
  disk: "系统设置 → 隐私与安全性 → 文件保险箱（FileVault）：打开。恢复密钥写在纸上，不要放 iCloud。",
  swap: "macOS 会随 FileVault 自动加密交换区：请打开 FileVault 并重启。",
  "core-dumps":
    "在终端中：sudo launchctl limit core 0 0。在“隐私与安全性 → 分析与改进”中都不共享。",
  "secure-boot":
    "从恢复模式启动，然后打开“实用工具 → 启动安全性实用工具 → 完整安全性”。在其终端中：csrutil enable。",
  listening:
    "系统设置 → 通用 → 共享：全部关闭，首先是远程登录和屏幕共享。隔空播放接收器在“隔空投送与接力”中。",
  interfaces: "拔掉网线。系统设置 → 网络：把服务设为不活跃。",
  radios: "在控制中心关闭 Wi-Fi 和蓝牙。在 Vault 上请一直关闭。",
  firewall: "系统设置 → 网络 → 防火墙：打开，并在“选项”中阻止所有传入连接。",
  "screen-lock": "系统设置 → 锁定屏幕：立即要求密码，十分钟或更短关闭显示器。",
  sharing: "退出该程序。系统设置 → 隐私与安全性 → 录屏与系统录音：都不允许。",
  "remote-control": "退出并移到废纸篓。系统设置 → 通用 → 共享：关闭远程管理和屏幕共享。",
  tracer: "退出调试器，重新启动本应用。保持系统完整性保护开启：它能挡住调试器。",
  updates: "系统设置 → 通用 → 软件更新。Vault 从已验证的介质更新，网络保持关闭。",
  clock: "系统设置 → 通用 → 日期与时间：自动设置。在 Vault 上每月与你信任的手表核对一次。",
  keyboards: "用内置键盘输入。拔掉不认识的；如果输入口令时它在，请更换口令。",
  storage: "副本完成后，在访达中推出并取下。",
  untrusted: "退出它，放到另一台 Mac 上。Hotkey 去那里；coldkey 留在这里。",
};

const win32: Fixes = {
  disk: "设置 → 隐私和安全性 → 设备加密，或以管理员身份 manage-bde -on C:。恢复密钥写在纸上，不要放在账户里。",
  swap: "加密它所在的磁盘。或以管理员身份：fsutil behavior set EncryptPagingFile 1，然后重启。",
  "core-dumps":
    "系统属性 → 启动和故障恢复 → 写入调试信息：无。以管理员身份在 PowerShell 中：Disable-WindowsErrorReporting。",
  "secure-boot": "在固件设置中打开。设置固件密码，使它保持打开。",
  listening: "设置 → 系统 → 远程桌面：关。关闭文件和打印机共享，并停止所列的服务（services.msc）。",
  interfaces: "拔掉网线。设置 → 网络和 Internet → 高级：禁用适配器。",
  radios: "设置 → 网络和 Internet → 飞行模式：开。在 Vault 上，在设备管理器中禁用适配器。",
  firewall: "Windows 安全中心 → 防火墙和网络保护：三种网络都打开。阻止所有传入连接。",
  "screen-lock":
    "设置 → 个性化 → 锁屏界面 → 屏幕保护程序：十分钟或更短，并选“在恢复时显示登录屏幕”。",
  sharing: "关闭该程序，包括任务栏角落里的。会议和聊天软件不该在这台笔记本上。",
  "remote-control": "关闭并在“设置 → 应用”中卸载。设置 → 系统 → 远程桌面：关。",
  tracer: "只有管理员的工具能说明。重启之后重新启动本应用，不打开其他程序。",
  updates: "设置 → Windows 更新，然后重启。Vault 从已验证的介质更新，网络保持关闭。",
  clock: "设置 → 时间和语言：自动设置时间。在 Vault 上每月与你信任的手表核对一次。",
  keyboards: "用内置键盘输入；设备管理器列出其他的。拔掉不认识的；如果输入口令时它在，请更换口令。",
  storage: "副本完成后，弹出并取下。",
  untrusted: "卸载它，包括 WSL 和 Docker，放到另一台机器上。Hotkey 去那里；coldkey 留在这里。",
};

/** By `process.platform`. */
export const fixes: Readonly<Record<string, Fixes>> = { darwin, win32 };
