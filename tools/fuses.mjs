/**
 * Reads the fuses of a packed Electron binary, and demands the agreed ones: `node tools/fuses.mjs FILE…`.
 * On macOS the file is `Contents/Frameworks/Electron Framework.framework/Electron Framework`.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** https://github.com/electron/fuses: this text, a version byte, a length byte, then one character for each fuse. */
export const SENTINEL = Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX");

/** In the order of the wire (electron/build/fuses/fuses.json5 of Electron 45), each with the agreed state. */
export const AGREED = /** @type {const} */ ([
  ["RunAsNode", false],
  ["EnableCookieEncryption", true],
  ["EnableNodeOptionsEnvironmentVariable", false],
  ["EnableNodeCliInspectArguments", false],
  ["EnableEmbeddedAsarIntegrityValidation", true],
  ["OnlyLoadAppFromAsar", true],
  ["LoadBrowserProcessSpecificV8Snapshot", false],
  ["GrantFileProtocolExtraPrivileges", false],
  // Not known to electron-builder 26.17: stays as it is delivered.
  ["WasmTrapHandlers", true],
]);

/** The wire as Electron 45 is delivered. */
export const DELIVERED = "101100011";

/**
 * Every wire in a binary: a universal one of macOS has two. `removed`: the fuse is gone from this Electron.
 * Throws when there is none, or its version is not 1.
 * @param {Buffer} binary
 * @returns {("on" | "off" | "removed")[][]}
 */
export function readFuses(binary) {
  const wires = [];
  for (let at = binary.indexOf(SENTINEL); at >= 0; at = binary.indexOf(SENTINEL, at + 1)) {
    const start = at + SENTINEL.length;
    const [version, length] = [binary[start], binary[start + 1]];
    if (version !== 1 || length === undefined) throw new Error(`a fuse wire of version ${version}`);
    const wire = binary.toString("latin1", start + 2, start + 2 + length);
    if (wire.length !== length || !/^[01r]+$/.test(wire)) throw new Error("a broken fuse wire");
    wires.push([...wire].map((one) => (one === "1" ? "on" : one === "0" ? "off" : "removed")));
  }
  if (wires.length === 0) throw new Error("no fuse wire: this is no Electron binary");
  return /** @type {("on" | "off" | "removed")[][]} */ (wires);
}

/**
 * What is not as agreed, in words; empty when all is well. A fuse that this list does not know is a finding too.
 * @param {Buffer} binary
 * @returns {string[]}
 */
export function wrongFuses(binary) {
  return readFuses(binary).flatMap((wire) => [
    ...AGREED.flatMap(([name, isOn], index) => {
      const found = wire[index] ?? "missing";
      return found === (isOn ? "on" : "off") ? [] : [`${name} is ${found}`];
    }),
    ...(wire.length > AGREED.length
      ? [`${wire.length - AGREED.length} fuses that nobody decided on`]
      : []),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const paths = process.argv.slice(2);
  for (const path of paths) {
    const wrong = wrongFuses(readFileSync(path));
    console.log(`${path}: ${wrong.length === 0 ? "all fuses as agreed" : wrong.join(", ")}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
  if (paths.length === 0) process.exitCode = 2;
}
