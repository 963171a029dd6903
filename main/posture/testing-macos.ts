/** What macOS prints, as manual pages and published records of macOS 14 and 15 have it. A laptop as it should be. */
import type { FakeMachine } from "./testing.ts";

type Answers = NonNullable<FakeMachine["answers"]>;

export const MACOS_GOOD: Answers = {
  "mac.filevault": "FileVault is On.\n",
  "mac.swap": "total = 2048.00M  used = 320.50M  free = 1727.50M  (encrypted)\n",
  "mac.core-limit": "\tcore        0              unlimited      \n",
  "mac.sip": "System Integrity Protection status: enabled.\n",
  "mac.boot-policy": `Controller:

      Model Identifier: Mac15,9
      Firmware Version: mBoot-18000.120.36
      Boot UUID: AB166D84-247B-4497-A4E5-4C04FE9B1700
      Boot Policy:
        Secure Boot: Full Security
        System Integrity Protection: Enabled
        Signed System Volume: Enabled
        Kernel CTRR: Enabled
        Boot Arguments Filtering: Enabled
        Allow All Kernel Extensions: No
        User Approved Privileged MDM Operations: No
        DEP Approved Privileged MDM Operations: No
`,
  "mac.tcp": `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)    
tcp4       0      0  127.0.0.1.631          *.*                    LISTEN     
tcp6       0      0  ::1.631                *.*                    LISTEN     
tcp4       0      0  192.168.1.5.52817      17.57.146.57.5223      ESTABLISHED
`,
  "mac.udp": `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)    
udp4       0      0  *.*                    *.*                               
udp6       0      0  *.5353                 *.*                               
udp4       0      0  *.5353                 *.*                               
`,
  "mac.socket-owners": "",
  "mac.interfaces": `lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
	options=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>
	inet 127.0.0.1 netmask 0xff000000
	inet6 ::1 prefixlen 128 
en0: flags=8822<BROADCAST,SMART,SIMPLEX,MULTICAST> mtu 1500
	options=6460<TSO4,TSO6,CHANNEL_IO,PARTIAL_CSUM,ZEROINVERT_CSUM>
	ether f4:d4:88:00:00:01
	media: autoselect (<unknown type>)
	status: inactive
utun0: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380
	inet6 fe80::1234:5678:9abc:def0%utun0 prefixlen 64 scopeid 0xf 
	nd6 options=201<PERFORMNUD,DAD>
`,
  "mac.hardware-ports": `
Hardware Port: Ethernet Adapter (en4)
Device: en4
Ethernet Address: 12:34:56:00:00:04

Hardware Port: Wi-Fi
Device: en0
Ethernet Address: f4:d4:88:00:00:01

VLAN Configurations
===================
`,
  "mac.wifi-en0": "Wi-Fi Power (en0): Off\n",
  "mac.wifi-en1":
    "en1 is not a Wi-Fi interface.\n** Error: Error obtaining wireless information.\n",
  "mac.bluetooth": `Bluetooth:

      Bluetooth Controller:
          Address: F4:D4:88:00:00:02
          State: Off
          Chipset: BCM_4388
`,
  "mac.firewall": "Firewall is enabled. (State = 1)\n",
  "mac.screen-lock":
    "2026-11-20 11:00:00.000 sysadminctl[812:9021] screenLock delay is immediate\n",
  "mac.saver-idle": "300\n",
  "mac.power": `System-wide power settings:
Currently in use:
 standby              1
 Sleep On Power Button 1
 hibernatefile        /var/vm/sleepimage
 powernap             0
 displaysleep         10
 sleep                1
`,
  "mac.processes": `    1     0     4004 launchd
  312     1     4004 WindowServer
  100     1  1004004 Coldkey Workstat
  101   100  1004004 Coldkey Workstat
  102   100  1004004 Coldkey Workstat
`,
  "mac.update-checks": `{
    AutomaticDownload = 1;
    LastAttemptSystemVersion = "15.1 (24B83)";
    LastFullSuccessfulDate = "2026-11-18 07:52:51 +0000";
    LastRecommendedUpdatesAvailable = 0;
    LastSuccessfulDate = "2026-11-18 07:52:51 +0000";
    LastUpdatesAvailable = 0;
    RecommendedUpdates =     (
    );
}
`,
  "mac.installs": JSON.stringify({
    SPInstallHistoryDataType: [
      {
        _name: "XProtectPlistConfigData",
        install_date: "2026-11-12T06:10:00Z",
        install_version: "5300",
        package_source: "package_source_apple",
      },
      {
        _name: "Some App",
        install_date: "2026-11-19T09:00:00Z",
        package_source: "package_source_other",
      },
    ],
  }),
  "mac.network-time": "Network Time: On\n",
  "mac.hid": `{"type":"service","PrimaryUsagePage":1,"PrimaryUsage":6,"Product":"Apple Internal Keyboard / Trackpad"}
{"type":"device","PrimaryUsagePage":1,"PrimaryUsage":6,"Built-In":true,"Transport":"FIFO","Product":"Apple Internal Keyboard / Trackpad"}
{"type":"device","PrimaryUsagePage":65280,"PrimaryUsage":11,"Built-In":true,"Transport":"FIFO","Product":"Apple Internal Keyboard / Trackpad"}
`,
  "mac.external-disks": "",
};

/** The same laptop with everything wrong that can be. */
export const MACOS_BAD: Answers = {
  ...MACOS_GOOD,
  "mac.filevault": "FileVault is Off.\n",
  "mac.core-limit": "\tcore        unlimited      unlimited      \n",
  "mac.sip": "System Integrity Protection status: disabled.\n",
  "mac.boot-policy":
    "Controller:\n\n      Boot Policy:\n        Secure Boot: Permissive Security\n",
  "mac.tcp": `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)    
tcp4       0      0  *.22                   *.*                    LISTEN     
tcp6       0      0  *.22                   *.*                    LISTEN     
tcp46      0      0  *.5000                 *.*                    LISTEN     
`,
  "mac.socket-owners": "p512\ncControlCenter\nf9\nPTCP\nn*:5000\nf10\nPUDP\nn*:55555\n",
  "mac.interfaces": `lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
	inet 127.0.0.1 netmask 0xff000000
en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
	ether f4:d4:88:00:00:01
	inet6 fe80::c8d:1%en0 prefixlen 64 secured scopeid 0xb 
	inet 192.168.1.5 netmask 0xffffff00 broadcast 192.168.1.255
	media: autoselect
	status: active
awdl0: flags=8943<UP,BROADCAST,RUNNING,PROMISC,SIMPLEX,MULTICAST> mtu 1500
	ether 3e:00:00:00:00:01
	inet6 fe80::3c:1%awdl0 prefixlen 64 scopeid 0xc 
	status: active
`,
  "mac.wifi-en0": "Wi-Fi Power (en0): On\n",
  "mac.bluetooth": "Bluetooth:\n\n      Bluetooth Controller:\n          State: On\n",
  "mac.firewall": "Firewall is disabled. (State = 0)\n",
  "mac.screen-lock": "2026-11-20 11:00:00.000 sysadminctl[812:9021] screenLock is off\n",
  "mac.processes": `    1     0     4004 launchd
  100     1  1004004 Coldkey Workstat
  101   100  1004804 Coldkey Workstat
  640     1     4004 TeamViewer
  641     1     4004 zoom.us
  642     1     4004 com.docker.backe
`,
  "mac.update-checks": `{
    LastRecommendedUpdatesAvailable = 3;
    LastSuccessfulDate = "2026-08-01 07:52:51 +0000";
}
`,
  "mac.network-time": "Network Time: Off\n",
  "mac.hid": `{"type":"device","PrimaryUsagePage":1,"PrimaryUsage":6,"Transport":"USB","Product":"USB Keyboard"}\n`,
  "mac.external-disks": `/dev/disk4 (external, physical):
   #:                       TYPE NAME                    SIZE       IDENTIFIER
   0:     FDisk_partition_scheme                        *31.0 GB    disk4
   1:               Windows_FAT_32 STICK                 31.0 GB    disk4s1
`,
};
