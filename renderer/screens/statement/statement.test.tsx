// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const SIGNATURE = `0x${"5a".repeat(64)}`;

async function opened(answers: Parameters<typeof showApp>[1]) {
  const chain = { ...f.snapshot().chain, state: "none" as const, best: null };
  const airGap = { state: "closed" as const, causes: [], sinceMs: null };
  const app = await showApp(
    f.snapshot({ profile: "vault", chain, airGap, coldkeys: [f.treasury] }),
    answers,
  );
  await app.user.click(screen.getByRole("button", { name: "More for all keys" }));
  await app.user.click(await screen.findByRole("menuitem", { name: "Sign a statement" }));
  await screen.findByRole("heading", { name: "Sign a statement" });
  return app;
}

test("a text is signed by a key of this Vault, with its passphrase, and is given out with the signature", async () => {
  const { user, called, sent } = await opened({
    "messages.sign": () => ({ signature: SIGNATURE }),
  });
  const form = screen.getByRole("heading", { name: "Sign" }).closest("form");
  if (form === null) throw new Error("No form");
  const sign = within(form).getByRole("button", { name: "Sign the text" });
  expect(sign).toHaveProperty("disabled", true);
  const text = within(form).getByLabelText("Text");
  // A suggestion names the key; what is typed instead of it is what is signed.
  expect((text as HTMLTextAreaElement).value).toContain(f.TREASURY);
  await user.clear(text);
  await user.type(text, "I hold this key.");
  await user.type(within(form).getByLabelText("Passphrase of treasury"), "violet anchor 72");
  await user.click(sign);
  expect(await screen.findByText(SIGNATURE)).toBeTruthy();
  const asked = called.find(({ name }) => name === "messages.sign")?.input;
  expect(asked).toMatchObject({ address: f.TREASURY, text: "I hold this key." });
  const { passphrase } = asked as { passphrase: string };
  expect(new TextDecoder().decode(sent.get(passphrase))).toBe("violet anchor 72");
  // Another text has no signature yet.
  await user.type(text, "!");
  expect(screen.queryByText(SIGNATURE)).toBeNull();
});

test("a refusal is said, and nothing looks signed", async () => {
  const { user } = await opened({
    "messages.sign": () => ({ ok: false, fault: { code: "AIR_GAP_OPEN", facts: {} } }),
  });
  await user.type(screen.getByLabelText("Passphrase of treasury"), "violet anchor 72");
  await user.click(screen.getByRole("button", { name: "Sign the text" }));
  expect((await screen.findAllByRole("alert")).length).toBeGreaterThan(0);
  expect(screen.queryByRole("heading", { name: "Signature" })).toBeNull();
});

test.each([
  ["wrapped", "It is the signature of this address over this text"],
  ["plain", "It is the signature of this address over the bare text"],
  [null, "It is not a signature of this address over this text"],
] as const)("a signature is checked, and its form said: %s", async (form, said) => {
  const { user, called } = await opened({ "messages.verify": () => ({ form }) });
  await user.click(screen.getByLabelText("Address"));
  await user.paste(f.TREASURY);
  const texts = screen.getAllByLabelText("Text");
  await user.type(texts.at(-1) as HTMLElement, "I hold this key.");
  await user.click(screen.getByLabelText(/^Signature, 128/));
  await user.paste(SIGNATURE);
  await user.click(screen.getByRole("button", { name: "Check it" }));
  expect(await screen.findByText(said)).toBeTruthy();
  expect(called.at(-1)?.input).toEqual({
    ...{ address: f.TREASURY, text: "I hold this key.", signature: SIGNATURE },
  });
  await user.type(texts.at(-1) as HTMLElement, " ");
  expect(screen.queryByText(said)).toBeNull();
});
