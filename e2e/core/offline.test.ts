/**
 * Offline is absence: a whole create-import-sign run, with everything that it starts, in a network namespace that has
 * no interface, while every system call about sockets is written down. `npm run test:offline` does the same with the
 * vault's and the core's whole suites.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const works = (program: string, args: string[]) =>
  process.platform === "linux" && spawnSync(program, args, { stdio: "ignore" }).status === 0;
const canRun = works("unshare", ["-rn", "strace", "-o", "/dev/null", "true"]);
if (!canRun) {
  process.stderr.write("skipped: run without a network, unshare -rn and strace do not work here\n");
}

test("a whole run needs no network, and no process of it makes an internet socket", {
  timeout: 400_000,
}, (context) => {
  if (!canRun) return context.skip("unshare -rn and strace do not work here");
  const folder = mkdtempSync(join(tmpdir(), "ckw-offline-"));
  const log = join(folder, "trace");
  const { TEST_SUMMARY: _summary, FORCE_COLOR: _colour, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: "1" };
  const run = spawnSync(
    "unshare",
    [
      ...["-rn", "strace", "-f", "-qq", "-s", "400", "-e", "trace=network,execve", "-o", log],
      ...[process.execPath, join(ROOT, "node_modules/vitest/vitest.mjs"), "run"],
      ...["-c", "tools/vitest.config.ts", "e2e/core/whole-run.test.ts", "e2e/core/vault-session"],
      ...["-t", "a whole run|a Vault's session"],
    ],
    { cwd: ROOT, env, encoding: "utf8" },
  );
  const trace = readFileSync(log, "utf8");
  rmSync(folder, { recursive: true });
  expect(run.stdout + run.stderr).toMatch(/Test Files +2 passed/);
  expect(run.status).toBe(0);
  // The trace followed the vault's process, and saw the channel to it: without that it would prove nothing.
  expect(trace).toMatch(/execve\(.*vault[/]host\.js/);
  expect(trace).toMatch(/socketpair\(AF_UNIX/);
  const internet = trace.split("\n").filter((line) => /AF_INET|AF_NETLINK|AF_PACKET/.test(line));
  expect(internet).toEqual([]);
});

test("an interface that comes up in the middle of a Vault's run stops its keys", {
  timeout: 200_000,
}, (context) => {
  const mount = "mount -t sysfs sysfs /sys";
  const canMount = works("unshare", ["-rnm", "sh", "-c", `${mount} && command -v ip`]);
  if (!canMount)
    return context.skip("no network namespace with a view of its own can be made here");
  const { TEST_SUMMARY: _summary, FORCE_COLOR: _colour, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: "1" };
  const vitest = `"${process.execPath}" node_modules/vitest/vitest.mjs run -c tools/vitest.config.ts`;
  const script = `${mount} && exec ${vitest} e2e/core/vault-session -t "an interface"`;
  const run = spawnSync("unshare", ["-rnm", "sh", "-c", script], {
    cwd: ROOT,
    env,
    encoding: "utf8",
  });
  expect(run.stdout + run.stderr).toMatch(/Tests +1 passed/);
});
