// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { Answers } from "../../test/fake-bridge.ts";
import { snapshot, treasury } from "../../test/fixtures.ts";
import { advice, emergencyScenes, response } from "../../test/gallery/emergency-scenes.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

async function open(scene: keyof typeof emergencyScenes, more: Answers = {}) {
  const { snapshot: shown, ...rest } = emergencyScenes[scene];
  const app = await showApp(shown, { ...("answers" in rest ? rest.answers : {}), ...more });
  await app.user.click(screen.getAllByRole("button", { name: "Emergencies" })[0] as HTMLElement);
  await screen.findByRole("heading", { name: "Emergencies", level: 1 });
  return app;
}
const region = (name: string) => within(screen.getByRole("region", { name }));

describe("a leak that is answered", () => {
  test("says what to do, what a thief can do, and prepares all of it as one act", async () => {
    const { user } = await open("leak");
    await user.click(screen.getByRole("button", { name: "Go on" }));
    const verdict = await screen.findByText("Move what is liquid now, then swap the rest");
    expect(verdict.parentElement?.textContent).toMatch(/^Do first /);
    expect(screen.getByText(/Send all free TAO away/)).toBeDefined();
    const all = region("All of it in one act");
    expect(all.getByText(/3 acts under one signature, worth about 517/)).toBeDefined();
    const items = all.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(items).toHaveLength(3);
    expect(items[0]).toContain("Send the free TAO away");
    expect(items[1]).toContain("worth about 96");
    expect(all.getByRole("button", { name: "Prepare all 3 in one act" })).toBeDefined();
    // Each can be done by itself as well, in the same order.
    expect(screen.getAllByRole("button", { name: /^Prepare the act: / })).toHaveLength(3);
  });

  test("names what is not in the one act, with the reason", async () => {
    const { user } = await open("leak-partly");
    await user.click(screen.getByRole("button", { name: "Go on" }));
    const alone = within(await screen.findByRole("region", { name: "Not in it, and why" }));
    expect(alone.getByText(/Part of the stake on subnet 64 is locked/)).toBeDefined();
    expect(screen.getByRole("button", { name: "Prepare all 2 in one act" })).toBeDefined();
  });

  test("the act is checked with the chain as it was prepared, and leads back here", async () => {
    const asked: unknown[] = [];
    const { user } = await showApp(snapshot({ coldkeys: [treasury], leaks: [response] }), {
      "leak.look": () => advice,
      "operations.draft": (input) => {
        asked.push(input);
        return { ok: false, fault: { code: "CHAIN_AWAY", facts: {} } };
      },
    });
    await user.click(screen.getAllByRole("button", { name: "Emergencies" })[0] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: "Go on" }));
    await user.click(await screen.findByRole("button", { name: "Prepare all 3 in one act" }));
    await screen.findByRole("heading", { name: "What it costs", level: 1 });
    expect(asked).toEqual([{ operation: advice.batch?.operation }]);
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByRole("heading", { name: "In this order" })).toBeDefined();
  });

  test("a hotkey has to be chosen, and is one of the coldkey's", async () => {
    const { user } = await open("leak-start");
    await user.click(screen.getByRole("button", { name: "A hotkey may have leaked" }));
    await screen.findByRole("heading", { name: "What happened?", level: 1 });
    expect(screen.getByLabelText("Which hotkey")).toBeDefined();
  });
});

describe("drills", () => {
  test("show how each went, also by what was advised instead, and what is due", async () => {
    await open("emergencies");
    const rows = within(screen.getByRole("table", { name: /Drills that were done/ }))
      .getAllByRole("row")
      .map(({ textContent }) => textContent ?? "");
    expect(rows[1]).toContain("2 min 40 s");
    expect(rows[2]).toContain("by what was advised instead");
    expect(rows[3]).toContain("stopped");
    expect(screen.getAllByText("never passed: due now")).toHaveLength(2);
    expect(screen.getByText(/due again since/)).toBeDefined();
    expect(screen.getByRole("button", { name: "Let the governors reset treasury" })).toBeDefined();
  });

  test("are framed on every page while they run, and the swap's wait is skipped from there", async () => {
    const asked: unknown[] = [];
    const { push, user } = await open("drill-running", {
      "rehearsal.advance": (input) => {
        asked.push(input);
        return { atBlock: 1 };
      },
    });
    const frame = within(screen.getByRole("region", { name: "DRILL" }));
    expect(frame.getByRole("timer").textContent).toMatch(/^The swap itself · \d+:\d\d$/);
    expect(frame.queryByRole("button", { name: /^Move time/ })).toBeNull();
    const { snapshot: shown } = emergencyScenes["drill-running"];
    const { swaps } = (await import("../../test/gallery/swap-scenes.ts")).swapScenes["swap-waiting"]
      .snapshot;
    act(() => push({ ...shown, revision: 9, swaps }));
    await user.click(frame.getByRole("button", { name: "Move time: 15,400 blocks" }));
    expect(asked).toEqual([{ blocks: 15_400 }]);
  });

  test("a trouble with the node is chosen by its name", async () => {
    await open("emergencies");
    const trouble = region("Trouble with the node");
    expect(trouble.getByText("Every answer takes five seconds.")).toBeDefined();
    expect(trouble.getByRole("option", { name: "A full pool" })).toBeDefined();
  });
});
