// @vitest-environment happy-dom
/** A broken air gap, as it is seen: it comes before everything, and only somebody who says so after its end lifts it. */
import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { Snapshot } from "../../preload/contract.ts";
import * as f from "../test/fixtures.ts";
import { showApp } from "../test/show-app.tsx";

afterEach(cleanup);

const cable = { code: "GAP_INTERFACE_UP", facts: { name: "enp3s0" } };
const radio = { code: "GAP_RADIO_ON", facts: { name: "rfkill0", kind: "wlan" } };

function vault(
  state: NonNullable<Snapshot["airGap"]>["state"],
  causes: NonNullable<Snapshot["airGap"]>["causes"] = [],
  network: Snapshot["chain"]["network"] = "finney",
): Snapshot {
  return f.snapshot({
    profile: "vault",
    chain: { ...f.snapshot().chain, network, state: "none", best: null },
    coldkeys: [f.treasury],
    airGap: { state, causes, sinceMs: state === "closed" ? null : f.NOW },
  });
}
const title = () => screen.findByRole("heading", { level: 1 });

test("an interface that comes up takes the page; what was seen is said; nothing lifts it while it is there", async () => {
  const { user, push, called } = await showApp(vault("closed"), {
    "airgap.acknowledge": () => null,
  });
  expect(screen.getByText("air gap closed")).toBeTruthy();
  act(() => push(vault("open", [cable, radio])));
  expect((await title()).textContent).toBe("This Vault can reach a network");
  expect(screen.getByText("air gap OPEN")).toBeTruthy();
  expect(screen.getByText(/enp3s0/)).toBeTruthy();
  const lift = screen.getByRole("button", { name: /^I know how it happened/ });
  expect(lift).toHaveProperty("disabled", true);
  expect(screen.queryByRole("button", { name: /This is practice/ })).toBeNull();

  // Gone is not closed: it waits for a person.
  act(() => push(vault("gone", [cable, radio])));
  expect((await title()).textContent).not.toBe("Keys");
  expect(screen.getByText("air gap was open")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /^I know how it happened/ }));
  expect(called.filter(({ name }) => name === "airgap.acknowledge")).toEqual([
    { name: "airgap.acknowledge", input: { isPractice: false } },
  ]);
  act(() => push(vault("closed")));
  expect((await title()).textContent).toBe("Keys");
});

test("who looks around without keys sees that they are closed, and is told again of the next cause", async () => {
  const { user, push } = await showApp(vault("open", [cable]));
  await user.click(screen.getByRole("button", { name: "Look around without keys" }));
  expect((await title()).textContent).toBe("Keys");
  const strip = screen.getByRole("region", { name: "Status" });
  expect(within(strip).getByText("air gap OPEN")).toBeTruthy();
  act(() => push(vault("open", [cable, radio])));
  expect((await title()).textContent).toBe("This Vault can reach a network");
});

test("practice with the network on is offered on the rehearsal alone", async () => {
  const { user, called } = await showApp(vault("open", [cable], "rehearsal"), {
    "airgap.acknowledge": () => null,
  });
  await user.click(screen.getByRole("button", { name: /This is practice/ }));
  expect(called.at(-1)).toEqual({ name: "airgap.acknowledge", input: { isPractice: true } });
});
