// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { Answers } from "../../test/fake-bridge.ts";
import { BLOCK, hash, NOW, snapshot, treasury } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";
import type { SightingShown, Snapshot } from "../../types.ts";

afterEach(cleanup);

const sighting = (part: Partial<SightingShown> = {}): SightingShown => ({
  id: "swap-0001",
  coldkey: treasury.address,
  announcement: { hash: hash("c"), ripeBlock: BLOCK + 35_996, announcedAtBlock: BLOCK - 4 },
  origin: "unknown",
  destination: null,
  seenAtBlock: BLOCK - 4,
  seenAtMs: NOW - 48_000,
  isFinal: false,
  dispute: null,
  ended: null,
  acknowledged: null,
  level: "emergency",
  ...part,
});
const alarmed = (...sightings: SightingShown[]): Snapshot => {
  const calm = snapshot({ coldkeys: [treasury] });
  return { ...calm, revision: 2, sentinel: { ...calm.sentinel, sightings } };
};
/** Where the dispute is made asks this at once. */
const away: Answers = {
  "chain.subnets": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
};
const title = "Someone announced a swap of your coldkey";

describe("an unknown announcement", () => {
  test("takes the page from whatever is on it, with the decision and what it costs", async () => {
    const { push } = await showApp(snapshot({ coldkeys: [treasury] }));
    expect(screen.queryByText(title)).toBeNull();
    act(() => push(alarmed(sighting())));
    const heading = screen.getByRole("heading", { level: 1, name: title });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText(/treasury was announced/).textContent).toContain("48 s ago");
    expect(screen.getByText(/35,996 blocks, about 4 d 23 h/)).toBeDefined();
    expect(screen.getByText(/stays frozen until the chain's governors reset it/)).toBeDefined();
    expect(screen.getByRole("button", { name: "Silence the sound" })).toBeDefined();
  });

  test("gives way to the dispute, and stays in the strip until it is over", async () => {
    const { user, push } = await showApp(alarmed(sighting()), away);
    await user.click(screen.getByRole("button", { name: "Dispute now: freeze the coldkey" }));
    expect(screen.queryByText(title)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Alarm" }));
    expect(screen.getByText(title)).toBeDefined();
    const dispute = { atBlock: BLOCK + 1, isOurs: true };
    act(() => push({ ...alarmed(sighting({ level: "frozen", dispute })), revision: 3 }));
    expect(screen.queryByText(title)).toBeNull();
    expect(screen.queryByRole("button", { name: "Alarm" })).toBeNull();
  });

  test("is silenced by a typed act only, and not when the address says otherwise", async () => {
    const { user, called } = await showApp(alarmed(sighting()), {
      "sentinel.acknowledge": () => null,
      "sentinel.compare": () => false,
    });
    await user.click(screen.getByRole("button", { name: "It was me: compare with a plan" }));
    const silence = screen.getByRole("button", { name: "Silence this alarm" });
    expect(silence).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText(/to silence it/), "It was me");
    expect(silence).toHaveProperty("disabled", false);
    await user.type(screen.getByLabelText("Address of the new coldkey"), treasury.address);
    await user.click(screen.getByRole("button", { name: "Compare" }));
    expect(await screen.findByText(/makes another hash/)).toBeDefined();
    expect(silence).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("Address of the new coldkey"), "{Backspace}");
    await user.click(silence);
    expect(called.at(-1)).toEqual({
      name: "sentinel.acknowledge",
      input: { id: "swap-0001", as: "mine" },
    });
  });

  test("that was slept through says so; another one takes the page again", async () => {
    const old = { hash: hash("c"), ripeBlock: BLOCK + 6_000, announcedAtBlock: BLOCK - 30_000 };
    const slept = sighting({ announcement: old, seenAtBlock: BLOCK });
    const { user, push } = await showApp(alarmed(slept), away);
    expect(screen.getByText(/while nobody looked here/).textContent).toContain("4 d 4 h");
    await user.click(screen.getByRole("button", { name: "Dispute now: freeze the coldkey" }));
    expect(screen.queryByText(title)).toBeNull();
    act(() => push({ ...alarmed(sighting({ id: "swap-0002" }), slept), revision: 3 }));
    expect(screen.getByText(title)).toBeDefined();
    expect(screen.getByRole("button", { name: "2 alarms" })).toBeDefined();
  });

  test("that was executed says that everything is gone, until that was read", async () => {
    const ended = { how: "swapped", atBlock: BLOCK } as const;
    const { user, called } = await showApp(alarmed(sighting({ level: "taken", ended })), {
      "sentinel.acknowledge": () => null,
    });
    expect(screen.getByText("Everything of your coldkey was moved to another key")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "I have read this" }));
    expect(called.at(-1)?.input).toEqual({ id: "swap-0001", as: "seen" });
  });
});

test("planned announcements and those to other addresses of one's own raise no alarm, and stand in the list", async () => {
  const { user } = await showApp(
    alarmed(
      sighting({ level: "planned", origin: "planned" }),
      sighting({ id: "swap-0002", level: "notice", origin: "mine" }),
    ),
  );
  expect(screen.queryByText(title)).toBeNull();
  await user.click(screen.getByRole("button", { name: "Emergencies" }));
  expect(screen.getByText("planned here")).toBeDefined();
  expect(screen.getByText("to another of your addresses")).toBeDefined();
});
