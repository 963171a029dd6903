/** A stand-in for Electron's distribution, enough for electron-builder to pack over: everything but Electron. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DELIVERED, SENTINEL } from "./fuses.mjs";

/** @param {string} folder is created */
export function writeStandIn(folder) {
  mkdirSync(join(folder, "locales"), { recursive: true });
  mkdirSync(join(folder, "resources"));
  const wire = Buffer.concat([
    SENTINEL,
    Buffer.from([1, DELIVERED.length]),
    Buffer.from(DELIVERED),
  ]);
  const padding = Buffer.alloc(512);
  writeFileSync(join(folder, "electron"), Buffer.concat([padding, wire, padding]), { mode: 0o755 });
  for (const path of ["chrome-sandbox", "LICENSE", "LICENSES.chromium.html", "locales/en-US.pak"]) {
    writeFileSync(join(folder, path), "");
  }
}
