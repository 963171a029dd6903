/** A ceremony with every kind of step and two branches, for the engine's own tests. */
import * as v from "valibot";
import { type Journal, openJournal } from "../../journal/log.ts";
import type { Clock } from "../../lib/clock.ts";
import { type Files, nodeFiles } from "../../lib/files.ts";
import type { MemoryKeychain } from "../../lib/testing-keychain.ts";
import { type Ceremonies, openCeremonies } from "./engine.ts";
import type { CeremonyKind } from "./kind.ts";
import type { Script } from "./script.ts";

export const sample: Script = {
  kind: "sample",
  version: 1,
  roles: ["operator"],
  materials: ["pen"],
  steps: [
    {
      id: "medium",
      kind: "choice",
      answer: v.strictObject({ medium: v.picklist(["paper", "usb"]) }),
      next: () => "room",
    },
    {
      id: "room",
      kind: "checklist",
      items: () => [
        { id: "alone", canSkip: false },
        { id: "cameras", canSkip: true },
      ],
      answer: v.strictObject({ operator: v.pipe(v.string(), v.maxLength(60)) }),
      next: ({ medium }) => (medium?.medium === "usb" ? "drive" : "words"),
    },
    { id: "drive", kind: "act", next: () => "record" },
    { id: "words", kind: "secret-out", next: () => "taken-back" },
    { id: "taken-back", kind: "secret-in", next: () => "record" },
    {
      id: "record",
      kind: "form",
      answer: v.strictObject({ label: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }),
      isPointOfNoReturn: true,
      next: () => null,
    },
  ],
};

export interface Bench {
  readonly ceremonies: Ceremonies;
  readonly journal: Journal;
  /** How often the end was done, by ceremony. */
  readonly completed: string[];
  close(): Promise<void>;
}

export async function openBench(parts: {
  folder: string;
  clock: Clock;
  keychain: MemoryKeychain;
  files?: Files;
  kind?: Partial<CeremonyKind>;
  /** Told of every change, at the moment of it. */
  onChange?: (ceremonies: Ceremonies) => void;
}): Promise<Bench> {
  const { folder, clock, keychain, files = nodeFiles } = parts;
  const journal = await openJournal({ folder: `${folder}/journal`, clock, keychain, files });
  const ceremonies: Ceremonies = await openCeremonies({
    files,
    folder: `${folder}/under-way`,
    transcriptsFolder: `${folder}/transcripts`,
    clock,
    journal,
    version: "0.0.0",
    onChange: () => queueMicrotask(() => parts.onChange?.(ceremonies)),
  });
  const completed: string[] = [];
  ceremonies.add({
    script: sample,
    begin: () => ({ name: "sample" }),
    async complete({ id }) {
      completed.push(id);
      return {};
    },
    ...parts.kind,
  });
  await ceremonies.finishAll();
  return { ceremonies, journal, completed, close: () => journal.close() };
}
