/** A program for `keychain.test.ts`: opens the keychain with the real keytar and prints what came of it. */
import { nodeFiles } from "./files.ts";
import { loaderOf, openKeychain } from "./keychain.ts";

const [fallbackFolder = "", keytarPath = ""] = process.argv.slice(2);
const keychain = await openKeychain({
  service: "org.coldkey.Workstation.test",
  fallbackFolder,
  files: nodeFiles,
  // By its path, as the app does once it has compared the bytes.
  loadKeytar: loaderOf({ path: keytarPath }),
});
await keychain.set("test", Uint8Array.of(7));
const stored = await keychain.get("test");
await keychain.remove("test");
if (stored?.[0] !== 7) throw new Error("The item was not kept");
process.stdout.write(`${keychain.kind} ${keychain.reason}\n`);
