/**
 * What remains of ceremonies: one file each beside the journal, as canonical JSON, whose SHA-256 is in the journal's
 * entry about the end. Made only from the record of a ceremony, which has no room for a secret.
 */
import { hash } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { Transcript, type TranscriptSummary } from "../../../preload/contract.ts";
import { canonicalJson } from "../../lib/canonical-json.ts";
import { Refusal } from "../../lib/fault.ts";
import type { Files } from "../../lib/files.ts";
import { readIfPresent } from "../../wallet/record.ts";
import type { Ending } from "./kind.ts";
import { type Script, stepOf } from "./script.ts";
import type { CeremonyState } from "./state.ts";

const MAX_BYTES = 256 * 1024;

export interface StoredTranscript {
  readonly transcript: Transcript;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
}

export interface ReadTranscript extends StoredTranscript {
  /** Null: the journal does not name it. */
  readonly isAsRecorded: boolean | null;
}

export interface Transcripts {
  /** Newest first. */
  list(): readonly TranscriptSummary[];
  /** Refuses TRANSCRIPT_NOT_FOUND, TRANSCRIPT_UNREADABLE. */
  read(id: string): Promise<StoredTranscript>;
  /** Null when there is none yet. */
  find(id: string): Promise<StoredTranscript | null>;
  write(transcript: Transcript): Promise<StoredTranscript>;
}

export async function openTranscripts(files: Files, folder: string): Promise<Transcripts> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const summaries = new Map<string, TranscriptSummary>();
  const pathOf = (id: string): string => join(folder, `${id}.json`);

  async function find(id: string): Promise<StoredTranscript | null> {
    const bytes = await readIfPresent(files, pathOf(id), MAX_BYTES);
    if (bytes === null) return null;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Transcript), decode(bytes));
    if (!parsed.success) throw new Refusal("TRANSCRIPT_UNREADABLE", { id });
    return { transcript: parsed.output, hash: hash("sha256", bytes, "hex") };
  }

  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    try {
      const found = await find(name.slice(0, -".json".length));
      if (found !== null) summaries.set(found.transcript.id, summaryOf(found.transcript));
    } catch (error) {
      // One that somebody has edited is missing in the list; the journal still names it.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  return {
    list: () => [...summaries.values()].sort((a, b) => b.endedAtMs - a.endedAtMs),
    find,
    async read(id) {
      const found = await find(id);
      if (found === null) throw new Refusal("TRANSCRIPT_NOT_FOUND", {});
      return found;
    },
    async write(transcript) {
      const bytes = new TextEncoder().encode(`${canonicalJson(v.parse(Transcript, transcript))}\n`);
      await files.writeAtomic(pathOf(transcript.id), bytes);
      summaries.set(transcript.id, summaryOf(transcript));
      return { transcript, hash: hash("sha256", bytes, "hex") };
    },
  };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function summaryOf(transcript: Transcript): TranscriptSummary {
  const { id, ceremony, outcome, name, subject, startedAtMs, endedAtMs, exceptions } = transcript;
  return {
    ...{ id, ceremony, outcome, name, subject, startedAtMs, endedAtMs },
    exceptions: exceptions.length,
  };
}

/** Everything in it comes from the record, the script, and what the kind says of its end. */
export function transcriptOf(
  script: Script,
  state: CeremonyState,
  ending: Ending,
  world: Pick<Transcript, "version" | "journal" | "airGap">,
): Transcript {
  const endedAtMs = state.endedAtMs ?? state.seenAtMs;
  const steps: Transcript["steps"] = state.trail.map(({ step, fromMs, toMs }) => ({
    ...{ step, fromMs, toMs },
    kind: stepOf(script, step).kind,
  }));
  if (state.abandoned !== null && state.at !== null) {
    const { at: step, fromMs } = state;
    steps.push({ step, kind: stepOf(script, step).kind, fromMs, toMs: null });
  }
  return {
    v: 1,
    id: state.id,
    ceremony: state.kind,
    outcome: state.abandoned === null ? "completed" : "abandoned",
    reason: state.abandoned?.reason ?? null,
    remark: state.abandoned?.remark ?? null,
    name: state.name,
    subject: state.subject,
    startedAtMs: state.startedAtMs,
    endedAtMs,
    people: peopleOf(script, state),
    steps,
    absences: state.absences,
    exceptions: state.exceptions,
    copies: [...(ending.copies ?? [])],
    facts: [...(ending.facts ?? [])],
    ...world,
  };
}

/** A role is a field of the same name in any of the forms. */
function peopleOf(script: Script, state: CeremonyState): Transcript["people"] {
  return script.roles.flatMap((role) => {
    for (const { step } of state.trail) {
      const name = state.answers[step]?.[role];
      if (typeof name === "string" && name !== "") return [{ role, name }];
    }
    return [];
  });
}
