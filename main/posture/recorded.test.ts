/**
 * The checks of macOS and Windows on answers that were written down: from manual pages, Microsoft's pages and published
 * records. Nobody has run them on those systems for us: the page says so.
 */
import { describe, expect, test } from "vitest";
import { CHECK_IDS, type CheckId, type CheckState, type Finding } from "./check.ts";
import { COMMANDS, type CommandId } from "./commands.ts";
import { isRecordedOnly, lookAtMachine, wasNotAsked } from "./look.ts";
import { type FakeMachine, fakeSystem } from "./testing.ts";
import { MACOS_BAD, MACOS_GOOD } from "./testing-macos.ts";
import { WINDOWS_BAD, WINDOWS_GOOD } from "./testing-windows.ts";

const nowMs = Date.parse("2026-11-20T10:00:00Z");
type Answers = NonNullable<FakeMachine["answers"]>;
type Findings = Record<CheckId, Finding>;

async function look(
  platform: string,
  answers: Answers,
  areKeysOpen: () => boolean = () => false,
): Promise<Findings> {
  const system = fakeSystem({ platform, answers });
  const findings = await lookAtMachine({
    system,
    nowMs,
    home: "/Users/ada",
    pid: 100,
    areKeysOpen,
  });
  return Object.fromEntries(findings.map((one) => [one.id, one])) as Findings;
}
const states = (found: Findings) =>
  Object.fromEntries(CHECK_IDS.map((id) => [id, found[id].state])) as Record<CheckId, CheckState>;
const codes = ({ evidence }: Finding): string[] => evidence.map(({ code }) => code);

const all = (state: CheckState) =>
  Object.fromEntries(CHECK_IDS.map((id) => [id, state])) as Record<CheckId, CheckState>;

const SYSTEMS = [
  { platform: "darwin", prefix: "mac.", good: MACOS_GOOD, bad: MACOS_BAD },
  { platform: "win32", prefix: "win.", good: WINDOWS_GOOD, bad: WINDOWS_BAD },
] as const;

describe.each(SYSTEMS)("$platform", ({ platform, prefix, good, bad }) => {
  test("is marked as tried on recorded answers only", () => {
    expect(isRecordedOnly(platform)).toBe(true);
    expect(isRecordedOnly("linux")).toBe(false);
  });

  test("every command of its table is answered in a record, and used by a check", async () => {
    const asked = new Set<CommandId>();
    for (const answers of [good, bad]) {
      const system = fakeSystem({ platform, answers });
      const spying = {
        ...system,
        ask: (id: CommandId) => {
          asked.add(id);
          return system.ask(id);
        },
      };
      const home = "/Users/ada";
      await lookAtMachine({ system: spying, nowMs, home, pid: 100, areKeysOpen: () => false });
    }
    const table = Object.keys(COMMANDS).filter((id) => id.startsWith(prefix));
    expect([...asked].sort()).toEqual(table.sort());
    expect(Object.keys({ ...good, ...bad }).sort()).toEqual(table.sort());
  });

  test("no answer is unknown for every check, never good", async () => {
    expect(states(await look(platform, {}))).toEqual(all("unknown"));
  });

  test("answers that make no sense are no answers", async () => {
    for (const noise of ["", "Zugriff verweigert.\r\n", "{", "\u0000\u0007", "null", "[[]]"]) {
      const answers = Object.fromEntries(Object.keys(COMMANDS).map((id) => [id, noise])) as Answers;
      const found = Object.values(await look(platform, answers));
      // An empty list is an answer where a list was asked for: no storage, no page file, no listener.
      const mayBeEmpty = noise === "" ? ["storage", "swap", "interfaces", "radios"] : [];
      for (const { id, state } of found) {
        if (state === "good")
          expect(mayBeEmpty, `${id} after ${JSON.stringify(noise)}`).toContain(id);
      }
    }
  });

  test("while a key is open nothing is asked", async () => {
    let asked = 0;
    const system = {
      ...fakeSystem({ platform, answers: good }),
      ask: async () => {
        asked += 1;
        return null;
      },
    };
    const findings = await lookAtMachine({
      ...{ system, nowMs, home: "/", pid: 100, areKeysOpen: () => true },
    });
    expect(asked).toBe(0);
    expect(findings.every(wasNotAsked)).toBe(true);
    expect(findings.every(({ state }) => state === "unknown")).toBe(true);
  });

  test("a key that is opened in the middle ends the asking", async () => {
    let checks = 0;
    const found = await look(platform, good, () => ++checks > 4);
    expect(CHECK_IDS.filter((id) => !wasNotAsked(found[id]))).toEqual(CHECK_IDS.slice(0, 4));
  });

  test("each finding names the command that said it", async () => {
    for (const finding of Object.values(await look(platform, good))) {
      if (finding.state !== "unknown")
        expect(finding.sources.length, finding.id).toBeGreaterThan(0);
    }
  });
});

describe("a Mac", () => {
  test("as it should be: every check is good", async () => {
    expect(states(await look("darwin", MACOS_GOOD))).toEqual(all("good"));
  });

  test("with everything wrong: every check says what", async () => {
    const found = await look("darwin", MACOS_BAD);
    expect(states(found)).toEqual({
      ...{ disk: "bad", swap: "good", "core-dumps": "bad", "secure-boot": "bad" },
      ...{ listening: "bad", interfaces: "attention", radios: "attention", firewall: "attention" },
      ...{ "screen-lock": "bad", sharing: "attention", "remote-control": "bad", tracer: "bad" },
      ...{ updates: "bad", clock: "attention", keyboards: "attention", storage: "attention" },
      untrusted: "attention",
    });
    expect(found.listening.evidence.map(({ facts }) => facts)).toEqual([
      { protocol: "tcp", port: 22, service: "SSH", process: null },
      { protocol: "tcp", port: 5000, service: null, process: "ControlCenter" },
    ]);
    expect(found.interfaces.evidence).toEqual([
      { code: "POSTURE_NET_UP", facts: { name: "en0", isWireless: true } },
    ]);
    expect(found.tracer.evidence[0]?.facts).toEqual({ pid: 101 });
    expect(found.untrusted.evidence[0]?.facts).toEqual({ name: "com.docker.backe" });
    expect(found["secure-boot"].evidence[0]?.facts).toEqual({ policy: "Permissive Security" });
    expect(codes(found.updates)).toEqual([
      ...["POSTURE_UPDATES_WAITING", "POSTURE_UPDATES_CHECKED", "POSTURE_UPDATES_INSTALLED"],
    ]);
  });

  test.each<[string, Answers, CheckId, CheckState, string]>([
    [
      "half encrypted",
      { "mac.filevault": "FileVault is On.\nEncryption in progress: Percent completed = 25.0\n" },
      ...(["disk", "attention", "POSTURE_DISK_TURNING"] as const),
    ],
    [
      "whose swap does not say that it is encrypted",
      { "mac.swap": "total = 1024.00M  used = 416.94M  free = 607.06M  \n" },
      ...(["swap", "unknown", "POSTURE_SWAP_UNKNOWN"] as const),
    ],
    [
      "without swap",
      { "mac.swap": "total = 0.00M  used = 0.00M  free = 0.00M  (encrypted)\n" },
      ...(["swap", "good", "POSTURE_SWAP_NONE"] as const),
    ],
    [
      "of Intel without the chip that checks the start",
      { "mac.boot-policy": "" },
      ...(["secure-boot", "unknown", "POSTURE_BOOT_UNKNOWN"] as const),
    ],
    [
      "that asks for an hour's delay",
      { "mac.screen-lock": "sysadminctl[1:2] screenLock delay is 3600 seconds\n" },
      ...(["screen-lock", "attention", "POSTURE_LOCK_AFTER"] as const),
    ],
    [
      "whose screen never sleeps",
      { "mac.saver-idle": "0\n", "mac.power": " displaysleep         0\n" },
      ...(["screen-lock", "bad", "POSTURE_LOCK_OFF"] as const),
    ],
    [
      "whose Bluetooth does not say",
      { "mac.bluetooth": "" },
      ...(["radios", "unknown", "POSTURE_RADIO_BLOCKED"] as const),
    ],
    [
      "that asks for an administrator before it tells the time's source",
      { "mac.network-time": "You need administrator access to run this tool... exiting!\n" },
      ...(["clock", "unknown", "POSTURE_CLOCK_UNKNOWN"] as const),
    ],
    [
      "that blocks all that comes in",
      {
        "mac.firewall":
          "Firewall is blocking all non-essential incoming connections. (State = 2)\n",
      },
      ...(["firewall", "good", "POSTURE_WALL_ON"] as const),
    ],
  ])("%s", async (_, answers, id, state, code) => {
    const found = await look("darwin", { ...MACOS_GOOD, ...answers });
    expect(found[id].state).toBe(state);
    expect(codes(found[id])[0]).toBe(code);
  });
});

describe("Windows", () => {
  test("as it should be: every check is good, but for what no command tells", async () => {
    expect(states(await look("win32", WINDOWS_GOOD))).toEqual({
      ...all("good"),
      tracer: "unknown",
    });
  });

  test("with everything wrong: every check says what", async () => {
    const found = await look("win32", WINDOWS_BAD);
    expect(states(found)).toEqual({
      ...{ disk: "bad", swap: "bad", "core-dumps": "bad", "secure-boot": "attention" },
      ...{ listening: "bad", interfaces: "attention", radios: "attention", firewall: "attention" },
      ...{ "screen-lock": "unknown", sharing: "attention", "remote-control": "bad" },
      ...{ tracer: "unknown", updates: "bad", clock: "attention", keyboards: "attention" },
      ...{ storage: "attention", untrusted: "attention" },
    });
    expect(found.listening.evidence.map(({ facts }) => facts)).toEqual([
      { protocol: "tcp", port: 3389, service: "RDP", process: "svchost.exe" },
      { protocol: "tcp", port: 445, service: null, process: "System" },
    ]);
    expect(codes(found["remote-control"])).toEqual(["POSTURE_PROGRAM", "POSTURE_RDP_ON"]);
    expect(codes(found.updates)).toEqual([
      ...["POSTURE_UPDATES_RESTART", "POSTURE_UPDATES_CHECKED", "POSTURE_UPDATES_INSTALLED"],
      ...["POSTURE_DEFENDER_OFF", "POSTURE_DEFENDER_AGE"],
    ]);
    expect(found.keyboards.evidence.map(({ code, facts }) => [code, facts.bus])).toEqual([
      ["POSTURE_KEYBOARD", "acpi"],
      ["POSTURE_KEYBOARD_LATE", "hid"],
    ]);
    expect(found.storage.evidence[0]?.facts.model).toBe("SanDisk Ultra USB Device");
  });

  test("one drive in clear makes the whole clear, one that is silent makes it unknown", async () => {
    const of = (protection: unknown) => ({
      ...WINDOWS_GOOD,
      "win.bitlocker": JSON.stringify([
        { MountPoint: "C:", Protection: 1 },
        { MountPoint: "D:", Protection: protection },
      ]),
    });
    expect((await look("win32", of(0))).disk.state).toBe("bad");
    expect((await look("win32", of(2))).disk.state).toBe("unknown");
  });

  test("a page file is as safe as its drive, or as its own encryption", async () => {
    const { "win.bitlocker": _, ...refused } = WINDOWS_GOOD;
    const silent = await look("win32", { ...refused, "win.bitlocker-shell": "\r\n" });
    expect(silent.swap.state).toBe("unknown");
    const own = await look("win32", {
      ...refused,
      ...{ "win.bitlocker-shell": "2", "win.page-encryption": "EncryptPagingFile = 1  (ENABLED)" },
    });
    expect(own.swap.state).toBe("good");
  });
});
