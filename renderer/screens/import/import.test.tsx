// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { ImportFound } from "../../../preload/contract.ts";
import type { Answers } from "../../test/fake-bridge.ts";
import { GPU, snapshot, treasury } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const found: ImportFound = {
  id: "import-0001",
  address: treasury.address,
  format: "plain",
  wordCount: null,
  weaknesses: ["SOURCE_UNENCRYPTED", "SOURCE_NO_PHRASE"],
  encoding: null,
};
const answers: Answers = {
  "import.chooseFile": () => ({
    id: "file-0001",
    name: "coldkey",
    format: "plain",
    needsPassphrase: false,
  }),
  "import.inspectFile": () => [found],
  "import.leave": () => null,
};

async function toSource(part: Answers = {}, profile: "vault" | "desk" = "vault") {
  const app = await showApp(snapshot({ profile }), { ...answers, ...part });
  await app.user.click(screen.getByRole("button", { name: "Import keys" }));
  await screen.findByRole("heading", { name: "Where is the key now?" });
  return app;
}

describe("an import", () => {
  test("names every weakness, and that somebody may have the key, before a name is asked for", async () => {
    const { user, called } = await toSource();
    await user.click(screen.getByRole("button", { name: "Choose a key file" }));
    await user.click(await screen.findByRole("button", { name: "Look inside" }));
    await screen.findByText(/The file is not encrypted: whoever could read it/);
    expect(screen.getByText(/It holds no recovery phrase/)).toBeTruthy();
    expect(screen.getByText(/Somebody may have this key already/)).toBeTruthy();
    expect(called.find(({ name }) => name === "import.inspectFile")?.input).toEqual({
      file: "file-0001",
      passphrase: null,
    });
    expect(called.some(({ name }) => name === "import.store")).toBe(false);
  });

  test("of shares goes on until there are enough, each in empty fields, and says how many are missing", async () => {
    let isFirst = true;
    const { user, sent } = await toSource({
      "split.wordList": () => ["academic", "acid"],
      "import.giveShare": () => {
        if (!isFirst) return { state: "found", readings: [{ ...found, format: "shares" }] };
        isFirst = false;
        const groups = { have: 0, need: 1 };
        return { state: "taken", index: 2, have: 1, need: 2, groups, given: [2] };
      },
    });
    await user.click(screen.getByRole("button", { name: "Type the shares" }));
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
    await screen.findByText("Shares of a split backup (SLIP-39)");
    expect(new TextDecoder().decode([...sent.values()].at(-1))).toBe(
      Array.from({ length: 20 }, () => "acid").join(" "),
    );
  });

  test("that is left makes the core forget what it read", async () => {
    const { user, called } = await toSource();
    await user.click(screen.getByRole("button", { name: "Stop here" }));
    await screen.findByRole("heading", { name: "Keys" });
    expect(called.at(-1)?.name).toBe("import.leave");
  });

  test("is offered where keys may be, and not on a Desk", async () => {
    await showApp(snapshot({ profile: "desk" }), answers);
    expect(screen.queryByRole("button", { name: "Import keys" })).toBeNull();
  });

  test("of words takes them one by one from the picker, without the keyboard", async () => {
    const { user, called, sent } = await toSource({
      "phrase.words": () => ["abandon", "zoo"],
      "import.inspectPhrase": () => [found],
    });
    await user.click(screen.getByRole("button", { name: "Type the words" }));
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
    const both = [
      { ...found, id: "import-0001", format: "private-key", encoding: "canonical" },
      { ...found, id: "import-0002", format: "private-key", encoding: "times-eight" },
    ] as const;
    const { user, called } = await toSource({
      "import.inspectHex": () => [both[0], { ...both[1], address: GPU }],
      "import.store": () => ({ address: GPU, canRemove: false }),
      "passphrase.judge": () => ({ score: 4, guessesLog10: 17, isEnough: true, hints: [] }),
    });
    await user.click(screen.getByRole("button", { name: "Type the digits" }));
    const claim = screen.getByLabelText<HTMLInputElement>("The address it should have");
    await user.type(claim, "letter advice cage");
    expect(claim.value, "words do not stay in the wrong field").not.toContain("letter advice cage");
    await user.clear(claim);
    await user.type(screen.getByLabelText("Seed or private key"), "00{Enter}");
    await screen.findByText(/Only the address tells/);
    expect(screen.queryByLabelText("Name of the coldkey")).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Read as polkadot-js writes it" }));
    await user.click(screen.getByRole("radio", { name: "A hotkey" }));
    await user.type(screen.getByLabelText("Name of the hotkey"), "gpu-9{Enter}");
    await user.type(screen.getByLabelText("Passphrase"), "new passphrase");
    await user.type(screen.getByLabelText("Passphrase again"), "new passphrase");
    await screen.findByText(/^Enough/);
    await user.click(screen.getByRole("button", { name: "Seal and store the key" }));
    await screen.findByRole("heading", { level: 1, name: "gpu-9 is here" });
    expect(called.find(({ name }) => name === "import.store")?.input).toMatchObject({
      ...{ id: "import-0002", name: "gpu-9", role: { kind: "hotkey", coldkey: null } },
    });
    expect(screen.queryByRole("button", { name: "Remove the old file" })).toBeNull();
  });
});
