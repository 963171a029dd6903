import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { lidFiles, watchLid } from "./lid.ts";

test("a lid that closes is noticed within a second, once, and only while a vault is open", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lid-"));
  mkdirSync(join(folder, "LID0"));
  const write = (state: string) =>
    writeFileSync(join(folder, "LID0", "state"), `state:      ${state}\n`);
  write("open");
  let isOpen = false;
  let closed = 0;
  const stop = watchLid(
    lidFiles(folder),
    () => isOpen,
    () => {
      closed += 1;
    },
  );
  write("closed");
  await sleep(700);
  expect(closed).toBe(0);
  write("open");
  isOpen = true;
  await sleep(700);
  write("closed");
  await sleep(900);
  expect(closed).toBe(1);
  write("open");
  await sleep(700);
  rmSync(folder, { recursive: true });
  await sleep(700);
  expect(closed).toBe(1);
  stop();
});

test("a machine without a lid is watched by nothing", () => {
  expect(lidFiles(join(tmpdir(), "no-such-folder"))).toEqual([]);
});
