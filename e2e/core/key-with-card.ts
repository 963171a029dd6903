/** One coldkey with one proved card, made once for a file of tests: each test works on a copy of its folder. */
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import type { BackupCopy, ColdkeySummary } from "../../preload/contract.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import { coldkeyWithWords } from "./proving-steps.ts";
import { startCore } from "./start-core.ts";

export function keyWithCard() {
  let made: { folder: string; address: Ss58; words: string[] };
  beforeAll(async () => {
    const core = await openCore();
    await core.get("app.chooseProfile", { profile: "vault" });
    const key = await coldkeyWithWords(core);
    await core.close();
    made = { folder: core.folder, ...key };
  });
  return async (options: CoreOptions = {}) => {
    const folder = await mkdtemp(join(tmpdir(), "ckw-proving-"));
    await cp(made.folder, folder, { recursive: true });
    const core = await startCore({ ...options, folder });
    return { core, address: made.address, words: made.words };
  };
}

export async function restart(core: Core, options: CoreOptions = {}): Promise<Core> {
  await core.close();
  return startCore({ ...options, folder: core.folder });
}

export function keyOf(core: Core): ColdkeySummary {
  const [key] = core.workstation.snapshot().coldkeys;
  if (key === undefined) throw new Error("There is no coldkey");
  return key;
}

export function copyOf(core: Core, label: string): BackupCopy {
  const copy = keyOf(core).copies.find((one) => one.label === label);
  if (copy === undefined) throw new Error(`There is no copy ${label}`);
  return copy;
}

export async function linesOf(core: Core, kind: string) {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.filter((entry) => entry.kind === kind).reverse();
}

export const fails = (code: string) => ({ ok: false, fault: { code } });
