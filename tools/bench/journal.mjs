/**
 * The journal's part of `npm run bench`: what an entry costs, what a long journal costs at the start and to verify, and
 * whether memory stays flat. Under bare Node, with the app's own code; the start of the whole app is measured beside it.
 */
import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rootDir } from "../run.mjs";
import { ask, bundle } from "./bundled.mjs";
import { median } from "./median.mjs";

export const LONG = 100_000;
const APPENDS = 200;

/** Everything that the measurement runs, as one program: the journal itself, and its files. */
const PROGRAM = `
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openJournal } from "${rootDir}/main/journal/log.ts";
import { entryLine } from "${rootDir}/main/journal/entries.ts";
import { systemClock } from "${rootDir}/main/lib/clock.ts";
import { nodeFiles } from "${rootDir}/main/lib/files.ts";
import { openKeychain } from "${rootDir}/main/lib/keychain.ts";

const [task = "", folder = "", count = "0"] = process.argv.slice(2);
const keychain = await openKeychain({ service: "bench", fallbackFolder: join(folder, "keychain"), files: nodeFiles, preferFile: true });
const parts = { folder: join(folder, "journal"), clock: systemClock, keychain, files: nodeFiles };
const draft = (n) => ({ kind: "operation.finalised", subject: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", act: "act-" + (n >> 3),
  facts: { block: n, index: 3, feeRao: "1238400", extrinsicHash: "0x" + "ab".repeat(32) } });
const rss = () => process.memoryUsage.rss() / 1048576;
const timed = async (work) => { const at = performance.now(); await work(); return performance.now() - at; };

if (task === "fill") {
  const journal = await openJournal(parts);
  for (let n = journal.size; n < Number(count); n += 5000) {
    await Promise.all(Array.from({ length: Math.min(5000, Number(count) - n) }, (_, i) => journal.append(draft(n + i))));
  }
  await journal.verify();
  await journal.close();
} else if (task === "append") {
  const journal = await openJournal(parts);
  const times = [];
  for (let n = 0; n < Number(count); n += 1) times.push(await timed(() => journal.append(draft(n))));
  await journal.close();
  process.stdout.write(JSON.stringify({ times }));
} else if (task === "open") {
  const before = rss();
  let journal;
  const openMs = await timed(async () => { journal = await openJournal(parts); });
  const firstMs = await timed(() => journal.verify());
  const verifyMs = await timed(() => journal.verify());
  const afterOne = rss();
  for (let n = 0; n < 4; n += 1) await journal.verify();
  const listMs = await timed(() => journal.interrupted());
  const all = { subject: null, act: null, fromMs: null, toMs: null, text: null, before: null, limit: 100 };
  const queryMs = await timed(() => journal.query({ ...all, kinds: ["journal.begun"] }));
  const textMs = await timed(() => journal.query({ ...all, kinds: null, text: "no such text" }));
  const proofMs = await timed(() => journal.proof(1234 % journal.size));
  globalThis.gc?.();
  process.stdout.write(JSON.stringify({ size: journal.size, openMs, firstMs, verifyMs, listMs, queryMs, textMs, proofMs,
    startMib: before, afterOneMib: afterOne, afterFiveMib: rss(), heapMib: process.memoryUsage().heapUsed / 1048576 }));
  await journal.close();
}
`;

/** What the disk itself takes for one line: written and synced, with nothing around it. @param {string} folder */
function bareAppendMs(folder) {
  const file = openSync(join(folder, "bare"), "a");
  const line = Buffer.from(`${"x".repeat(280)}\n`);
  const times = Array.from({ length: APPENDS }, () => {
    const at = performance.now();
    writeSync(file, line);
    fsyncSync(file);
    return performance.now() - at;
  });
  closeSync(file);
  return median(times);
}

/** Hashing the same bytes once, in one piece: nobody verifies faster. @param {string} log */
async function bareHashMs(log) {
  const { createHash } = await import("node:crypto");
  const at = performance.now();
  createHash("sha256").update(readFileSync(log)).digest();
  return performance.now() - at;
}

/** Builds the program and a journal of {@link LONG} entries. The caller removes the folder. */
export async function prepareJournal() {
  const folder = mkdtempSync(join(tmpdir(), "coldkey-bench-journal-"));
  const program = await bundle(folder, PROGRAM);
  const long = join(folder, "long");
  mkdirSync(long);
  await run(program, "fill", long, LONG);
  return { folder, program, long };
}

/**
 * @param {string} program
 * @param {string} task
 * @param {string} folder
 * @param {number} count
 * @returns {Promise<any>}
 */
const run = (program, task, folder, count) =>
  ask(program, [task, folder, String(count)], ["--expose-gc"]);

/** Pairs of starts. One after the other, so that whatever else the machine does meets both alike. */
const PAIRS = 7;

/**
 * The whole app, with an empty journal and with a long one: the goal is less than 100 ms between them.
 * @param {(appDir: string, dataDir: string) => Promise<number>} startUp one start, in milliseconds
 */
export async function longStartRows(startUp) {
  const { folder, long } = await prepareJournal();
  try {
    const [emptyHome = "", longHome = ""] = ["empty-home", "long-home"].map((name) =>
      join(folder, name),
    );
    mkdirSync(emptyHome);
    await startUp(rootDir, emptyHome);
    // Where the app keeps its data below the home that it is given: found, not assumed.
    const data = readdirSync(emptyHome, { recursive: true, encoding: "utf8" }).find((path) =>
      path.endsWith("journal.jsonl"),
    );
    if (data === undefined) throw new Error("The app left no journal");
    cpSync(emptyHome, longHome, { recursive: true });
    const dataDir = join(longHome, dirname(dirname(data)));
    for (const part of ["journal", "keychain"]) {
      rmSync(join(dataDir, part), { recursive: true, force: true });
      cpSync(join(long, part), join(dataDir, part), { recursive: true });
    }
    /** @type {{ empty: number, long: number }[]} */
    const pairs = [];
    for (let run = 0; run < PAIRS; run += 1) {
      const empty = await startUp(rootDir, emptyHome);
      pairs.push({ empty, long: await startUp(rootDir, longHome) });
    }
    const ms = (/** @type {number[]} */ values) => `${median(values).toFixed(0)} ms`;
    const more = pairs.map((pair) => pair.long - pair.empty);
    return [
      ["start of the app with an empty journal", ms(pairs.map(({ empty }) => empty))],
      [
        "  with 100,000 entries (goal 100 ms more)",
        `${ms(pairs.map((pair) => pair.long))} (median of ${PAIRS} differences: ${ms(more)})`,
      ],
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows for the table of the benchmark. */
export async function journalRows() {
  const { folder, program, long } = await prepareJournal();
  try {
    const short = join(folder, "short");
    mkdirSync(short);
    const { times } = await run(program, "append", short, APPENDS);
    const empty = await run(program, "open", short, 0);
    const copy = join(folder, "copy");
    cpSync(long, copy, { recursive: true });
    const { times: late } = await run(program, "append", copy, APPENDS);
    const full = await run(program, "open", long, 0);
    const disk = bareAppendMs(folder);
    const hash = await bareHashMs(join(long, "journal", "journal.jsonl"));
    const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
    const ratio = (/** @type {number} */ a, /** @type {number} */ b) => `${(a / b).toFixed(1)} ×`;
    return [
      ["journal: append with fsync, signed and anchored (median)", ms(median(times))],
      ["  with 100,000 entries before it", ms(median(late))],
      ["  a bare write and fsync of one line", `${ms(disk)} (${ratio(median(times), disk)})`],
      ["journal: 100,000 entries verified (goal 1,000 ms)", ms(full.verifyMs)],
      ["  one SHA-256 over the same bytes", `${ms(hash)} (${ratio(full.verifyMs, hash)})`],
      ["journal: opened with 100,000 entries", ms(full.openMs)],
      ["  with a few", `${ms(empty.openMs)} (${(full.openMs - empty.openMs).toFixed(0)} ms more)`],
      [
        "journal: open acts, a filter, a text, a proof",
        [full.listMs, full.queryMs, full.textMs, full.proofMs].map(ms).join(", "),
      ],
      [
        "memory after one verification, after five",
        `${full.afterOneMib.toFixed(0)} MiB, ${full.afterFiveMib.toFixed(0)} MiB (a few entries: ${empty.afterFiveMib.toFixed(0)} MiB)`,
      ],
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith("bench/journal.mjs")) {
  for (const [name = "", value = ""] of await journalRows())
    console.log(`${name.padEnd(60)}${value}`);
}
