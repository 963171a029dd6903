/** What the built app contains and what it does not: read from the bundles that ship, not from the sources. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rootDir } from "./source-graph.ts";

const PARTS = ["main", "vault", "preload", "renderer"] as const;
const isBuilt = PARTS.every((part) => existsSync(join(rootDir, "dist", part)));
const files = isBuilt
  ? PARTS.flatMap((part) =>
      readdirSync(join(rootDir, "dist", part), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(c?js|css|html)$/.test(name))
        .map((name) => ({
          name: `${part}/${name}`,
          text: readFileSync(join(rootDir, "dist", part, name), "utf8"),
        })),
    )
  : [];
const naming = (pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
const reason = "dist/ is not built (npm run build)";

test("Crash dumps off: nothing that ships starts the crash reporter", (context) => {
  if (!isBuilt) return context.skip(reason);
  expect(naming(/\bcrashReporter\b/)).toEqual([]);
  expect(naming(/\bBrowserWindow\b/)).toEqual(["main/index.js"]);
});

test("DevTools off: nothing that ships opens them, and the one window has no menu that could", (context) => {
  if (!isBuilt) return context.skip(reason);
  expect(
    naming(/[tT]oggleDevTools|openDevTools|setDevToolsWebContents|\binspectElement\b/),
  ).toEqual([]);
  const main = files.find(({ name }) => name === "main/index.js")?.text ?? "";
  expect(main.match(/new BrowserWindow\(/g)).toHaveLength(1);
  expect(main).toContain("Menu.setApplicationMenu(null)");
  expect(main).not.toMatch(/buildFromTemplate|new Menu\b/);
});

test("External links: nothing that ships can open one", (context) => {
  if (!isBuilt) return context.skip(reason);
  expect(naming(/\bopenExternal\b|\bshell\.open/)).toEqual([]);
});

test("Clipboard: main never touches it", (context) => {
  if (!isBuilt) return context.skip(reason);
  expect(naming(/\bclipboard\b/).filter((name) => !name.startsWith("renderer/"))).toEqual([]);
});

/** The three networks. Only main/chain/transport.ts dials, and only the one that a profile with a network chose. */
const NETWORKS = ["entrypoint-finney.opentensor.ai", "test.finney.opentensor.ai", "127.0.0.1"];
/** In a comment of @polkadot/rpc-provider. */
const IN_COMMENTS = ["example.com"];
/** In the page: names of XML's languages, and where React's and Base UI's error messages are explained. Never fetched. */
const IN_THE_PAGE = ["www.w3.org", "react.dev", "base-ui.com"];

const hosts = (part: RegExp, scheme: string) =>
  [
    ...new Set(
      files
        .filter(({ name }) => part.test(name))
        .flatMap(({ text }) => [
          ...text.matchAll(new RegExp(`\\b${scheme}://([a-z0-9.-]+\\.[a-z0-9]+)`, "gi")),
        ])
        .map(([, host = ""]) => host.toLowerCase()),
    ),
  ].sort();

test("No telemetry or remote assets: every address that could be dialled, and every one in the page, is known", (context) => {
  if (!isBuilt) return context.skip(reason);
  expect(hosts(/./, "wss?")).toEqual([...NETWORKS, ...IN_COMMENTS].sort());
  expect(hosts(/^(renderer|preload)/, "https?")).toEqual([...IN_THE_PAGE].sort());
  const css = files.filter(({ name }) => name.endsWith(".css"));
  expect(css.length).toBeGreaterThan(0);
  for (const { name, text } of css) expect(text, name).not.toMatch(/url\((?!["']?(?:\.|data:))/);
});
