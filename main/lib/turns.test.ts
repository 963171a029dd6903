import { describe, expect, test } from "vitest";
import { createQueue, createTurns } from "./turns.ts";

function gate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

describe("Turns", () => {
  test("the second waits for the first, and sees what it left", async () => {
    const turns = createTurns();
    const first = gate();
    const seen: string[] = [];
    const one = turns("a", async () => {
      await first.opened;
      seen.push("one");
    });
    const two = turns("a", async () => {
      seen.push("two");
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toEqual([]);
    first.open();
    await Promise.all([one, two]);
    expect(seen).toEqual(["one", "two"]);
  });

  test("another key does not wait", async () => {
    const turns = createTurns();
    const first = gate();
    const one = turns("a", () => first.opened);
    expect(await turns("b", async () => "through")).toBe("through");
    first.open();
    await one;
  });

  test("a failure reaches its own caller only", async () => {
    const turns = createTurns();
    const one = turns("a", () => Promise.reject(new Error("no")));
    const two = turns("a", async () => "through");
    await expect(one).rejects.toThrow("no");
    expect(await two).toBe("through");
  });
});

test("Queue: the second waits for the first, also when that fails, and only its caller hears of it", async () => {
  const alone = createQueue();
  const first = gate();
  const seen: string[] = [];
  const one = alone(async () => {
    await first.opened;
    seen.push("one");
    throw new Error("one failed");
  });
  const two = alone(async () => seen.push("two"));
  first.open();
  await expect(one).rejects.toThrow("one failed");
  expect(await two).toBe(2);
  expect(seen).toEqual(["one", "two"]);
});
