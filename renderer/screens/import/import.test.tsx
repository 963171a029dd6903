// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { Ceremony } from "../../../preload/contract.ts";
import type { Answers } from "../../test/fake-bridge.ts";
import { GPU, importing, NOW, snapshot, treasury } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const reading = {
  ...{ address: treasury.address, format: "plain", wordCount: null, encoding: null },
} as const;
const read = {
  readings: [reading],
  weaknesses: ["SOURCE_UNENCRYPTED", "SOURCE_NO_PHRASE"],
  ...{ isRemovable: false, readAtMs: NOW },
};
const answered = { "ceremonies.answer": () => ({ hasEnded: false }) } as const;

/** The ceremony as it stands there, resumed. */
async function show(ceremony: Ceremony, answers: Answers = {}) {
  const app = await showApp(snapshot({ ceremonies: [ceremony] }), { ...answered, ...answers });
  await app.user.click(screen.getByRole("button", { name: /^Resume / }));
  return app;
}

describe("an import", () => {
  test("names every weakness, and that somebody may have the key, before a name is asked for", async () => {
    await show(importing("found", "file", read));
    await screen.findByText(/The file is not encrypted: whoever could read it/);
    expect(screen.getByText(/It holds no recovery phrase/)).toBeTruthy();
    expect(screen.getByText(/Nobody can say where it has been/)).toBeTruthy();
    expect(screen.getByText(/Somebody may have this key already/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Use this name and go on" })).toHaveProperty(
      "disabled",
      true,
    );
  });

  test("of a plain file chooses it, and looks into it without a passphrase", async () => {
    const { user, called } = await show(importing("open", "file"), {
      "import.chooseFile": () => ({ name: "coldkey", format: "plain", needsPassphrase: false }),
      "import.inspectFile": () => null,
    });
    const look = screen.getByRole("button", { name: "Look inside" });
    expect(look).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("button", { name: "Choose a key file" }));
    await screen.findByText(/needs no passphrase/);
    await user.click(look);
    expect(called.find(({ name }) => name === "import.inspectFile")?.input).toEqual({
      ...{ id: "import-key-7f3a", passphrase: null },
    });
  });

  test("of shares goes on until there are enough, each in empty fields, and says how many are missing", async () => {
    let isFirst = true;
    const { user, sent } = await show(importing("open", "shares"), {
      "split.wordList": () => ["academic", "acid"],
      "import.giveShare": () => {
        if (!isFirst) return { state: "found" };
        isFirst = false;
        const groups = { have: 0, need: 1 };
        return { state: "taken", index: 2, have: 1, need: 2, groups, given: [2] };
      },
    });
    await user.click(await screen.findByRole("radio", { name: "20" }));
    const field = (number: number): HTMLInputElement =>
      screen.getByRole("combobox", { name: `Word ${number}` });
    const fill = (word: string): void => {
      for (let number = 1; number <= 20; number += 1) {
        fireEvent.input(field(number), { target: { value: word } });
      }
    };
    fill("academic");
    await user.click(screen.getByRole("button", { name: "Give this share" }));
    await screen.findByText(/Given: share 2\. One more is needed\./);
    expect(field(1).value).toBe("");
    // All shares of one backup are of one length: it is not asked again.
    expect(screen.queryByRole("radio", { name: "33" })).toBeNull();
    fill("acid");
    await user.click(screen.getByRole("button", { name: "Give this share" }));
    await waitFor(() =>
      expect(new TextDecoder().decode([...sent.values()].at(-1))).toBe(
        Array.from({ length: 20 }, () => "acid").join(" "),
      ),
    );
  });

  test("begins from the keys, beside whole wallets", async () => {
    const { user, called } = await showApp(snapshot({ profile: "vault" }), {
      "ceremonies.begin": () => ({ id: "import-key-7f3a" }),
    });
    await user.click(screen.getByRole("button", { name: "Import keys" }));
    await screen.findByRole("button", { name: "Choose a folder" });
    await user.click(screen.getByRole("button", { name: "Import one key" }));
    expect(called.find(({ name }) => name === "ceremonies.begin")?.input).toEqual({
      ...{ kind: "import-key", subject: null, target: null },
    });
  });

  test("is offered where keys may be, and not on a Desk", async () => {
    await showApp(snapshot({ profile: "desk" }));
    expect(screen.queryByRole("button", { name: "Import keys" })).toBeNull();
  });

  test("of words takes them one by one from the picker, without the keyboard", async () => {
    const { user, called, sent } = await show(importing("open", "words"), {
      "phrase.words": () => ["abandon", "zoo"],
      "import.inspectPhrase": () => null,
    });
    await user.click(screen.getByRole("radio", { name: "Word by word" }));
    const look = screen.getByRole("button", { name: "Look inside" });
    await user.click(screen.getByRole("button", { name: "Pick on screen" }));
    for (let count = 0; count < 12; count++) {
      expect(look.hasAttribute("disabled"), String(count)).toBe(true);
      await user.click(screen.getByRole("button", { name: count === 11 ? "zoo" : "abandon" }));
    }
    await user.click(look);
    const input = called.find(({ name }) => name === "import.inspectPhrase")?.input;
    const ticket = String(Reflect.get(Object(input), "phrase"));
    expect(new TextDecoder().decode(sent.get(ticket))).toBe(`${"abandon ".repeat(11)}zoo`);
  });

  test("of hex that reads both ways lets the address decide, and only then asks for a name", async () => {
    const both = ["canonical", "times-eight"].map((encoding, index) => ({
      ...{ ...reading, format: "private-key", encoding },
      address: index === 0 ? treasury.address : GPU,
    }));
    const { user, called } = await show(importing("found", "hex", { ...read, readings: both }));
    await screen.findByText(/Only the address tells/);
    expect(screen.queryByLabelText("Name of the coldkey")).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Read as polkadot-js writes it" }));
    await user.click(screen.getByRole("radio", { name: "A hotkey" }));
    await user.type(screen.getByLabelText("Name of the hotkey"), "gpu-9");
    await user.click(screen.getByRole("button", { name: "Use this name and go on" }));
    expect(called.find(({ name }) => name === "ceremonies.answer")?.input).toMatchObject({
      answer: { address: GPU, name: "gpu-9", role: "hotkey", coldkey: null },
    });
  });

  test("of hex keeps no words in the field for the address", async () => {
    const { user } = await show(importing("open", "hex"));
    const claim = screen.getByLabelText<HTMLInputElement>("The address it should have");
    await user.type(claim, "letter advice cage");
    expect(claim.value).not.toContain("letter advice cage");
  });

  test("asks for the source once more where a lock has closed the vault", async () => {
    await show(importing("seal", "words", read, { isOpen: false }));
    await screen.findByRole("heading", { level: 1, name: "Read the source of mining-2 once more" });
    expect(screen.getByLabelText("Recovery phrase")).toBeTruthy();
  });

  test("of shares offers them as copies, of as many as there are, and puts each away", async () => {
    const open = { ...read, shares: [1, 3] };
    const { user, called } = await show(importing("shares", "shares", open), {
      "ceremonies.answer": () => ({ hasEnded: false }),
    });
    expect(screen.getByText("You typed the shares 1 and 3, and they were enough.")).toBeDefined();
    const count = screen.getByRole("combobox", { name: "Shares in all, as far as you know" });
    // Share 3 was typed: there are three at least.
    expect(within(count).getAllByRole("option")[0]?.textContent).toBe("3");
    await user.selectOptions(count, "5");
    expect(screen.getByText(/as 2 of 5 shares/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Record them, one by one" }));
    const answers = () => called.filter(({ name }) => name === "ceremonies.answer");
    expect(answers().at(-1)?.input).toMatchObject({ answer: { isCopy: true, count: 5 } });
    cleanup();

    const place = await show(importing("share-3-place", "shares", open), {
      "ceremonies.answer": () => ({ hasEnded: true }),
    });
    await screen.findByRole("heading", { level: 1, name: "Where will share 3 be kept?" });
    expect(screen.getByLabelText<HTMLInputElement>("Label on the card").value).toBe("Share 3");
    await place.user.type(screen.getByLabelText("Where it will be kept"), "Bank{Enter}");
    expect(place.called.find(({ name }) => name === "ceremonies.answer")?.input).toMatchObject({
      answer: { label: "Share 3", place: "Bank", medium: "paper" },
    });
  });

  test("can end without the card, and says so to the core", async () => {
    const { user, called } = await show(importing("card", "words", read), {
      "ceremonies.answer": () => ({ hasEnded: true }),
    });
    await user.click(screen.getByRole("button", { name: "It is no copy to keep" }));
    await screen.findByRole("heading", { level: 1, name: "mining-2 is here" });
    expect(called.find(({ name }) => name === "ceremonies.answer")?.input).toMatchObject({
      ...{ step: "card", answer: { isCopy: false } },
    });
  });
});
