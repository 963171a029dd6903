/** What Windows prints, as Microsoft's pages and published records of Windows 10 and 11 have it. A laptop as it should be. */
import type { FakeMachine } from "./testing.ts";

type Answers = NonNullable<FakeMachine["answers"]>;

const value = (key: string, ...lines: readonly string[]): string =>
  `\r\nHKEY_LOCAL_MACHINE\\${key}\r\n${lines.map((line) => `    ${line}\r\n`).join("")}\r\n`;
const task = (name: string, pid: number): string =>
  `"${name}","${pid}","Console","1","12,345 K"\r\n`;

export const WINDOWS_GOOD: Answers = {
  "win.bitlocker": '[{"MountPoint":"C:","Protection":1},{"MountPoint":"D:","Protection":1}]\r\n',
  "win.bitlocker-shell": "1\r\n",
  "win.page-files": '{"Name":"C:\\\\pagefile.sys"}\r\n',
  "win.page-encryption": "EncryptPagingFile = 0  (DISABLED)\r\n",
  "win.crash-dump": value(
    "SYSTEM\\CurrentControlSet\\Control\\CrashControl",
    "CrashDumpEnabled    REG_DWORD    0x0",
  ),
  "win.error-reporting": value(
    "SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting",
    "Disabled    REG_DWORD    0x1",
  ),
  "win.secure-boot": value(
    "SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State",
    "UEFISecureBootEnabled    REG_DWORD    0x1",
  ),
  "win.tcp": '{"LocalAddress":"127.0.0.1","LocalPort":5354,"OwningProcess":4012}\r\n',
  "win.udp":
    '[{"LocalAddress":"::","LocalPort":5353,"OwningProcess":2100},{"LocalAddress":"127.0.0.1","LocalPort":49664,"OwningProcess":2100}]\r\n',
  "win.processes":
    task("System Idle Process", 0) + task("svchost.exe", 2100) + task("explorer.exe", 5120),
  "win.adapters":
    '[{"Name":"Ethernet","Up":false,"Enabled":true,"Medium":14},{"Name":"WLAN","Up":false,"Enabled":true,"Medium":9}]\r\n',
  // The name of a key's own value is translated: German here.
  "win.flight-mode": value(
    "SYSTEM\\CurrentControlSet\\Control\\RadioManagement\\SystemRadioState",
    "(Standard)    REG_DWORD    0x1",
  ),
  "win.firewall":
    '[{"Name":"Domain","Enabled":1},{"Name":"Private","Enabled":1},{"Name":"Public","Enabled":1}]\r\n',
  "win.saver": `\r\nHKEY_CURRENT_USER\\Control Panel\\Desktop\r\n    ScreenSaveActive    REG_SZ    1\r\n    ScreenSaverIsSecure    REG_SZ    1\r\n    ScreenSaveTimeOut    REG_SZ    300\r\n    WallPaper    REG_SZ    C:\\x.jpg\r\n`,
  "win.inactivity": value(
    "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System",
    "InactivityTimeoutSecs    REG_DWORD    0x258",
  ),
  "win.remote-desktop": value(
    "SYSTEM\\CurrentControlSet\\Control\\Terminal Server",
    "fDenyTSConnections    REG_DWORD    0x1",
  ),
  "win.update-results":
    '{"Checked":"2026-11-19T05:00:00.0000000","Installed":"2026-11-17T05:10:00.0000000"}\r\n',
  "win.hotfixes": '{"HotFixID":"KB5046633","On":"2026-11-13T00:00:00.0000000Z"}\r\n',
  "win.defender": '{"RealTimeProtectionEnabled":true,"AntivirusSignatureAge":0}\r\n',
  "win.time": value(
    "SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters",
    "Type    REG_SZ    NTP",
  ),
  "win.keyboards":
    '{"Name":"Standard PS/2 Keyboard","Id":"ACPI\\\\LEN0071\\\\4&2C2FD5E5&0","Late":false}\r\n',
  "win.disks":
    '{"DeviceID":"\\\\\\\\.\\\\PHYSICALDRIVE0","Model":"NVMe SAMSUNG MZVL2512","InterfaceType":"SCSI","MediaType":"Fixed hard disk media"}\r\n',
};

/** The same laptop with everything wrong that can be, by an administrator's answers missing as well. */
export const WINDOWS_BAD: Answers = {
  "win.bitlocker-shell": "2\r\n",
  "win.page-files": '{"Name":"C:\\\\pagefile.sys"}\r\n',
  "win.page-encryption": "EncryptPagingFile = 0  (DISABLED)\r\n",
  "win.crash-dump": value(
    "SYSTEM\\CurrentControlSet\\Control\\CrashControl",
    "CrashDumpEnabled    REG_DWORD    0x7",
  ),
  "win.error-reporting": `${value("SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting", "ServiceTimeout    REG_DWORD    0xea60")}HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting\\LocalDumps\r\n    DumpType    REG_DWORD    0x2\r\n`,
  "win.secure-boot": value(
    "SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State",
    "UEFISecureBootEnabled    REG_DWORD    0x0",
  ),
  "win.tcp":
    '[{"LocalAddress":"0.0.0.0","LocalPort":3389,"OwningProcess":1044},{"LocalAddress":"::","LocalPort":3389,"OwningProcess":1044},{"LocalAddress":"0.0.0.0","LocalPort":445,"OwningProcess":4}]\r\n',
  "win.udp": "",
  "win.processes":
    task("System", 4) +
    task("svchost.exe", 1044) +
    task("AnyDesk.exe", 3000) +
    task("ms-teams.exe", 3100) +
    task("Docker Desktop.exe", 3200),
  "win.adapters":
    '[{"Name":"WLAN","Up":true,"Enabled":true,"Medium":9},{"Name":"Bluetooth-Netzwerkverbindung","Up":false,"Enabled":true,"Medium":10}]\r\n',
  "win.flight-mode": value(
    "SYSTEM\\CurrentControlSet\\Control\\RadioManagement\\SystemRadioState",
    "(Default)    REG_DWORD    0x0",
  ),
  "win.firewall":
    '[{"Name":"Domain","Enabled":1},{"Name":"Private","Enabled":0},{"Name":"Public","Enabled":1}]\r\n',
  "win.saver": `\r\nHKEY_CURRENT_USER\\Control Panel\\Desktop\r\n    ScreenSaveActive    REG_SZ    1\r\n    ScreenSaveTimeOut    REG_SZ    300\r\n`,
  "win.remote-desktop": value(
    "SYSTEM\\CurrentControlSet\\Control\\Terminal Server",
    "fDenyTSConnections    REG_DWORD    0x0",
  ),
  "win.update-results":
    '{"Checked":"2026-08-01T05:00:00.0000000","Installed":"2026-07-17T05:10:00.0000000"}\r\n',
  "win.defender": '{"RealTimeProtectionEnabled":false,"AntivirusSignatureAge":90}\r\n',
  "win.restart": "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\…\\RebootRequired\r\n",
  "win.time": value(
    "SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters",
    "Type    REG_SZ    NoSync",
  ),
  "win.keyboards":
    '[{"Name":"Standard PS/2 Keyboard","Id":"ACPI\\\\LEN0071\\\\4&2C2FD5E5&0","Late":false},{"Name":"HID Keyboard Device","Id":"HID\\\\VID_046D&PID_C31C\\\\7&1","Late":true}]\r\n',
  "win.disks":
    '[{"DeviceID":"\\\\\\\\.\\\\PHYSICALDRIVE0","Model":"NVMe","InterfaceType":"SCSI","MediaType":"Fixed hard disk media"},{"DeviceID":"\\\\\\\\.\\\\PHYSICALDRIVE1","Model":"SanDisk Ultra USB Device","InterfaceType":"USB","MediaType":"Removable Media"}]\r\n',
};
