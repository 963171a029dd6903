/**
 * Creating a coldkey. The pending key is a sealed file beside the ceremony's record, never among the keys: it becomes a
 * coldkey only when its whole phrase was taken back and a first copy is recorded. Abandoning removes it.
 *
 *   name → plan → room → passphrase ─seal→ write-1 → write-2 ⇄ prove ─match→ record → done
 */
import { join } from "node:path";
import * as v from "valibot";
import { KeyName } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import { type KdfCost, type Sides, WordCount } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { readIfPresent, removeIfPresent } from "../wallet/record.ts";
import type { Ceremonies } from "./engine/engine.ts";
import { hasEntry } from "./engine/findings.ts";
import type { Script } from "./engine/script.ts";
import type { CeremonyState } from "./engine/state.ts";
import { IMPORT } from "./importing/script.ts";
import type { Pending } from "./importing/store.ts";
import { about } from "./open-phrases.ts";
import { createPhraseActs, type PhraseActs } from "./phrase-acts.ts";
import * as steps from "./steps.ts";

const Name = v.strictObject({ name: KeyName, wordCount: WordCount });
/** What the system's randomness was mixed with. */
const Sealed = v.looseObject({
  entropy: v.optional(v.picklist(["system", "dice", "coins"]), "system"),
});
const nameIn = (state: CeremonyState) => v.parse(Name, state.answers.name);

const script: Script = {
  kind: "create-coldkey",
  version: 1,
  roles: steps.PEOPLE,
  materials: ["pen", "cards", "envelopes"],
  steps: [
    { id: "name", kind: "form", answer: Name, next: () => "plan" },
    steps.planStep(() => "room"),
    steps.roomStep(() => "passphrase"),
    { id: "passphrase", kind: "secret-in", next: () => "write-1" },
    ...steps.wordSteps("write", "prove", (answers) => steps.wordCountOf(answers, "name"), true),
    { id: "prove", kind: "secret-in", needsOpen: true, next: () => "record" },
    steps.recordStep,
  ],
};

/** Names are taken by coldkeys that are on their way here as well. */
const makesColdkey = ({ kind, answers }: Pick<CeremonyState, "kind" | "answers">): boolean =>
  kind === script.kind || (kind === IMPORT && answers.found?.role === "coldkey");

const MAX_SEALED_BYTES = 64 * 1024;

export interface Creations extends Pick<PhraseActs, "open" | "words" | "prove" | "forgetSessions"> {
  pending(): readonly Pending[];
  /** `throws`: a person's dice or coins, to be mixed with the system's entropy. */
  seal(
    id: string,
    passphrase: SecretPort,
    cost: () => Promise<KdfCost>,
    throws: { readonly sides: Sides; readonly port: SecretPort } | null,
  ): Promise<void>;
}

interface Parts {
  files: Files;
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  ceremonies: Ceremonies;
  onChange: () => void;
}

export async function createCreations(parts: Parts): Promise<Creations> {
  const { files, folder, clock, journal, keystore, vault, ceremonies, onChange } = parts;
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const sealedPath = (id: string): string => join(folder, `${id}.sealed`);
  const readSealed = (id: string) => readIfPresent(files, sealedPath(id), MAX_SEALED_BYTES);
  const acts = createPhraseActs({
    ...parts,
    steps: { words: ["write-1", "write-2"], open: ["write-1", "write-2", "prove"] },
    wordCount: (state) => nameIn(state).wordCount,
    async sealed({ id, subject }) {
      const sealed = await readSealed(id);
      if (sealed === null) throw new Refusal("KEY_NOT_HERE", { address: subject });
      return sealed;
    },
  });
  const underWay = () => ceremonies.list().filter(({ kind }) => kind === script.kind);

  ceremonies.add({
    script,
    begin: () => ({}),
    check({ id }, step, { answer }) {
      if (step !== "name") return {};
      const { name } = v.parse(Name, answer);
      const isTaken =
        keystore.coldkeys().some((card) => card.name === name) ||
        ceremonies.list().some((one) => one.id !== id && one.name === name && makesColdkey(one));
      if (isTaken) throw new Refusal("KEY_NAME_TAKEN", { name });
      return { name };
    },
    async complete(state) {
      const { id, subject: address } = state;
      if (address === null) throw new Error("A finished ceremony has no address");
      const { name, wordCount } = nameIn(state);
      const { entropy } = v.parse(Sealed, state.answers.passphrase ?? {});
      const copy = steps.copyOf(state);
      const planned = v.safeParse(steps.Plan, state.answers.plan);
      const sealed = await readSealed(id);
      if (sealed === null) {
        // The crash came after the clean-up had begun: the key must already be among the keys.
        await keystore.sealed(address);
      } else {
        const createdAtMs = state.endedAtMs ?? clock.nowMs();
        const plan = planned.success ? steps.planAfter(planned.output.copies, copy) : [];
        const card = { v: 1, kind: "coldkey", address, name, createdAtMs, wordCount } as const;
        await keystore.add({ ...card, copies: [copy], plan }, sealed);
      }
      const of = about({ id, address });
      if (!(await hasEntry(journal, state, "coldkey.created"))) {
        const facts = { name, words: wordCount, entropy };
        await journal.append({ kind: "coldkey.created", ...of, facts });
      }
      if (!(await hasEntry(journal, state, "backup.recorded"))) {
        await journal.append({ kind: "backup.recorded", ...of, facts: steps.inJournal(copy) });
      }
      await removeIfPresent(files, sealedPath(id));
      return {
        copies: [steps.inTranscript(copy)],
        facts: [
          { name: "words", value: wordCount },
          { name: "entropy", value: entropy },
        ],
      };
    },
    abandon: ({ id }) => removeIfPresent(files, sealedPath(id)),
    isOpen: acts.phrases.isOpen,
    close: acts.phrases.close,
  });

  return {
    ...acts,
    pending: () => underWay().map(({ id, name, subject }) => ({ id, name, address: subject })),
    seal: (id, passphrase, cost, throws) =>
      ceremonies.act(id, ["passphrase"], async ({ state, settle }) => {
        const created = await vault.call(
          "createColdkey",
          {
            wordCount: nameIn(state).wordCount,
            cost: await cost(),
            passphrase: 0,
            ...(throws === null ? {} : { throws: { sides: throws.sides, port: 1 } }),
          },
          throws === null ? [passphrase] : [passphrase, throws.port],
        );
        if (!created.ok) throw new Refusal(created.fault.code, created.fault.facts);
        const { sealed, address, session } = created.value;
        acts.phrases.adopt(id, session);
        // A sealed file from an attempt that crashed before its step was saved was never shown to anybody.
        await removeIfPresent(files, sealedPath(id));
        await files.createExclusive(sealedPath(id), sealed);
        const back = await readSealed(id);
        if (back === null || (await acts.phrases.verify(id, back)) !== address) {
          throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
        }
        const entropy = throws === null ? "system" : throws.sides === 6 ? "dice" : "coins";
        await settle({ entropy }, { subject: address });
        onChange();
      }),
  };
}
