// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { mining, snapshot, treasury } from "../../test/fixtures.ts";
import { atStep, vaulted } from "../../test/gallery/proving-scenes.ts";
import { showApp } from "../../test/show-app.tsx";
import { recoveryOf } from "./recovery.tsx";

afterEach(cleanup);

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const title = (): string => screen.getByRole("heading", { level: 1 }).textContent ?? "";
const state = (ceremony: ReturnType<typeof atStep>) =>
  snapshot({ coldkeys: [vaulted], ceremonies: [ceremony] });

describe("the check by numbers", () => {
  const SIX = "7 acid acne acquire zero adapt adjust";

  test("is answered with keys alone, and sends a number and no word", async () => {
    let number = 1;
    const { user, called } = await showApp(
      state(atStep("check-copy", "quiz", { target: "copy-old" })),
      {
        "check.question": () => ({ number, of: 2 }),
        "check.answer": () => {
          number += 1;
          return { result: number > 2 ? { right: 2, of: 2 } : null };
        },
        "ceremonies.transcript": () => ({ ok: false, fault: { code: "X_X", facts: {} } }),
      },
      SIX,
    );
    await user.click(button("Backups"));
    await user.click(button("Resume the check of a copy of treasury"));
    expect(await screen.findByRole("heading", { level: 2, name: "Word 7" })).toBeDefined();
    const group = screen.getByRole("group", { name: "Candidates for word 7" });
    expect(within(group).getAllByRole("radio")).toHaveLength(6);
    expect(group.textContent).toContain("acquire");
    await user.keyboard("3");
    expect(within(group).getByRole("radio", { name: /acquire/ })).toHaveProperty("checked", true);
    await user.keyboard("{Enter}");
    await screen.findByText("Question 2 of 2");
    // The next question starts with nothing chosen: a held key answers nothing.
    await user.keyboard("{Enter}");
    expect(called.filter(({ name }) => name === "check.answer")).toEqual([
      { name: "check.answer", input: { id: "check-copy-1a2b", number: 1, choice: 3 } },
    ]);
    await user.keyboard("6{Enter}");
    const sent = JSON.stringify(called.filter(({ name }) => name.startsWith("check")));
    for (const word of ["acid", "acquire", "zero"]) expect(sent).not.toContain(word);
  });

  test("hides its words when the window is left, and shows them on request", async () => {
    const { user } = await showApp(
      state(atStep("check-copy", "quiz", { target: "copy-old" })),
      { "check.question": () => ({ number: 1, of: 10 }) },
      SIX,
    );
    await user.click(button("Backups"));
    await user.click(button("Resume the check of a copy of treasury"));
    await screen.findByText("acquire");
    fireEvent.blur(window);
    expect(screen.queryByText("acquire")).toBeNull();
    await user.click(button("Show them again"));
    expect(await screen.findByText("acquire")).toBeDefined();
  });
});

describe("a split backup", () => {
  test("that was made elsewhere is proved by restoring from it, and checked or rewritten never", async () => {
    const lost = { reason: "damaged", atMs: 1 } as const;
    const elsewhere = {
      ...vaulted,
      splits: vaulted.splits.map((split) => ({ ...split, nonce: null })),
      copies: vaulted.copies.map((one) => (one.label === "Share 3" ? { ...one, lost } : one)),
    };
    const { user, called } = await showApp(snapshot({ coldkeys: [elsewhere] }), {
      "ceremonies.begin": () => ({ id: "rehearse-restore-1a2b" }),
    });
    await user.click(button("Backups"));
    expect(screen.getAllByText(/share 1 of 3, made elsewhere/)).toHaveLength(1);
    expect(screen.queryByRole("button", { name: "Check by numbers: Share 1" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Write this share again: Share 3" })).toBeNull();
    await user.click(button("Prove again: Share 1"));
    expect(called.find(({ name }) => name === "ceremonies.begin")?.input).toMatchObject({
      ...{ kind: "rehearse-restore", target: "split-1a2b" },
    });
  });

  test("says in a sentence what a plan survives, and takes no impossible one", async () => {
    const { user, called } = await showApp(state(atStep("split-backup", "plan")), {
      "ceremonies.answer": () => ({ hasEnded: false }),
    });
    await user.click(button("Backups"));
    await user.click(button("Resume the split backup of treasury"));
    expect(screen.getByText(/Any 2 of 3 bring the key back. You may lose one./)).toBeDefined();
    await user.selectOptions(screen.getByLabelText("Shares that bring the key back"), "5");
    expect(button("Split it this way")).toHaveProperty("disabled", true);
    await user.selectOptions(screen.getByLabelText("Shares in all"), "5");
    expect(screen.getByText(/None may be lost/)).toBeDefined();
    await user.selectOptions(screen.getByLabelText("Shares that bring the key back"), "3");
    await user.click(button("Split it this way"));
    expect(called.at(-1)?.input).toMatchObject({ answer: { threshold: 3, count: 5 } });
  });

  test("names another share that was typed by mistake, and marks none of its words", async () => {
    const { user } = await showApp(state(atStep("split-backup", "share-2-prove")), {
      "split.wordList": () => ["acid"],
      "split.prove": () => ({
        check: {
          ...{ match: false as const, expectedWords: 33, givenWords: 33, isOtherPhrase: true },
          wrong: [{ position: 5, isUnknown: false, nearest: [] }],
        },
        ...{ otherShare: 1, hasEnded: false },
      }),
    });
    await user.click(button("Backups"));
    await user.click(button("Resume the split backup of treasury"));
    expect(title()).toBe("Type share 2 back from its card");
    for (let number = 1; number <= 33; number += 1) {
      fireEvent.input(screen.getByRole("combobox", { name: `Word ${number}` }), {
        target: { value: "acid" },
      });
    }
    await user.click(button("Check the words"));
    expect((await screen.findByRole("alert")).textContent).toContain("This is share 1.");
    expect(screen.queryByText("not this word")).toBeNull();
  });
});

describe("a drive", () => {
  test("is offered only while it is there, and never a read-only one", async () => {
    const { user, called } = await showApp(state(atStep("usb-copy", "drive")), {
      "usb.drives": () => ({
        canList: true,
        drives: [
          ...["BACKUP", "photos"].map((name) => ({
            ...{ id: name, name, filesystem: "vfat", freeBytes: 8e9 },
            isReadOnly: name === "photos",
          })),
        ],
      }),
      "usb.use": () => ({ ok: false, fault: { code: "DRIVE_FULL", facts: { drive: "BACKUP" } } }),
    });
    await user.click(button("Backups"));
    await user.click(button("Resume the drive for treasury"));
    expect(await screen.findByRole("radio", { name: "photos" })).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("radio", { name: "BACKUP" }));
    expect(screen.getByText(/FAT keeps no permissions/)).toBeDefined();
    await user.click(button("Write to it"));
    expect((await screen.findByRole("alert")).textContent).toContain("The drive BACKUP is full.");
    expect(called.at(-1)).toMatchObject({ input: { drive: "BACKUP" } });
  });

  test("where nobody can tell: a folder is chosen, and the person vouches for it", async () => {
    const { user, called } = await showApp(state(atStep("usb-copy", "replug")), {
      "usb.drives": () => ({ canList: false, drives: [] }),
      "usb.look": () => ({ isThere: true, wasAway: false }),
    });
    await user.click(button("Backups"));
    await user.click(button("Resume the drive for treasury"));
    await screen.findByText(/This system does not tell/);
    await user.click(button("I have unplugged it and plugged it in again"));
    expect(called).toContainEqual({
      ...{ name: "usb.look", input: { id: "usb-copy-1a2b", isPlugged: true } },
    });
  });
});

describe("reminders", () => {
  test("escalate: the first page, the rail and the strip say what is late", async () => {
    const { user, called } = await showApp(snapshot({ coldkeys: [vaulted] }), {
      "copies.snooze": () => null,
    });
    expect(screen.getByText("2 copies have to be proved again.")).toBeDefined();
    expect(button("1 proof overdue")).toBeDefined();
    await user.click(button("Go to the backups"));
    expect(title()).toBe("Backups");
    await user.click(button("More about Card A"));
    await user.click(button("Remind me later: Card A"));
    expect(called.at(-1)).toMatchObject({ name: "copies.snooze", input: { copy: "copy-old" } });
  });

  test("are silent when nothing is due", async () => {
    await showApp(snapshot({ coldkeys: [treasury] }));
    expect(screen.queryByText(/proved again/)).toBeNull();
    expect(screen.queryByRole("button", { name: /overdue/ })).toBeNull();
  });
});

describe("the register", () => {
  test("says in one sentence what the copies survive", async () => {
    const { user } = await showApp(snapshot({ coldkeys: [vaulted, mining] }));
    await user.click(button("Backups"));
    expect(
      screen.getByText(
        "Survives any one fire, any one custodian and a forgotten passphrase. A thief needs only this place: Home safe.",
      ),
    ).toBeDefined();
    expect(screen.getByText(/Does not survive a fire here: Home safe\./)).toBeDefined();
    const row = screen.getByRole("row", { name: /^Share 2/ });
    expect(row.textContent).toContain("with Ada, envelope E-1042");
    expect(row.textContent).toContain("share 2 of 3");
  });

  test("says what follows from the theft of a share, of a drive and of the phrase", async () => {
    const { user } = await showApp(snapshot({ coldkeys: [vaulted] }));
    await user.click(button("Backups"));
    for (const [label, text] of [
      ["Share 2", /One share alone opens nothing/],
      ["Drive A", /The file is encrypted/],
      ["Card A", /Whoever reads it owns the wallet/],
    ] as const) {
      await user.click(button(`Mark as lost: ${label}`));
      await user.click(screen.getByRole("radio", { name: "Somebody may have read it" }));
      expect(screen.getByText(text), label).toBeDefined();
      await user.click(button("Keep it"));
    }
  });

  test("says what can be recovered from what", () => {
    const rows = recoveryOf(vaulted).map(([have, isAll]) => `${have}: ${isAll}`);
    expect(rows).toEqual([
      "Card A, and nothing else: true",
      "any 2 of the 3 shares, and nothing else: true",
      "one share: false",
      "Drive A and the passphrase: true",
      "Drive A without the passphrase: false",
      "this laptop and the passphrase: true",
      "this laptop without the passphrase: false",
      "the passphrase alone: false",
    ]);
  });
});

describe("receiving", () => {
  test("on a key that is not yet safe asks for the typed override first", async () => {
    const { user, called } = await showApp(snapshot({ coldkeys: [mining] }), {
      "receive.show": () => ({ address: mining.address }),
      "faucet.request": () => ({ amountRao: 1n, atBlock: 7 }),
    });
    await user.click(button("Receive on mining-2"));
    expect(button("Show the address anyway")).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText(/to go on anyway/), "not yet safe");
    await user.click(button("Show the address anyway"));
    expect(called.at(-1)).toMatchObject({
      ...{ name: "receive.show", input: { address: mining.address, overrideUnsafe: true } },
    });
    await user.click(button("Close"));
    await user.click(button("Get rehearsal TAO"));
    await user.type(screen.getByLabelText(/to go on anyway/), "Not Yet Safe{Enter}");
    expect(called.at(-1)).toMatchObject({
      ...{ name: "faucet.request", input: { overrideUnsafe: true } },
    });
  });

  test("on a safe key shows the address at once", async () => {
    const { user, called } = await showApp(snapshot({ coldkeys: [treasury] }), {
      "receive.show": () => ({ address: treasury.address }),
    });
    await user.click(button("Receive on treasury"));
    expect(called.at(-1)).toMatchObject({
      ...{ name: "receive.show", input: { overrideUnsafe: false } },
    });
    expect(screen.queryByLabelText(/to go on anyway/)).toBeNull();
  });
});
