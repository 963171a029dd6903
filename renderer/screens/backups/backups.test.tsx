// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { backup, mining, paperCopy, snapshot, steelCopy, treasury } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const button = (name: string): HTMLElement => screen.getByRole("button", { name });
const title = (): string => screen.getByRole("heading", { level: 1 }).textContent ?? "";

describe("the register", () => {
  test("keeps lost copies as history, without anything to do about them", async () => {
    const lost = { reason: "damaged", atMs: snapshot().nowMs } as const;
    const key = {
      ...treasury,
      isSafe: false,
      placeCount: 1,
      copies: [paperCopy, { ...steelCopy, lost }],
    };
    const { user } = await showApp(snapshot({ coldkeys: [key] }));
    expect(screen.getByText("not yet safe: 1 of 2 proved copies")).toBeDefined();
    await user.click(button("Backups"));
    const row = screen.getByRole("row", { name: /^Plate B/ });
    expect(within(row).getByText(/^damaged /)).toBeDefined();
    expect(within(row).queryByRole("button")).toBeNull();
    expect(screen.getByText("One proved copy is still missing.")).toBeDefined();
  });

  test("a copy is lost only after its consequence was read and ticked, for this reason", async () => {
    const { user, called } = await showApp(snapshot({ coldkeys: [treasury] }), {
      "backup.loseCopy": () => null,
    });
    await user.click(button("Backups"));
    await user.click(button("Mark as lost: Plate B"));
    const go = button("Record it");
    expect(go).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("radio", { name: "I cannot find it" }));
    expect(screen.getByText(/^One proved copy of treasury will be left/)).toBeDefined();
    await user.click(screen.getByRole("checkbox"));
    expect(go).toHaveProperty("disabled", false);
    await user.click(screen.getByRole("radio", { name: "I destroyed it on purpose" }));
    expect(go).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("checkbox"));
    await user.click(go);
    expect(called.at(-1)).toEqual({
      name: "backup.loseCopy",
      input: { address: treasury.address, copy: "copy-2", reason: "destroyed" },
    });
  });
});

describe("a further copy", () => {
  test("begins with the room, then the passphrase, then the words", async () => {
    const { user, push, called } = await showApp(snapshot({ coldkeys: [mining] }), {
      "backup.begin": () => ({ id: "backup-7f3a" }),
    });
    await user.click(button("Make another copy"));
    expect(title()).toBe("Make the room safe");
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(button("Continue"));
    expect(called.at(-1)?.input).toEqual({ address: mining.address, copy: null });
    const at = (revision: number, ...state: Parameters<typeof backup>) =>
      act(() => push(snapshot({ revision, coldkeys: [mining], backups: [backup(...state)] })));
    at(2, "write", false);
    expect(title()).toBe("Open mining-2");
    at(3, "write", true);
    expect(title()).toBe("Write words 1 to 12 on the card");
    at(4, "write", false);
    expect(title()).toBe("Open mining-2 again");
    at(5, "copy", false);
    expect(title()).toBe("Record the copy");
    expect(screen.getByLabelText("Label on the card")).toHaveProperty("value", "Card B");
    fireEvent.change(screen.getByLabelText("Where it will be kept"), {
      target: { value: "home SAFE" },
    });
    expect(screen.getByRole("alert").textContent).toContain("A copy lies there already");
  });

  test("that could not be written down yet is finished by hand", async () => {
    const pending = snapshot({ coldkeys: [mining], backups: [backup("done", false)] });
    const { user, called } = await showApp(pending, {
      "backup.finish": () => ({ ok: false, fault: { code: "DISK_FULL", facts: {} } }),
    });
    await user.click(button("Backups"));
    expect(screen.queryByRole("button", { name: /^Abandon/ })).toBeNull();
    await user.click(button("Resume the copy of mining-2"));
    await user.click(button("Finish"));
    expect(called.at(-1)).toEqual({ name: "backup.finish", input: { id: "backup-7f3a" } });
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  });
});

describe("a proof", () => {
  test("shows no words and no way to them", async () => {
    const { user } = await showApp(
      snapshot({ coldkeys: [mining], backups: [backup("prove", true, "copy-1")] }),
      { "phrase.words": () => ["act"], "backup.prove": () => ({ match: true }) },
    );
    await user.click(button("Backups"));
    await user.click(button("Prove again: Card A"));
    expect(title()).toBe("Type the words from Card A");
    expect(screen.queryByRole("button", { name: /Hold to show/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "Back to writing" })).toBeNull();
    for (let number = 1; number <= 24; number += 1) {
      fireEvent.input(screen.getByRole("combobox", { name: `Word ${number}` }), {
        target: { value: "act" },
      });
    }
    await user.click(button("Check the words"));
    await screen.findByRole("heading", { level: 1, name: "Card A is proved again" });
  });
});
