/** Verifying a download: three files, chosen by the system's dialog, read here and judged by `main/release`. */
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { DownloadPart, DownloadState } from "../../preload/contract.ts";
import type { Journal } from "../journal/log.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { sshFingerprint } from "../release/sshsig.ts";
import { releaseKeys, verifyDownload } from "../release/verify-download.ts";
import type { Handlers } from "./router.ts";

/** A file that the user chose in the system's dialog, to be read only; null: cancelled. */
export type ChoosePath = () => Promise<string | null>;

/** A list of some dozen lines and one signature: far above both. */
const MOST_LIST_BYTES = 64 * 1024;
/** Ten times what an installer takes. */
const MOST_INSTALLER_BYTES = 2 * 1024 ** 3;
const CHUNK_BYTES = 4 * 1024 ** 2;

/** As the release publishes them (docs/releases.md). */
const BESIDE = { checksums: "SHA256SUMS", signature: "SHA256SUMS.sig" } as const;

interface Chosen {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isFound: boolean;
}

export function downloadCommands(parts: {
  files: Files;
  journal: Journal;
  choosePath: ChoosePath;
  /** Lines of OpenSSH `.pub` files. */
  releaseKeys: readonly string[];
  version: string;
}): Pick<Handlers, "download.begin" | "download.choose" | "download.verify"> {
  const { files, journal, choosePath, version } = parts;
  const fingerprints = releaseKeys(parts.releaseKeys).map(sshFingerprint);
  let chosen: Partial<Record<DownloadPart, Chosen>> = {};

  function state(): DownloadState {
    const view = (part: DownloadPart) => {
      const one = chosen[part];
      if (one === undefined) return null;
      return { name: basename(one.path), sizeBytes: one.sizeBytes, isFound: one.isFound };
    };
    return {
      installer: view("installer"),
      checksums: view("checksums"),
      signature: view("signature"),
      keys: fingerprints,
      version,
    };
  }

  async function look(path: string, isFound: boolean): Promise<Chosen | null> {
    const seen = await files.look(path);
    return seen?.type === "file" ? { path, sizeBytes: seen.sizeBytes, isFound } : null;
  }

  async function sha256(path: string): Promise<string> {
    const hash = createHash("sha256");
    for (let at = 0; ; ) {
      const bytes = await files.readRange(path, at, at + CHUNK_BYTES);
      if (bytes.length === 0) return hash.digest("hex");
      hash.update(bytes);
      at += bytes.length;
      if (at > MOST_INSTALLER_BYTES) throw new Refusal("FILE_TOO_LARGE", { name: basename(path) });
    }
  }

  return {
    async "download.begin"() {
      chosen = {};
      return state();
    },
    async "download.choose"({ part }) {
      const path = await choosePath();
      if (path === null) return state();
      const one = await look(path, false);
      if (one === null) throw new Refusal("FILE_IO", { name: basename(path), errno: "EFTYPE" });
      chosen = { ...chosen, [part]: one };
      if (part === "installer") {
        for (const beside of ["checksums", "signature"] as const) {
          if (chosen[beside]?.isFound === false) continue;
          const found = await look(join(dirname(path), BESIDE[beside]), true);
          const { [beside]: _before, ...rest } = chosen;
          chosen = found === null ? rest : { ...rest, [beside]: found };
        }
      }
      return state();
    },
    async "download.verify"() {
      const { installer, checksums, signature } = chosen;
      if (installer === undefined || checksums === undefined || signature === undefined) {
        throw new Refusal("DOWNLOAD_INCOMPLETE", {});
      }
      const digest = await sha256(installer.path);
      const verdict = verifyDownload(
        {
          name: basename(installer.path),
          sha256: digest,
          checksums: await files.readBounded(checksums.path, MOST_LIST_BYTES),
          signature: await files.readBounded(signature.path, MOST_LIST_BYTES),
        },
        parts.releaseKeys,
        version,
      );
      await journal.append({
        kind: "download.verified",
        facts: {
          code: verdict.finding.code,
          digest,
          ...(verdict.file === null ? {} : { version: verdict.file.version }),
        },
      });
      const { code, facts } = verdict.finding;
      return { state: verdict.state, finding: { code, facts: { ...facts } }, sha256: digest };
    },
  };
}
