/**
 * Judges a plan of copies before any of them is made: what one fire, one person, one kind of damage or one thief would
 * take. Together with the copies that are there; the words are in `renderer/messages`.
 */
import type { BackupCopy, PlannedCopy } from "../../preload/contract.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { countingCopies, normal } from "./copies.ts";

interface PlanToJudge {
  readonly copies: readonly PlannedCopy[];
  /** Where the laptop stays, and the slip with the passphrase; empty when nobody says, or there is none. */
  readonly laptop: string;
  readonly slip: string;
}

type Judged = Pick<PlannedCopy, "medium" | "place"> & { readonly custodian: string };

/** More written copies than this are more chances to be read than to be saved by. */
const MANY = 4;
const ENOUGH_PLACES = 2;

/** The worst first. */
export function judgePlan(plan: PlanToJudge, present: readonly BackupCopy[]): Fault[] {
  const there = countingCopies(present)
    // A share alone opens nothing: a split is judged by its own threshold.
    .filter(({ share }) => share === null)
    .map(({ medium, place, custodian }) => ({ medium, place, custodian: custodian ?? "" }));
  // Nor does a split stand in for a copy: one share short, it is nothing.
  const all: Judged[] = [...there, ...plan.copies.filter(({ medium }) => medium !== "split")];
  if (all.length === 0) return [];
  const written = all.filter(({ medium }) => medium !== "usb");
  const places = distinct(all.map(({ place }) => place));
  const count = all.length;
  const findings: Fault[] = [];

  if (count === 1) findings.push(fault("PLAN_ONE_COPY"));
  else if (places.length < ENOUGH_PLACES) {
    findings.push(fault("PLAN_ONE_PLACE", { count, place: places[0] ?? "" }));
  }
  if (written.length === 0) findings.push(fault("PLAN_ONLY_USB", { count }));
  const together = written.find(({ place }) => isSame(place, plan.slip));
  if (together !== undefined) {
    findings.push(fault("PLAN_WITH_PASSPHRASE", { place: together.place }));
  }
  const keptWith = all.find(({ medium, place }) => medium === "usb" && isSame(place, plan.slip));
  if (keptWith !== undefined) {
    findings.push(fault("PLAN_USB_WITH_PASSPHRASE", { place: keptWith.place }));
  }
  const custodians = distinct(all.map(({ custodian }) => custodian));
  const [only = ""] = custodians;
  if (count > 1 && custodians.length === 1 && only !== "") {
    findings.push(fault("PLAN_ONE_CUSTODIAN", { count, custodian: only }));
  }
  const byLaptop = all.find(({ place }) => isSame(place, plan.laptop));
  if (byLaptop !== undefined) findings.push(fault("PLAN_BY_LAPTOP", { place: byLaptop.place }));
  const media = distinct(all.map(({ medium }) => medium));
  if (count > 1 && media.length === 1 && media[0] === "paper") {
    findings.push(fault("PLAN_ALL_PAPER", { count }));
  }
  if (written.length > MANY) findings.push(fault("PLAN_MANY", { count: written.length }));
  return findings;
}

const isSame = (place: string, other: string): boolean =>
  other !== "" && normal(place) === normal(other);

const distinct = (texts: readonly string[]): string[] => [
  ...new Map(texts.map((text) => [normal(text), text])).values(),
];
