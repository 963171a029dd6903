// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { Answers } from "../../test/fake-bridge.ts";
import { MINING, NOW, snapshot, TREASURY } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const PHRASE = "old leopard transfer rib spatial phone calm indicate online fire caution review";
const answers: Answers = {
  "watch.look": ({ addresses }) =>
    addresses.map((from) => ({ from, address: from as typeof TREASURY, name: null, fault: null })),
  "watch.chooseFiles": () => [],
  "watch.add": () => null,
  "watch.remove": () => null,
};

async function toWatch(profile: "vault" | "desk", part: Answers = {}) {
  const app = await showApp(snapshot({ profile }), { ...answers, ...part });
  await app.user.click(screen.getByRole("button", { name: "Watch an address" }));
  const field = await screen.findByLabelText("Address");
  if (!(field instanceof HTMLTextAreaElement)) throw new Error("no field");
  return { ...app, field };
}
const paste = (field: HTMLTextAreaElement, value: string) =>
  fireEvent.input(field, { target: { value } });

describe("the field for addresses", () => {
  test("on a Desk forgets a pasted phrase at once, sends nothing, and says why", async () => {
    const { field, called } = await toWatch("desk");
    const before = called.length;
    paste(field, PHRASE);
    expect(field.value).toBe("");
    expect(screen.getByText(/These look like the words of a recovery phrase/)).toBeTruthy();
    expect(screen.getByText(/A Desk takes no private key in any form/)).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("leopard");
    expect(called).toHaveLength(before);
    expect(screen.queryByRole("button", { name: "Go to the import" })).toBeNull();
    paste(field, "da3cf5b1e9144931a0f0db65664aab662673b099415a7f8121b7245fb0be4143");
    expect(field.value).toBe("");
    expect(screen.getByText(/digits of a seed or a private key/)).toBeTruthy();
  });

  test("elsewhere shows the way to the import", async () => {
    const { field, user } = await toWatch("vault");
    paste(field, PHRASE);
    expect(field.value).toBe("");
    await user.click(screen.getByRole("button", { name: "Go to the import" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "Bring keys from elsewhere" }),
    ).toBeTruthy();
  });

  test("takes several addresses, names each, and keeps them", async () => {
    const { field, user, called } = await toWatch("desk");
    paste(field, `${TREASURY}\n${MINING}`);
    await user.click(screen.getByRole("button", { name: "Look at it" }));
    await screen.findByRole("heading", { level: 1, name: "2 addresses" });
    const names = screen.getAllByLabelText(/^Name of/);
    const add = screen.getByRole("button", { name: "Watch these 2" });
    expect(add.hasAttribute("disabled")).toBe(true);
    for (const [index, name] of names.entries()) await user.type(name, `cold-${index}`);
    await user.click(add);
    await screen.findByRole("heading", { level: 1, name: "Keys" });
    expect(called.filter(({ name }) => name === "watch.add").map(({ input }) => input)).toEqual([
      { address: TREASURY, name: "cold-0" },
      { address: MINING, name: "cold-1" },
    ]);
  });

  test("shows what an address is not", async () => {
    const { field, user } = await toWatch("desk", {
      "watch.look": () => [
        { from: "5abc", address: null, name: null, fault: { code: "ADDRESS_CHECKSUM", facts: {} } },
      ],
    });
    paste(field, "5abc");
    await user.click(screen.getByRole("button", { name: "Look at it" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Watch/ })).toBeNull();
  });
});

describe("a watched entry", () => {
  test("offers nothing that needs a key, and can be given up", async () => {
    const entry = { address: TREASURY, name: "cold", createdAtMs: NOW, balance: null };
    const { user, called } = await showApp(
      snapshot({ profile: "desk", watched: [entry] }),
      answers,
    );
    const card = screen.getByRole("article", { name: "cold" });
    expect(card.textContent).toContain("watch-only");
    const buttons = [...card.querySelectorAll("button")].map((one) => one.textContent);
    // The rehearsal gives money to anybody; acts to carry to a Vault come with TAO.
    expect(buttons).toEqual(["Get rehearsal TAO", "Stop watching"]);
    await user.click(screen.getByRole("button", { name: "Stop watching cold" }));
    expect(called.at(-1)).toEqual({ name: "watch.remove", input: { address: TREASURY } });
  });
});
