import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../lib/fault.ts";
import type { Script } from "./script.ts";
import {
  advance,
  beginState,
  type CeremonyState,
  canGoBack,
  checkGiven,
  fitTo,
  type Given,
  progressOf,
  retreat,
  wake,
} from "./state.ts";
import { sample } from "./testing.ts";

const begun = (script: Script = sample): CeremonyState =>
  beginState(script, { id: "sample-1", name: null, subject: null, target: null, facts: {} }, 1_000);

const PAPER = ["medium", "room", "words", "taken-back", "record"];
const USB = ["medium", "room", "drive", "record"];

/** What a person or the core says at each step. */
const said: Record<string, Given["answer"]> = {
  room: { operator: "Ada", ticked: ["alone", "cameras"] },
  record: { label: "Card A" },
};
const answerAt = (state: CeremonyState, medium: "paper" | "usb"): Given => ({
  answer: state.at === "medium" ? { medium } : (said[state.at ?? ""] ?? {}),
  exceptions: [],
});

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return "none";
}

describe("The way through a script", () => {
  test.each([
    ["paper", PAPER],
    ["usb", USB],
  ] as const)("follows the branch of %s, and counts its steps", (medium, road) => {
    let state = begun();
    for (const [index, step] of road.entries()) {
      expect(state.at).toBe(step);
      const { number, of } = progressOf(sample, state);
      expect(number).toBe(index + 1);
      if (index > 0) expect(of, step).toBe(road.length);
      state = advance(sample, state, answerAt(state, medium), 2_000 + index);
    }
    expect(state.at).toBeNull();
    expect(state.endedAtMs).toBe(2_000 + road.length - 1);
  });

  test("never loses, repeats or invents a step, whatever order of going on, back, away and being here", () => {
    const move = fc.constantFrom("on-paper", "on-usb", "back", "away", "restart");
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let state = begun();
        const model: string[] = [];
        let nowMs = 1_000;
        for (const what of moves) {
          nowMs += 10;
          if (what === "away") state = { ...state, hasLeft: true };
          else if (what === "restart") state = JSON.parse(JSON.stringify(state)) as CeremonyState;
          else if (what === "back") {
            const could = canGoBack(sample, state);
            expect(could).toBe(model.length > 0 && state.at !== "record" && state.at !== null);
            if (!could) continue;
            state = retreat(sample, wake(state, nowMs), nowMs);
            expect(state.at).toBe(model.pop());
          } else if (state.at !== null) {
            model.push(state.at);
            const medium = what === "on-usb" ? "usb" : "paper";
            state = advance(sample, wake(state, nowMs), answerAt(state, medium), nowMs);
          }
          const road = state.answers.medium?.medium === "usb" ? USB : PAPER;
          expect(state.trail.map(({ step }) => step)).toEqual(model);
          expect([...model, ...(state.at === null ? [] : [state.at])]).toEqual(
            road.slice(0, model.length + (state.at === null ? 0 : 1)),
          );
          const { number, of } = progressOf(sample, state);
          expect(number).toBeLessThanOrEqual(of);
          for (const { fromMs, toMs } of state.trail) expect(toMs).toBeGreaterThanOrEqual(fromMs);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("remembers what was answered before going back, but no branch depends on it", () => {
    let state = begun();
    state = advance(sample, state, answerAt(state, "usb"), 1);
    state = advance(sample, state, answerAt(state, "usb"), 2);
    expect(state.at).toBe("drive");
    state = retreat(sample, retreat(sample, state, 3), 4);
    expect(state.answers.room).toEqual(said.room);
    state = advance(sample, state, answerAt(state, "paper"), 5);
    state = advance(sample, state, answerAt(state, "paper"), 6);
    expect(state.at).toBe("words");
  });

  test("stops at a point of no return", () => {
    let state = begun();
    while (state.at !== "record") state = advance(sample, state, answerAt(state, "paper"), 1);
    expect(codeOf(() => retreat(sample, state, 2))).toBe("CEREMONY_NO_WAY_BACK");
    expect(codeOf(() => retreat(sample, begun(), 2))).toBe("CEREMONY_NO_WAY_BACK");
  });

  test("throws for a script that leads in a circle", () => {
    const [first, second, ...rest] = sample.steps;
    const circle: Script = {
      ...sample,
      steps: [first, { ...second, next: () => "medium" } as never, ...rest],
    };
    const state = advance(circle, begun(circle), answerAt(begun(circle), "paper"), 1);
    expect(() => advance(circle, state, { answer: {}, exceptions: [] }, 2)).toThrow(
      /back to medium/,
    );
  });
});

describe("What is said at a step", () => {
  const atRoom = advance(sample, begun(), { answer: { medium: "paper" }, exceptions: [] }, 1);
  const atWords = advance(sample, atRoom, { answer: said.room ?? {}, exceptions: [] }, 2);
  const atTakenBack = advance(sample, atWords, { answer: {}, exceptions: [] }, 3);
  const room = (ticked: string[], exceptions: Given["exceptions"], operator = "Ada"): string =>
    codeOf(() => checkGiven(sample, atRoom, { answer: { operator, ticked }, exceptions }));

  test.each<[string, string, string]>([
    ["everything ticked", room(["alone", "cameras"], []), "none"],
    ["an excused item", room(["alone"], [{ item: "cameras", reason: "Doorbell" }]), "none"],
    ["an open item", room(["alone"], []), "CEREMONY_ITEM_OPEN"],
    [
      "an excuse where none is allowed",
      room(["cameras"], [{ item: "alone", reason: "Friend" }]),
      "CEREMONY_ITEM_OPEN",
    ],
    [
      "a phrase as a reason",
      room(["alone"], [{ item: "cameras", reason: "act ad ace am an as at be by zoo" }]),
      "LABEL_LOOKS_SECRET",
    ],
    [
      "a phrase as a name",
      room(["alone", "cameras"], [], "act ad ace am an as at be by zoo"),
      "LABEL_LOOKS_SECRET",
    ],
    [
      "a field that the step has not",
      codeOf(() =>
        checkGiven(sample, atRoom, {
          answer: { operator: "Ada", ticked: ["alone", "cameras"], more: 1 },
          exceptions: [],
        }),
      ),
      "CEREMONY_ANSWER",
    ],
    [
      "words that were never shown",
      codeOf(() => checkGiven(sample, atWords, { answer: {}, exceptions: [] })),
      "CEREMONY_NOT_DONE",
    ],
    [
      "words that were shown",
      codeOf(() =>
        checkGiven(sample, { ...atWords, notes: { shown: true } }, { answer: {}, exceptions: [] }),
      ),
      "none",
    ],
    [
      "what only the core can settle",
      codeOf(() => checkGiven(sample, atTakenBack, { answer: {}, exceptions: [] })),
      "CEREMONY_NOT_DONE",
    ],
  ])("%s", (_name, code, expected) => {
    expect(code).toBe(expected);
  });

  test("an excuse for a ticked or unknown item is not kept", () => {
    const given = {
      answer: { operator: "", ticked: ["alone", "cameras", "other"] },
      exceptions: [
        { item: "cameras", reason: "Doorbell" },
        { item: "other", reason: "Nothing" },
      ],
    };
    const kept = checkGiven(sample, atRoom, given);
    expect(kept.exceptions).toEqual([]);
    expect(kept.answer.ticked).toEqual(["alone", "cameras"]);
  });
});

test("A record of an older script goes on where it stood, or at the first step that is new", () => {
  let state = begun();
  while (state.at !== "taken-back") state = advance(sample, state, answerAt(state, "paper"), 1);
  const [medium, room, ...rest] = sample.steps;
  const newer: Script = {
    ...sample,
    version: 2,
    steps: [
      medium,
      { ...room, next: () => "seal" } as never,
      { id: "seal", kind: "act", next: () => "words" },
      ...rest,
    ],
  };
  expect(fitTo(newer, state)).toMatchObject({ at: "taken-back", script: 2 });
  const without: Script = {
    ...newer,
    steps: newer.steps.filter(({ id }) => id !== "taken-back") as never,
  };
  expect(fitTo(without, state).at).toBe("seal");
  expect(fitTo(sample, state)).toBe(state);
});
