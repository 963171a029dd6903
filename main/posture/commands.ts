/**
 * Every program that this app may ever start, with every argument: the ones by which macOS and Windows answer about
 * themselves (decision 43). The rows are constants. Nothing that a person, a file, a page or a node says gets into one.
 */

export interface Command {
  /** Absolute: no search along a path that somebody else may have set. */
  readonly path: string;
  readonly args: readonly string[];
  /** sysadminctl answers on the stream for errors. */
  readonly answersOnStderr?: boolean;
}

const mac = (path: string, ...args: readonly string[]): Command => ({ path, args });

/** macOS, each by its manual page. None needs rights; those that would like some are refused and say nothing. */
const MACOS = {
  "mac.filevault": mac("/usr/bin/fdesetup", "status"),
  "mac.swap": mac("/usr/sbin/sysctl", "-n", "vm.swapusage"),
  "mac.core-limit": mac("/bin/launchctl", "limit", "core"),
  "mac.sip": mac("/usr/bin/csrutil", "status"),
  "mac.boot-policy": mac("/usr/sbin/system_profiler", "SPiBridgeDataType"),
  "mac.tcp": mac("/usr/sbin/netstat", "-an", "-p", "tcp"),
  "mac.udp": mac("/usr/sbin/netstat", "-an", "-p", "udp"),
  "mac.socket-owners": mac(
    "/usr/sbin/lsof",
    ...["+c0", "-nP", "-iTCP", "-iUDP", "-sTCP:LISTEN", "-FpcPn"],
  ),
  "mac.interfaces": mac("/sbin/ifconfig", "-a"),
  "mac.hardware-ports": mac("/usr/sbin/networksetup", "-listallhardwareports"),
  "mac.wifi-en0": mac("/usr/sbin/networksetup", "-getairportpower", "en0"),
  "mac.wifi-en1": mac("/usr/sbin/networksetup", "-getairportpower", "en1"),
  "mac.bluetooth": mac("/usr/sbin/system_profiler", "SPBluetoothDataType"),
  "mac.firewall": mac("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"),
  "mac.screen-lock": {
    ...mac("/usr/sbin/sysadminctl", "-screenLock", "status"),
    answersOnStderr: true,
  },
  "mac.saver-idle": mac(
    "/usr/bin/defaults",
    ...["-currentHost", "read", "com.apple.screensaver", "idleTime"],
  ),
  "mac.power": mac("/usr/bin/pmset", "-g"),
  "mac.processes": mac("/bin/ps", "-axo", "pid=,ppid=,flags=,ucomm="),
  "mac.update-checks": mac(
    "/usr/bin/defaults",
    "read",
    "/Library/Preferences/com.apple.SoftwareUpdate",
  ),
  "mac.installs": mac("/usr/sbin/system_profiler", "SPInstallHistoryDataType", "-json"),
  "mac.network-time": mac("/usr/sbin/systemsetup", "-getusingnetworktime"),
  "mac.hid": mac("/usr/bin/hidutil", "list", "--ndjson"),
  "mac.external-disks": mac("/usr/sbin/diskutil", "list", "external", "physical"),
} satisfies Record<string, Command>;

const SYSTEM32 = "C:\\Windows\\System32";
const MODULES = `${SYSTEM32}\\WindowsPowerShell\\v1.0\\Modules`;

const reg = (key: string, ...value: readonly string[]): Command => ({
  path: `${SYSTEM32}\\reg.exe`,
  args: ["query", key, ...value],
});
/**
 * Modules come from the system's folder alone: a module of the same name in the user's own would run otherwise.
 * Answers are JSON with numbers instead of words, which Windows would translate.
 */
const powershell = (script: string): Command => ({
  path: `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`,
  args: [
    ...["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"],
    [
      "$ErrorActionPreference='Stop'",
      "$ProgressPreference='SilentlyContinue'",
      `$env:PSModulePath='${MODULES}'`,
      "[Console]::OutputEncoding=[Text.Encoding]::UTF8",
      script,
    ].join(";"),
  ],
});

/** Windows, by learn.microsoft.com's pages of the same names. */
const WINDOWS = {
  "win.bitlocker": powershell(
    "Get-BitLockerVolume|Select-Object MountPoint,@{n='Protection';e={[int]$_.ProtectionStatus}}|ConvertTo-Json -Compress",
  ),
  "win.bitlocker-shell": powershell(
    "(New-Object -ComObject Shell.Application).NameSpace('C:').Self.ExtendedProperty('System.Volume.BitLockerProtection')",
  ),
  "win.page-files": powershell(
    "Get-CimInstance Win32_PageFileUsage|Select-Object Name|ConvertTo-Json -Compress",
  ),
  "win.page-encryption": {
    path: `${SYSTEM32}\\fsutil.exe`,
    args: ["behavior", "query", "EncryptPagingFile"],
  },
  "win.crash-dump": reg(
    "HKLM\\SYSTEM\\CurrentControlSet\\Control\\CrashControl",
    "/v",
    "CrashDumpEnabled",
  ),
  "win.error-reporting": reg("HKLM\\SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting", "/s"),
  "win.secure-boot": reg(
    "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State",
    "/v",
    "UEFISecureBootEnabled",
  ),
  "win.tcp": powershell(
    "Get-NetTCPConnection -State Listen|Select-Object LocalAddress,LocalPort,OwningProcess|ConvertTo-Json -Compress",
  ),
  "win.udp": powershell(
    "Get-NetUDPEndpoint|Select-Object LocalAddress,LocalPort,OwningProcess|ConvertTo-Json -Compress",
  ),
  "win.processes": { path: `${SYSTEM32}\\tasklist.exe`, args: ["/FO", "CSV", "/NH"] },
  "win.adapters": powershell(
    "Get-NetAdapter|Select-Object Name,@{n='Up';e={[int]$_.InterfaceOperationalStatus -eq 1}},@{n='Enabled';e={[int]$_.InterfaceAdminStatus -eq 1}},@{n='Medium';e={[int]$_.NdisPhysicalMedium}}|ConvertTo-Json -Compress",
  ),
  "win.flight-mode": reg(
    "HKLM\\SYSTEM\\CurrentControlSet\\Control\\RadioManagement\\SystemRadioState",
    "/ve",
  ),
  "win.firewall": powershell(
    "Get-NetFirewallProfile -PolicyStore ActiveStore|Select-Object Name,@{n='Enabled';e={[int]$_.Enabled}}|ConvertTo-Json -Compress",
  ),
  "win.saver": reg("HKCU\\Control Panel\\Desktop"),
  "win.inactivity": reg(
    "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System",
    "/v",
    "InactivityTimeoutSecs",
  ),
  "win.remote-desktop": reg(
    "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server",
    "/v",
    "fDenyTSConnections",
  ),
  "win.update-results": powershell(
    "$r=(New-Object -ComObject Microsoft.Update.AutoUpdate).Results;@{Checked=$r.LastSearchSuccessDate.ToString('o');Installed=$r.LastInstallationSuccessDate.ToString('o')}|ConvertTo-Json -Compress",
  ),
  "win.hotfixes": powershell(
    "Get-HotFix|Where-Object InstalledOn|Select-Object HotFixID,@{n='On';e={$_.InstalledOn.ToUniversalTime().ToString('o')}}|ConvertTo-Json -Compress",
  ),
  "win.defender": powershell(
    "Get-MpComputerStatus|Select-Object RealTimeProtectionEnabled,AntivirusSignatureAge|ConvertTo-Json -Compress",
  ),
  "win.restart": reg(
    "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired",
  ),
  "win.time": reg("HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters", "/v", "Type"),
  "win.keyboards": powershell(
    "$b=(Get-CimInstance Win32_OperatingSystem).LastBootUpTime.AddMinutes(1);Get-PnpDevice -Class Keyboard -PresentOnly|ForEach-Object{[pscustomobject]@{Name=$_.FriendlyName;Id=$_.InstanceId;Late=((Get-PnpDeviceProperty -InstanceId $_.InstanceId -KeyName DEVPKEY_Device_LastArrivalDate).Data -gt $b)}}|ConvertTo-Json -Compress",
  ),
  "win.disks": powershell(
    "Get-CimInstance Win32_DiskDrive|Select-Object DeviceID,Model,InterfaceType,MediaType|ConvertTo-Json -Compress",
  ),
} satisfies Record<string, Command>;

export const COMMANDS = { ...MACOS, ...WINDOWS };
export type CommandId = keyof typeof COMMANDS;

/** Rows of the system that runs; none on Linux, whose files answer. */
export function commandOf(platform: string, id: CommandId): Command | null {
  const system = platform === "darwin" ? "mac." : platform === "win32" ? "win." : null;
  return system !== null && id.startsWith(system) ? COMMANDS[id] : null;
}

/** What the page shows as the place where it was seen. */
export function shownAs(id: CommandId): string {
  const { path, args } = COMMANDS[id];
  const name = path.split(/[/\\]/).at(-1) ?? path;
  // Of PowerShell the question alone, without what every one of them begins with.
  return name === "powershell.exe"
    ? `PowerShell: ${args.at(-1)?.split("UTF8;")[1] ?? ""}`
    : `${path.startsWith("C:") ? name : path} ${args.join(" ")}`;
}
