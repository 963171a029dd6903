// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Answers } from "../../test/fake-bridge.ts";
import {
  activity,
  gpu,
  registerDraft,
  registerReview,
  snapshot,
  subnets,
  treasury,
} from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const keys = { coldkeys: [treasury], hotkeys: [gpu] };
const answers: Answers = {
  "chain.subnets": () => ({
    atBlock: 10,
    seenAtMs: snapshot().nowMs,
    subnets: subnets.slice(15, 22),
  }),
  "operations.draft": () => ({ ...registerDraft, warnings: [] }),
  "operations.review": () => registerReview,
  "operations.discard": () => null,
};

async function toDraft(part: Answers = {}) {
  const app = await showApp(snapshot(keys), { ...answers, ...part });
  await app.user.click(screen.getByRole("button", { name: "Subnets" }));
  await app.user.click(await screen.findByRole("button", { name: "Register on 19 nineteen.ai" }));
  const check = screen.getByRole<HTMLButtonElement>("button", { name: "Check with the chain" });
  await waitFor(() => expect(check.disabled).toBe(false));
  await app.user.click(check);
  await screen.findByRole("heading", { name: "What it costs", level: 1 });
  return app;
}
async function toReview(part: Answers = {}) {
  const app = await toDraft(part);
  await app.user.click(screen.getByRole("button", { name: "Review what will be signed" }));
  await screen.findByRole("heading", { name: /^Burn up to 0\.626/ });
  return app;
}
const review = (): HTMLElement =>
  screen.getByRole("button", { name: "Review what will be signed" });
const hold = (): HTMLElement => screen.getByRole("button", { name: "Hold to sign registration" });
const heldFor = async (ms: number): Promise<void> => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  fireEvent.pointerDown(hold(), { button: 0 });
  await act(() => vi.advanceTimersByTimeAsync(ms));
};

describe("a registration", () => {
  test("is asked for with a maximum of thirty percent above the price now, in rao", async () => {
    const { called } = await toDraft();
    expect(called.find(({ name }) => name === "operations.draft")?.input).toEqual({
      operation: {
        kind: "register",
        coldkey: treasury.address,
        hotkey: gpu.address,
        netuid: 19,
        maxBurnRao: 626_600_000n,
      },
    });
  });

  test("leaves the maximum to the user, also while the field is empty", async () => {
    const app = await showApp(snapshot(keys), answers);
    await app.user.click(screen.getByRole("button", { name: "Subnets" }));
    await app.user.click(await screen.findByRole("button", { name: "Register on 19 nineteen.ai" }));
    const field = screen.getByLabelText<HTMLInputElement>("Maximum price");
    await waitFor(() => expect(field.value).toBe("0.6266"));
    await app.user.clear(field);
    expect(field.value).toBe("");
    await app.user.type(field, "0.1");
    expect(field.value).toBe("0.1");
  });

  test("cannot go on while something would fail on the chain", async () => {
    await toDraft({
      "operations.draft": () => ({
        ...registerDraft,
        warnings: [],
        blocking: [{ code: "REGISTRATION_CLOSED", facts: { netuid: 19 } }],
      }),
    });
    expect(review()).toHaveProperty("disabled", true);
    expect(screen.getByRole("alert").textContent).toContain("closed by its owner");
  });

  test("needs every warning read and ticked", async () => {
    const { user } = await toDraft({ "operations.draft": () => registerDraft });
    expect(review()).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("checkbox"));
    expect(review()).toHaveProperty("disabled", false);
  });

  test("of a coldkey that is not yet safe needs the typed override, which the core is told", async () => {
    const { user, called } = await toDraft({
      "operations.draft": () => ({
        ...registerDraft,
        warnings: [{ code: "COLDKEY_NOT_YET_SAFE", facts: {} }],
      }),
    });
    expect(review()).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText(/to go on anyway/), "not yet safe");
    await user.click(review());
    expect(called.find(({ name }) => name === "operations.review")?.input).toMatchObject({
      overrideUnsafe: true,
    });
  });

  test("is signed only with passphrase, the right last four, and two full seconds", async () => {
    const { user, called, sent, push } = await toReview({
      "operations.sign": () => ({ activity: "act-19a2" }),
    });
    expect(hold()).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("Passphrase of treasury"), "seven lamps");
    await user.type(screen.getByLabelText(/^Last four/), "utQY");
    expect(hold()).toHaveProperty("disabled", true);
    await user.clear(screen.getByLabelText(/^Last four/));
    await user.type(screen.getByLabelText(/^Last four/), gpu.address.slice(-4));
    await heldFor(1900);
    expect(called.some(({ name }) => name === "operations.sign")).toBe(false);
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(called.find(({ name }) => name === "operations.sign")?.input).toMatchObject({
      draft: "act-19a2",
      payloadHash: registerReview.review.payloadHash,
    });
    expect([...sent.values()].map((bytes) => new TextDecoder().decode(bytes))).toContain(
      "seven lamps",
    );
    act(() => push(snapshot({ ...keys, revision: 2, activities: [activity("finalised")] })));
    expect(
      screen.getByRole("heading", { level: 1, name: "gpu-3 has UID 241 on subnet 19" }),
    ).toBeDefined();
  });

  test("with a wrong passphrase says so, empties the field and stays where it was", async () => {
    const { user } = await toReview({
      "operations.sign": () => ({
        ok: false,
        fault: { code: "WRONG_PASSPHRASE", facts: { maybeDamaged: true } },
      }),
    });
    await user.type(screen.getByLabelText("Passphrase of treasury"), "seven lamps");
    await user.type(screen.getByLabelText(/^Last four/), gpu.address.slice(-4));
    await heldFor(2100);
    expect(screen.getByRole("alert").textContent).toContain("does not open this key");
    expect(screen.getByLabelText("Passphrase of treasury")).toHaveProperty("value", "");
    expect(screen.getByRole("heading", { name: /^Burn up to/ })).toBeDefined();
  });

  test("that the vault would not sign has no way to be signed", async () => {
    await toReview({
      "operations.review": () => ({
        ...registerReview,
        review: {
          ...registerReview.review,
          blocking: [{ code: "CALL_SHAPE_CHANGED", facts: { pallet: "A", call: "b" } }],
        },
      }),
    });
    expect(screen.queryByRole("button", { name: /^Hold to sign/ })).toBeNull();
    expect(screen.queryByLabelText(/^Passphrase/)).toBeNull();
  });
});

describe("an act", () => {
  test.each([
    ["failed", "The chain refused it", "Only the fee"],
    ["expired", "Its blocks have passed", "Nothing. Not even the fee."],
    ["lost", "Not known yet", "It can count at most once"],
  ] as const)("that is %s says what happened and what is lost", async (state, title, lost) => {
    const fault =
      state === "failed" ? { code: "CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED", facts: {} } : null;
    const { user } = await showApp(snapshot({ ...keys, activities: [activity(state, { fault })] }));
    await user.click(screen.getByRole("button", { name: "Activity" }));
    await user.click(screen.getByRole("button", { name: /^Open:/ }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
    expect(within(screen.getByRole("main")).getByRole("alert").textContent).toContain(lost);
  });

  test.each(["EVENTS_UNAVAILABLE", "EXPECTED_EVENT_MISSING"])(
    "that is final but not proved (%s) is never shown as done",
    async (code) => {
      const unproved = activity("finalised", { effects: [], fault: { code, facts: {} } });
      const { user } = await showApp(snapshot({ ...keys, activities: [unproved] }));
      await user.click(screen.getByRole("button", { name: "Activity" }));
      const row = screen.getByRole("button", { name: /^Open:/ });
      expect(within(row).getByText("Final, unproved")).toBeDefined();
      await user.click(row);
      expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
        "Final, but not proved to have worked",
      );
      const main = within(screen.getByRole("main"));
      expect(main.getByRole("alert").textContent).toContain("Look at the balance");
      expect(main.queryByText(/has its seat|is registered on/)).toBeNull();
    },
  );

  test("of long ago is listed and opened when it is asked for", async () => {
    const old = { ...activity("finalised"), id: "act-0001", signedAtMs: 1 };
    const told = snapshot({ ...keys, activities: [activity("finalised")], earlierActs: 1 });
    const { user } = await showApp(told, {
      "operations.earlier": () => [old],
      "operations.find": ({ id }) => (id === old.id ? old : null),
    });
    await user.click(screen.getByRole("button", { name: "Activity" }));
    expect(screen.getAllByRole("button", { name: /^Open:/ })).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Show earlier acts (1 more)" }));
    expect(screen.getAllByRole("button", { name: /^Open:/ })).toHaveLength(2);
    expect(screen.queryByRole("button", { name: /^Show earlier/ })).toBeNull();
    await user.click(screen.getAllByRole("button", { name: /^Open:/ })[1] as HTMLElement);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("has UID 241");
  });

  test("whose trace is lost can be sent again", async () => {
    const { user, called } = await showApp(snapshot({ ...keys, activities: [activity("lost")] }), {
      "operations.resubmit": () => null,
    });
    await user.click(screen.getByRole("button", { name: "Activity" }));
    await user.click(screen.getByRole("button", { name: /^Open:/ }));
    await user.click(screen.getByRole("button", { name: "Send the same act again" }));
    expect(called.at(-1)).toEqual({
      name: "operations.resubmit",
      input: { activity: "act-19a2" },
    });
  });
});
