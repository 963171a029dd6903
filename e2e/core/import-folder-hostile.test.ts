/** A drive that was made to harm whoever searches it for wallets. */
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hexToU8a } from "@polkadot/util";
import { describe, expect, it } from "vitest";
import { fullContent } from "../../main/vault/keyfiles/testing.ts";
import { publicKeyfile } from "../../main/vault/keyfiles/write.ts";
import { PASSPHRASE } from "./steps.ts";
import {
  disk,
  fileOf,
  HOT_PHRASE,
  hotkeyFile,
  OTHER_PHRASE,
  open,
  put,
  searched,
  started,
  V1,
  V2,
  walletsRoot,
} from "./wallet-folders.ts";

describe("a hostile drive", { timeout: 120_000 }, () => {
  it("is searched in bounded time and memory, and each odd thing is called by its name", async () => {
    const root = disk();
    const huge = put(root, "huge/coldkey", "");
    // 100 MB that take no room on the disk.
    rmSync(huge);
    writeFileSync(huge, "");
    truncateSync(huge, 100 * 1024 * 1024);
    put(root, "bomb/coldkey", `{"a":${"[".repeat(60_000)}`);
    put(root, "utf16/coldkey", Buffer.from(`\ufeff${fullContent("")}`, "utf16le"));
    put(root, "latin1/coldkey", Buffer.from('{"secretPhrase":"caf\u00e9"}', "latin1"));
    put(root, "nul/coldkey", new Uint8Array(4096));
    put(root, "empty/coldkey", "");
    put(root, "curve/coldkey", JSON.stringify({ privateKey: V1.seed, cryptoType: 0 }));
    put(root, "swapped/coldkey", publicKeyfile(hexToU8a(V1.publicKey)));
    put(root, "leak/coldkeypub.txt", fullContent(""));
    put(root, "disagree/coldkey", JSON.stringify({ secretSeed: V2.seed, ss58Address: V1.address }));
    put(root, "mixed/hotkeys/a", hotkeyFile(HOT_PHRASE));
    put(root, "mixed/hotkeys/apub.txt", publicKeyfile(hexToU8a(V2.publicKey)));
    mkdirSync(join(root, "linked"));
    symlinkSync("/etc/passwd", join(root, "linked/coldkey"));
    symlinkSync(root, join(root, "loop"));
    // Cyrillic a, a right-to-left override, traversal as far as a file system allows it.
    for (const name of ["m\u0430in", "\u202etxt.yek", "..%2f..%2fetc", "a\nb"]) {
      put(root, `${name}/coldkey`, fullContent(" "));
    }
    put(root, `deep/${"d/".repeat(12)}coldkey`, fullContent(" "));
    put(root, "main2/c\u043eldkey", fullContent(" "));

    const core = await started(root);
    const startedAtMs = performance.now();
    const state = await searched(core);
    expect(performance.now() - startedAtMs).toBeLessThan(20_000);
    const codeOf = (wallet: string, name = "coldkey") => fileOf(core, wallet, name).fault?.code;
    expect(codeOf("huge")).toBe("KEYFILE_TOO_LARGE");
    for (const wallet of ["bomb", "utf16", "nul", "empty"]) {
      expect(codeOf(wallet), wallet).toBe("KEYFILE_UNKNOWN");
    }
    expect(codeOf("curve")).toBe("KEYFILE_NOT_SR25519");
    expect(codeOf("swapped")).toBe("KEYFILE_PUBLIC_ONLY");
    expect(codeOf("leak", "coldkeypub.txt")).toBe("KEYFILE_IS_PRIVATE");
    expect(codeOf("linked")).toBe("FILE_IS_LINK");
    const names = state.wallets.map(({ name }) => name);
    expect(names).not.toContain("loop");
    expect(names, "not a coldkey, only alike").not.toContain("main2");
    expect(names.join(), "nothing that turns the line around").not.toMatch(/[\u202e\n]/);
    for (const name of ["m\u0430in", "..%2f..%2fetc", "a\u00b7b"]) {
      expect(fileOf(core, name, "coldkey").suggested, name).toBeNull();
    }

    const plain = ["latin1", "disagree"].map((wallet) => fileOf(core, wallet, "coldkey"));
    const hotkey = fileOf(core, "mixed", "a");
    expect(await open(core, [...plain, hotkey], null)).toEqual({ opened: 0, refused: 3 });
    expect(codeOf("latin1")).toMatch(/^KEYFILE_/);
    expect(codeOf("disagree")).toBe("KEYFILE_SECRETS_DISAGREE");
    expect(fileOf(core, "mixed", "a").fault).toEqual({
      code: "KEYFILE_SECRETS_DISAGREE",
      facts: { fields: ["a", "apub.txt"] },
    });
    // What is refused is refused again, whatever is asked.
    const refused = state.wallets
      .flatMap(({ files }) => files)
      .filter(({ fault }) => fault !== null);
    for (const file of refused) {
      await core.ask("importFolder.open", { files: [file.id], passphrase: null });
      const store = await core.ask("importFolder.store", {
        keys: [{ file: file.id, name: "x" }],
        under: null,
        passphrase: await core.send(PASSPHRASE),
      });
      expect(store.ok, file.name).toBe(false);
    }
    expect(readdirSync(join(core.folder, "keys"))).toEqual([]);
    expect(core.bugs).toEqual([]);
  });

  it("that changes between the search and the opening is noticed", async () => {
    const root = walletsRoot();
    const core = await started(root);
    await searched(core);
    put(root, "main/hotkeys/default", hotkeyFile(OTHER_PHRASE), 0o644);
    expect(await open(core, [fileOf(core, "main", "default")], null)).toEqual({
      ...{ opened: 0, refused: 1 },
    });
    expect(fileOf(core, "main", "default").fault?.code).toBe("FILE_OTHER_CONTENT");
  });

  it("with more folders than anybody has is not searched to its end", async () => {
    const root = disk();
    for (let at = 0; at < 510; at++) put(root, `w${at}/coldkeypub.txt`, V1.publicKey);
    const core = await started(root);
    const state = await searched(core);
    expect([state.isComplete, state.wallets.length]).toEqual([false, 500]);
  });
});
