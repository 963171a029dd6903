/** The door between the screen and the core, tried with everything that does not belong through it. */
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { createRouter, type Handlers } from "../../main/commands/router.ts";
import { Refusal } from "../../main/lib/fault.ts";
import { type CallName, calls } from "../../preload/contract.ts";
import { examples } from "./contract-examples.ts";

const names = Object.keys(calls) as CallName[];
const page = { deliver: () => undefined, renew: () => false };

/** A router whose handlers do one thing; says which handlers ran and which bugs were reported. */
function routerThat(act: () => unknown) {
  const ran: string[] = [];
  const bugs: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        ran.push(name);
        return act();
      },
    ]),
  ) as unknown as Handlers;
  const call = createRouter(handlers, (name, error) => {
    bugs.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  });
  return { call, ran, bugs };
}

describe.each(names)("%s", (name) => {
  const [input, output] = calls[name];

  test("lets nothing through that its schema does not name", async () => {
    const { call, ran } = routerThat(() => null);
    const strange = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true });
    await fc.assert(
      fc.asyncProperty(strange, async (value) => {
        fc.pre(!v.safeParse(input, value).success);
        const reply = await call(name, value, page);
        expect(reply).toMatchObject({ ok: false, fault: { code: "CALL_INPUT_INVALID" } });
      }),
      { numRuns: 60 },
    );
    expect(ran).toEqual([]);
  });

  test("takes no more and no fewer fields than its schema names", async () => {
    const { call, ran } = routerThat(() => null);
    const example = examples[name];
    expect(v.safeParse(input, example).success, "the example is valid").toBe(true);
    const wrong: unknown[] = [{ ...example, extra: 1 }, [example], undefined];
    for (const field of Object.keys(example ?? {})) wrong.push({ ...example, [field]: undefined });
    for (const value of wrong) {
      const reply = await call(name, value, page);
      expect(reply, Object.keys(value ?? {}).join()).toMatchObject({
        fault: { code: "CALL_INPUT_INVALID" },
      });
    }
    expect(ran).toEqual([]);
  });

  test("hands out nothing that its schema does not name, and no word of a bug", async () => {
    const slip = { leaked: "/home/somebody/.bittensor" };
    expect(v.safeParse(output, slip).success, "the slip fits no output").toBe(false);
    for (const act of [
      () => slip,
      () => {
        throw new Error("/home/somebody/.bittensor");
      },
    ]) {
      const { call, bugs } = routerThat(act);
      const reply = await call(name, examples[name], page);
      expect(reply).toEqual({
        ok: false,
        fault: { code: "INTERNAL_ERROR", facts: { call: name } },
      });
      expect(bugs).toHaveLength(1);
    }
  });

  test("has its secrets in ports, never in fields", () => {
    for (const [field, schema] of fieldsOf(input)) {
      if (!/pass|phrase|secret|seed|mnemonic|words$/i.test(field)) continue;
      for (const text of ["correct horse battery staple", "a", "", "0".repeat(31), "g".repeat(32)])
        expect(v.safeParse(schema, text).success, `${field} takes "${text}"`).toBe(false);
    }
  });
});

test("an expected refusal crosses as it is", async () => {
  const { call, bugs } = routerThat(() => {
    throw new Refusal("WRONG_PASSPHRASE");
  });
  const reply = await call("app.lock", null, page);
  expect(reply).toEqual({ ok: false, fault: { code: "WRONG_PASSPHRASE", facts: {} } });
  expect(bugs).toEqual([]);
});

/** The fields of an object schema. `wordCount` and its like end in no word that we look for. */
function fieldsOf(schema: v.GenericSchema): [string, v.GenericSchema][] {
  return "entries" in schema
    ? Object.entries(schema.entries as Record<string, v.GenericSchema>)
    : [];
}
