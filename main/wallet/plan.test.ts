import { describe, expect, test } from "vitest";
import type { PlannedCopy } from "../../preload/contract.ts";
import { newCopy } from "./copies.ts";
import { judgePlan } from "./plan.ts";

const copy = (place: string, part: Partial<PlannedCopy> = {}): PlannedCopy => ({
  medium: "steel",
  place,
  custodian: "",
  ...part,
});
const codes = (copies: PlannedCopy[], part: { laptop?: string; slip?: string } = {}): string[] =>
  judgePlan({ copies, laptop: "", slip: "", ...part }, []).map(({ code }) => code);

describe("A plan of copies", () => {
  test.each<[string, string[], string[]]>([
    ["two on steel in two places", codes([copy("home"), copy("bank")]), []],
    ["one copy", codes([copy("home")]), ["PLAN_ONE_COPY"]],
    [
      "one copy and a split, which stands in for none",
      codes([copy("home"), copy("home, bank, notary", { medium: "split" })]),
      ["PLAN_ONE_COPY"],
    ],
    [
      "two in one place, spelt twice",
      codes([copy("Home safe"), copy("home  SAFE")]),
      ["PLAN_ONE_PLACE"],
    ],
    [
      "drives only",
      codes([copy("home", { medium: "usb" }), copy("bank", { medium: "usb" })]),
      ["PLAN_ONLY_USB"],
    ],
    [
      "all on paper",
      codes([copy("home", { medium: "paper" }), copy("bank", { medium: "paper" })]),
      ["PLAN_ALL_PAPER"],
    ],
    [
      "words beside the passphrase",
      codes([copy("home"), copy("bank")], { slip: "Bank" }),
      ["PLAN_WITH_PASSPHRASE"],
    ],
    [
      "a drive beside the passphrase",
      codes([copy("home"), copy("bank"), copy("desk", { medium: "usb" })], { slip: "desk" }),
      ["PLAN_USB_WITH_PASSPHRASE"],
    ],
    [
      "all with one person",
      codes([copy("home", { custodian: "Meier" }), copy("bank", { custodian: "meier" })]),
      ["PLAN_ONE_CUSTODIAN"],
    ],
    [
      "one of two beside the laptop",
      codes([copy("home"), copy("bank")], { laptop: "home" }),
      ["PLAN_BY_LAPTOP"],
    ],
    [
      "five in five places",
      codes(["a", "b", "c", "d", "e"].map((place) => copy(place))),
      ["PLAN_MANY"],
    ],
    ["nothing", codes([]), []],
  ])("%s", (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("is judged together with the copies that are there, without the lost ones and the shares", () => {
    const made = newCopy({ label: "Card A", medium: "paper", place: "bank" }, 1, 2);
    const plan = { copies: [copy("home")], laptop: "", slip: "" };
    const lost = { reason: "lost", atMs: 3 } as const;
    const of = (present: Parameters<typeof judgePlan>[1]) =>
      judgePlan(plan, present).map(({ code }) => code);
    expect(of([made])).toEqual([]);
    expect(of([{ ...made, lost }])).toEqual(["PLAN_ONE_COPY"]);
    expect(of([{ ...made, share: { split: "split-1", index: 1 } }])).toEqual(["PLAN_ONE_COPY"]);
  });

  test("names how many burn, and where", () => {
    const three = [copy("home"), copy("home"), copy("home")];
    expect(judgePlan({ copies: three, laptop: "", slip: "" }, [])).toEqual([
      { code: "PLAN_ONE_PLACE", facts: { count: 3, place: "home" } },
    ]);
  });
});
