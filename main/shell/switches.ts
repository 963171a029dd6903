/**
 * Command-line switches that a product must not accept: they open debuggers, weaken the sandbox or reroute the page.
 * This stops the lazy stealer who starts an installed wallet with a debug port, not somebody who can replace the binary.
 */
const REFUSED = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "inspect-publish-uid",
  "js-flags",
  "no-sandbox",
  "disable-gpu-sandbox",
  "disable-namespace-sandbox",
  "disable-seccomp-filter-sandbox",
  "disable-setuid-sandbox",
  "single-process",
  "no-zygote",
  "browser-subprocess-path",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "gpu-launcher",
  "disable-web-security",
  "disable-site-isolation-trials",
  "disable-site-isolation-for-policy",
  "host-rules",
  "host-resolver-rules",
  "proxy-server",
  "proxy-pac-url",
  "proxy-auto-detect",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "load-extension",
  "log-net-log",
  "ssl-key-log-file",
  "user-data-dir",
] as const;

/**
 * The refused switches that are present, sorted. `hasSwitch` sees what Chromium sees (also what the environment
 * added); `argv` still shows what Chromium removed. Must be asked before `app.enableSandbox()`, which hides `no-sandbox`.
 */
export function refusedSwitches(
  argv: readonly string[],
  hasSwitch: (name: string) => boolean,
): string[] {
  const onLine = new Set<string>();
  for (const argument of argv) {
    if (argument === "--") break;
    const name = /^--?([a-z0-9-]+)/i.exec(argument)?.[1];
    if (name !== undefined) onLine.add(name.toLowerCase());
  }
  return REFUSED.filter((name) => onLine.has(name) || hasSwitch(name)).sort();
}
