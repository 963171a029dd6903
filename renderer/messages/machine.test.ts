/** Everything that a check can have seen has a sentence. The codes are read from the checks' sources. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "./en.ts";

const folder = fileURLToPath(new URL("../../main/posture", import.meta.url));
const codes = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !/test/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(/"(POSTURE_[A-Z_]+)"/g),
    ])
    .map(([, code = ""]) => code),
);

const CHECKS = [
  ...(["disk", "swap", "core-dumps", "secure-boot", "listening", "interfaces", "radios"] as const),
  ...(["firewall", "screen-lock", "sharing", "remote-control", "tracer", "updates"] as const),
  ...(["clock", "keyboards", "storage", "untrusted"] as const),
];

test("was tested against codes that exist", () => {
  expect(codes.size).toBeGreaterThan(40);
});

test.each([...codes])("%s has a sentence", (code) => {
  expect(en.machine.evidence({ code, facts: {} })).not.toBe(code);
});

test.each(["darwin", "win32"])(
  "%s is never told to mend a check with a command of Linux",
  (platform) => {
    for (const id of CHECKS) {
      const { fix, title } = en.machine.check(id, platform);
      expect(fix.length, title).toBeGreaterThan(20);
      expect(fix, title).not.toMatch(/sudo apt|systemctl|timedatectl|rfkill|ufw|swapoff|\/etc\//);
    }
  },
);
