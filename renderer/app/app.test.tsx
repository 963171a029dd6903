// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { snapshot, treasury } from "../test/fixtures.ts";
import { fromMenu, showApp } from "../test/show-app.tsx";

afterEach(cleanup);

describe("the app", () => {
  test("asks on a first start what kind of workstation this is, with Combined chosen", async () => {
    const { user, called } = await showApp(snapshot({ profile: null }), {
      "app.chooseProfile": () => null,
    });
    expect(screen.getByRole("radio", { name: "Combined" })).toHaveProperty("checked", true);
    await user.click(screen.getByRole("radio", { name: "Vault" }));
    await user.click(screen.getByRole("button", { name: "Start as Vault" }));
    expect(called.at(-1)).toEqual({ name: "app.chooseProfile", input: { profile: "vault" } });
  });

  test("shows an older snapshot never after a newer one", async () => {
    const { push } = await showApp(snapshot({ revision: 5 }));
    act(() => push(snapshot({ revision: 7, coldkeys: [treasury] })));
    act(() => push(snapshot({ revision: 6 })));
    expect(screen.getByRole("heading", { name: "treasury" })).toBeDefined();
  });

  test("says in the frame when it runs on the stand-in, and is silent on Electron", async () => {
    const { push } = await showApp(snapshot());
    expect(screen.queryByText(/not Electron/)).toBeNull();
    const host = { ...snapshot().host, kind: "chromium" as const };
    act(() => push(snapshot({ revision: 2, host })));
    expect(screen.getByText("on the Chromium stand-in")).toBeDefined();
  });

  test("shows the lock only while the vault is open", async () => {
    const { user, push, called } = await showApp(snapshot(), { "app.lock": () => null });
    expect(screen.queryByRole("button", { name: "Lock now" })).toBeNull();
    const nowMs = snapshot().nowMs;
    act(() =>
      push(
        snapshot({
          revision: 2,
          vault: { isOpen: true, endsAtMs: nowMs + 102_000, sodium: "native" },
        }),
      ),
    );
    expect(screen.getByText(/vault open · ends in 1:4/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Lock now" }));
    expect(called.at(-1)?.name).toBe("app.lock");
  });

  test("moves the focus to the heading when the place changes", async () => {
    const { user } = await showApp(snapshot());
    await user.click(screen.getByRole("button", { name: "Backups" }));
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Backups" }));
  });

  test("a Vault has no places that only a chain can fill, and the others have no gap to carry over", async () => {
    const places = () =>
      within(screen.getByRole("navigation"))
        .getAllByRole("button")
        .map((button) => button.getAttribute("aria-label"));
    const { push } = await showApp(snapshot({ profile: "combined" }));
    expect(places()).toEqual(
      expect.arrayContaining(["Portfolio", "Subnets", "Swap", "Emergencies"]),
    );
    expect(places()).not.toContain("Sign");
    const chain = { ...snapshot().chain, state: "none" as const, best: null };
    act(() => push(snapshot({ revision: 2, profile: "vault", chain })));
    expect(places()).toEqual(expect.arrayContaining(["Keys", "Sign", "Backups", "Emergencies"]));
    for (const place of ["Portfolio", "Subnets", "Swap"]) expect(places()).not.toContain(place);
  });

  test("puts a refusal beside the button that met it, in words", async () => {
    const { user } = await showApp(snapshot({ coldkeys: [treasury] }), {
      "faucet.request": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
    });
    await fromMenu(user, "More for treasury", "Get rehearsal TAO");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The node does not answer.");
    expect(alert.closest("article")?.textContent).toContain("treasury");
  });

  test("lets a broken journal come before everything else, with two choices", async () => {
    const journal = { ...snapshot().journal, state: "broken" as const };
    await showApp(snapshot({ journal }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("changed from outside");
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(screen.getByRole("button", { name: "Show what was found" })).toBeDefined();
  });
});
