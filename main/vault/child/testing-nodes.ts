/**
 * Other Nodes than the one that runs the tests: the line that Electron carries, and the newest. They come from the
 * registry's packages of Node's own releases (`node-<platform>-<arch>`, no script is run), by the hash that is written
 * here, once, into `out/node`. Nothing but tests imports this.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface OtherNode {
  readonly name: string;
  readonly path: string;
}

const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "linux-x64": {
    "24.21.0":
      "3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
    "26.10.0":
      "OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
  },
};
const FOLDER = fileURLToPath(new URL("../../../out/node/", import.meta.url));
/** A registry that is not there must not hold the tests up. */
const FETCH_MS = 60_000;

/** Which can be had here; a line on stderr says which cannot, and why. */
export function otherNodes(): OtherNode[] {
  const nodes: OtherNode[] = [];
  const packages = PACKAGES[`${process.platform}-${process.arch}`];
  if (packages === undefined) {
    process.stderr.write("skipped: other Nodes, none is listed for this system\n");
    return nodes;
  }
  for (const [version, hash] of Object.entries(packages)) {
    const path = join(FOLDER, version, "node");
    const reason = existsSync(path) ? null : fetchNode(version, hash, path);
    if (reason === null) nodes.push({ name: version, path });
    else process.stderr.write(`skipped: Node ${version}, ${reason}\n`);
  }
  return nodes;
}

/** null when it is there; otherwise why not. */
function fetchNode(version: string, hash: string, path: string): string | null {
  mkdirSync(FOLDER, { recursive: true });
  const scratch = mkdtempSync(join(FOLDER, "fetch-"));
  try {
    const name = `node-${process.platform}-${process.arch}@${version}`;
    const quick = ["--ignore-scripts", "--fetch-retries=0", `--fetch-timeout=${FETCH_MS}`];
    const packed = spawnSync("npm", ["pack", name, "--silent", ...quick], {
      cwd: scratch,
      timeout: FETCH_MS,
    });
    if (packed.status !== 0) return "the registry does not give it";
    const [file = ""] = readdirSync(scratch);
    const found = createHash("sha512")
      .update(readFileSync(join(scratch, file)))
      .digest("base64");
    if (found !== hash) throw new Error(`Node ${version} from the registry is not the one we know`);
    const unpacked = spawnSync("tar", ["xzf", file, "package/bin/node"], { cwd: scratch });
    if (unpacked.status !== 0) return "tar cannot unpack it";
    mkdirSync(join(FOLDER, version), { recursive: true });
    // Two test files may fetch at the same time: the last one to finish wins, both are the same.
    renameSync(join(scratch, "package", "bin", "node"), path);
    return null;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
