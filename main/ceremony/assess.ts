/**
 * The periodic assessment of the machine: what nobody looks at by itself, once a quarter, point by point. A point is
 * ticked, or excused for a reason: then it is a finding, and stays one in every report until an assessment ticks it.
 * Where the app can see for itself, a tick that contradicts what it sees is refused.
 *
 *   updates → checks → backups → permissions → drill      a machine that holds keys
 *   updates → checks ──────────→ permissions → drill      a Desk: it has no copies and no policies
 */
import * as v from "valibot";
import { Profile } from "../../preload/contract.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Finding } from "../posture/check.ts";
import { wasNotAsked } from "../posture/look.ts";
import type { PostureTicks } from "../posture/ticks.ts";
import type { AssessmentFinding, Assessments } from "./assessments.ts";
import type { Ceremonies } from "./engine/engine.ts";
import { type Answers, BEGIN, type Script, type Step } from "./engine/script.ts";
import type { CeremonyState } from "./engine/state.ts";
import { PEOPLE, People } from "./steps.ts";

type Points = (on: Profile) => readonly string[];
const points = (id: string, items: Points, next: (on: Profile) => string | null): Step => ({
  id,
  kind: "checklist",
  items: (answers) => items(profileIn(answers)).map((item) => ({ id: item, canSkip: true })),
  next: (answers) => next(profileIn(answers)),
});
/** One that an older version began says nothing of it; no Desk could begin one then. */
const profileIn = (answers: Answers): Profile =>
  v.parse(Profile, answers[BEGIN]?.profile ?? "vault");

export const ASSESS = "assess-machine";

const script: Script = {
  kind: ASSESS,
  version: 2,
  roles: PEOPLE,
  materials: [],
  steps: [
    points(
      "updates",
      () => ["system-updated", "app-newest"],
      () => "checks",
    ),
    points(
      "checks",
      () => ["bad-mended", "unknown-looked", "devices-known"],
      (on) => (on === "desk" ? "permissions" : "backups"),
    ),
    points(
      "backups",
      () => ["proofs-done", "places-right"],
      () => "permissions",
    ),
    points(
      "permissions",
      (on) => [
        ...["journal-checked", on === "desk" ? "watched-right" : "policies-right", "proxies-right"],
        // Combined is one machine: it is paired with none.
        ...(on === "combined" ? [] : ["machines-known"]),
      ],
      () => "drill",
    ),
    {
      ...points(
        "drill",
        () => ["drill-run"],
        () => null,
      ),
      answer: People,
    },
  ],
};

/** What the app can see for itself. */
export interface AssessedWorld {
  look(): Promise<readonly Finding[]>;
  ticks: PostureTicks;
  /** Copies whose proof is due or overdue. */
  proofsDue(): number;
  /** Of the newest look at the whole journal. */
  journalState(): "unchecked" | "verified" | "broken";
  profile(): Profile | null;
}

export function addAssessment(parts: {
  ceremonies: Ceremonies;
  assessments: Assessments;
  world: AssessedWorld;
  clock: Clock;
}): void {
  const { ceremonies, assessments, world, clock } = parts;

  async function counts() {
    return countsOf(await world.look());
  }
  /** As {@link counts}, for a tick: it stands against what was asked, not against nothing. */
  async function demandCounts() {
    const findings = await world.look();
    if (findings.some(wasNotAsked)) throw new Refusal("CHECK_KEYS_OPEN", {});
    return countsOf(findings);
  }
  function countsOf(findings: readonly Finding[]) {
    const of = (state: Finding["state"]) => findings.filter((one) => one.state === state);
    const unknown = of("unknown").filter(({ id }) => world.ticks.at(id) === null).length;
    const updates = findings.find(({ id }) => id === "updates")?.state ?? "unknown";
    return { bad: of("bad").length, attention: of("attention").length, unknown, updates };
  }

  /** Point → whether what the app sees contradicts a tick, as a refusal. */
  const contradictions: Readonly<Record<string, () => Promise<Refusal | null> | Refusal | null>> = {
    async "system-updated"() {
      const { updates } = await demandCounts();
      return updates === "bad" || updates === "attention"
        ? new Refusal("ASSESS_UPDATES_WAIT", {})
        : null;
    },
    async "bad-mended"() {
      const { bad } = await demandCounts();
      return bad > 0 ? new Refusal("ASSESS_STILL_BAD", { count: bad }) : null;
    },
    async "unknown-looked"() {
      const { unknown } = await demandCounts();
      return unknown > 0 ? new Refusal("ASSESS_STILL_UNKNOWN", { count: unknown }) : null;
    },
    "proofs-done"() {
      const due = world.proofsDue();
      return due > 0 ? new Refusal("ASSESS_PROOFS_DUE", { count: due }) : null;
    },
    "journal-checked"() {
      return world.journalState() === "verified" ? null : new Refusal("ASSESS_JOURNAL", {});
    },
  };

  ceremonies.add({
    script,
    needsNoKeys: true,
    begin() {
      const profile = world.profile();
      if (profile === null) throw new Refusal("PROFILE_NOT_CHOSEN", {});
      return { facts: { profile } };
    },
    async check(_state, _step, { answer }) {
      const ticked = Array.isArray(answer.ticked) ? answer.ticked : [];
      for (const point of ticked) {
        const refusal = await contradictions[String(point)]?.();
        if (refusal != null) throw refusal;
      }
      return {};
    },
    async complete(state) {
      const atMs = state.endedAtMs ?? clock.nowMs();
      const { closed } = await assessments.record(atMs, findingsOf(state, atMs));
      const { bad, attention, unknown } = await counts();
      return {
        facts: [
          { name: "bad", value: bad },
          { name: "attention", value: attention },
          { name: "unknown", value: unknown },
          { name: "open", value: assessments.state().open.length },
          { name: "closed", value: closed },
        ],
      };
    },
  });
}

/** The newest reason for each point: who went back and changed it has changed it. */
function findingsOf(state: CeremonyState, sinceMs: number): AssessmentFinding[] {
  const isTicked = (step: string, item: string): boolean => {
    const ticked = state.answers[step]?.ticked;
    return Array.isArray(ticked) && ticked.includes(item);
  };
  const byPoint = new Map(
    state.exceptions
      .filter(({ step, item }) => !isTicked(step, item))
      .map(({ step, item, reason }) => [item, { step, item, reason, sinceMs }] as const),
  );
  return [...byPoint.values()];
}
