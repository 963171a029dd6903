/**
 * The doors, tried from inside: the built host shuts them, and in place of the vault's service it then loads a probe
 * that pulls at each and reports. Repeated under the Node line that Electron carries and under the newest, where the
 * loader can be hooked too.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltVault, buildVault, startHost } from "./child/testing.ts";
import { otherNodes } from "./child/testing-nodes.ts";

const nodes = otherNodes();

/** Each attempt resolves to what it got, or throws. */
const PROBE = `
const tries = {
  fetch: () => globalThis.fetch.name,
  WebSocket: () => WebSocket.name,
  EventSource: () => EventSource.name,
  XMLHttpRequest: () => XMLHttpRequest.name,
  BroadcastChannel: () => BroadcastChannel.name,
  getBuiltinModule: () => process.getBuiltinModule.name,
  binding: () => process.binding.name,
  linkedBinding: () => process._linkedBinding.name,
  dlopen: () => process.dlopen({ exports: {} }, process.argv.at(-1).replace("--sodium=", "")),
  kill: () => process.kill.name,
  report: () => process.report.writeReport.name,
  abort: () => process.abort.name,
  stdin: () => process.stdin.constructor.name,
  stdout: () => process.stdout.constructor.name,
  stderr: () => process.stderr.constructor.name,
  handles: () => process._getActiveHandles.name,
  debug: () => process._debugProcess.name,
  loadEnvFile: () => process.loadEnvFile.name,
  execve: () => process.execve.name,
  chdir: () => process.chdir.name,
  require: () => require.name,
  console: () => console.Console.name,
};
const imports = [
  "node:net", "net", "node:tls", "node:http", "node:https", "node:http2", "node:dgram", "node:dns", "node:fs",
  "node:fs/promises", "node:child_process", "node:cluster", "node:worker_threads", "node:inspector", "node:vm",
  "node:module", "node:process", "node:os", "node:v8", "node:repl", "node:test", "node:sqlite", "electron",
  "data:text/javascript,export default 1", "file:///etc/hostname", "../package.json", "./../probe.js", "left-pad",
];
const allowed = ["node:crypto", "crypto", "node:util", "./sodium.js"];

export async function serve({ parentPort, doors, nativeExports }) {
  const got = {};
  for (const [name, work] of Object.entries(tries)) {
    try { got[name] = "open: " + String(work()); } catch (error) { got[name] = "shut"; }
  }
  const imported = {};
  for (const name of [...imports, ...allowed]) {
    try { await import(name); imported[name] = "open"; } catch (error) { imported[name] = "shut"; }
  }
  parentPort.on("message", ({ data }) => {
    if (data === "reject") Promise.reject(new Error("nobody catches this"));
    if (data === "throw") setTimeout(() => { throw new Error("nobody catches this"); });
  });
  parentPort.postMessage({
    doors, got, imported, env: Object.keys(process.env), hasNative: nativeExports !== null,
  });
  return true;
}
`;

interface Probed {
  doors: string[];
  got: Record<string, string>;
  imported: Record<string, string>;
  env: string[];
  hasNative: boolean;
}

let built: BuiltVault;
let probed: BuiltVault;
beforeAll(async () => {
  built = await buildVault();
  const root = mkdtempSync(join(tmpdir(), "vault-probe-"));
  cpSync(built.folder, join(root, "vault"), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(join(root, "probe.js"), "export default 1;");
  writeFileSync(join(root, "vault", "service.js"), PROBE);
  probed = {
    ...built,
    folder: join(root, "vault"),
    host: join(root, "vault", "host.js"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
});
afterAll(() => {
  built.remove();
  probed.remove();
});

async function probe(node?: string, env?: Record<string, string>): Promise<Probed> {
  const host = startHost(probed, { ...(node && { node }), ...(env && { env }) });
  const first = await host.firstMessage;
  host.end();
  await host.exit;
  return first as Probed;
}

describe("the doors of the vault process", () => {
  it("are shut before any other code of the bundle runs", async () => {
    const { got, env, hasNative, doors } = await probe();
    expect(Object.entries(got).filter(([, answer]) => answer !== "shut")).toEqual([]);
    expect(env).toEqual(["VAULT"]);
    expect(hasNative).toBe(true);
    expect(doors).toContain("process.dlopen");
    expect(doors).toContain("environment");
  });

  it.each(nodes)(
    "refuse every import but the bundle's own and two builtins, under Node $name",
    async ({ path }) => {
      const { imported, doors, got, env } = await probe(path);
      expect(doors).toContain("import");
      expect(Object.entries(got).filter(([, answer]) => answer !== "shut")).toEqual([]);
      const open = Object.keys(imported).filter((name) => imported[name] === "open");
      expect(open.sort()).toEqual(["./sodium.js", "crypto", "node:crypto", "node:util"]);
      expect(env).toEqual(["VAULT"]);
    },
  );

  it.each(["NODE_OPTIONS", "NODE_DEBUG", "LD_PRELOAD", "https_proxy", "OPENSSL_CONF"])(
    "do not let a process with %s live",
    async (name) => {
      const host = startHost(built, { env: { VAULT: "1", [name]: "" } });
      expect(await host.exit).toBe(78);
    },
  );

  it.each(["reject", "throw"])(
    "do not let a process live on after it forgot to catch (%s)",
    async (how) => {
      const host = startHost(probed);
      await host.firstMessage;
      host.post(how);
      expect(await host.exit).toBe(70);
    },
  );

  it("take away variables that nobody expects", async () => {
    const { env } = await probe(undefined, { VAULT: "1", HOME: "/home/nobody", PATH: "/bin" });
    expect(env).toEqual(["VAULT"]);
  });
});
