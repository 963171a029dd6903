/** A world in which one thing at a time goes wrong: what the fault matrices are walked in. */
import { type Clock, systemClock } from "../../main/lib/clock.ts";
import { type Disk, nodeDisk } from "../../main/lib/disk.ts";
import { filesOver } from "../../main/lib/files.ts";
import { memoryKeychain } from "../../main/lib/testing-keychain.ts";
import type { Launch } from "../../main/vault/process.ts";
import { cheapVault } from "./cheap-vault.ts";

interface DiskTrouble {
  readonly at: "open" | "write" | "sync" | "rename";
  readonly code: string;
}

export function brittleWorld() {
  let trouble: DiskTrouble | null = null;
  /** Writes that still reach the disk; then none does, as after a kill. */
  let writesLeft = Number.POSITIVE_INFINITY;
  let offsetMs = 0;
  let isVaultDying = false;
  const systemError = (code: string) => Object.assign(new Error(code), { code });
  const fail = (at: DiskTrouble["at"]): void => {
    if (at !== "open" && writesLeft <= 0) throw systemError("EIO");
    if (trouble?.at !== at) return;
    const { code } = trouble;
    trouble = null;
    throw systemError(code);
  };
  const disk: Disk = {
    ...nodeDisk,
    async open(path, how, mode) {
      if (how !== "read") fail("open");
      const file = await nodeDisk.open(path, how, mode);
      return {
        ...file,
        async write(bytes) {
          fail("write");
          writesLeft -= 1;
          return file.write(bytes);
        },
        async sync() {
          fail("sync");
          return file.sync();
        },
      };
    },
    async rename(from, to) {
      fail("rename");
      return nodeDisk.rename(from, to);
    },
  };
  const keychain = memoryKeychain();
  const launchVault: Launch = (...args) => {
    const vault = cheapVault(...args);
    return {
      ...vault,
      post(message, ports) {
        if (!isVaultDying) return vault.post(message, ports);
        // As the system's out-of-memory killer does: in the middle of a request.
        isVaultDying = false;
        vault.kill();
      },
    };
  };
  const clock: Clock = { ...systemClock, nowMs: () => Date.now() + offsetMs };
  return {
    disk,
    keychain,
    options: { files: filesOver(disk), keychain, launchVault, clock },
    breakDisk(at: DiskTrouble["at"], code: string) {
      trouble = { at, code };
    },
    stopWritingAfter(writes: number) {
      writesLeft = writes;
    },
    moveClock(byMs: number) {
      offsetMs += byMs;
    },
    loseKeychain() {
      keychain.refuse("KEYCHAIN_TIMEOUT");
    },
    killVaultNext() {
      isVaultDying = true;
    },
    /** Ends what is wrong; true when something had run into it. */
    mend(): boolean {
      const hasStruck = trouble === null && !isVaultDying;
      trouble = null;
      writesLeft = Number.POSITIVE_INFINITY;
      keychain.refuse(null);
      isVaultDying = false;
      return hasStruck;
    },
  };
}
export type BrittleWorld = ReturnType<typeof brittleWorld>;
