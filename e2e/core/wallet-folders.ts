/** Folders of wallets on a disk, as btcli leaves them, and the calls of an import that reads one. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hexToU8a } from "@polkadot/util";
import { expect, onTestFinished } from "vitest";
import { encodeAddress, parseAddress } from "../../main/codec/address.ts";
import { demand } from "../../main/lib/fault.ts";
import { ANSIBLE_V6 } from "../../main/vault/keyfiles/testing.ts";
import { plainKeyfile, publicKeyfile } from "../../main/vault/keyfiles/write.ts";
import { publicKeyOf } from "../../main/vault/keyring.ts";
import { entropyOfPhrase, VECTORS } from "../../main/vault/testing.ts";
import type { FolderImport, WalletFile } from "../../preload/contract.ts";
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";

export const [V1, V2] = VECTORS;
export const address = (text: string) => demand(parseAddress(text));
/** Published phrases that are no coldkey of these tests. */
export const HOT_PHRASE =
  "legal winner thank year wave sausage worth useful legal winner thank yellow";
export const OTHER_PHRASE =
  "letter advice cage absurd amount doctor acoustic avoid letter advice cage above";
export const secretOf = (phrase: string) =>
  ({ form: "phrase", bytes: entropyOfPhrase(phrase) }) as const;
export const hotkeyFile = (phrase: string) => plainKeyfile(secretOf(phrase));
export const publicOf = (phrase: string) => publicKeyOf(secretOf(phrase));
export const HOT = encodeAddress(publicOf(HOT_PHRASE));
export const OTHER = encodeAddress(publicOf(OTHER_PHRASE));

export function disk(): string {
  const root = mkdtempSync(join(tmpdir(), "ckw-wallets-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}
export function put(
  root: string,
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): string {
  const full = join(root, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, content, { mode });
  chmodSync(full, mode);
  return full;
}
export async function started(root: string, times = 1, profile: "vault" | "desk" = "vault") {
  const core = await startCore({ chosenFolders: Array.from({ length: times }, () => root) });
  await core.get("app.chooseProfile", { profile });
  return core;
}
export async function searched(core: Core): Promise<FolderImport> {
  expect(await core.get("importFolder.choose", null)).toBe(true);
  return found(core);
}
export function found(core: Core): FolderImport {
  const state = core.workstation.snapshot().folderImport;
  if (state === null) throw new Error("Nothing was searched");
  return state;
}
export function fileOf(core: Core, wallet: string, name: string): WalletFile {
  const file = found(core)
    .wallets.find((one) => one.name === wallet)
    ?.files.find((one) => one.name === name);
  if (file === undefined) throw new Error(`${wallet}/${name}`);
  return file;
}
export const open = async (core: Core, files: readonly WalletFile[], password: string | null) =>
  core.get("importFolder.open", {
    files: files.map(({ id }) => id),
    passphrase: password === null ? null : await core.send(password),
  });

/** A root as in ~/.bittensor/wallets: encrypted, plain and watch-only wallets, hotkeys, and what else lies about. */
export function walletsRoot(): string {
  const root = disk();
  put(root, "main/coldkey", ANSIBLE_V6);
  put(root, "main/coldkeypub.txt", publicKeyfile(hexToU8a(V1.publicKey)));
  put(root, "main/hotkeys/default", hotkeyFile(HOT_PHRASE), 0o644);
  put(root, "main/hotkeys/defaultpub.txt", publicKeyfile(publicOf(HOT_PHRASE)));
  put(root, "main/hotkeypub.txt", publicKeyfile(publicOf(HOT_PHRASE)));
  put(root, "watched/coldkeypub.txt", publicKeyfile(hexToU8a(V2.publicKey)));
  put(root, "notes.txt", "nothing to see here");
  return root;
}
