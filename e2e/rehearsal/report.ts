/** The report that a rehearsal leaves: one HTML file beside its pictures, readable without the app. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Scene {
  readonly title: string;
  readonly picture: string;
  /** Since the rehearsal began. */
  readonly atMs: number;
}

const CSS = `
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#eef1f4;color:#11181f}
main{max-width:1100px;margin:0 auto;padding:32px}
h1{font-size:28px;margin:0 0 4px}h2{margin:40px 0 8px;font-size:18px}
p{max-width:70ch;color:#46525e}figure{margin:0}
img{width:100%;border:1px solid #d5dbe1;border-radius:10px;display:block}
table{border-collapse:collapse;width:100%;background:#fff;font-size:14px}
td,th{padding:8px 12px;border-bottom:1px solid #d5dbe1;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:13px ui-monospace,monospace;word-break:break-all}
@media (prefers-color-scheme:dark){body{background:#0d1319;color:#e8eef3}p{color:#b2bec9}
table{background:#151d25}td,th,img{border-color:#2a3742}}`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export function writeReport(
  folder: string,
  content: { scenes: readonly Scene[]; journalPath: string; verdict: string; host: string },
): string {
  const lines = readFileSync(content.journalPath, "utf8").trimEnd().split("\n");
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const rows = entries.map(
    (entry) =>
      `<tr><td class="n">${entry.seq}</td><td>${escaped(new Date(Number(entry.atMs)).toISOString())}</td>` +
      `<td>${escaped(String(entry.kind))}</td><td><code>${escaped(JSON.stringify(entry.facts))}</code></td></tr>`,
  );
  const scenes = content.scenes.map(
    ({ title, picture, atMs }, index) =>
      `<h2>${index + 1}. ${escaped(title)} <small>at ${seconds(atMs)}</small></h2>` +
      `<figure><img src="${escaped(picture)}" alt="${escaped(title)}"></figure>`,
  );
  const total = content.scenes.at(-1)?.atMs ?? 0;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Rehearsal report</title><style>${CSS}</style><main>
<h1>Rehearsal: from a first start to a registered hotkey</h1>
<p>Played in ${seconds(total)} on ${escaped(content.host)}, with the real main process, vault process and renderer, on the
built-in rehearsal network. Nothing here is real money. ${escaped(content.verdict)}</p>
${scenes.join("\n")}
<h2>The journal that it left</h2>
<table><tr><th>No.</th><th>When</th><th>Kind</th><th>Facts</th></tr>${rows.join("\n")}</table>
</main></html>`;
  const path = join(folder, "report.html");
  writeFileSync(path, html);
  return path;
}
