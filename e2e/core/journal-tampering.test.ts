/**
 * What somebody may do to a journal while the app is closed, and what three independent readers say to it: the app, the
 * stand-alone verifier under bare Node, and the page in a real browser from a file.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkpointWords } from "../../main/journal/checkpoint-words.ts";
import { parseCheckpoint, parseNote } from "../../main/journal/note.ts";
import { findChromium } from "../electron-on-chromium/host/chromium.ts";
import {
  copyOf,
  cut,
  forgeLeaves,
  linesOf,
  makeSample,
  openSample,
  replaceFolder,
  replaceKey,
  rewrite,
  type Sample,
  tear,
  temporary,
} from "./journal-samples.ts";

const LINES = 12;
const docs = (name: string) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

interface Finding {
  readonly code: string;
  readonly line?: number;
  readonly count?: number;
}
interface Verdict {
  readonly isIntact: boolean;
  readonly size: number;
  readonly words: string;
  readonly findings: readonly (Finding & { readonly text: string })[];
  readonly remarks: readonly Finding[];
}
interface Outside {
  readonly keys?: readonly string[];
  readonly held?: readonly string[];
  readonly words?: { readonly words: string; readonly size: number };
}

let sample: Sample;
let browser: Browser | null = null;
let page: Page;
const asked: string[] = [];
const errors: string[] = [];
const folders: string[] = [];

beforeAll(async () => {
  sample = await makeSample(LINES);
  const executablePath = findChromium();
  if (executablePath === null) return;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await browser.newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => errors.push(message.text()));
});
afterAll(async () => {
  await browser?.close();
  sample.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function tampered(change: (folder: string) => void): string {
  const folder = temporary();
  folders.push(folder);
  cpSync(sample.folder, folder, { recursive: true });
  change(folder);
  return folder;
}

// --- The three readers -----------------------------------------------------------------------------------------------

/** What the app wrote down about it, at its next start or soon after, and keeps saying for ever. */
async function byApp(folder: string): Promise<{ isIntact: boolean; findings: Finding[] }> {
  const copy = tampered((own) => replaceFolder(own, folder));
  const keychain = copyOf(sample.keychain);
  const journal = await openSample(copy, keychain);
  await journal.verify();
  await journal.close();
  const again = await openSample(copy, keychain);
  const { isIntact, findings } = await again.verify();
  await again.close();
  return {
    isIntact,
    findings: findings.map(({ code, facts }) => {
      const { line, count } = facts;
      return {
        code: code === "JOURNAL_BREAK_RECORDED" ? String(facts.finding) : code,
        ...(typeof line === "number" ? { line } : {}),
        ...(typeof count === "number" ? { count } : {}),
      };
    }),
  };
}

function byNode(folder: string, { keys = [], held = [], words }: Outside = {}): Verdict {
  const args = [docs("verify-journal.mjs"), folder, "--json"];
  for (const key of keys) args.push("--key", key);
  for (const [at, note] of held.entries()) {
    const path = join(temporary(), `held-${at}`);
    folders.push(join(path, ".."));
    writeFileSync(path, note);
    args.push("--checkpoint", path);
  }
  if (words !== undefined) args.push("--words", words.words, "--size", String(words.size));
  // A folder of its own: nothing of the project can be found from there.
  const run = spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder });
  expect(run.stderr).toBe("");
  const verdict = JSON.parse(run.stdout);
  expect(run.status).toBe(verdict.isIntact ? 0 : 1);
  return verdict;
}

async function byPage(
  folder: string,
  { keys = [], held = [], words }: Outside = {},
  hash = "",
): Promise<Verdict> {
  await page.goto("about:blank");
  await page.goto(`${pathToFileURL(docs("verify-journal.html"))}${hash}`);
  const names = ["journal.jsonl", "journal.checkpoint", "journal.leaves", "journal.proofs.json"];
  const files = names.map((name) => join(folder, name)).filter(existsSync);
  await page.getByLabel("The journal’s files").setInputFiles(files);
  await page.getByLabel("The journal’s public key, from elsewhere").fill(keys.join("\n"));
  await page.getByLabel("A checkpoint from elsewhere").fill(held[0] ?? "");
  await page.getByLabel("The twelve words of a transcript").fill(words?.words ?? "");
  await page.getByLabel("Number of entries").fill(words === undefined ? "" : String(words.size));
  await page.getByRole("button", { name: "Check", exact: true }).press("Enter");
  const result = page.locator("#result");
  await expect.poll(() => result.getAttribute("data-json"), { timeout: 20_000 }).not.toBeNull();
  const verdict: Verdict = JSON.parse((await result.getAttribute("data-json")) ?? "");
  const title = await result.getByRole("heading").innerText();
  expect(title).toBe(verdict.isIntact ? `Intact: ${verdict.size} entries` : "Not intact");
  expect(await result.getByRole("listitem").allInnerTexts()).toEqual(
    [...verdict.findings, ...verdict.remarks].map((one) => (one as { text?: string }).text),
  );
  return verdict;
}

const brief = (findings: readonly Finding[]): Finding[] =>
  findings.map(({ code, line, count }) => ({
    code,
    ...(line === undefined ? {} : { line }),
    ...(count === undefined ? {} : { count }),
  }));

// --- The matrix ------------------------------------------------------------------------------------------------------

interface Case {
  readonly title: string;
  readonly change: (folder: string) => void;
  readonly finding: Finding;
  /** Where the app, which also knows its keychain, says it in another way. */
  readonly app?: Finding;
}

const edit = (lines: string[]) => lines.map((line) => line.replace('"5000000000"', '"6000000000"'));

const CASES: readonly Case[] = [
  {
    title: "an edit that keeps number and form",
    change: (folder) => rewrite(folder, edit),
    finding: { code: "JOURNAL_EDITED", line: 5, count: 1 },
  },
  {
    title: "an edit that breaks the form",
    change: (folder) =>
      rewrite(folder, (lines) => lines.map((line) => line.replace('"block":7}', '"block": 7}'))),
    finding: { code: "JOURNAL_EDITED", line: 7, count: 1 },
  },
  {
    title: "two lines swapped",
    change: (folder) =>
      rewrite(folder, (lines) => lines.with(3, lines[6] ?? "").with(6, lines[3] ?? "")),
    finding: { code: "JOURNAL_REORDERED", line: 3, count: 4 },
  },
  {
    title: "the first line deleted",
    change: (folder) => rewrite(folder, (lines) => lines.slice(1)),
    finding: { code: "JOURNAL_LINES_REMOVED", line: 0, count: 1 },
  },
  {
    title: "two lines in the middle deleted",
    change: (folder) => rewrite(folder, (lines) => lines.toSpliced(4, 2)),
    finding: { code: "JOURNAL_LINES_REMOVED", line: 4, count: 2 },
  },
  {
    title: "the last line deleted",
    change: (folder) => rewrite(folder, (lines) => lines.slice(0, -1)),
    finding: { code: "JOURNAL_TRUNCATED", line: 11, count: 1 },
  },
  {
    title: "a line put in",
    change: (folder) => rewrite(folder, (lines) => lines.toSpliced(5, 0, lines[4] ?? "")),
    finding: { code: "JOURNAL_LINES_INSERTED", line: 5, count: 1 },
  },
  {
    title: "the file cut in the middle of a line",
    change: (folder) => cut(folder, 300),
    finding: { code: "JOURNAL_TRUNCATED", line: 10, count: 2 },
  },
  {
    title: "everything deleted",
    change: (folder) => rewrite(folder, () => []),
    finding: { code: "JOURNAL_TRUNCATED", line: 0, count: 12 },
  },
  {
    title: "an edit with leaf hashes that fit it",
    change: (folder) => {
      rewrite(folder, edit);
      forgeLeaves(folder);
    },
    finding: { code: "JOURNAL_REWRITTEN", line: 0, count: 12 },
    app: { code: "JOURNAL_REWRITTEN" },
  },
  {
    title: "the whole folder rolled back",
    change: (folder) => replaceFolder(folder, sample.earlier),
    finding: { code: "JOURNAL_TRUNCATED", line: 6, count: 6 },
  },
  {
    title: "another journal in its place",
    change: (folder) => replaceFolder(folder, sample.other),
    finding: { code: "JOURNAL_FOREIGN", line: 0 },
    app: { code: "JOURNAL_FOREIGN" },
  },
  {
    title: "the key replaced, and everything signed again with it",
    change: (folder) => {
      rewrite(folder, edit);
      replaceKey(folder);
    },
    finding: { code: "JOURNAL_KEY_CHANGED", line: 0 },
    app: { code: "JOURNAL_KEY_CHANGED" },
  },
];

describe("tampering is found and located by the app and by both verifiers:", () => {
  test("nothing, when nothing was done", async (context) => {
    const outside = { keys: [sample.vkey], held: [sample.held] };
    expect(await byApp(sample.folder)).toEqual({ isIntact: true, findings: [] });
    expect(byNode(sample.folder, outside)).toMatchObject({
      isIntact: true,
      size: LINES,
      findings: [],
      remarks: [],
    });
    expect(byNode(sample.folder)).toMatchObject({ isIntact: true, findings: [] });
    if (browser === null) return context.skip("there is no Chromium here");
    expect(await byPage(sample.folder, outside)).toEqual(byNode(sample.folder, outside));
    expect(await byPage(sample.folder, outside, "#by-hand")).toMatchObject({ isIntact: true });
  });

  test.each(CASES)("$title", async ({ change, finding, app }) => {
    const folder = tampered(change);
    const outside = { keys: [sample.vkey], held: [sample.held] };
    const said = await byApp(folder);
    expect(said.isIntact).toBe(false);
    expect(said.findings).toContainEqual(app ?? finding);

    const node = byNode(folder, outside);
    expect(node.isIntact).toBe(false);
    expect(brief(node.findings)).toContainEqual(finding);
    if (finding.line !== undefined) {
      const first = node.findings.find(({ code }) => code === finding.code);
      expect(first?.text).toContain(`Entry ${finding.line} (line ${finding.line + 1} of the file)`);
    }
    if (browser !== null) expect(await byPage(folder, outside)).toEqual(node);
  });

  test.each(CASES)("$title, by a transcript's words alone", async ({ title, change }) => {
    const folder = tampered(change);
    const checkpoint = parseCheckpoint(parseNote(sample.held)?.text ?? "");
    const words = checkpointWords(checkpoint?.root ?? new Uint8Array()).join(" ");
    const verdict = byNode(folder, { words: { words, size: LINES } });
    expect(verdict.isIntact, title).toBe(false);
  });

  test("a torn last line is no tampering: it is named, and the app repairs it and says so", async (context) => {
    const folder = tampered(tear);
    const verdict = byNode(folder, { keys: [sample.vkey], held: [sample.held] });
    expect(verdict).toMatchObject({
      isIntact: true,
      remarks: [{ code: "JOURNAL_TORN", line: LINES, count: 13 }],
    });
    const journal = await openSample(folder, copyOf(sample.keychain));
    expect(await journal.verify()).toMatchObject({ isIntact: true, findings: [] });
    await journal.close();
    expect(JSON.parse(linesOf(folder).at(-1) ?? "")).toMatchObject({
      kind: "journal.repaired",
      facts: { bytes: 13 },
    });
    expect(byNode(folder, { keys: [sample.vkey], held: [sample.held] })).toMatchObject({
      isIntact: true,
      remarks: [],
    });
    if (browser === null) return context.skip("there is no Chromium here");
    expect(await byPage(folder, { keys: [sample.vkey] })).toMatchObject({ isIntact: true });
  });

  test("a break that the app wrote down stays a break for the verifiers", async () => {
    const folder = tampered((own) => rewrite(own, edit));
    const journal = await openSample(folder, copyOf(sample.keychain));
    await journal.verify();
    await journal.close();
    const verdict = byNode(folder, { keys: [sample.vkey] });
    expect(brief(verdict.findings)).toContainEqual({ code: "JOURNAL_BREAK_RECORDED", line: LINES });
    // And the checkpoint from before the edit still names the line itself.
    const held = byNode(folder, { keys: [sample.vkey], held: [sample.held] });
    expect(held.findings.map(({ code }) => code)).toContain("JOURNAL_REWRITTEN");
  });
});

describe("the verifiers", () => {
  test("say without anything from elsewhere that a folder agrees with itself, and which key to compare", () => {
    const folder = tampered((own) => {
      rewrite(own, edit);
      replaceKey(own);
    });
    const alone = byNode(folder) as Verdict & { keys: string[]; isKeyFromElsewhere: boolean };
    expect(alone).toMatchObject({ isIntact: true, isKeyFromElsewhere: false });
    expect(alone.keys).not.toContain(sample.vkey);
    expect(byNode(folder, { held: [sample.held] })).toMatchObject({ isIntact: false });
  });

  test("do without leaf hashes and checkpoint what can be done without them", () => {
    const bare = (change: (lines: string[]) => string[]) =>
      tampered((folder) => {
        rewrite(folder, change);
        rmSync(join(folder, "journal.leaves"));
      });
    const removed = bare((lines) => lines.toSpliced(4, 2));
    expect(brief(byNode(removed).findings)).toContainEqual({
      code: "JOURNAL_LINES_REMOVED",
      line: 4,
      count: 2,
    });
    expect(byNode(bare(edit)).findings.map(({ code }) => code)).toEqual(["JOURNAL_REWRITTEN"]);
    const unsigned = tampered((folder) => rmSync(join(folder, "journal.checkpoint")));
    expect(byNode(unsigned).findings.map(({ code }) => code)).toEqual(["JOURNAL_CHECKPOINT_BAD"]);
  });

  test("say why a line is no entry", () => {
    const [first = ""] = linesOf(sample.folder);
    for (const [bad, why] of [
      ["hello", "it is not JSON"],
      ["[]", "it is not an object"],
      [first.replace('"v":1', '"v":2'), "another version"],
      [first.replace('"v":1', '"v":1,"w":1'), "member that no entry has"],
      [first.replace('"seq":0', '"seq":5'), "its number is 5 and its place is 0"],
      [first.replace("{", "{ "), "one canonical way"],
    ] as const) {
      const folder = tampered((own) => rewrite(own, (lines) => lines.with(0, bad)));
      rmSync(join(folder, "journal.leaves"));
      const { findings } = byNode(folder, { keys: [sample.vkey] });
      expect(findings.map(({ text }) => text).join(), bad).toContain(why);
    }
  });

  test("refuse words that are not the list's, and a key that is none", () => {
    const words = { words: "abandon ".repeat(12), size: 3 };
    const verdict = byNode(sample.folder, { words, keys: ["nonsense"] });
    expect(verdict.findings.map(({ code }) => code)).toEqual([
      "KEY_UNREADABLE",
      "WORDS_UNREADABLE",
    ]);
  });

  test("see and locate a bit that flipped anywhere", () => {
    const log = readFileSync(join(sample.folder, "journal.jsonl"));
    const folder = tampered(() => undefined);
    for (let at = 7; at < log.length; at += Math.ceil(log.length / 6)) {
      const bent = Buffer.from(log);
      bent[at] = (log[at] ?? 0) ^ 1;
      writeFileSync(join(folder, "journal.jsonl"), bent);
      const line = log.subarray(0, at).filter((byte) => byte === 0x0a).length;
      expect(
        brief(byNode(folder, { keys: [sample.vkey] }).findings)[0],
        `byte ${at}`,
      ).toMatchObject({
        code: "JOURNAL_EDITED",
        line,
      });
    }
  });

  test("hold the same check, word for word, and nothing of the app", () => {
    const between = (name: string) =>
      /\/\/ ===== The check[\s\S]*\/\/ ===== End of the check =+\n/.exec(
        readFileSync(docs(name), "utf8"),
      )?.[0];
    expect(between("verify-journal.mjs")?.length).toBeGreaterThan(10_000);
    expect(between("verify-journal.html")).toBe(between("verify-journal.mjs"));
    const imports = readFileSync(docs("verify-journal.mjs"), "utf8").match(/^import .*/gm) ?? [];
    expect(imports.every((text) => /from "node:/.test(text))).toBe(true);
  });

  test("the page asked nobody, and threw nothing", (context) => {
    if (browser === null) return context.skip("there is no Chromium here");
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith("file:") && url !== "about:blank")).toEqual([]);
    expect(errors).toEqual([]);
  });
});
