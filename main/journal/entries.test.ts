import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { type EntryDraft, entryLine, looksSecret, parseLine, type StoredEntry } from "./entries.ts";
import { createOpenActs } from "./open-acts.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const HASH = `0x${"ab".repeat(32)}`;
/** The development phrase that every Substrate tool publishes. */
const PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** What the type does not allow, for showing that the schema does not allow it either. */
function untyped(draft: object): EntryDraft {
  return draft as EntryDraft;
}

function backup(label: string): EntryDraft {
  return {
    kind: "backup.recorded",
    subject: ALICE,
    act: "act-1",
    facts: { copy: "copy-1", label, medium: "paper", place: "Safe at home" },
  };
}

describe("a line", () => {
  it("is canonical JSON with version, number and time", () => {
    const draft: EntryDraft = {
      kind: "operation.drafted",
      subject: ALICE,
      act: "act-1",
      facts: { operation: "register", netuid: 1, maxBurnRao: 18_446_744_073_709_551_615n },
    };
    expect(entryLine(draft, 7, 1_700_000_000_000.75)).toBe(
      '{"act":"act-1","atMs":1700000000000,"facts":{"maxBurnRao":"18446744073709551615",' +
        `"netuid":1,"operation":"register"},"kind":"operation.drafted","seq":7,"subject":"${ALICE}","v":1}`,
    );
  });

  it("is the same for an amount as bigint and as digits", () => {
    const line = (amountRao: bigint | string) =>
      entryLine({ kind: "faucet.granted", act: "act-1", facts: { amountRao } }, 0, 0);
    expect(line(5n)).toBe(line("5"));
    for (const amountRao of ["", "05", "-5", "5.0", "5n", "1".repeat(21), -5n, 2n ** 64n]) {
      expect(() => line(amountRao), String(amountRao)).toThrow();
    }
  });

  it("is read back as it was written", () => {
    const line = entryLine(backup("Steel plate, left drawer"), 3, 4);
    expect(parseLine(line)).toEqual({
      seq: 3,
      atMs: 4,
      kind: "backup.recorded",
      subject: ALICE,
      act: "act-1",
      facts: {
        copy: "copy-1",
        label: "Steel plate, left drawer",
        medium: "paper",
        place: "Safe at home",
      },
    });
  });

  it("of a newer kind stays readable", () => {
    const line = '{"atMs":1,"facts":{"colour":"green"},"kind":"weather.changed","seq":0,"v":1}';
    expect(parseLine(line)).toMatchObject({ kind: "weather.changed", facts: { colour: "green" } });
  });

  it.each([
    ["white space", '{"atMs":1, "facts":{},"kind":"app.started","seq":0,"v":1}'],
    ["another order", '{"facts":{},"atMs":1,"kind":"app.started","seq":0,"v":1}'],
    ["a repeated member", '{"atMs":1,"atMs":1,"facts":{},"kind":"app.started","seq":0,"v":1}'],
    ["an unknown member", '{"a":1,"atMs":1,"facts":{},"kind":"app.started","seq":0,"v":1}'],
    ["another version", '{"atMs":1,"facts":{},"kind":"app.started","seq":0,"v":2}'],
    ["another way to write a number", '{"atMs":1e0,"facts":{},"kind":"app.started","seq":0,"v":1}'],
    ["a number beyond all", '{"atMs":1,"facts":{"n":1e400},"kind":"app.started","seq":0,"v":1}'],
    ["a lone surrogate", '{"atMs":1,"facts":{"n":"\\ud800"},"kind":"app.started","seq":0,"v":1}'],
    ["a deep fact", '{"atMs":1,"facts":{"n":{}},"kind":"app.started","seq":0,"v":1}'],
    ["a prototype", '{"atMs":1,"facts":{"__proto__":1},"kind":"app.started","seq":0,"v":1}'],
    ["half of it", '{"atMs":1,"facts":{},"kind":"app.st'],
    ["no JSON", "hello"],
    ["another JSON", "[]"],
  ])("with %s is not an entry", (_, line) => {
    expect(parseLine(line)).toBeNull();
  });

  it("never crashes the reader", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseLine(text)).toBeNull();
      }),
    );
  });
});

describe("no secret by construction", () => {
  it("refuses a phrase as a label, in any disguise, without repeating it", () => {
    const words = PHRASE.split(" ");
    const disguises = [
      words.slice(0, 9).join(" "),
      words.map((word) => word.slice(0, 4)).join(" "),
      words.map((word) => word.slice(0, 4)).join("-"),
      words.map((word, index) => `${index + 1}${word.slice(0, 2)}`).join(","),
    ];
    for (const label of disguises) {
      let refusal: unknown = null;
      try {
        entryLine(backup(label), 0, 0);
      } catch (error) {
        refusal = error;
      }
      expect(refusal, label).toBeInstanceOf(Refusal);
      expect(refusal, label).toMatchObject({
        fault: { code: "LABEL_LOOKS_SECRET", facts: { fact: "label" } },
      });
      expect(String(refusal), label).not.toContain(label);
    }
    expect(() => entryLine(backup(PHRASE), 0, 0)).toThrow();
  });

  it("refuses keys in hex, and keeps ordinary labels and addresses", () => {
    expect(looksSecret("0x".concat("0f".repeat(16)))).toBe(true);
    expect(looksSecret("ABCDEF0123456789abcdef0123456789")).toBe(true);
    for (const label of [
      "Paper copy no. 2",
      "Grandmother's house, blue box",
      ALICE,
      "Zürich 金庫",
    ]) {
      expect(looksSecret(label), label).toBe(false);
      expect(() => entryLine(backup(label), 0, 0), label).not.toThrow();
    }
  });

  it("has no kind with a fact that would take a phrase, a seed or a passphrase", () => {
    const secrets = [PHRASE, `0x${"5e".repeat(32)}`, "correct horse battery staple!"];
    const drafts: EntryDraft[] = [
      { kind: "app.started", facts: { version: "1.0.0", host: "node" } },
      { kind: "app.stopped", facts: { reason: "quit" } },
      { kind: "ceremony.step", act: "act-1", facts: { ceremony: "create-coldkey", step: "write" } },
      { kind: "coldkey.created", act: "act-1", facts: { name: "main", words: 24 } },
      { kind: "passphrase.wrong", facts: {} },
      { kind: "phrase.revealed", facts: { from: 1, to: 24 } },
      { kind: "operation.refused", act: "act-1", facts: { code: "WRONG_PASSPHRASE" } },
      backup("Paper"),
    ];
    for (const draft of drafts) {
      expect(() => entryLine(draft, 0, 0), draft.kind).not.toThrow();
      for (const secret of secrets) {
        for (const fact of Object.keys(draft.facts)) {
          const isLabel = draft.kind === "backup.recorded" && ["label", "place"].includes(fact);
          if (isLabel && secret === secrets[2]) continue;
          const bent = untyped({ ...draft, facts: { ...draft.facts, [fact]: secret } });
          expect(() => entryLine(bent, 0, 0), `${draft.kind}, ${fact}`).toThrow();
        }
        const more = untyped({ ...draft, facts: { ...draft.facts, note: secret } });
        expect(() => entryLine(more, 0, 0), `${draft.kind}, extra`).toThrow();
        expect(() => entryLine(untyped({ ...draft, subject: secret }), 0, 0)).toThrow();
        expect(() => entryLine(untyped({ ...draft, act: secret }), 0, 0)).toThrow();
      }
    }
  });

  it("does not repeat a refused value in its error", () => {
    const draft = untyped({ kind: "app.stopped", facts: { reason: PHRASE } });
    expect(() => entryLine(draft, 0, 0)).toThrow(/^The facts of app\.stopped .* "reason"$/);
  });
});

describe("interrupted acts", () => {
  let seq = 0;
  const interruptedActs = (entries: readonly StoredEntry[]): StoredEntry[] => {
    const open = createOpenActs();
    for (const entry of entries) open.push(entry);
    return entries.filter((entry) => open.list().includes(entry.seq));
  };
  const entry = (draft: EntryDraft): StoredEntry => {
    const parsed = parseLine(entryLine(draft, seq++, 0));
    if (parsed === null) throw new Error("Not an entry");
    return parsed;
  };
  const signing = (act: string) =>
    entry({ kind: "operation.signing", act, facts: { payloadHash: HASH } });
  const signed = (act: string) =>
    entry({
      kind: "operation.signed",
      act,
      facts: { payloadHash: HASH, extrinsicHash: HASH },
    });
  const submitting = (act: string) =>
    entry({ kind: "operation.submitting", act, facts: { extrinsicHash: HASH } });

  it("are intents without an outcome of the same act", () => {
    const entries = [signing("act-1"), signing("act-2"), signed("act-1"), submitting("act-1")];
    expect(interruptedActs(entries).map(({ kind, act }) => `${kind} ${act}`)).toEqual([
      "operation.signing act-2",
      "operation.submitting act-1",
    ]);
  });

  it("end with any outcome", () => {
    const facts = { code: "NODE_GONE" };
    for (const kind of ["operation.failed", "operation.refused", "operation.lost"] as const) {
      const entries = [submitting("act-1"), entry({ kind, act: "act-1", facts })];
      expect(interruptedActs(entries), kind).toEqual([]);
    }
    const granted = entry({ kind: "faucet.granted", act: "act-3", facts: { amountRao: 1n } });
    const asked = entry({ kind: "faucet.requested", act: "act-3", facts: {} });
    expect(interruptedActs([asked, granted])).toEqual([]);
    expect(interruptedActs([asked])).toEqual([asked]);
  });

  it("count again when tried again", () => {
    const first = [signing("act-1"), signed("act-1")];
    const again = signing("act-1");
    expect(interruptedActs([...first, again])).toEqual([again]);
  });
});
