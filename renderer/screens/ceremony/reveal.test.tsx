// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { creation, snapshot, WORDS } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";
import { partOf } from "./words-body.tsx";

afterEach(cleanup);

async function showWrite() {
  const app = await showApp(
    snapshot({ ceremonies: [creation("write-1")] }),
    { "creation.words": () => null },
    WORDS,
  );
  await app.user.click(screen.getByRole("button", { name: "Resume treasury-2" }));
  const hold = screen.getByRole("button", { name: "Hold to show" });
  return { ...app, hold };
}
const shown = (): Promise<void> =>
  waitFor(() => expect(document.body.textContent).toContain("acoustic"));
const gone = (): void => {
  for (const word of new Set(WORDS.split(" "))) {
    expect(document.body.innerHTML).not.toContain(`>${word}<`);
  }
};

describe("the words", () => {
  test.each([
    ["the pointer", "pointerDown", "pointerUp", { button: 0 }],
    ["Enter", "keyDown", "keyUp", { key: "Enter" }],
    ["Space", "keyDown", "keyUp", { key: " " }],
  ] as const)("are in the page only while %s holds them there", async (_, down, up, init) => {
    const { hold, called } = await showWrite();
    gone();
    fireEvent[down](hold, init);
    await shown();
    expect(called.find(({ name }) => name === "creation.words")?.input).toMatchObject({
      half: null,
    });
    fireEvent[up](hold, init);
    gone();
  });

  test.each([
    ["the window loses the focus", () => fireEvent.blur(window)],
    ["the window is hidden", () => fireEvent(document, new Event("visibilitychange"))],
  ])("go when %s", async (_, happens) => {
    const { hold } = await showWrite();
    fireEvent.pointerDown(hold, { button: 0 });
    await shown();
    happens();
    gone();
  });

  test("go when the vault is locked", async () => {
    const { hold, push } = await showWrite();
    fireEvent.pointerDown(hold, { button: 0 });
    await shown();
    act(() => push(snapshot({ revision: 2, ceremonies: [creation("write-1", false)] })));
    gone();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Open treasury-2 again");
  });

  test("that arrive after letting go are never shown", async () => {
    const { hold } = await showWrite();
    fireEvent.pointerDown(hold, { button: 0 });
    fireEvent.pointerUp(hold);
    await act(async () => {
      await Promise.resolve();
    });
    gone();
  });

  test("cannot be ticked off unseen", async () => {
    await showWrite();
    expect(screen.getByRole("button", { name: "I have written words 1 to 12" })).toHaveProperty(
      "disabled",
      true,
    );
  });

  test("are shown six at a time for whoever wants that", async () => {
    const { user, called } = await showWrite();
    await user.click(screen.getByRole("checkbox", { name: "Show fewer words at once" }));
    expect(screen.getByRole("list", { name: "Words 1 to 6" }).children).toHaveLength(6);
    const next = screen.getByRole("button", { name: "Second part" });
    expect(next).toHaveProperty("disabled", true);
    const hold = screen.getByRole("button", { name: "Hold to show" });
    fireEvent.pointerDown(hold, { button: 0 });
    await waitFor(() => expect(next).toHaveProperty("disabled", false));
    fireEvent.pointerUp(hold);
    gone();
    expect(called.findLast(({ name }) => name === "creation.words")?.input).toMatchObject({
      half: 1,
    });
    await user.click(next);
    expect(screen.getByRole("list", { name: "Words 7 to 12" }).children).toHaveLength(6);
    expect(screen.getByRole("button", { name: "I have written words 1 to 12" })).toHaveProperty(
      "disabled",
      true,
    );
  });

  test("cannot be copied", async () => {
    const { hold } = await showWrite();
    fireEvent.pointerDown(hold, { button: 0 });
    await shown();
    expect(fireEvent.copy(document.body)).toBe(false);
    fireEvent.pointerUp(hold);
  });
});

describe("halves", () => {
  test.each([
    [12, ["1-12"]],
    [15, ["1-8", "9-15"]],
    [18, ["1-9", "10-18"]],
    [21, ["1-11", "12-21"]],
    [24, ["1-12", "13-24"]],
  ] as const)("of %i words are %j", (count, parts) => {
    const steps = parts.map((_, index) => partOf(`write-${index + 1}`, count));
    expect(steps.map(({ from, to }) => `${from}-${to}`)).toEqual(parts);
  });
});
