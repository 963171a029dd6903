/**
 * Keeps ceremonies of all kinds: where each stands, on the disk and in the journal; what is done at their end, once; and
 * their transcripts. Order of writes at every step: journal, record, screen. At the end: the record says so, then what
 * the ceremony was for, transcript, journal, and the record goes. A crash after any of these is finished at the next
 * start, and nothing is entered twice.
 */
import { randomUUID } from "node:crypto";
import * as v from "valibot";
import type { Ceremony, Transcript, TranscriptSummary } from "../../../preload/contract.ts";
import { printedCheckpoint } from "../../journal/checkpoint-words.ts";
import type { EntryDraft } from "../../journal/entries.ts";
import { looksSecret } from "../../journal/entries.ts";
import type { Journal } from "../../journal/log.ts";
import type { Clock } from "../../lib/clock.ts";
import { Refusal } from "../../lib/fault.ts";
import type { Files } from "../../lib/files.ts";
import { createTurns } from "../../lib/turns.ts";
import { finishLater, openCeremonyRecords } from "../records.ts";
import { findRecorded } from "./findings.ts";
import type { CeremonyKind, Identity, Turn } from "./kind.ts";
import { stepOf } from "./script.ts";
import * as states from "./state.ts";
import { CeremonyState, type Given } from "./state.ts";
import { openTranscripts, type ReadTranscript, transcriptOf } from "./transcripts.ts";
import { viewOf } from "./view.ts";

export interface Ceremonies {
  /** Before {@link Ceremonies.finishAll}: records of kinds that nobody added stay on the disk and are not shown. */
  add(kind: CeremonyKind): void;
  /** At start: takes over what an older version has written in a form of its own. */
  adopt(state: CeremonyState): Promise<void>;
  /** At start: writes the ends that a crash has left unwritten. */
  finishAll(): Promise<void>;
  list(): readonly Ceremony[];
  /** Whether a machine that holds no keys may begin this kind; false for one that nobody added. */
  needsNoKeys(kind: string): boolean;
  /** As a record: for kinds. Refuses CEREMONY_NOT_FOUND. */
  find(id: string): CeremonyState;
  begin(what: Pick<CeremonyState, "kind" | "subject" | "target">): Promise<string>;
  /** True when that was the last step. */
  answer(id: string, step: string, given: Given): Promise<boolean>;
  back(id: string): Promise<void>;
  leave(id: string): Promise<void>;
  finish(id: string): Promise<void>;
  abandon(id: string, why: NonNullable<CeremonyState["abandoned"]>): Promise<void>;
  /** For acts of a kind: refuses CEREMONY_STEP unless the ceremony stands at one of these steps. */
  act<T>(id: string, steps: readonly string[], work: (turn: Turn) => Promise<T>): Promise<T>;
  transcripts(): readonly TranscriptSummary[];
  transcript(id: string): Promise<ReadTranscript>;
}

interface Parts {
  readonly files: Files;
  readonly folder: string;
  readonly transcriptsFolder: string;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly version: string;
  /** What stands on every transcript of a Vault; null: this machine is none. */
  readonly airGap?: () => Transcript["airGap"];
  readonly onChange: () => void;
}

export async function openCeremonies(parts: Parts): Promise<Ceremonies> {
  const { files, folder, clock, journal, version, onChange } = parts;
  const records = await openCeremonyRecords({ files, folder, schema: CeremonyState, onChange });
  const transcripts = await openTranscripts(files, parts.transcriptsFolder);
  const kinds = new Map<string, CeremonyKind>();
  /** Begun, without an answer yet: nothing of them is kept. */
  const fresh = new Map<string, CeremonyState>();
  /** Since when this run knows a record: those from the disk were left by the run before. */
  const present = new Set<string>();
  const alone = createTurns();

  const kindOf = (state: CeremonyState): CeremonyKind => {
    const kind = kinds.get(state.kind);
    if (kind === undefined) throw new Refusal("CEREMONY_NOT_FOUND", {});
    return kind;
  };

  function find(id: string): CeremonyState {
    const state = fresh.get(id) ?? records.find(id);
    const { script } = kindOf(state);
    const fitting = states.fitTo(script, state);
    return present.has(id) ? fitting : { ...fitting, hasLeft: true };
  }

  const about = ({ id, subject }: CeremonyState) => ({
    act: id,
    ...(subject === null ? {} : { subject }),
  });

  async function note(
    kind: "ceremony.step" | "ceremony.resumed" | "ceremony.left",
    state: CeremonyState,
  ): Promise<void> {
    if (state.at === null) return;
    const { number, of } = states.progressOf(kindOf(state).script, state);
    const facts = { ceremony: state.kind, step: state.at, number, of };
    await journal.append({ kind, ...about(state), facts });
  }

  /** Shown last: whoever is told of the change must find the record and no longer what it was before. */
  async function save(state: CeremonyState): Promise<void> {
    await records.write(state);
    present.add(state.id);
    fresh.delete(state.id);
    records.show(state);
  }

  /** The person is here: what is first done with a ceremony that was left is to resume it. */
  async function awake(id: string): Promise<CeremonyState> {
    const state = find(id);
    if (!state.hasLeft) return state;
    const awoken = states.wake(state, clock.nowMs());
    await note("ceremony.resumed", awoken);
    await save(awoken);
    return awoken;
  }

  async function move(before: CeremonyState, after: CeremonyState, given: Given): Promise<boolean> {
    if (fresh.has(before.id)) {
      const name = after.name === null ? {} : { name: after.name };
      const facts = { ceremony: after.kind, ...name };
      await journal.append({ kind: "ceremony.started", ...about(after), facts });
    }
    for (const { item, reason } of given.exceptions) {
      const facts = { ceremony: after.kind, step: before.at ?? "done", item, reason };
      await journal.append({ kind: "ceremony.excused", ...about(after), facts });
    }
    if (after.at !== null) {
      await note("ceremony.step", after);
      await save(after);
      return false;
    }
    await end(after);
    return true;
  }

  /** From the first write on, a restart finishes it. What stops it here is shown as ending, to be finished by hand. */
  async function end(state: CeremonyState): Promise<void> {
    await records.write(state);
    fresh.delete(state.id);
    present.add(state.id);
    try {
      await writeEnd(state);
    } catch (error) {
      records.show(state);
      throw error;
    } finally {
      await kindOf(state).close?.(state.id);
    }
  }

  /** Every part of it can be done again. */
  async function writeEnd(state: CeremonyState): Promise<void> {
    const kind = kindOf(state);
    const { abandoned } = state;
    const ending = abandoned === null ? await kind.complete(state) : {};
    if (abandoned !== null) await kind.abandon?.(state);
    const before = await transcripts.find(state.id);
    const airGap = parts.airGap?.() ?? null;
    const world = { version, journal: printed(journal.checkpoint()), airGap };
    const { hash } =
      before ?? (await transcripts.write(transcriptOf(kind.script, state, ending, world)));
    if (before === null || (await findRecorded(journal, state)) === null) {
      await journal.append(endEntry(state, hash));
    }
    await records.remove(state.id);
    present.delete(state.id);
  }

  function endEntry(state: CeremonyState, transcript: string): EntryDraft {
    const { abandoned, kind: ceremony, at } = state;
    if (abandoned === null) {
      const facts = { ceremony, transcript, exceptions: state.exceptions.length };
      return { kind: "ceremony.completed", ...about(state), facts };
    }
    const { reason, remark } = abandoned;
    const where = at === null ? {} : { step: at };
    const facts = {
      ceremony,
      ...where,
      reason,
      ...(remark === null ? {} : { remark }),
      transcript,
    };
    return { kind: "ceremony.abandoned", ...about(state), facts };
  }

  const named = (state: CeremonyState, identity: Identity | undefined): CeremonyState =>
    v.parse(CeremonyState, { ...state, ...identity });

  return {
    add(kind) {
      kinds.set(kind.script.kind, kind);
    },
    async adopt(state) {
      if (!records.all().some(({ id }) => id === state.id)) await records.save(state);
    },
    async finishAll() {
      for (const state of records.all()) {
        if (kinds.has(state.kind) && states.isEnding(state)) {
          await finishLater(() => alone(state.id, () => writeEnd(find(state.id))));
        }
      }
      onChange();
    },
    list: () =>
      [...records.all(), ...fresh.values()]
        .filter(({ kind }) => kinds.has(kind))
        .map(({ id }) => {
          const state = find(id);
          return viewOf(kindOf(state), state, !fresh.has(id));
        }),
    find,
    needsNoKeys: (name) => kinds.get(name)?.needsNoKeys === true,

    begin: ({ kind: name, subject, target }) =>
      alone(`begin ${name}`, async () => {
        const kind = kinds.get(name);
        if (kind === undefined) throw new Refusal("CEREMONY_KIND_UNKNOWN", { kind: name });
        const begun = [...(subject === null ? [] : records.all()), ...fresh.values()].find(
          (one) => one.kind === name && one.subject === subject && one.target === target,
        );
        if (begun !== undefined) return begun.id;
        const id = `${name}-${randomUUID().slice(0, 13)}`;
        const what = {
          id,
          subject,
          target,
          name: null,
          facts: {},
          ...kind.begin({ subject, target }),
        };
        fresh.set(id, states.beginState(kind.script, what, clock.nowMs()));
        present.add(id);
        onChange();
        return id;
      }),

    answer: (id, step, given) =>
      alone(id, async () => {
        states.demandAt(find(id), step);
        const { script, check } = kindOf(find(id));
        const checked = states.checkGiven(script, find(id), given);
        const identity = await check?.(find(id), step, checked);
        const state = await awake(id);
        const after = states.advance(script, state, checked, clock.nowMs());
        return move(state, named(after, identity), checked);
      }),

    back: (id) =>
      alone(id, async () => {
        const state = await awake(id);
        const after = states.retreat(kindOf(state).script, state, clock.nowMs());
        await note("ceremony.step", after);
        await save(after);
      }),

    leave: (id) =>
      alone(id, async () => {
        const state = find(id);
        await kindOf(state).close?.(id);
        if (fresh.delete(id)) {
          present.delete(id);
          onChange();
        } else if (!state.hasLeft && !states.isEnding(state)) {
          await note("ceremony.left", state);
          await save({ ...state, hasLeft: true, seenAtMs: clock.nowMs() });
        }
      }),

    finish: (id) =>
      alone(id, async () => {
        const state = find(id);
        if (!states.isEnding(state)) {
          throw new Refusal("CEREMONY_STEP", { step: state.at ?? "", expected: "done" });
        }
        await writeEnd(state);
      }),

    abandon: (id, why) =>
      alone(id, async () => {
        const state = find(id);
        if (states.isEnding(state)) throw new Refusal("CEREMONY_STEP", { step: "done" });
        if (why.remark !== null && looksSecret(why.remark)) {
          throw new Refusal("LABEL_LOOKS_SECRET", {});
        }
        if (fresh.delete(id)) {
          await kindOf(state).close?.(id);
          onChange();
        } else await end({ ...state, abandoned: why, endedAtMs: clock.nowMs() });
      }),

    act: (id, steps, work) =>
      alone(id, async () => {
        states.demandAt(find(id), ...steps);
        const state = await awake(id);
        return work({
          state,
          async note(facts) {
            const now = find(id);
            const noted = { ...now, notes: { ...now.notes, ...facts }, seenAtMs: clock.nowMs() };
            if (fresh.has(id)) fresh.set(id, noted);
            else await save(noted);
          },
          async settle(answer, identity) {
            const now = find(id);
            const { script } = kindOf(now);
            const given = { answer, exceptions: [] };
            stepOf(script, states.demandAt(now, ...steps));
            const after = states.advance(script, now, given, clock.nowMs());
            return move(now, named(after, identity), given);
          },
        });
      }),

    transcripts: transcripts.list,
    async transcript(id) {
      const stored = await transcripts.read(id);
      const recorded = await findRecorded(journal, stored.transcript);
      return {
        ...stored,
        isAsRecorded: recorded === null ? null : recorded === stored.hash,
      };
    },
  };
}

function printed(note: string | null): Transcript["journal"] {
  const checkpoint = note === null ? null : printedCheckpoint(note);
  return checkpoint === null ? null : { ...checkpoint, words: [...checkpoint.words] };
}
