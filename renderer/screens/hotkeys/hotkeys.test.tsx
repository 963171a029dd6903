// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { mining, snapshot, treasury } from "../../test/fixtures.ts";
import {
  delivery,
  hotkeyScenes,
  inDelivery,
  manyHotkeys,
  result,
} from "../../test/gallery/hotkey-scenes.ts";
import { fromMenu, showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const title = (): string => screen.getByRole("heading", { level: 1 }).textContent ?? "";
const rows = (): string[] =>
  within(screen.getByRole("list", { name: "Hotkeys" }))
    .getAllByRole("heading", { level: 3 })
    .map((heading) => heading.textContent ?? "");

const thirty = snapshot({ coldkeys: [treasury, mining], hotkeys: manyHotkeys(30) });

describe("the list of hotkeys", () => {
  test("of three hundred is shown, searched, filtered and sorted", async () => {
    const { user } = await showApp(hotkeyScenes.hotkeys300.snapshot);
    await user.click(button("Hotkeys"));
    expect(rows()).toHaveLength(300);
    const search = screen.getByRole("searchbox", { name: "Find hotkeys" });
    fireEvent.change(search, { target: { value: "miner-10 rack-2" } });
    expect(await screen.findByText("2 of 300 hotkeys")).toBeDefined();
    expect(rows()).toEqual(["miner-101", "miner-107"]);
    fireEvent.change(search, { target: { value: "nobody" } });
    await user.click(await screen.findByRole("button", { name: "Clear filters" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Where" }), "receipt verified");
    expect(await screen.findByText("43 of 300 hotkeys")).toBeDefined();
    await user.selectOptions(screen.getByRole("combobox", { name: "Coldkey" }), "mining-2");
    expect(await screen.findByText(/^4 of 300/)).toBeDefined();
  });

  test("is one stop for Tab: arrows move, Space and Shift select, a slash searches", async () => {
    const { user } = await showApp(thirty);
    await user.click(button("Hotkeys"));
    const stops = screen
      .getAllByRole("checkbox")
      .filter((box) => box.getAttribute("tabindex") === "0");
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    await user.keyboard(" {ArrowDown}{Shift>}{ArrowDown}{/Shift}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Select miner-003");
    expect(screen.getByText("3 hotkeys selected")).toBeDefined();
    await user.keyboard("{End}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Select miner-030");
    await user.keyboard("/");
    expect(document.activeElement?.getAttribute("type")).toBe("search");
  });

  test("gives another name to the one that is selected, and lets it rest", async () => {
    const { user, called } = await showApp(thirty, {
      "keys.rename": () => null,
      "keys.retire": () => null,
    });
    await user.click(button("Hotkeys"));
    expect(screen.queryByRole("button", { name: /^More for/ })).toBeNull();
    await user.click(screen.getByRole("checkbox", { name: "Select miner-003" }));
    await fromMenu(user, "More for miner-003", "Rename");
    const name = await screen.findByLabelText("New name");
    await user.clear(name);
    await user.type(name, "rack2-03{Enter}");
    expect(called.at(-1)?.input).toMatchObject({ name: "rack2-03" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await fromMenu(user, "More for miner-003", "Retire");
    await user.click(await screen.findByRole("button", { name: "Retire it" }));
    expect(called.at(-1)?.name).toBe("keys.retire");
  });

  test("says why a selection cannot be delivered, and forgets what a filter hides", async () => {
    const { user } = await showApp(thirty);
    await user.click(button("Hotkeys"));
    await user.click(button("Select all shown"));
    expect(screen.getByText(/of one coldkey/)).toBeDefined();
    expect(button("Deliver 30 hotkeys")).toHaveProperty("disabled", true);
    const search = screen.getByRole("searchbox", { name: "Find hotkeys" });
    fireEvent.change(search, { target: { value: "miner-00" } });
    expect(await screen.findByText("9 hotkeys selected")).toBeDefined();
  });

  test("labels what is selected", async () => {
    const { user, called } = await showApp(hotkeyScenes.hotkeys3.snapshot, {
      "hotkeys.tag": () => null,
    });
    await user.click(button("Hotkeys"));
    await user.click(button("Select all shown"));
    await user.click(button("Tags"));
    await user.type(screen.getByLabelText("Add tags"), "Rack-2 fast");
    await user.click(screen.getByRole("checkbox", { name: "gpu (2)" }));
    await user.click(button("Save tags"));
    expect(called.at(-1)).toMatchObject({
      name: "hotkeys.tag",
      input: { add: ["rack-2", "fast"], remove: ["gpu"] },
    });
    expect(called.at(-1)?.input).toMatchObject({
      addresses: manyHotkeys(3).map(({ address }) => address),
    });
  });
});

describe("many hotkeys", () => {
  test("are previewed, and a clash is named before anything is asked", async () => {
    const { user } = await showApp(hotkeyScenes.hotkeys3.snapshot);
    await user.click(button("Hotkeys"));
    await user.click(button("Create many"));
    const pattern = screen.getByLabelText("Pattern");
    fireEvent.change(pattern, { target: { value: "miner-{001..064}" } });
    expect(screen.getByText("miner-001 is there already, or its file would be.")).toBeDefined();
    fireEvent.change(pattern, { target: { value: "miner-{101..164}" } });
    expect(screen.getByText("64 hotkeys will be made")).toBeDefined();
    expect(screen.getByText("miner-164")).toBeDefined();
    expect(button("Make 64 hotkeys")).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("Passphrase of treasury"), "a passphrase");
    expect(button("Make 64 hotkeys")).toHaveProperty("disabled", false);
    await user.click(screen.getByRole("radio", { name: "A name and a number" }));
    fireEvent.change(screen.getByLabelText("Name"), { target: { value: "gpu-" } });
    expect(screen.getByText("gpu-10")).toBeDefined();
  });

  test("show how far it is and when the session ends; stopping keeps what is made", async () => {
    let end: (value: unknown) => void = () => undefined;
    const { user, push, called } = await showApp(snapshot({ coldkeys: [treasury] }), {
      "hotkeys.createMany": () =>
        new Promise((resolve) => {
          end = resolve as typeof end;
        }),
      "hotkeys.stopMaking": () => null,
    });
    await user.click(button("Hotkeys"));
    await user.click(button("Create many"));
    fireEvent.change(screen.getByLabelText("Pattern"), { target: { value: "m-{01..64}" } });
    await user.type(screen.getByLabelText("Passphrase of treasury"), "a passphrase");
    await user.click(button("Make 64 hotkeys"));
    expect(title()).toBe("Making 64 hotkeys");
    const { making } = hotkeyScenes.making.snapshot;
    act(() => push(snapshot({ revision: 2, coldkeys: [treasury], making })));
    expect(screen.getByText("20 of 64 made")).toBeDefined();
    expect(screen.getByText(/^The vault's session ends by itself in/)).toBeDefined();
    await user.click(button("Stop here"));
    expect(called.at(-1)?.name).toBe("hotkeys.stopMaking");
    await act(async () =>
      end({ id: "hotkeys-7f3a", made: 20, of: 64, end: "stopped", fault: null }),
    );
    expect(title()).toBe("Stopped: 20 of 64 are made");
  });
});

describe("a delivery", () => {
  test("is planned for one server, whose recipient has to be one", async () => {
    const { user, called } = await showApp(hotkeyScenes.hotkeys3.snapshot, {
      "deliveries.begin": () => ({ id: "delivery-7f3a", ceremony: "deliver-hotkeys-7f3a" }),
    });
    await user.click(button("Hotkeys"));
    await user.click(button("Select all shown"));
    await user.click(button("Deliver 3 hotkeys"));
    fireEvent.change(screen.getByLabelText("Where they go"), { target: { value: "rack" } });
    const recipient = screen.getByLabelText("The server's age recipient");
    fireEvent.change(recipient, { target: { value: "age1short" } });
    expect(button("Go on")).toHaveProperty("disabled", true);
    fireEvent.change(recipient, { target: { value: `age1${"q".repeat(58)} ` } });
    await user.click(button("Go on"));
    expect(called.at(-1)).toMatchObject({
      name: "deliveries.begin",
      input: { server: "rack", method: { kind: "age", recipient: `age1${"q".repeat(58)}` } },
    });
  });

  test("asks for a folder and both passphrases before anything leaves", async () => {
    const start = hotkeyScenes.deliverRelease.snapshot;
    const { user, called } = await showApp(start, {
      "deliveries.chooseFolder": () => ({ name: "USB STICK" }),
      "deliveries.release": () => ({
        ok: false,
        fault: { code: "WRONG_PASSPHRASE", facts: { maybeDamaged: true } },
      }),
    });
    await user.click(button("Hotkeys"));
    await user.click(button("Go on with the delivery to gpu-rack-2"));
    expect(screen.getByText("1 of 2 hotkeys have left")).toBeDefined();
    await user.type(screen.getByLabelText("Passphrase of treasury"), "one");
    await user.type(screen.getByLabelText("Passphrase of the files"), "seven copper herons");
    await user.type(screen.getByLabelText("Once more"), "seven copper heron");
    expect(screen.getByText("The two are not the same.")).toBeDefined();
    await user.type(screen.getByLabelText("Once more"), "s");
    expect(button("Release them")).toHaveProperty("disabled", true);
    await user.click(button("Choose a folder"));
    await user.click(button("Release them"));
    expect(called.at(-1)).toMatchObject({ name: "deliveries.release" });
    expect(await screen.findByText(/does not open/)).toBeDefined();
  });

  test("shows what lies in the folder, that it holds no coldkey, and what to do", async () => {
    const { user } = await showApp(hotkeyScenes.deliverCarry.snapshot, {
      "deliveries.result": () => result,
    });
    await user.click(button("Hotkeys"));
    await user.click(button("Go on with the delivery to gpu-rack-2"));
    expect(await screen.findByText("It holds no coldkey")).toBeDefined();
    expect(screen.getByText(/6 secrets, each of one of these 2 hotkeys/)).toBeDefined();
    expect(screen.getByText("This drive keeps no permissions")).toBeDefined();
    expect(screen.getByText(/sha256sum install-delivery-7f3a.sh/)).toBeDefined();
  });

  test("takes a receipt, and says what it proves; revoking needs a reason", async () => {
    const { user, called } = await showApp(
      snapshot({
        coldkeys: [treasury, mining],
        hotkeys: manyHotkeys(3),
        deliveries: [delivery({ state: "delivered", receipt: null })],
      }),
      {
        "deliveries.readReceipt": () => ({
          ...{ delivery: "delivery-7f3a", host: "gpu", proved: 2, reported: 2, of: 2 },
          state: "verified",
        }),
        "deliveries.revoke": () => null,
      },
    );
    await user.click(button("Hotkeys"));
    await user.click(button("Read a receipt"));
    fireEvent.change(screen.getByLabelText("Receipt"), { target: { value: "coldkey-…" } });
    await user.click(button("Check it"));
    expect(await screen.findByText("gpu-rack-2 holds all 2 hotkeys")).toBeDefined();
    await user.click(button("Close"));
    await user.click(button("Revoke the delivery to gpu-rack-2"));
    expect(button("Revoke it")).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("radio", { name: "somebody else may have them" }));
    expect(screen.getByText(/Replace these hotkeys on the chain/)).toBeDefined();
    await user.click(button("Revoke it"));
    expect(called.at(-1)).toEqual({
      name: "deliveries.revoke",
      input: { id: "delivery-7f3a", reason: "leaked" },
    });
  });

  test("that is under way is listed to be resumed", async () => {
    const { user } = await showApp(
      snapshot({
        coldkeys: [treasury],
        hotkeys: manyHotkeys(3),
        ceremonies: [inDelivery("ready")],
        deliveries: [delivery({ state: "planned", leftAtMs: null, receipt: null })],
      }),
    );
    await user.click(button("Hotkeys"));
    await user.click(button("Resume the delivery of hotkeys of treasury"));
    expect(title()).toBe("Before anything leaves");
  });
});
