/** Every code that the core can say must have words. The codes are read from the core's sources, not from a list of ours. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { explain } from "./faults.ts";

const mainDir = fileURLToPath(new URL("../../main", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "rehearsal" ? [] : sources(path);
    return /\.ts$/.test(entry.name) && !/\.test\.ts$|testing/.test(entry.name)
      ? [readFileSync(path, "utf8")]
      : [];
  });
}

/** Sentences and effects travel as faults do, but are read by their screens and never explained. */
const notFaults = new Set([
  "REVIEW_REGISTER",
  "REVIEW_TRANSFER",
  "REVIEW_UNKNOWN",
  ...["REVIEW_TRANSFER_ALL", "REVIEW_ADD_STAKE", "REVIEW_REMOVE_STAKE", "REVIEW_MOVE_STAKE"],
  ...["REVIEW_SWAP_STAKE", "REVIEW_TRANSFER_STAKE", "REVIEW_UNSTAKE_ALL", "REVIEW_ASSOCIATE"],
  ...["REVIEW_UNSTAKE_ALL_ALPHA", "REVIEW_TAKE", "REVIEW_SWAP_HOTKEY", "REVIEW_CLAIM_ROOT"],
  ...["REVIEW_AUTO_STAKE", "REVIEW_ADD_PROXY", "REVIEW_REMOVE_PROXY"],
  ...["REVIEW_ANNOUNCE_SWAP", "REVIEW_EXECUTE_SWAP", "REVIEW_DISPUTE_SWAP", "REVIEW_CLEAR_SWAP"],
  ...["REVIEW_REGISTER_NETWORK", "REVIEW_START_SUBNET", "REVIEW_SET_IDENTITY"],
  ...["REVIEW_SET_CHILDREN", "REVIEW_CHILDKEY_TAKE", "REVIEW_ROOT_CLAIM_TYPE", "REVIEW_BATCH"],
  ...["REVIEW_LOCK_STAKE", "REVIEW_MOVE_LOCK", "REVIEW_PERPETUAL_LOCK", "REVIEW_REJECT_LOCKED"],
  ...["REVIEW_PROXY", "REVIEW_PROXY_EXECUTE", "REVIEW_PROXY_ANNOUNCE", "REVIEW_PROXY_REJECT"],
  ...["REVIEW_PROXY_WITHDRAW", "REVIEW_MULTISIG", "REVIEW_MULTISIG_CANCEL"],
  "ANNOUNCEMENT_GONE",
  "REGISTERED",
  "TRANSFERRED",
  "HOTKEY_ASSOCIATED",
]);

const codes = [
  ...new Set(
    sources(mainDir).flatMap((text) =>
      [...text.matchAll(/(?:[Rr]efus(?:e|al)|fault)\(\s*"([A-Z][A-Z0-9_]+)"/g)].map(
        ([, code = ""]) => code,
      ),
    ),
  ),
].filter((code) => !notFaults.has(code) && !code.startsWith("PLAN_"));

test("each judgement of a plan has words of its own", () => {
  const text = readFileSync(join(mainDir, "wallet/plan.ts"), "utf8");
  const judgements = [...text.matchAll(/fault\("(PLAN_[A-Z_]+)"/g)].map(([, code = ""]) => code);
  expect(judgements.length).toBeGreaterThan(6);
  for (const code of judgements) {
    const { title, text: said } = en.ceremonies.plan.judged({ code, facts: { count: 3 } });
    expect(title, code).not.toBe(code);
    expect(said, code).not.toBe("");
  }
});

/** Where a catalogue explains a code. */
const CODE = /^ {2}([A-Z][A-Z_0-9]+):/gm;

describe("the catalogue of refusals", () => {
  test("was tested against codes that exist", () => {
    expect(codes.length).toBeGreaterThan(60);
  });

  test.each(codes)("%s has words", (code) => {
    expect(explain({ code, facts: {} }).happened).not.toContain("has no words for it");
  });

  test.each(["faults", "zh/faults"])("%s explains each code once", (name) => {
    const folder = fileURLToPath(new URL(name, import.meta.url));
    const explained = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(CODE)].map(([, code]) => code),
    );
    expect(explained.length).toBeGreaterThan(200);
    expect(explained.filter((code, at) => explained.indexOf(code) !== at)).toEqual([]);
  });

  test("has the Chinese of each of its files in a file of the same name", () => {
    const codesIn = (path: string) =>
      [...readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8").matchAll(CODE)]
        .map(([, code]) => code)
        .sort();
    const files = readdirSync(fileURLToPath(new URL("zh/faults", import.meta.url)));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files)
      expect(codesIn(`zh/faults/${file}`), file).toEqual(codesIn(`faults/${file}`));
  });

  test("shows an unknown code honestly, with where to look", () => {
    const said = explain({ code: "SOMETHING_NEW", facts: {} });
    expect(said.happened).toContain("SOMETHING_NEW");
    expect(said.lost).toContain("Not known");
  });

  test("names the chain's own error where a family has no sentence of its own", () => {
    expect(
      explain({ code: "CHAIN_SLIPPAGE_TOO_HIGH", facts: { name: "SlippageTooHigh" } }).happened,
    ).toContain("SlippageTooHigh");
  });

  test("writes an address in the groups that people compare", () => {
    const to = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    expect(explain({ code: "POLICY_NOT_ALLOWED", facts: { to } }).happened).toContain(
      "5Grw vaEF 5zXb 26Fz 9rcQ pDWS 57Ct ERHp NehX CPcN oHGK utQY to receive",
    );
  });

  test("speaks of amounts in τ", () => {
    const { happened } = explain({
      code: "FREE_BALANCE_TOO_LOW",
      facts: { freeRao: 100_000_000n, neededRao: 483_000_000n },
    });
    expect(happened).toContain("0.100 τ");
    expect(happened).toContain("0.483 τ");
  });
});
