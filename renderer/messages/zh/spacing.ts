import type { Explain, FactReader } from "../faults.ts";

/**
 * A space stands between a character and a Latin letter or a digit, and between two characters none. Whether what is
 * put into a sentence begins with one or the other, its sentence does not know: "卡片 A" or "treasury".
 */
export function spaced(text: string, given: readonly string[]): string {
  const kept = given.reduce(
    (all, one) => all.replaceAll(one, () => one.replaceAll(" ", "\0")),
    text,
  );
  return kept
    .replaceAll(/(?<=[\p{Script=Han}，。：；、（）“”]) (?=[\p{Script=Han}，。：；、（）“”])/gu, "")
    .replaceAll("\0", " ");
}

/** Refusals with what was put into them spaced so. */
export const spacedRefusals = (
  refusals: Readonly<Record<string, Explain>>,
): Readonly<Record<string, Explain>> =>
  Object.fromEntries(
    Object.entries(refusals).map(([code, explain]) => [code, spacedRefusal(explain)]),
  );

function spacedRefusal(explain: Explain): Explain {
  return (facts) => {
    const given: string[] = [];
    const note = (text: string): string => {
      given.push(text);
      return text;
    };
    const noting: FactReader = {
      has: facts.has,
      text: (name) => note(facts.text(name)),
      number: (name) => note(facts.number(name)),
      counted: (name, one, other) => note(facts.counted(name, one, other)),
      tao: (name) => note(facts.tao(name)),
      alpha: (name) => note(facts.alpha(name)),
    };
    const { happened, lost, now } = explain(noting);
    return {
      happened: spaced(happened, given),
      lost: spaced(lost, given),
      now: spaced(now, given),
    };
  };
}
