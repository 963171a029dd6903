/**
 * Is this download what the maintainers released? The signature is of the list of checksums, the list is of the files.
 * Everything here works on bytes that were handed in: no network, no program.
 */
import { equalBytes, utf8FromBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { compareVersions, readChecksums, readInstaller } from "./checksums.ts";
import { RELEASE_NAMESPACE } from "./release-keys.ts";
import { readSshKey, readSshSignature, sshFingerprint } from "./sshsig.ts";

export interface Download {
  /** As it lies on the disk. */
  readonly name: string;
  readonly sha256: string;
  readonly checksums: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Verdict {
  /** genuine: released, and not older than this app. attention: released, but. refused: do not install. */
  readonly state: "genuine" | "attention" | "refused";
  /** A code of RELEASE_…, with what a person needs to know. */
  readonly finding: Fault;
  /** As the signed list has it; null unless the file is in it. */
  readonly file: { readonly name: string; readonly version: string } | null;
}

/** A finding, as a code with facts. No refusal of a call: its words are in `renderer/messages/en/download.ts`. */
const found: (code: string, facts?: Fault["facts"]) => Fault = fault;

const refused = (code: string, facts: Fault["facts"] = {}): Verdict => ({
  state: "refused",
  finding: found(code, facts),
  file: null,
});

/** `keys`: lines of `.pub` files. A line that is none is a bug of this build and throws. */
export function verifyDownload(
  download: Download,
  keys: readonly string[],
  runningVersion: string,
): Verdict {
  const known = releaseKeys(keys);
  if (known.length === 0) return refused("RELEASE_NO_KEY");
  const text = utf8FromBytes(download.signature);
  const signature = text === null ? null : readSshSignature(text);
  if (signature === null) return refused("RELEASE_SIGNATURE_FORMAT");
  if (!known.some((blob) => equalBytes(blob, signature.keyBlob))) {
    return refused("RELEASE_WRONG_KEY", {
      signer: sshFingerprint(signature.keyBlob),
      expected: known.map(sshFingerprint).join(", "),
    });
  }
  if (signature.namespace !== RELEASE_NAMESPACE) return refused("RELEASE_OTHER_PURPOSE");
  if (!signature.fits(download.checksums)) return refused("RELEASE_LIST_ALTERED");
  // From here on the list is the maintainers' own.
  const list = utf8FromBytes(download.checksums);
  const listed = list === null ? null : readChecksums(list);
  if (listed === null) return refused("RELEASE_LIST_FORMAT");
  const mine = listed.find(({ sha256 }) => sha256 === download.sha256);
  if (mine === undefined) {
    return listed.some(({ name }) => name === download.name)
      ? refused("RELEASE_ALTERED", { name: download.name })
      : refused("RELEASE_NOT_LISTED", { name: download.name, count: listed.length });
  }
  return judge(mine.name, download.name, runningVersion);
}

/** The file is in the signed list: what is left is whether it is the one that somebody wants. */
function judge(listedName: string, name: string, runningVersion: string): Verdict {
  const installer = readInstaller(listedName);
  if (installer === null) return refused("RELEASE_NO_INSTALLER", { name: listedName });
  const file = { name: listedName, version: installer.version };
  const order = compareVersions(installer.version, runningVersion);
  const facts = { ...file, system: installer.system, running: runningVersion };
  if (order < 0) return { state: "attention", finding: found("RELEASE_OLDER", facts), file };
  // Also browsers rename: the bytes are what counts, but a name that lies is worth a word.
  if (name !== listedName) {
    return { state: "attention", finding: found("RELEASE_RENAMED", { ...facts, as: name }), file };
  }
  const code = order === 0 ? "RELEASE_SAME" : "RELEASE_GENUINE";
  return { state: "genuine", finding: found(code, facts), file };
}

export function releaseKeys(lines: readonly string[]): Uint8Array[] {
  return lines.map((line) => {
    const blob = readSshKey(line);
    if (blob === null) throw new Error("a release key of this build is no ssh-ed25519 key");
    return blob;
  });
}
