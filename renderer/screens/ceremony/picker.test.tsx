// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Picker } from "./picker.tsx";

/** Every letter, and a dozen words below "ab": two orders are never the same by chance. */
const words = [
  ..."bcdefghijklmnopqrstuvwxyz".split("").map((letter) => `${letter}one`),
  ...Array.from({ length: 12 }, (_, index) => `ab${String.fromCharCode(97 + index)}le`),
];
let picked: string[];
beforeEach(() => {
  picked = [];
});
afterEach(cleanup);

function Fields() {
  const [number, setNumber] = useState(1);
  return (
    <Picker
      words={words}
      number={number}
      onPick={(word) => {
        picked.push(word);
        setNumber((before) => Math.min(2, before + 1));
      }}
    />
  );
}

const candidates = (): string[] =>
  within(screen.getByRole("region"))
    .getAllByRole("button")
    .map((button) => button.textContent ?? "")
    .filter((text) => /^[a-z]+$/i.test(text) && text !== "Clear");
const sorted = (list: readonly string[]): string[] => [...list].sort();

test("lays letters and words in a new order for each word, also when the field stays the same", async () => {
  const user = userEvent.setup();
  render(<Fields />);
  await user.click(screen.getByRole("button", { name: "Pick on screen" }));
  const orders: string[][] = [];
  const fitting: string[][] = [];
  for (let round = 0; round < 3; round += 1) {
    orders.push(candidates());
    await user.click(screen.getByRole("button", { name: "A" }));
    await user.click(screen.getByRole("button", { name: "B" }));
    fitting.push(candidates().filter((text) => text.length > 1));
    await user.click(screen.getByRole("button", { name: "abcle" }));
  }
  expect(picked).toEqual(["abcle", "abcle", "abcle"]);
  for (const list of [orders, fitting]) {
    const [first = [], second, third] = list;
    expect(first.length).toBeGreaterThan(11);
    expect(sorted(second ?? [])).toEqual(sorted(first));
    expect(second).not.toEqual(first);
    expect(third).not.toEqual(second);
    expect(first).not.toEqual(sorted(first));
  }
});

test("keeps its order while one word is searched for", async () => {
  const user = userEvent.setup();
  render(<Fields />);
  await user.click(screen.getByRole("button", { name: "Pick on screen" }));
  const before = candidates();
  await user.click(screen.getByRole("button", { name: "A" }));
  await user.click(screen.getByRole("button", { name: "Clear" }));
  expect(candidates()).toEqual(before);
});

test("is worked by the keyboard alone", async () => {
  const user = userEvent.setup();
  render(<Fields />);
  await user.tab();
  await user.keyboard("{Enter}");
  const press = async (name: string): Promise<void> => {
    for (let steps = 0; document.activeElement?.textContent !== name; steps += 1) {
      if (steps > 60) throw new Error(`Tab never came to ${name}`);
      await user.tab();
    }
    await user.keyboard("{Enter}");
  };
  await press("A");
  // The button that was pressed is gone: the focus waits at a candidate, not at the top of the page.
  expect(candidates()).toContain(document.activeElement?.textContent);
  await press("B");
  await press("abele");
  expect(picked).toEqual(["abele"]);
});
