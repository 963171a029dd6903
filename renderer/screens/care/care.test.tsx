// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { DoctorReport, Snapshot } from "../../../preload/contract.ts";
import { longTime } from "../../messages/en/care.ts";
import type { Answers } from "../../test/fake-bridge.ts";
import * as f from "../../test/fixtures.ts";
import { fromMenu, showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const unlock = (targetMs: number): Snapshot["unlock"] => ({
  targetMs,
  measuredMs: targetMs,
  cost: { memoryBytes: 512 * 1024 * 1024, passes: 3 },
});
const keys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu] };
const strong: Answers = {
  "passphrase.judge": () => ({ score: 4, guessesLog10: 17, isEnough: true, hints: [] }),
};
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function toPassphrase(answers: Answers = {}, words = "") {
  const app = await showApp(
    f.snapshot({ ceremonies: [f.creation("passphrase")] }),
    { ...strong, ...answers },
    words,
  );
  await app.user.click(screen.getByRole("button", { name: "Resume treasury-2" }));
  await screen.findByRole("heading", { name: "Choose the passphrase" });
  return app;
}
async function typeBoth(user: Awaited<ReturnType<typeof toPassphrase>>["user"], text: string) {
  await user.type(screen.getByLabelText("Passphrase"), text);
  await user.type(screen.getByLabelText("Passphrase again"), text);
  await screen.findByText(/Enough: strong/);
}

describe("throws", () => {
  test("are counted as they fall, judged by the vault, and travel as bytes with the passphrase", async () => {
    const app = await toPassphrase({
      "throws.judge": () => ({
        count: 4,
        neededCount: 100,
        bits: 10,
        neededBits: 256,
        findings: ["THROWS_FEW"],
      }),
      "creation.seal": () => null,
    });
    const { user, called, sent } = app;
    await user.click(screen.getByLabelText("And dice"));
    const pad = within(screen.getByRole("group", { name: "Throws of the die" }));
    pad.getByRole("button", { name: "6" }).focus();
    await user.keyboard("61x7");
    await user.click(pad.getByRole("button", { name: "3" }));
    await user.keyboard("5{Backspace}4");
    expect(screen.getByText("4 of 100 throws")).toBeTruthy();
    expect(screen.getByText("10 of 256 bits")).toBeTruthy();
    await screen.findByText(/Fewer than the 100/);
    await typeBoth(user, "seven lamps beside a quiet canal");
    await user.click(screen.getByRole("button", { name: "Make and seal the key" }));
    await waitFor(() => expect(called.at(-1)?.name).toBe("creation.seal"));
    const input = called.at(-1)?.input as { throws: string; sides: number; passphrase: string };
    expect(input.sides).toBe(6);
    expect(textOf(sent.get(input.throws))).toBe("6134");
    expect(textOf(sent.get(input.passphrase))).toBe("seven lamps beside a quiet canal");
    // Nowhere in the page as text.
    expect(document.body.textContent).not.toContain("6134");
  });

  test("of a coin are heads and tails, and without any the key is not made", async () => {
    const { user } = await toPassphrase();
    await user.click(screen.getByLabelText("And coins"));
    await typeBoth(user, "seven lamps beside a quiet canal");
    const seal = screen.getByRole<HTMLButtonElement>("button", { name: "Make and seal the key" });
    expect(seal.disabled).toBe(true);
    await user.click(screen.getByLabelText("The system's alone"));
    expect(seal.disabled).toBe(false);
  });
});

describe("a suggested passphrase", () => {
  test("is shown whole, said to be worth its bits, and gone when the window looks elsewhere", async () => {
    const { user } = await toPassphrase(
      { "passphrase.suggest": () => ({ count: 6, bits: 77 }) },
      "copper-anvil-radish-moody-tint-obtuse",
    );
    await user.click(screen.getByRole("button", { name: "Suggest a passphrase" }));
    const shown = await screen.findByRole("group", { name: "Suggested passphrase" });
    expect(shown.textContent).toBe("copper-anvil-radish-moody-tint-obtuse");
    expect(screen.getByText(/6 words out of 7,776/).textContent).toContain("77 bits");
    // Typed by hand all the same.
    expect(screen.getByLabelText<HTMLInputElement>("Passphrase").value).toBe("");
    window.dispatchEvent(new Event("blur"));
    await waitFor(() => expect(document.body.textContent).not.toContain("copper"));
  });
});

describe("the unlock time", () => {
  test("counts only once it was measured here", async () => {
    const chosen = vi.fn(() => unlock(3000) as NonNullable<Snapshot["unlock"]>);
    const app = await toPassphrase({ "unlock.choose": chosen, "creation.seal": () => null });
    const { user, push } = app;
    await typeBoth(user, "seven lamps beside a quiet canal");
    const seal = screen.getByRole<HTMLButtonElement>("button", { name: "Make and seal the key" });
    expect(seal.disabled).toBe(false);
    const slider = screen.getByRole<HTMLInputElement>("slider", { name: "How long opening takes" });
    const { fireEvent } = await import("@testing-library/react");
    fireEvent.change(slider, { target: { value: "3000" } });
    expect(seal.disabled).toBe(true);
    await user.click(screen.getByRole("button", { name: "Measure 3 s here" }));
    expect(chosen).toHaveBeenCalledWith({ targetMs: 3000 });
    push(f.snapshot({ revision: 2, unlock: unlock(3000), ceremonies: [f.creation("passphrase")] }));
    await screen.findByText("512 MiB, passed over 3 times");
    expect(screen.getByText(/A thousand of them together/).textContent).toMatch(/42 hours/);
    expect(seal.disabled).toBe(false);
  });

  test.each([
    [90 * 60, "90 minutes"],
    [50 * 3600, "50 hours"],
    [40 * 86_400, "40 days"],
    [4.25 * 365.25 * 86_400, "4.3 years"],
    [1e20, "more than a million years"],
  ])("%d seconds are said as %s", (seconds, text) => {
    expect(longTime(seconds)).toBe(text);
  });
});

describe("a change of passphrase", () => {
  async function toChange(answers: Answers) {
    const app = await showApp(f.snapshot({ ...keys, unlock: unlock(1000) }), {
      ...strong,
      ...answers,
    });
    await fromMenu(app.user, "More for treasury", "Change passphrase");
    await screen.findByRole("heading", { name: "Change the passphrase" });
    return app;
  }

  test("sends both through ports of their own, and says what becomes of copies elsewhere", async () => {
    const { user, called, sent } = await toChange({
      "passphrase.change": () => ({
        changed: 1,
        tookMs: 1010,
        left: [{ address: f.GPU, name: "gpu-3", code: "WRONG_PASSPHRASE" }],
      }),
    });
    expect(screen.getByText(/treasury and its hotkey anew/)).toBeTruthy();
    expect(screen.getAllByText(/still open with the old passphrase/)[0]).toBeTruthy();
    await user.type(screen.getByLabelText("Current passphrase"), "the one before this one");
    await user.type(screen.getByLabelText("New passphrase"), "eleven copper windmills");
    await user.type(screen.getByLabelText("New passphrase again"), "eleven copper windmills");
    await screen.findByText(/Enough: strong/);
    await user.click(screen.getByRole("button", { name: "Seal with the new passphrase" }));
    await screen.findByRole("heading", { name: "The passphrase is changed" });
    const input = called.find(({ name }) => name === "passphrase.change")?.input as {
      passphrase: string;
      newPassphrase: string;
    };
    expect(textOf(sent.get(input.passphrase))).toBe("the one before this one");
    expect(textOf(sent.get(input.newPassphrase))).toBe("eleven copper windmills");
    expect(screen.getByText(/gpu-3: the passphrase does not open it/)).toBeTruthy();
  });

  test("of the time alone asks for no new passphrase", async () => {
    const { user, called } = await toChange({
      "passphrase.change": () => ({ ok: false, fault: { code: "WRONG_PASSPHRASE", facts: {} } }),
    });
    await user.click(screen.getByLabelText("Only the unlock time"));
    expect(screen.queryByLabelText("New passphrase")).toBeNull();
    await user.type(screen.getByLabelText("Current passphrase"), "not this one");
    await user.click(screen.getByRole("button", { name: "Seal at this unlock time" }));
    await screen.findByRole("alert");
    expect(called.at(-1)?.input).toMatchObject({ newPassphrase: null });
    expect(screen.getByLabelText<HTMLInputElement>("Current passphrase").value).toBe("");
  });
});

describe("names and rest", () => {
  test("a taken name is refused where it was typed; a free one closes the question", async () => {
    let isTaken = true;
    const { user, called } = await showApp(f.snapshot(keys), {
      "keys.rename": () =>
        isTaken
          ? { ok: false, fault: { code: "KEY_NAME_TAKEN", facts: { name: "mining-2" } } }
          : null,
    });
    await fromMenu(user, "More for treasury", "Rename");
    const dialog = within(await screen.findByRole("dialog", { name: "Rename treasury" }));
    const field = dialog.getByLabelText("New name");
    await user.clear(field);
    await user.type(field, "mining-2{Enter}");
    await dialog.findByRole("alert");
    isTaken = false;
    await user.clear(field);
    await user.type(field, "main{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(called.at(-1)?.input).toEqual({ address: f.TREASURY, name: "main" });
  });

  test("a retired coldkey is offered for no act, and can be brought back", async () => {
    const resting = { ...f.mining, retiredAtMs: f.NOW };
    const { user, called } = await showApp(
      f.snapshot({ ...keys, coldkeys: [f.treasury, resting] }),
      { "keys.bringBack": () => null },
    );
    expect(screen.queryByRole("heading", { name: "mining-2", level: 2 })).toBeNull();
    await fromMenu(user, "More for treasury", "Create hotkey");
    const owner = await screen.findByRole("combobox");
    expect(within(owner).queryByRole("option", { name: /mining-2/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Keys" }));
    await user.click(screen.getByText("One retired key"));
    await user.click(screen.getByRole("button", { name: "Bring mining-2 back" }));
    expect(called.at(-1)).toEqual({ name: "keys.bringBack", input: { address: f.MINING } });
  });
});

describe("the keyfile doctor", () => {
  const key = {
    address: f.TREASURY,
    name: "treasury",
    kind: "coldkey",
    isRetired: false,
    version: 1,
    memoryKib: 262_144,
    passes: 3,
    opensInMs: 640,
    openedAtMs: f.NOW,
  } as const;
  const report = (part: Partial<DoctorReport>): DoctorReport => ({
    checkedAtMs: f.NOW,
    findings: [],
    keys: [{ ...key, findings: [] }],
    ...part,
  });
  async function toDoctor(answers: Answers) {
    const app = await showApp(f.snapshot(keys), answers);
    await fromMenu(app.user, "More for all keys", "Key files");
    await screen.findByRole("heading", { name: "Key files", level: 1 });
    return app;
  }

  test("says so when there is nothing to improve", async () => {
    await toDoctor({ "doctor.examine": () => report({}) });
    await screen.findByText("One key, nothing to improve.");
  });

  test("a key without a name is said on the first page, and named with its passphrase", async () => {
    let isNamed = false;
    const nameless = { ...key, name: null, openedAtMs: null };
    const app = await showApp(f.snapshot({ nameless: [f.TREASURY] }), {
      "doctor.examine": () =>
        report({
          keys: [isNamed ? { ...key, findings: [] } : { ...nameless, findings: ["CARD_MISSING"] }],
        }),
      "keys.name": () => {
        isNamed = true;
        return null;
      },
    });
    const { user, called, sent } = app;
    expect(document.body.textContent).not.toContain("You have none on this machine");
    await user.click(screen.getByRole("button", { name: "See the key files" }));
    await user.click(await screen.findByRole("button", { name: "Give it a name" }));
    const dialog = within(screen.getByRole("dialog"));
    const go = dialog.getByRole<HTMLButtonElement>("button", { name: "Open and name" });
    await user.type(dialog.getByLabelText("Name"), "two words");
    await user.type(dialog.getByLabelText("Passphrase"), "the one of now");
    expect(go.disabled, "no such name").toBe(true);
    await user.clear(dialog.getByLabelText("Name"));
    await user.type(dialog.getByLabelText("Name"), "treasury");
    await user.click(go);
    await screen.findByText("The key is called treasury.");
    const call = called.find(({ name }) => name === "keys.name");
    const input = call?.input as { passphrase: string };
    expect(input).toMatchObject({ address: f.TREASURY, name: "treasury" });
    expect(textOf(sent.get(input.passphrase))).toBe("the one of now");
  });

  test("leads from a seal that is too fast to sealing it again", async () => {
    const { user } = await toDoctor({
      "doctor.examine": () => report({ keys: [{ ...key, findings: ["FASTER_THAN_CHOSEN"] }] }),
    });
    await screen.findByText("It opens faster than you chose");
    await user.click(screen.getByRole("button", { name: "Seal it again" }));
    await screen.findByRole("heading", { name: "Change the passphrase" });
  });

  test("closes what is open to others, looks again, and proves that a file opens", async () => {
    let isWide = true;
    const { user, called } = await toDoctor({
      "doctor.examine": () => report({ findings: isWide ? ["FOLDER_OPEN_TO_OTHERS"] : [] }),
      "doctor.closeFiles": () => {
        isWide = false;
        return { closed: 1 };
      },
      "keys.proveOpens": () => ({ opened: 2, left: [], tookMs: 990, strength: null }),
    });
    await user.click(await screen.findByRole("button", { name: "Close to others" }));
    await screen.findByText("One was closed.");
    await screen.findByText("One key, nothing to improve.");
    await user.click(screen.getByRole("button", { name: "Prove that it opens" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByLabelText("Passphrase"), "the one of now{Enter}");
    await dialog.findByText(/2 files open; the first took 1 s/);
    expect(called.find(({ name }) => name === "keys.proveOpens")?.input).toMatchObject({
      judge: false,
    });
  });
});
