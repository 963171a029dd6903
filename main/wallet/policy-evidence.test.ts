import { describe, expect, it } from "vitest";
import { type Evidence, judgeEvidence } from "./policy-evidence.ts";

const mark = (version: number, digest = `d${version}`) => ({ version, digest });
const file = (version: number, digest?: string) => ({
  ...mark(version, digest),
  previous: version === 1 ? null : `d${version - 1}`,
});

describe("Whether a policy file is the newest", () => {
  it.each<[string, Evidence["file"], Evidence["anchor"], Evidence["journal"], string]>([
    ["there never was one", null, null, null, "none"],
    ["nor is there a keychain", null, "away", null, "none"],
    ["all agree", file(5), mark(5), mark(5), "newest"],
    ["a crash before the counter", file(5), mark(4), mark(5), "newest"],
    ["a crash before the journal", file(5), mark(4), mark(4), "newest"],
    ["a crash before the first journal entry", file(1), null, null, "newest"],
    ["a crash before the first counter", file(1), null, mark(1), "newest"],
    ["an old file put back", file(4), mark(5), mark(5), "POLICY_ROLLED_BACK"],
    ["file and journal put back", file(4), mark(5), mark(4), "POLICY_ROLLED_BACK"],
    ["file and counter put back", file(4), mark(4), mark(5), "POLICY_ROLLED_BACK"],
    ["a counter set forward", file(5), mark(9), mark(5), "POLICY_ROLLED_BACK"],
    ["file removed", null, mark(5), mark(5), "POLICY_FILE_MISSING"],
    ["file and journal removed", null, mark(5), null, "POLICY_FILE_MISSING"],
    ["file and counter removed", null, null, mark(5), "POLICY_FILE_MISSING"],
    [
      "another file of the same number",
      file(5, "other"),
      mark(5),
      mark(5),
      "POLICY_CHANGED_OUTSIDE",
    ],
    [
      "the same, and the counter",
      file(5, "other"),
      mark(5, "other"),
      mark(5),
      "POLICY_CHANGED_OUTSIDE",
    ],
    ["a file from the future", file(7), mark(5), mark(5), "POLICY_COUNTER_BEHIND"],
    [
      "a next file of another past",
      { ...file(6), previous: "x" },
      mark(5),
      mark(5),
      "POLICY_COUNTER_BEHIND",
    ],
    ["counter removed", file(5), null, mark(5), "POLICY_ANCHOR_MISSING"],
    ["counter removed, journal cut", file(5), null, mark(1), "POLICY_ANCHOR_MISSING"],
    ["something else in its place", file(5), "unreadable", mark(5), "POLICY_ANCHOR_MISSING"],
    ["keychain silent", file(5), "away", mark(5), "POLICY_ANCHOR_AWAY"],
    ["keychain silent and file removed", null, "away", mark(5), "POLICY_ANCHOR_AWAY"],
    ["no policy in the file", "damaged", mark(5), mark(5), "POLICY_FILE_DAMAGED"],
  ])("%s", (_name, found, anchor, journal, expected) => {
    const verdict = judgeEvidence({ file: found, anchor, journal });
    expect(typeof verdict === "string" ? verdict : verdict.code).toBe(expected);
  });
});
