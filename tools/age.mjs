/** Where tests find the real `age`; on Debian, as root, they bring it. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PROGRAM = "/usr/bin/age";

/** @returns {{ program: string, keygen: string, reason: null } | { program: null, keygen: null, reason: string }} */
export function findAge() {
  if (!existsSync(PROGRAM) && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    spawnSync("/usr/bin/apt-get", ["install", "-y", "--no-install-recommends", "age"], {
      stdio: "ignore",
      timeout: 120_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (existsSync(PROGRAM)) return { program: PROGRAM, keygen: `${PROGRAM}-keygen`, reason: null };
  return { program: null, keygen: null, reason: "On Debian: apt-get install age" };
}
