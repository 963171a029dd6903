// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { ImportFound } from "../../../preload/contract.ts";
import type { Answers } from "../../test/fake-bridge.ts";
import { snapshot, treasury } from "../../test/fixtures.ts";
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
});
