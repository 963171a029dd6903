// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import * as f from "../../test/fixtures.ts";
import { policyInForce, policyScenes } from "../../test/gallery/policy-scenes.ts";
import { fromMenu, showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const toReview = async (scene: keyof typeof policyScenes & string) => {
  const { snapshot, answers } = policyScenes[scene] ?? { snapshot: f.snapshot() };
  const app = await showApp(snapshot, {
    "operations.draft": () => f.registerDraft,
    "operations.discard": () => null,
    "operations.sign": () => ({ activity: "act-9c1185a5" }),
    "chain.subnets": () => ({ atBlock: 1, seenAtMs: f.NOW, subnets: f.subnets }),
    ...answers,
  });
  await app.user.click(screen.getByRole("button", { name: "Subnets" }));
  await app.user.click(await screen.findByRole("button", { name: "Register on 19 nineteen.ai" }));
  await app.user.click(await screen.findByRole("button", { name: "Check with the chain" }));
  await screen.findByRole("heading", { name: "What it costs", level: 1 });
  for (const box of screen.queryAllByRole("checkbox")) await app.user.click(box);
  await app.user.click(screen.getByRole("button", { name: "Review what will be signed" }));
  await screen.findByRole("heading", { name: /Burn up to/, level: 1 });
  return app;
};

const open = async (policies: (typeof policyInForce)[], answers = {}) => {
  const app = await showApp(f.snapshot({ coldkeys: [f.treasury], policies }), answers);
  await fromMenu(app.user, "More for treasury", "Policy");
  await screen.findByRole("heading", { name: "Policy of treasury", level: 1 });
  return app;
};

describe("The policy of a coldkey on screen", () => {
  test("is made from nothing: rules, what they do, passphrase", async () => {
    const { user, called, sent } = await open([], {
      "policy.preview": () => ({ atOnce: ["limit"], cooling: [], waiting: [], dropped: [] }),
      "policy.change": () => null,
    });
    await user.click(screen.getByRole("button", { name: "Make a policy" }));
    const see = screen.getByRole("button", { name: "See what changes" });
    expect(see).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("button", { name: "Add a recipient" }));
    await user.type(screen.getByLabelText("Name of recipient 1"), "Exchange");
    await user.type(screen.getByLabelText("Address of recipient 1"), "5Grwva");
    expect(screen.getByText("48 characters beginning with 5.")).toBeTruthy();
    await user.clear(screen.getByLabelText("Address of recipient 1"));
    await user.type(screen.getByLabelText("Address of recipient 1"), f.VALIDATOR);
    await user.type(screen.getByLabelText("At most"), "2.5");
    await user.click(see);
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText("At once: the limit.")).toBeTruthy();
    await user.type(within(dialog).getByLabelText("Passphrase of treasury"), "seven lamps");
    await user.click(within(dialog).getByRole("button", { name: "Put it in force" }));
    await screen.findByRole("heading", { name: "Policy of treasury", level: 1 });
    const change = called.find(({ name }) => name === "policy.change");
    expect(change?.input).toMatchObject({
      coldkey: f.TREASURY,
      change: {
        kind: "set",
        rules: {
          allowList: [{ address: f.VALIDATOR, label: "Exchange" }],
          limit: { rao: 2_500_000_000n, hours: 24 },
          large: null,
        },
      },
    });
    expect([...sent.values()].map((bytes) => new TextDecoder().decode(bytes))).toEqual([
      "seven lamps",
    ]);
  });

  test("shows what waits, and cancels it with the passphrase", async () => {
    const { user, called } = await open([policyInForce], { "policy.change": () => null });
    expect(screen.getByText(/^3\.000\s125 τ of 10\.000 τ left it/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Cancel the loosening: the limit" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText("Passphrase of treasury"), "seven lamps");
    await user.click(within(dialog).getByRole("button", { name: "Cancel it" }));
    expect(called.find(({ name }) => name === "policy.change")?.input).toMatchObject({
      change: { kind: "cancel", field: "limit" },
    });
  });

  test("is begun anew only after the words are typed", async () => {
    const broken = {
      ...policyInForce,
      rules: null,
      fault: { code: "POLICY_FILE_MISSING", facts: {} },
    };
    const { user, called } = await open([broken], { "policy.change": () => null });
    expect(screen.getByText("This coldkey has a policy, but its file is gone.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Begin the policy anew" }));
    const dialog = await screen.findByRole("dialog");
    const go = within(dialog).getByRole("button", { name: "Begin the policy anew" });
    await user.type(within(dialog).getByLabelText("Passphrase of treasury"), "seven lamps");
    expect(go).toHaveProperty("disabled", true);
    await user.type(within(dialog).getByLabelText("Type “begin anew”"), "begin anew");
    await user.click(go);
    expect(called.find(({ name }) => name === "policy.change")?.input).toMatchObject({
      change: { kind: "recover" },
    });
  });
});

describe("The policy in a review", () => {
  test("says how much of the limit is used", async () => {
    await toReview("policyWithin");
    expect(screen.getByText("Allowed: 3.000 τ of 10.000 τ in 1 day with this.")).toBeTruthy();
  });

  test("leaves nothing to sign with when it refuses", async () => {
    await toReview("policyRefuses");
    expect(screen.getByText(/more than the policy lets out/)).toBeTruthy();
    expect(screen.queryByLabelText(/^Passphrase of/)).toBeNull();
    expect(screen.getByRole("button", { name: "Open the policy" })).toBeTruthy();
  });

  test("asks the owner to vouch for time that only the clock has seen, before the passphrase counts", async () => {
    const { user } = await toReview("policyTime");
    await user.type(screen.getByLabelText("Passphrase of treasury"), "seven lamps");
    await user.type(
      screen.getByLabelText(/^Last four characters/),
      f.registerDraft.operation.kind === "register"
        ? f.registerDraft.operation.hotkey.slice(-4)
        : "",
    );
    const hold = screen.getByRole("button", { name: /^Hold to sign/ });
    expect(hold).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("checkbox", { name: /^I vouch/ }));
    expect(hold).toHaveProperty("disabled", false);
  });
});
