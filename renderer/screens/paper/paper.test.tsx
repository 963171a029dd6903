// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { Answers } from "../../test/fake-bridge.ts";
import { snapshot, treasury } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";
import { transcript, transcriptRead, transcriptSummary } from "../../test/transcripts.ts";
import type { JournalEntry } from "../../types.ts";
import { kinds } from "../ceremony/kind-places.ts";

afterEach(cleanup);

const title = (): string => screen.getByRole("heading", { level: 1 }).textContent ?? "";
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const sheet = (): HTMLElement => screen.getByRole("article");

const ended: JournalEntry = {
  ...{ seq: 0, atMs: transcript.endedAtMs, kind: "ceremony.completed", subject: null },
  ...{ act: transcript.id, leafHash: "ab".repeat(32) },
  facts: { ceremony: transcript.ceremony, transcript: transcriptRead.hash },
};

async function open(answers: Answers = {}, read: Partial<typeof transcriptRead> = {}) {
  const app = await showApp(snapshot({ coldkeys: [treasury] }), {
    "ceremonies.list": () => [transcriptSummary],
    "ceremonies.transcript": () => ({ ...transcriptRead, ...read }),
    ...answers,
  });
  await app.user.click(button("Backups"));
  await app.user.click(button("Transcripts"));
  await app.user.click(await screen.findByRole("button", { name: /^Open: / }));
  await screen.findByRole("article");
  return app;
}

describe("a transcript", () => {
  test("is found from the backups, and says all that it holds in the words of its ceremony", async () => {
    const { called, unlisted } = await open();
    expect(title()).toBe("Transcript");
    expect(called.at(-1)?.input).toEqual({ id: transcript.id });
    const text = sheet().textContent ?? "";
    for (const part of [
      ...["Completed", "Ada", "Bo", "5Grw vaEF", "Room and laptop", "Words written", "1.2.3"],
      ...["The doorbell has one", "No phone, camera or smart device", transcriptRead.hash],
      ...["Card B", "Bank vault", "Chris", "AC-0042", "Left and resumed", "1,284 entries"],
    ]) {
      expect(text, part).toContain(part);
    }
    const words = within(sheet()).getByRole("list", { name: "Checkpoint in words" });
    expect(words.children).toHaveLength(12);
    expect(screen.getByText("As recorded in the journal")).toBeDefined();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(unlisted).toEqual([]);
  });

  test.each([
    [false, "This transcript was edited"],
    [null, "The journal does not name this transcript"],
  ])(
    "that the journal judges %s is warned of, on the screen and on its paper",
    async (is, text) => {
      await open({}, { isAsRecorded: is });
      expect(screen.getByRole("alert").textContent).toContain(text);
      expect(sheet().textContent).toContain(text);
      expect(screen.queryByText("As recorded in the journal")).toBeNull();
    },
  );

  test("shows what a kind of a newer version wrote by its tokens", async () => {
    const newer = { ...transcript, ceremony: "bury-key", facts: [{ name: "depth", value: 3 }] };
    await open({}, { transcript: newer });
    expect(sheet().textContent).toContain("bury-key");
    expect(sheet().textContent).toContain("Depth");
  });

  test.each([
    [() => "printed" as const, "The system has taken the page."],
    [() => "cancelled" as const, "Nothing was printed."],
    [
      () => ({ ok: false, fault: { code: "PRINT_NO_PRINTER", facts: {} } }) as const,
      "The system knows no printer.",
    ],
  ])("is printed by the system's dialog, and what became of it is said", async (answer, said) => {
    const { user } = await open({ "app.print": answer });
    await user.click(button("Print"));
    expect((await screen.findByRole("alert")).textContent).toContain(said);
  });

  test("is not even sent to the dialog while words can be on the screen", async () => {
    const { user, called } = await open({ "app.print": () => "printed" });
    const words = document.createElement("ol");
    words.dataset.secret = "";
    document.body.append(words);
    await user.click(button("Print"));
    words.remove();
    expect(screen.getByRole("alert").textContent).toContain("Nothing is printed");
    expect(called.map(({ name }) => name)).not.toContain("app.print");
  });

  test("is saved as a file, or not when no folder is chosen", async () => {
    const names = [{ name: "coldkey-transcript.html" }, null];
    const { user } = await open({ "ceremonies.saveTranscript": () => names.shift() ?? null });
    await user.click(button("Save as HTML file"));
    expect((await screen.findByRole("alert")).textContent).toContain("coldkey-transcript.html");
    await user.click(button("Save as HTML file"));
    expect((await screen.findByRole("alert")).textContent).toContain("Nothing was saved");
  });

  test("leads to its entries in the journal, and they lead back", async () => {
    const { user, called } = await open({
      "journal.overview": () => ({ kinds: [], subjects: [] }),
      "journal.query": () => ({ size: 1, total: 1, entries: [ended] }),
      "journal.proof": () => null,
    });
    await user.click(button("Its entries in the journal"));
    await screen.findByText(/Only the entries of one act/);
    const asked = () => called.filter(({ name }) => name === "journal.query").at(-1)?.input;
    await expect.poll(asked).toMatchObject({ filter: { act: transcript.id } });
    await user.click(await screen.findByText("A ceremony was completed"));
    await user.click(await screen.findByRole("button", { name: "Open its transcript" }));
    await screen.findByRole("heading", { name: "Transcript", level: 1 });

    await user.click(button("Its entries in the journal"));
    await user.click(await screen.findByRole("button", { name: "Clear the filter" }));
    expect(screen.queryByText(/Only the entries of one act/)).toBeNull();
  });

  test("that cannot be read says so", async () => {
    const { user } = await showApp(snapshot({ coldkeys: [treasury] }), {
      "ceremonies.list": () => [transcriptSummary],
      "ceremonies.transcript": () => ({
        ok: false,
        fault: { code: "TRANSCRIPT_UNREADABLE", facts: {} },
      }),
    });
    await user.click(button("Backups"));
    await user.click(button("Transcripts"));
    await user.click(await screen.findByRole("button", { name: /^Open: / }));
    expect((await screen.findByRole("alert")).textContent).toContain("not as it was written");
    expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
  });
});

test("without any ceremony the list says what will be there", async () => {
  const { user } = await showApp(snapshot(), { "ceremonies.list": () => [] });
  await user.click(button("Backups"));
  await user.click(button("Transcripts"));
  await screen.findByRole("heading", { name: "No ceremony has ended yet" });
});

describe("blank forms", () => {
  test("of papers are three, and nothing of any key is on them", async () => {
    const { user } = await showApp(snapshot({ coldkeys: [treasury] }), {});
    await user.click(button("Backups"));
    await user.click(button("Blank forms"));
    for (const count of ["24", "12", "15", "18", "21"]) {
      await user.click(screen.getByRole("radio", { name: count }));
      expect(screen.getByRole("list", { name: `Lines for ${count} words` }).children).toHaveLength(
        Number(count),
      );
    }
    for (const field of ["Label of this card", "Place", "Envelope number"]) {
      expect(within(sheet()).getByText(field)).toBeDefined();
    }
    for (const [form, heading] of [
      [/^Card/, "Recovery words"],
      ["Envelope label", "Sealed envelope"],
      ["Receipt", "Receipt for an envelope"],
    ] as const) {
      await user.click(screen.getByRole("radio", { name: form }));
      expect(within(sheet()).getByRole("heading", { level: 2 }).textContent).toBe(heading);
      expect(sheet().textContent).not.toContain(treasury.name);
      expect(sheet().textContent).not.toContain(treasury.address.slice(0, 4));
    }
  });

  test("of a ceremony has the steps of each kind, and room for what a transcript says", async () => {
    const { user } = await showApp(snapshot({ coldkeys: [treasury] }), {});
    await user.click(button("Backups"));
    await user.click(button("Blank forms"));
    await user.click(screen.getByRole("radio", { name: /^Record of a ceremony/ }));
    const kind = screen.getByRole("combobox", { name: "Ceremony" });
    expect(within(kind).getAllByRole("option")).toHaveLength(kinds.length);
    for (const name of ["Import a key", "Make a split backup", "Swap a coldkey"]) {
      await user.selectOptions(kind, name);
      expect(within(sheet()).getByRole("heading", { level: 2 }).textContent).toBe(
        `Record: ${name}`,
      );
      expect(within(sheet()).getByRole("list", { name: /^Checkpoint/ }).children).toHaveLength(12);
      expect(sheet().textContent).not.toContain(treasury.name);
    }
    await user.selectOptions(kind, "Import a key");
    const steps = () =>
      within(within(sheet()).getByRole("table", { name: "Steps" }))
        .getAllByRole("row")
        .slice(1)
        .map((row) => row.firstChild?.textContent);
    const ofImport = [
      ...["Source", "Where it has been", "Room and laptop", "Source read", "What was found"],
      ...["Ways back", "New seal", "Card", "Cards of the shares"],
    ];
    expect(steps()).toEqual(ofImport);
    expect(sheet().textContent).toContain("Nobody is in the room who is not named here");
    // As many shares as this split has, and of one that is written again only its own.
    await user.selectOptions(screen.getByRole("combobox", { name: "Shares in all" }), "2");
    expect(steps()).toEqual([...ofImport, "Share 1 put away", "Share 2 put away"]);
    await user.selectOptions(kind, "Make a split backup");
    expect(steps().filter((step) => step?.endsWith("put away"))).toHaveLength(3);
    await user.selectOptions(screen.getByRole("combobox", { name: "Shares in all" }), "5");
    expect(steps().filter((step) => step?.endsWith("put away"))).toHaveLength(5);
    await user.selectOptions(kind, "Write a share again");
    await user.selectOptions(screen.getByRole("combobox", { name: "Which share" }), "4");
    expect(steps()).toEqual([
      ...["Room and laptop", "Passphrase"],
      ...["Share 4 shown", "Share 4, other half", "Share 4 proved", "Share 4 put away"],
    ]);
    await user.selectOptions(kind, "Swap a coldkey");
    expect(screen.queryByRole("combobox", { name: "Which share" })).toBeNull();
  });

  test("are printed the same way", async () => {
    const { user, called } = await showApp(snapshot(), { "app.print": () => "printed" });
    await user.click(button("Backups"));
    await user.click(button("Blank forms"));
    await user.click(button("Print"));
    expect(called.at(-1)?.name).toBe("app.print");
  });
});
