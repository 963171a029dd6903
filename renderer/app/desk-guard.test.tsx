// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { VECTORS } from "../../main/vault/testing.ts";
import * as f from "../test/fixtures.ts";
import { showApp } from "../test/show-app.tsx";

afterEach(cleanup);

const { phrase, seed } = VECTORS[1];
const KEYFILE = JSON.stringify({ secretPhrase: phrase, accountId: f.hash("1") });

async function pairingOn(profile: "desk" | "combined") {
  const app = await showApp(
    f.snapshot({ profile, coldkeys: profile === "desk" ? [] : [f.treasury] }),
  );
  if (profile === "desk") {
    await app.user.click(screen.getByRole("button", { name: "Crossings" }));
    await app.user.click(screen.getByRole("button", { name: "Pairing" }));
  } else {
    await app.user.click(screen.getByRole("button", { name: "More for all keys" }));
    await app.user.click(await screen.findByRole("menuitem", { name: "Sign a statement" }));
  }
  return app;
}
const nameField = () => screen.getByLabelText<HTMLInputElement>("What this machine is called");

test.each([
  ["a phrase", phrase, "These look like the words of a recovery phrase."],
  ["a phrase in capitals", phrase.toUpperCase(), "These look like the words of a recovery phrase."],
  ["a key file", KEYFILE, "This looks like the content of a key file."],
])(
  "%s that is pasted into any field of a Desk is gone at once, and said to be",
  async (_what, text, said) => {
    const { user } = await pairingOn("desk");
    fireEvent.input(nameField(), { target: { value: text } });
    expect(await screen.findByText(said)).toBeTruthy();
    expect(nameField().value).toBe("");
    expect(document.body.textContent).not.toContain(phrase.slice(0, 20));
    await user.click(screen.getByRole("button", { name: "I have understood" }));
    expect(screen.queryByText(said)).toBeNull();
  },
);

test("one that is typed goes with its twelfth word; a name and a hash stay", async () => {
  const { user } = await pairingOn("desk");
  await user.type(nameField(), "Everyday laptop");
  expect(nameField().value).toBe("Everyday laptop");
  await user.clear(nameField());
  await user.type(nameField(), phrase);
  expect(await screen.findByText("These look like the words of a recovery phrase.")).toBeTruthy();
  expect(nameField().value.length).toBeLessThan(12);
  fireEvent.input(nameField(), { target: { value: seed } });
  expect(nameField().value).toBe(seed);
});

test("where keys are at home, nobody watches over the fields", async () => {
  await pairingOn("combined");
  const [text] = screen.getAllByLabelText<HTMLTextAreaElement>("Text");
  if (text === undefined) throw new Error("No field");
  fireEvent.input(text, { target: { value: phrase } });
  expect(text.value).toBe(phrase);
});
