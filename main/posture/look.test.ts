/** The checks, on the machine that runs this test and on machines made of text in the kernel's own formats. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import { CHECK_IDS, type CheckId, type Finding } from "./check.ts";
import { lookAtMachine } from "./look.ts";
import { thisSystem } from "./system.ts";
import { type FakeMachine, fakeSystem } from "./testing.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const DAY = 86_400_000;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function look(machine: FakeMachine, pid = 100): Promise<Record<CheckId, Finding>> {
  const system = fakeSystem(machine);
  const findings = await lookAtMachine({
    system,
    nowMs: NOW,
    home: "/home/ada",
    pid,
    areKeysOpen: () => false,
  });
  return Object.fromEntries(findings.map((one) => [one.id, one])) as Record<CheckId, Finding>;
}
const codes = ({ evidence }: Finding): string[] => evidence.map(({ code }) => code);

describe.skipIf(process.platform !== "linux")("the machine that runs this test", () => {
  const real = thisSystem(process.platform);
  const here = {
    system: real,
    nowMs: Date.now(),
    home: homedir(),
    pid: process.pid,
    areKeysOpen: () => false,
  };

  test("answers every check with evidence, and unknown is never called good", async () => {
    const findings = await lookAtMachine(here);
    expect(findings.map(({ id }) => id)).toEqual(CHECK_IDS);
    for (const finding of findings) {
      expect(finding.evidence.length, finding.id).toBeGreaterThan(0);
      const isUnknown = codes(finding).every((code) => /_UNKNOWN$|_NOT_ASKED$/.test(code));
      if (isUnknown) expect(finding.state, finding.id).toBe("unknown");
    }
  });

  test("a port that a program opens is found, with the program's name", async () => {
    const server = createServer().listen(0, "0.0.0.0");
    ends.push(() => server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : null;
    const found = (await lookAtMachine(here)).find(({ id }) => id === "listening");
    const mine = found?.evidence.find(({ facts }) => facts.port === port);
    expect(mine?.facts.protocol).toBe("tcp");
    expect(mine?.facts.process).not.toBeNull();
    expect(["attention", "bad"]).toContain(found?.state);
  });

  test("a port on loopback alone is no door", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    ends.push(() => server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : null;
    const found = (await lookAtMachine(here)).find(({ id }) => id === "listening");
    expect(found?.evidence.some(({ facts }) => facts.port === port)).toBe(false);
  });

  test("a program with the name of a remote control is found while it runs", async () => {
    // `exec -a` changes what ps shows and not the kernel's name: only the program's own name counts.
    const program = spawn("bash", ["-c", "printf x11vnc > /proc/$$/comm; read _"]);
    ends.push(() => program.kill());
    await once(program, "spawn");
    await expect
      .poll(async () => {
        const found = (await lookAtMachine(here)).find(({ id }) => id === "remote-control");
        return found?.evidence.map(({ facts }) => facts.name) ?? [];
      })
      .toContain("x11vnc");
  });
});

test("a system that nobody knows is asked nothing, and every check is a person's", async () => {
  for (const finding of Object.values(await look({ platform: "freebsd" }))) {
    expect(finding.state, finding.id).toBe("unknown");
    expect(codes(finding)).toEqual(["POSTURE_NOT_ASKED"]);
  }
});

test("a machine that shows nothing has no good check", async () => {
  const states = Object.values(await look({})).filter(({ state }) => state === "good");
  expect(states.map(({ id }) => id)).toEqual([]);
});

describe("disk and swap", () => {
  const luks: FakeMachine = {
    files: {
      "/proc/self/mountinfo":
        "22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw\n30 22 8:1 / /boot rw - ext4 /dev/sda1 rw\n",
      "/sys/class/block/dm-1/dm/uuid": "LVM-abc\n",
      "/sys/class/block/dm-1/slaves/dm-0": "",
      "/sys/class/block/dm-0/dm/uuid": "CRYPT-LUKS2-0123-sda2_crypt\n",
      "/sys/class/block/dm-0/slaves/sda2": "",
      "/sys/class/block/sda2/size": "1",
      "/sys/class/block/dm-2/dm/uuid": "LVM-def\n",
      "/sys/class/block/dm-2/slaves/dm-0": "",
      "/proc/swaps": "Filename Type Size Used Priority\n/dev/dm-2 partition 1000 0 -2\n",
    },
    links: { "/sys/dev/block/254:1": "../../devices/virtual/block/dm-1" },
  };

  test("LVM over LUKS is encrypted, down through both layers", async () => {
    const { disk, swap } = await look(luks);
    expect(disk).toMatchObject({ state: "good" });
    expect(disk.evidence[0]?.facts).toEqual({ mount: "/", device: "dm-1 → dm-0 → sda2" });
    expect(swap).toMatchObject({ state: "good" });
  });

  test("one clear disk below a volume makes the whole volume clear", async () => {
    const { disk } = await look({
      ...luks,
      files: {
        ...luks.files,
        "/sys/class/block/dm-1/slaves/sdb1": "",
        "/sys/class/block/sdb1/size": "1",
      },
    });
    expect(disk).toMatchObject({ state: "bad" });
    expect(codes(disk)).toEqual(["POSTURE_DISK_CLEAR"]);
  });

  test("a plain partition is named as clear, and a home on it as well", async () => {
    const { disk } = await look({
      files: {
        "/proc/self/mountinfo":
          "22 1 8:2 / / rw - ext4 /dev/sda2 rw\n23 22 8:3 / /home rw - ext4 /dev/sda3 rw\n",
        "/sys/class/block/sda2/size": "1",
        "/sys/class/block/sda3/size": "1",
      },
    });
    expect(disk.state).toBe("bad");
    expect(disk.evidence.map(({ facts }) => facts.mount)).toEqual(["/", "/home"]);
  });

  test.each([
    ["none", "Filename Type\n", "good", "POSTURE_SWAP_NONE"],
    ["zram", "Filename Type\n/dev/zram0 partition 1 0 100\n", "good", "POSTURE_SWAP_MEMORY"],
    ["a file", "Filename Type\n/swapfile file 1 0 -2\n", "attention", "POSTURE_SWAP_FILE"],
    [
      "unknown disk",
      "Filename Type\n/dev/sdz9 partition 1 0 -2\n",
      "unknown",
      "POSTURE_SWAP_UNKNOWN",
    ],
  ])("swap: %s", async (_, table, state, code) => {
    const { swap } = await look({ files: { "/proc/swaps": table } });
    expect(swap.state).toBe(state);
    expect(codes(swap)).toEqual([code]);
  });
});

describe("network", () => {
  const HEAD =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid timeout inode\n";
  const row = (address: string, state: string, inode: number) =>
    `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1\n`;

  test("SSH on every address is to be mended, and its program is named where it shows itself", async () => {
    const { listening } = await look({
      files: { "/proc/net/tcp": HEAD + row("00000000:0016", "0A", 77), "/proc/7/comm": "sshd\n" },
      links: { "/proc/7/fd/3": "socket:[77]" },
    });
    expect(listening.state).toBe("bad");
    expect(listening.evidence[0]?.facts).toEqual({
      protocol: "tcp",
      port: 22,
      service: "SSH",
      process: "sshd",
    });
  });

  test("loopback, established connections and mDNS are no doors", async () => {
    const { listening } = await look({
      files: {
        "/proc/net/tcp": HEAD + row("0100007F:0016", "0A", 1) + row("0A00000A:01BB", "01", 2),
        "/proc/net/tcp6": HEAD + row("00000000000000000000000001000000:0016", "0A", 3),
        "/proc/net/udp": HEAD + row("00000000:14E9", "07", 4),
      },
    });
    expect(listening.state).toBe("good");
  });

  test("an interface that is up is named; loopback is none", async () => {
    const { interfaces } = await look({
      files: {
        "/sys/class/net/lo/type": "772\n",
        "/sys/class/net/lo/operstate": "unknown\n",
        "/sys/class/net/wlan0/type": "1\n",
        "/sys/class/net/wlan0/operstate": "up\n",
        "/sys/class/net/wlan0/wireless/link": "",
        "/sys/class/net/eth0/type": "1\n",
        "/sys/class/net/eth0/operstate": "down\n",
      },
    });
    expect(interfaces.state).toBe("attention");
    expect(interfaces.evidence).toEqual([
      { code: "POSTURE_NET_UP", facts: { name: "wlan0", isWireless: true } },
      { code: "POSTURE_NET_DOWN", facts: { names: "eth0" } },
    ]);
  });

  test.each([
    ["soft-blocked", "1", "0", "good"],
    ["hard-blocked", "0", "1", "good"],
    ["on", "0", "0", "attention"],
  ])("a radio that is %s", async (_, soft, hard, state) => {
    const { radios } = await look({
      files: {
        "/sys/class/rfkill/rfkill0/type": "wlan\n",
        "/sys/class/rfkill/rfkill0/soft": `${soft}\n`,
        "/sys/class/rfkill/rfkill0/hard": `${hard}\n`,
      },
    });
    expect(radios.state).toBe(state);
  });

  test.each([
    ["ENABLED=yes", "good"],
    ["ENABLED=no", "attention"],
  ])("ufw with %s", async (line, state) => {
    const { firewall } = await look({ files: { "/etc/ufw/ufw.conf": `# x\n${line}\n` } });
    expect(firewall.state).toBe(state);
  });
});

describe("programs", () => {
  test("a debugger at one of the app's processes is bad, and named", async () => {
    const { tracer } = await look({
      files: {
        "/proc/100/task/100/children": "101 102 ",
        "/proc/100/status": "Name:\tapp\nTracerPid:\t0\n",
        "/proc/102/status": "Name:\tvault\nTracerPid:\t900\n",
        "/proc/900/comm": "gdb\n",
      },
    });
    expect(tracer).toMatchObject({
      state: "bad",
      evidence: [{ code: "POSTURE_TRACED", facts: { pid: 900, name: "gdb" } }],
    });
  });

  test.each([
    ["0\n", "attention"],
    ["1\n", "good"],
  ])("without a debugger the scope %j decides", async (scope, state) => {
    const { tracer } = await look({
      files: {
        "/proc/100/status": "TracerPid:\t0\n",
        "/proc/sys/kernel/yama/ptrace_scope": scope,
      },
    });
    expect(tracer.state).toBe(state);
  });

  test("the poisoned release of the wallet library is bad, others are worth a look", async () => {
    const of = (version: string) => ({
      files: {
        "/proc/1/comm": "init\n",
        [`/home/ada/.local/lib/python3.11/site-packages/bittensor_wallet-${version}.dist-info/M`]:
          "",
      },
    });
    expect((await look(of("4.0.2"))).untrusted).toMatchObject({ state: "bad" });
    expect((await look(of("4.1.1"))).untrusted).toMatchObject({ state: "attention" });
  });

  test("names that only begin like one are left alone", async () => {
    const { sharing } = await look({ files: { "/proc/1/comm": "obsidian\n" } });
    expect(sharing.state).toBe("good");
  });
});

describe("upkeep and devices", () => {
  const history = (day: string) => `\nStart-Date: ${day}  09:00:00\nCommandline: apt upgrade\n`;

  test.each([
    ["2026-11-15", 2, "good"],
    ["2026-10-20", 2, "attention"],
    ["2026-08-01", 2, "bad"],
    ["2026-11-15", 60, "bad"],
  ])("upgraded %s, lists fetched %i days ago", async (day, age, state) => {
    const { updates } = await look({
      files: { "/var/log/apt/history.log": history("2026-01-01") + history(day) },
      changed: { "/var/lib/apt/lists": NOW - age * DAY },
    });
    expect(updates.state).toBe(state);
  });

  test("lists alone do not make a machine up to date", async () => {
    const { updates } = await look({ changed: { "/var/lib/apt/lists": NOW - DAY } });
    expect(updates.state).toBe("unknown");
  });

  const keyboard = (name: string, sysfs: string) =>
    `I: Bus=0003 Vendor=046d\nN: Name="${name}"\nS: Sysfs=${sysfs}\nH: Handlers=sysrq kbd event3\nB: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe\n`;

  test("a keyboard that came after the start stands out; a power button is none", async () => {
    const boot = NOW - DAY;
    const { keyboards } = await look({
      files: {
        "/proc/stat": `cpu 1\nbtime ${boot / 1000}\n`,
        "/proc/bus/input/devices": `${keyboard("AT\u202e keys", "/devices/a")}\n${keyboard("Late", "/devices/b")}\nN: Name="Power Button"\nS: Sysfs=/devices/c\nH: Handlers=kbd event0\nB: KEY=10000000000000 0\n`,
      },
      changed: { "/sys/devices/a": boot + 5_000, "/sys/devices/b": boot + DAY / 2 },
    });
    const { keyboards: byNode } = await look({
      files: {
        "/proc/stat": `btime ${boot / 1000}\n`,
        "/proc/bus/input/devices": keyboard("Late", "/devices/a"),
      },
      changed: { "/sys/devices/a": boot + 5_000, "/dev/input/event3": boot + DAY / 2 },
    });
    expect(byNode.evidence[0]?.code, "the node's time counts first").toBe("POSTURE_KEYBOARD_LATE");
    expect(keyboards.state).toBe("attention");
    expect(keyboards.evidence).toEqual([
      { code: "POSTURE_KEYBOARD", facts: { name: "AT? keys", bus: "usb" } },
      { code: "POSTURE_KEYBOARD_LATE", facts: { name: "Late", bus: "usb" } },
    ]);
  });

  test("a stick is named, with whether it came after the start; the disk of the machine is not", async () => {
    const boot = NOW - DAY;
    const { storage } = await look({
      changed: { "/dev/sdb": boot + 5_000, "/dev/sdc": boot + DAY / 2 },
      files: {
        "/proc/stat": `btime ${boot / 1000}\n`,
        "/sys/block/sdc/removable": "1\n",
        "/sys/block/sdc/device/model": "Late\n",
        "/sys/block/sda/removable": "0\n",
        "/sys/block/sdb/removable": "1\n",
        "/sys/block/sdb/device/model": "Ultra Fit \n",
      },
      links: { "/sys/block/sdb": "../devices/pci0/usb1/1-1/host6/block/sdb" },
    });
    expect(storage).toMatchObject({
      state: "attention",
      evidence: [
        { code: "POSTURE_STORAGE", facts: { device: "sdb", model: "Ultra Fit" } },
        { code: "POSTURE_STORAGE_LATE", facts: { device: "sdc", model: "Late" } },
      ],
    });
  });

  test.each([
    ["[Daemon]\nAutolock=false\n", "bad"],
    ["[Daemon]\nTimeout=5\n", "good"],
    ["[Daemon]\nTimeout=60\n", "attention"],
  ])("KDE's screen locker with %j", async (text, state) => {
    const found = await look({ files: { "/home/ada/.config/kscreenlockerrc": text } });
    expect(found["screen-lock"].state).toBe(state);
  });
});
