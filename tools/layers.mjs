/**
 * The layers of the project, once: `e2e/core/layers.test.ts` walks the import graph by this table, and the linter
 * refuses by `tools/biome-layers.json`, which is made from it: `node tools/layers.mjs`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What each layer of `main/` may import from `main/`, besides itself. */
export const below = /** @type {const} @satisfies {Record<string, readonly string[]>} */ ({
  lib: [],
  codec: ["lib"],
  vault: ["lib", "codec"],
  chain: ["lib", "codec"],
  journal: ["lib", "codec"],
  rehearsal: ["lib", "codec"],
  wallet: ["lib", "codec", "vault", "journal"],
  posture: ["lib", "codec", "wallet"],
  release: ["lib"],
  portfolio: ["lib", "codec", "chain", "wallet"],
  swap: ["lib", "codec", "vault", "chain", "journal", "wallet", "portfolio"],
  offline: ["lib", "codec", "vault", "chain", "journal", "wallet"],
  ceremony: ["lib", "codec", "vault", "chain", "journal", "wallet", "posture", "swap"],
  drills: ["lib", "codec", "journal", "wallet"],
  leak: ["lib", "codec", "chain", "journal", "wallet", "swap"],
  commands: [
    "lib",
    "codec",
    "vault",
    "chain",
    "journal",
    "rehearsal",
    "wallet",
    "posture",
    "release",
    "portfolio",
    "swap",
    "offline",
    "ceremony",
    "drills",
    "leak",
  ],
});

/** Everything of Node's, and every package, that can open a connection. */
export const connecting = [
  "node:net",
  "node:tls",
  "node:http",
  "node:https",
  "node:http2",
  "node:dgram",
  "node:dns",
  "node:dns/promises",
  "ws",
  "undici",
  "@polkadot/rpc-provider",
];
export const connectingGlobals = [
  "fetch",
  "WebSocket",
  "EventSource",
  "XMLHttpRequest",
  "WebTransport",
];
/** The one that dials, and the rehearsal network's loopback listener for tools and tests. */
export const mayConnect = ["main/chain/transport.ts", "main/rehearsal/server.ts"];

/** Everything of Node's that starts another program, thread or engine. */
export const starting = [
  "node:child_process",
  "node:cluster",
  "node:worker_threads",
  "node:vm",
  "node:inspector",
  "node:repl",
];

/** The one that asks macOS and Windows about themselves, by a fixed table; on Linux it starts nothing. */
export const mayStart = ["main/posture/ask.ts"];

export const mayImportElectron = ["main/shell/**", "main/index.ts", "preload/index.ts"];
/** The entry reads it once; the vault's first lines empty it. */
export const mayReadEnvironment = ["main/index.ts", "main/vault/host.ts", "main/vault/doors.ts"];
/** Takes the connecting globals away from the vault process: it must name them. */
export const shutsDoors = ["main/vault/doors.ts"];

/** Words for the desktop, which imports nothing: a page that hangs must not keep an alarm back. */
export const desktopWords = "renderer/messages/desktop.ts";

const say = {
  electron: "Only main/shell, main/index.ts and preload/index.ts may import electron.",
  connect: "Only main/chain/transport.ts opens a connection.",
  start:
    "Only main/posture/ask.ts starts programs, by its table; nothing starts workers or a second engine.",
  page: "The page imports its own files, preload/contract.ts and the packages meant for it.",
  shell: "The shell shows the page's built files; it imports none of its code.",
};

/** Beside what it serves, but never in a bundle. */
const tooling = [
  "!**/*.test.ts",
  "!**/*.test.tsx",
  "!**/*.config.ts",
  "!**/*.vite.ts",
  "!**/testing.ts",
  "!**/testing-*.ts",
  "!**/*-support.ts",
];

/** @typedef {{ group: readonly string[], message: string }} Pattern */

/** @param {...Pattern} patterns */
const noImports = (...patterns) => ({ level: "error", options: { patterns } });
/** @type {Pattern} */
const noElectron = { group: ["electron"], message: say.electron };
/** @type {Pattern} */
const noConnecting = { group: connecting, message: say.connect };
/** @type {Pattern} */
const noStarting = { group: starting, message: say.start };

/**
 * @param {readonly string[]} includes
 * @param {object} style
 */
const override = (includes, style) => ({
  includes: [...includes, ...tooling],
  linter: { rules: { style } },
});

/** The linter's side of the table. A later override replaces a rule of an earlier one whole. */
export function lintConfig() {
  const layers = Object.keys(below);
  return {
    $schema: "../node_modules/@biomejs/biome/configuration_schema.json",
    overrides: [
      override(["main/**", "preload/**", "renderer/**"], {
        noProcessEnv: "error",
        noRestrictedImports: noImports(noElectron, noConnecting, noStarting),
        noRestrictedGlobals: {
          level: "error",
          options: {
            deniedGlobals: Object.fromEntries(connectingGlobals.map((name) => [name, say.connect])),
          },
        },
      }),
      ...Object.entries(below).map(([layer, allowed]) => {
        /** @type {readonly string[]} */
        const open = [layer, ...allowed];
        const shut = [...layers.filter((name) => !open.includes(name)), "shell"];
        const from = allowed.length === 0 ? "nothing of ours" : allowed.join(", ");
        return override([`main/${layer}/**`], {
          noRestrictedImports: noImports(noElectron, noConnecting, noStarting, {
            group: [...shut, "renderer", "e2e", "tools"].map((name) => `**/${name}/**`),
            message: `main/${layer} may import from ${from}: imports point down.`,
          }),
        });
      }),
      override(mayConnect, {
        noRestrictedImports: noImports(noElectron, noStarting),
        noRestrictedGlobals: "off",
      }),
      override(mayStart, {
        noRestrictedImports: noImports(noElectron, noConnecting, {
          group: starting.filter((name) => name !== "node:child_process"),
          message: say.start,
        }),
      }),
      override(mayImportElectron, {
        noRestrictedImports: noImports(noConnecting, noStarting, {
          group: ["**/renderer/**", "**/e2e/**", `!**/${desktopWords}`],
          message: say.shell,
        }),
      }),
      override(["renderer/**"], {
        noRestrictedImports: noImports({
          group: ["electron", "node:*", "**/main/**", "**/preload/index.ts", "**/e2e/**"],
          message: say.page,
        }),
      }),
      override(mayReadEnvironment, { noProcessEnv: "off" }),
      override(shutsDoors, { noRestrictedGlobals: "off" }),
    ],
  };
}

export const lintConfigPath = fileURLToPath(new URL("biome-layers.json", import.meta.url));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(lintConfigPath, `${JSON.stringify(lintConfig(), null, 2)}\n`);
  console.log("Wrote tools/biome-layers.json; format it with: npx biome check --write tools");
}
