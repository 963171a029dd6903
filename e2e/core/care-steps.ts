/** Steps with keys that are here already, for the tests of their care. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

export const NEW = "eleven copper windmills past the 9th ridge";

/** A Vault that ends with the test, and must have met no bug by then. */
export async function start(options: CoreOptions = {}): Promise<Core> {
  const core = await startCore(options);
  if (core.workstation.snapshot().profile === null) {
    await core.get("app.chooseProfile", { profile: "vault" });
  }
  return core;
}

export async function hotkey(core: Core, coldkey: Ss58, name: string): Promise<Ss58> {
  const passphrase = await core.send(PASSPHRASE);
  return (await core.get("hotkeys.create", { coldkey, name, passphrase })).address;
}
export async function family(core: Core) {
  const coldkey = await createColdkey(core, "treasury");
  return {
    coldkey,
    hotkeys: [await hotkey(core, coldkey, "miner-1"), await hotkey(core, coldkey, "miner-2")],
  };
}
export const sealed = async (core: Core, address: Ss58) =>
  Uint8Array.from(await readFile(join(core.folder, "keys", `${address}.key`)));
export async function opens(core: Core, address: Ss58, text: string) {
  const passphrase = await core.send(text);
  return core.ask("keys.proveOpens", { address, passphrase, judge: false });
}
export async function change(core: Core, address: Ss58, old: string, fresh: string | null) {
  return core.ask("passphrase.change", {
    address,
    passphrase: await core.send(old),
    newPassphrase: fresh === null ? null : await core.send(fresh),
  });
}
export async function journalKinds(core: Core): Promise<string[]> {
  const { entries } = await core.get("journal.page", { before: null, limit: 300 });
  return entries.map(({ kind }) => kind).reverse();
}
export const leftovers = async (core: Core) =>
  (await readdir(join(core.folder, "keys"))).filter((name) => !/\.(key|json)$/.test(name));
