/**
 * A transcript as one HTML file that needs nothing else: no script, no font, no picture, and a policy that forbids
 * them. It is read without this app, so it speaks in the tokens of the record, spelt out, and not in the screen's words.
 */
import type { Transcript } from "../../../preload/contract.ts";
import type { ReadTranscript } from "./transcripts.ts";

const STYLE = `
@page { margin: 18mm; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: #000; background: #fff; font: 11pt/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 18pt; margin: 0 0 .2em; } h2 { font-size: 12pt; margin: 1.6em 0 .4em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-size: 10pt; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .3em .8em .3em 0; border-bottom: 1px solid #999; }
thead { display: table-header-group; }
.mono { font-family: ui-monospace, monospace; } .address span { margin-right: .6em; display: inline-block; }
ol.words { display: grid; grid-template-columns: repeat(4, 1fr); gap: .4em 1em; padding-left: 1.6em; break-inside: avoid; }
.warning { border: 3px solid #000; padding: .8em 1em; font-weight: 700; break-inside: avoid; }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; margin-top: 3.5em; break-inside: avoid; }
.sign p { border-top: 1px solid #000; margin: 0; padding-top: .3em; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`;

export function transcriptPage({ transcript: t, hash, isAsRecorded }: ReadTranscript): string {
  const title = `${spelt(t.ceremony)}: ${t.name ?? "transcript"}`;
  const facts: Row[] = [
    ["Outcome", t.reason === null ? t.outcome : `${t.outcome}, ${spelt(t.reason)}`],
    ...(t.remark === null ? [] : [["Remark", t.remark] as const]),
    ["Began", time(t.startedAtMs)],
    ["Ended", time(t.endedAtMs)],
    ...t.people.map(({ role, name }) => [spelt(role), name] as const),
    ...(t.airGap === null ? [] : [["Air gap", airGap(t)] as const]),
    ...t.facts.map(({ name, value }) => [spelt(name), String(value ?? "")] as const),
    ["Software", `Coldkey Workstation ${t.version}`],
    ["Number", t.id],
    ["SHA-256 of the record", hash],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>Transcript of a ceremony. It holds no secret: no word of a phrase, no passphrase.</p>
${judgement(isAsRecorded)}
${t.subject === null ? "" : `<h2>Address</h2><p class="mono address">${grouped(t.subject)}</p>`}
<h2>What happened</h2>
${table([], facts)}
${section("Copies", ["Label", "On", "Place", "Who keeps it", "Envelope"], copies(t))}
${section("Steps", ["Step", "From", "To"], steps(t))}
${section("Left and resumed", ["At step", "Left", "Resumed"], absences(t))}
<h2>Exceptions</h2>
${t.exceptions.length === 0 ? "<p>None.</p>" : table(["Step", "Not done", "Reason", "When"], exceptions(t))}
${checkpoint(t.journal)}
<div class="sign"><p>Date, signature of the operator</p><p>Date, signature of the witness</p></div>
</body>
</html>
`;
}

type Row = readonly string[];

const copies = (t: Transcript): Row[] =>
  t.copies.map(({ label, medium, place, custodian, serial }) => [
    ...[label, spelt(medium), place, custodian ?? "", serial ?? ""],
  ]);
const steps = (t: Transcript): Row[] =>
  t.steps.map(({ step, fromMs, toMs }) => [
    ...[spelt(step), time(fromMs), toMs === null ? "not finished" : time(toMs)],
  ]);
const absences = (t: Transcript): Row[] =>
  t.absences.map(({ step, fromMs, toMs }) => [spelt(step), time(fromMs), time(toMs)]);
const exceptions = (t: Transcript): Row[] =>
  t.exceptions.map(({ step, item, reason, atMs }) => [
    ...[spelt(step), spelt(item), reason, time(atMs)],
  ]);

/** Whole since before it began is one thing, whole since some moment in it another. */
function airGap({ airGap: gap, startedAtMs }: Transcript): string {
  if (gap === null || gap.state !== "closed" || gap.sinceMs === null) {
    return gap === null ? "" : `${spelt(gap.state)}, when it ended`;
  }
  const since = `intact since ${time(gap.sinceMs)}`;
  return gap.sinceMs <= startedAtMs ? since : `${since}, which is after this began`;
}

function judgement(isAsRecorded: boolean | null): string {
  if (isAsRecorded === true)
    return "<p>When this page was made, the record was as the journal names it.</p>";
  return isAsRecorded === null
    ? '<p class="warning">The journal did not name this record when this page was made: nothing vouches for it.</p>'
    : '<p class="warning">THE RECORD WAS EDITED. It is not what the journal names. Do not rely on anything below.</p>';
}

function checkpoint(journal: Transcript["journal"]): string {
  if (journal === null)
    return "<h2>Journal</h2><p>No checkpoint: nothing could be signed at that moment.</p>";
  const words = journal.words.map((word) => `<li class="mono">${escaped(word)}</li>`).join("");
  return `<h2>Journal: checkpoint at ${journal.size} entries</h2>
<p class="mono">${escaped(journal.origin)}</p>
<ol class="words">${words}</ol>
<p>These are not the words of a phrase. Whoever holds them can check that the journal's first ${journal.size} entries are still the same.</p>`;
}

function section(title: string, head: Row, rows: readonly Row[]): string {
  return rows.length === 0 ? "" : `<h2>${title}</h2>\n${table(head, rows)}`;
}

/** Without a head the first cell of each row names the row. */
function table(head: Row, rows: readonly Row[]): string {
  const top =
    head.length === 0
      ? ""
      : `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join("")}</tr></thead>`;
  const body = rows
    .map((row) => {
      const cells = row.map((cell, index) =>
        index === 0 && head.length === 0
          ? `<th scope="row">${escaped(cell)}</th>`
          : `<td>${escaped(cell)}</td>`,
      );
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  return `<table>${top}<tbody>\n${body}\n</tbody></table>`;
}

const grouped = (address: string): string =>
  (address.match(/.{1,4}/g) ?? []).map((group) => `<span>${escaped(group)}</span>`).join(" ");

/** "write-1" and "isSameKey" as words. */
function spelt(token: string): string {
  const words = token
    .replaceAll("-", " ")
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** By the clock of this machine, with its distance from UTC: paper outlives the machine's time zone. */
function time(ms: number): string {
  const minutes = -new Date(ms).getTimezoneOffset();
  const local = new Date(ms + minutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
  const of = (value: number): string => String(Math.trunc(Math.abs(value))).padStart(2, "0");
  return `${local} ${minutes < 0 ? "-" : "+"}${of(minutes / 60)}:${of(minutes % 60)}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** For text and for quoted attributes. Marks that turn the direction of a line around are spelt out, not obeyed. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
    );
}
