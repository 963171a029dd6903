// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import {
  backup,
  ceremony,
  mining,
  paperCopy,
  snapshot,
  steelCopy,
  treasury,
} from "../../test/fixtures.ts";
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

  test("names what the plan still wants, and begins the ceremony of its medium", async () => {
    const plan = [
      { medium: "usb", place: "Bank", custodian: "Chris" },
      { medium: "steel", place: "Notary", custodian: "" },
    ] as const;
    const { user, called } = await showApp(
      snapshot({ coldkeys: [{ ...treasury, plan: [...plan] }] }),
      { "ceremonies.begin": () => ({ ok: false, fault: { code: "DISK_FULL", facts: {} } }) },
    );
    await user.click(button("Backups"));
    expect(screen.getByText("Two copies of the plan are still to be made")).toBeDefined();
    await user.click(button("Make it now: Encrypted USB drive: Bank, kept by Chris"));
    await user.click(button("Make it now: Steel plate: Notary"));
    const begun = called.filter(({ name }) => name === "ceremonies.begin");
    expect(begun.map(({ input }) => input)).toMatchObject([
      { kind: "usb-copy", subject: treasury.address },
      { kind: "back-up-coldkey", subject: treasury.address },
    ]);
  });

  test("offers to write a lost share again, once", async () => {
    const split = {
      ...{ id: "split-0001", nonce: "ab".repeat(16), threshold: 2, count: 2 },
      ...{ madeAtMs: 1, rehearsedAtMs: 1 },
    };
    const lost = { reason: "destroyed", atMs: snapshot().nowMs } as const;
    const share = { split: split.id, index: 1 };
    const gone = { ...paperCopy, id: "copy-9", label: "Share 1", share, lost };
    const key = { ...treasury, splits: [split], copies: [...treasury.copies, gone] };
    const app = await showApp(snapshot({ coldkeys: [key] }), {
      "ceremonies.begin": () => ({ ok: false, fault: { code: "DISK_FULL", facts: {} } }),
    });
    await app.user.click(button("Backups"));
    await app.user.click(button("Write this share again: Share 1"));
    expect(app.called.at(-1)?.input).toMatchObject({ kind: "rewrite-share", target: "copy-9" });
    const again = { ...gone, id: "copy-10", lost: null };
    act(() => app.push(snapshot({ coldkeys: [{ ...key, copies: [...key.copies, again] }] })));
    expect(screen.queryByRole("button", { name: /^Write this share again/ })).toBeNull();
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
  test("begins with the plan, then the room, the passphrase and the words", async () => {
    const { user, push, called } = await showApp(snapshot({ coldkeys: [mining] }), {
      "ceremonies.begin": () => ({ id: "back-up-coldkey-7f3a" }),
      "ceremonies.answer": () => ({ hasEnded: false }),
      "plan.judge": () => [{ code: "PLAN_ONE_PLACE", facts: { count: 2, place: "Safe" } }],
    });
    const at = (revision: number, ...state: Parameters<typeof backup>) =>
      act(() => push(snapshot({ revision, coldkeys: [mining], ceremonies: [backup(...state)] })));
    at(2, "plan");
    await user.click(button("Make another copy"));
    expect(called.at(-1)?.input).toEqual({
      kind: "back-up-coldkey",
      subject: mining.address,
      target: null,
    });
    expect(title()).toBe("Plan the copies");
    expect(button("Take this plan")).toHaveProperty("disabled", true);
    fireEvent.change(screen.getByLabelText("Place of copy 2"), { target: { value: "Safe" } });
    await screen.findByText("One fire destroys both");
    await user.click(button("Take this plan"));
    expect(called.at(-1)?.input).toMatchObject({
      step: "plan",
      answer: { copies: [{ medium: "paper", place: "Safe", custodian: "" }] },
    });
    at(3, "room");
    expect(title()).toBe("Make the room safe");
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(button("Continue"));
    expect(called.at(-1)?.input).toMatchObject({
      step: "room",
      answer: { ticked: ["alone", "cameras", "sharing", "network", "pen"], operator: "" },
      exceptions: [],
    });
    at(4, "open", false);
    expect(title()).toBe("Open mining-2");
    at(5, "write-1", true);
    expect(title()).toBe("Write words 1 to 12 on the card");
    at(6, "write-1", false);
    expect(title()).toBe("Open mining-2 again");
    at(7, "record", false);
    expect(title()).toBe("Record the copy");
    expect(screen.getByLabelText("Label on the card")).toHaveProperty("value", "Card B");
    fireEvent.change(screen.getByLabelText("Where it will be kept"), {
      target: { value: "home SAFE" },
    });
    expect(screen.getByRole("alert").textContent).toContain("A copy lies there already");
  });

  test("lets a point be excused with a reason, and only where that is allowed", async () => {
    const { user, called } = await showApp(
      snapshot({ coldkeys: [mining], ceremonies: [backup("room")] }),
      { "ceremonies.answer": () => ({ hasEnded: false }) },
    );
    await user.click(button("Backups"));
    await user.click(button("Resume the copy of mining-2"));
    const excuses = screen.getAllByRole("button", { name: /^I cannot do this/ });
    expect(excuses).toHaveLength(2);
    for (const name of [/^Nobody is in the room/, /^Screen sharing/, /^This laptop/, /pen and/]) {
      await user.click(screen.getByRole("checkbox", { name }));
    }
    expect(screen.getByText("One point is still open.")).toBeDefined();
    await user.click(screen.getByRole("button", { name: /^I cannot do this/ }));
    const reason = screen.getByRole("textbox", { name: "Why not?" });
    expect(document.activeElement).toBe(reason);
    await user.type(reason, "The doorbell has one");
    await user.click(button("Continue"));
    expect(called.at(-1)?.input).toMatchObject({
      answer: { ticked: ["alone", "sharing", "network", "pen"] },
      exceptions: [{ item: "cameras", reason: "The doorbell has one" }],
    });
  });

  test("that could not be written down yet is finished by hand", async () => {
    const pending = snapshot({
      coldkeys: [mining],
      ceremonies: [{ ...backup("record", false), isEnding: true }],
    });
    const { user, called } = await showApp(pending, {
      "ceremonies.finish": () => ({ ok: false, fault: { code: "DISK_FULL", facts: {} } }),
    });
    await user.click(button("Backups"));
    expect(screen.queryByRole("button", { name: /^Abandon/ })).toBeNull();
    await user.click(button("Resume the copy of mining-2"));
    await user.click(button("Write the end now"));
    expect(called.at(-1)).toEqual({
      name: "ceremonies.finish",
      input: { id: "back-up-coldkey-7f3a" },
    });
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  });

  test("is abandoned with a reason, and left with everything kept", async () => {
    const { user, called } = await showApp(
      snapshot({ coldkeys: [mining], ceremonies: [backup("room")] }),
      { "ceremonies.abandon": () => null, "ceremonies.leave": () => null },
    );
    await user.click(button("Backups"));
    expect(screen.getByText("Stands at step 2 of 7: Room and laptop.")).toBeDefined();
    await user.click(button("Resume the copy of mining-2"));
    await user.click(button("Stop here"));
    expect(called.at(-1)?.name).toBe("ceremonies.leave");
    await user.click(button("Abandon the copy of mining-2"));
    await user.click(screen.getByRole("radio", { name: "Another reason" }));
    await user.type(screen.getByRole("textbox", { name: "In your own words" }), "The bell rang");
    await user.click(button("Abandon it"));
    expect(called.at(-1)?.input).toEqual({
      id: "back-up-coldkey-7f3a",
      reason: "other",
      remark: "The bell rang",
    });
  });
});

describe("a proof", () => {
  test("shows no words and no way to them", async () => {
    const { user } = await showApp(
      snapshot({ coldkeys: [mining], ceremonies: [ceremony("prove-copy", "prove")] }),
      {
        "phrase.words": () => ["act"],
        "backup.prove": () => ({ match: true }),
        "ceremonies.begin": () => ({ id: "prove-copy-7f3a" }),
      },
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
