import { describe, expect, test } from "vitest";
import type { BackupCopy, Split } from "../../preload/contract.ts";
import { newCopy } from "./copies.ts";
import { needsProvedBackup, safetyOf } from "./safety.ts";

const copy = (part: Partial<BackupCopy> = {}): BackupCopy => ({
  ...newCopy({ label: "Card A", medium: "paper", place: "Home" }, 1, 2),
  ...part,
});
const lost = { reason: "lost", atMs: 3 } as const;
const usb = { medium: "usb" } as const;
const split: Split = {
  id: "split-1",
  nonce: "0".repeat(32),
  threshold: 2,
  count: 3,
  madeAtMs: 1,
  rehearsedAtMs: 2,
};
const share = (index: number, place: string, part: Partial<BackupCopy> = {}) => ({
  share: { split: split.id, index },
  place,
  ...part,
});
const judge = (parts: Partial<BackupCopy>[], splits: Split[] = [split]) =>
  safetyOf({ copies: parts.map(copy), splits });

describe("A coldkey is safe", () => {
  test.each<[string, Partial<BackupCopy>[], boolean]>([
    ["without a copy", [], false],
    ["with one", [{}], false],
    ["with two in two places", [{}, { place: "Bank" }], true],
    ["with two in one place", [{}, { place: "Home" }], false],
    ["with one place spelt twice", [{}, { place: "HOME\u00a0" }, { place: "home " }], false],
    ["with two, one of them lost", [{}, { place: "Bank", lost }], false],
    ["with three, two places left", [{}, { place: "Bank" }, { place: "Bank", lost }], true],
    ["with 2 of 3 shares in three places", [share(1, "A"), share(2, "B"), share(3, "C")], true],
    ["with 2 of 3 shares, two in one place", [share(1, "A"), share(2, "A"), share(3, "C")], false],
    ["with a share lost", [share(1, "A"), share(2, "B"), share(3, "C", { lost })], false],
    ["with one share twice", [share(1, "A"), share(1, "B"), share(2, "C"), share(2, "D")], true],
    ["with two shares that are one", [share(1, "A"), share(1, "B")], false],
    ["with a card, and a split elsewhere", [{}, share(1, "B"), share(2, "C")], true],
    ["with a card and an encrypted drive elsewhere", [{}, { ...usb, place: "Bank" }], true],
    ["with encrypted drives alone", [usb, { ...usb, place: "Bank" }], false],
  ])("%s: it is or it is not", (_name, parts, expected) => {
    expect(judge(parts).isSafe).toBe(expected);
  });
});

describe("What the copies survive", () => {
  test("names the places whose loss takes everything", () => {
    expect(judge([{}])).toMatchObject({ anyPlace: false, fatalPlaces: ["Home"] });
    expect(judge([{}, { place: "Bank" }])).toMatchObject({ anyPlace: true, fatalPlaces: [] });
    expect(judge([share(1, "A"), share(2, "A"), share(3, "C")])).toMatchObject({
      fatalPlaces: ["A"],
    });
  });

  test("names the places where one thief finds enough", () => {
    expect(judge([{}, { ...usb, place: "Bank" }]).openPlaces).toEqual(["Home"]);
    expect(judge([share(1, "A"), share(2, "B"), share(3, "C")]).openPlaces).toEqual([]);
    expect(judge([share(1, "A"), share(2, "A"), share(3, "C")]).openPlaces).toEqual(["A"]);
  });

  test("judges custodians once one is named", () => {
    const by = (custodian: string) => ({ custodian });
    expect(judge([{}, { place: "Bank" }]).anyCustodian).toBeNull();
    expect(judge([by("Ada"), { place: "Bank", ...by("ada") }]).anyCustodian).toBe(false);
    expect(judge([by("Ada"), { place: "Bank", ...by("Ben") }]).anyCustodian).toBe(true);
    expect(judge([{}, { place: "Bank", ...by("Ben") }]).anyCustodian).toBe(true);
  });

  test("says what a forgotten passphrase costs", () => {
    expect(judge([usb, { ...usb, place: "Bank" }]).forgottenPassphrase).toBe(false);
    expect(judge([usb, { place: "Bank" }]).forgottenPassphrase).toBe(true);
  });

  test("takes no share of a split that is not in the register", () => {
    expect(judge([share(1, "A"), share(2, "B"), share(3, "C")], []).isSafe).toBe(false);
  });
});

test("every act but those that only take value away needs a proved backup, also one to come", () => {
  for (const act of ["register", "stake", "receive", "faucet", "something-new"]) {
    expect(needsProvedBackup(act), act).toBe(true);
  }
  expect(needsProvedBackup("transfer")).toBe(false);
});
