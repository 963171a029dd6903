// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { answersOf, scenes } from "../../test/gallery/scenes.ts";
import { showApp } from "../../test/show-app.tsx";
import type { JournalEntry } from "../../types.ts";
import { gapsIn } from "./gaps.ts";

afterEach(cleanup);

async function open(name: string) {
  const scene = scenes[name];
  if (scene === undefined) throw new Error(`No scene ${name}`);
  const app = await showApp(scene.snapshot, answersOf(name));
  await app.user.click(screen.getByRole("button", { name: "Journal" }));
  await screen.findByRole("list", { name: "Entries, newest first" });
  return app;
}
const list = () => screen.getByRole("list", { name: "Entries, newest first" });

describe("the journal", () => {
  it("shows thousands of entries page by page", async () => {
    const { user } = await open("journalMany");
    await screen.findByText("100 of 5,000 entries");
    await user.click(screen.getByRole("button", { name: "Show older entries" }));
    await screen.findByText("200 of 5,000 entries");
    expect(list().children).toHaveLength(200);
  });

  it("filters in the core by kind and key, and takes the filter back", async () => {
    const { user, called } = await open("journalMany");
    await user.selectOptions(screen.getByLabelText("Kind"), "Rehearsal TAO arrived");
    await screen.findByText(/that fit, of 5,000 entries/, {}, { timeout: 10_000 });
    await user.selectOptions(screen.getByLabelText("About the key"), "treasury");
    const last = () => called.filter(({ name }) => name === "journal.query").at(-1)?.input;
    await expect.poll(last).toMatchObject({
      filter: { kinds: ["faucet.granted"], subject: expect.stringMatching(/^5/) },
    });
    await user.click(screen.getByRole("button", { name: "Clear the filter" }));
    await screen.findByText("100 of 5,000 entries", {}, { timeout: 10_000 });
  });

  it("opens an entry to its facts, its act and its proof", async () => {
    const { user } = await open("journalMany");
    const [line] = within(list()).getAllByText("An act was signed");
    await user.click(line ?? list());
    const act = await screen.findByRole("region", { name: "What it belongs to" });
    expect(await within(act).findByText(/^One of .* of one act, oldest first/)).toBeTruthy();
    const proof = screen.getByRole("region", { name: "Its proof" });
    expect(
      await within(proof).findByText(/^Proved: it is in the journal of 5,000 entries/),
    ).toBeTruthy();
    expect(
      within(proof).getByText("13 hashes lead from this line to the signed root."),
    ).toBeTruthy();
  });

  it("makes breaks, interrupted acts and sudden ends stand out", async () => {
    await open("interrupted");
    expect(within(list()).getByText("no outcome")).toBeTruthy();
    expect(within(list()).getByText("A break was found here and written down.")).toBeTruthy();
    expect(within(list()).getByText("This line is not what was written.")).toBeTruthy();
    expect(within(list()).getByText(/^The app ended here without saying so/)).toBeTruthy();
  });

  it("holds a printed checkpoint against the journal", async () => {
    const { user, called } = await open("journalMany");
    await user.click(screen.getByText("Checkpoint"));
    await user.type(await screen.findByLabelText("Words or note"), "topmost Istanbul");
    await user.type(screen.getByLabelText("Number of entries beside the words"), "1,284");
    await user.click(screen.getByRole("button", { name: "Check it" }));
    await screen.findByText(/^Still contained/);
    expect(called.find(({ name }) => name === "journal.compare")?.input).toEqual({
      text: "topmost Istanbul",
      size: 1284,
    });
  });

  it("says loudly when another machine's checkpoint contradicts one that is kept", async () => {
    const { user } = await open("journalMany");
    await user.click(screen.getByText("Other machines"));
    await user.type(await screen.findByLabelText("Pasted checkpoint or file content"), "note");
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/two histories/);
  });

  it("exports what was chosen, and says what was written", async () => {
    const { user, called } = await open("journalMany");
    await user.click(screen.getByRole("button", { name: "Export" }));
    await user.click(await screen.findByRole("radio", { name: "For accounting (CSV)" }));
    await user.click(screen.getByRole("button", { name: "Choose a folder" }));
    await screen.findByText("Exported: coldkey-journal-2026-11-27");
    expect(called.at(-1)).toEqual({ name: "journal.export", input: { form: "accounts" } });
    await user.keyboard("{Escape}");
    expect(screen.queryByText(/^Exported/)).toBeNull();
  });
});

describe("gaps", () => {
  const at = (seq: number, kind: string, atMs: number): JournalEntry => ({
    ...{ seq, kind, atMs, subject: null, act: null, facts: {}, leafHash: "" },
  });

  it("are a sudden end and a clock that went back, between neighbours only", () => {
    const hour = 3_600_000;
    const entries = [
      at(9, "app.started", 9 * hour),
      at(8, "app.stopped", 8 * hour),
      at(7, "settings.changed", 5 * hour),
      at(6, "settings.changed", 6 * hour),
      at(5, "app.started", 5 * hour),
      at(4, "vault.opened", 4 * hour),
      at(2, "vault.opened", 7 * hour),
      at(1, "app.started", hour),
      at(0, "journal.begun", hour),
    ];
    expect([...gapsIn(entries).keys()]).toEqual([6, 4]);
  });
});
