// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import type { FolderImport, WalletFile } from "../../../../preload/contract.ts";
import type { Answers } from "../../../test/fake-bridge.ts";
import { GPU, MINING, snapshot, TREASURY, treasury, VALIDATOR } from "../../../test/fixtures.ts";
import { showApp } from "../../../test/show-app.tsx";

afterEach(cleanup);

const file = (part: Partial<WalletFile>): WalletFile => ({
  id: "file-0001",
  role: "coldkey",
  name: "coldkey",
  format: "nacl",
  needsPassphrase: true,
  weaknesses: ["SOURCE_CONSTANT_SALT"],
  address: MINING,
  wordCount: null,
  state: "found",
  hereAs: null,
  suggested: "mining",
  fault: null,
  ...part,
});
const hotkey = (part: Partial<WalletFile> = {}): WalletFile =>
  file({
    ...{ id: "file-0002", role: "hotkey", name: "gpu-1", suggested: "gpu-1", format: "plain" },
    ...{ needsPassphrase: false, address: VALIDATOR, weaknesses: ["SOURCE_UNENCRYPTED"] },
    ...part,
  });
const folder = (files: readonly WalletFile[], coldkey = MINING): FolderImport => ({
  id: "folder-0001",
  folder: "wallets",
  isComplete: true,
  progress: null,
  wallets: [{ id: "wallet-0001", name: "mining", coldkey, pubDiffers: false, files: [...files] }],
});
const answers: Answers = {
  "importFolder.choose": () => true,
  "importFolder.open": () => ({ opened: 1, refused: 0 }),
  "importFolder.store": () => ({ stored: 2, failed: 0, isStopped: false }),
  "importFolder.watch": () => ({ added: 1, failed: 0 }),
  "importFolder.removeSources": () => ({ removed: 2, notOverwritten: 0, kept: [] }),
  "importFolder.stop": () => null,
  "importFolder.leave": () => null,
  "passphrase.judge": () => ({ score: 4, guessesLog10: 17, isEnough: true, hints: [] }),
};

async function toList(found: FolderImport, part: Parameters<typeof snapshot>[0] = {}) {
  const state = (next: FolderImport) => snapshot({ profile: "vault", folderImport: next, ...part });
  const app = await showApp(state(found), answers);
  await app.user.click(screen.getByRole("button", { name: "Import keys" }));
  await app.user.click(screen.getByRole("button", { name: "Choose a folder" }));
  await screen.findByRole("heading", { level: 1, name: /in wallets$/ });
  return { ...app, push: (next: FolderImport) => app.push(state(next)) };
}
const boxes = () =>
  screen.getAllByRole<HTMLInputElement>("checkbox").map((box) => [box.checked, box.disabled]);
const press = (name: string | RegExp) => screen.getByRole("button", { name });

describe("wallets that were found", () => {
  test("are chosen when they are new, and not when they are here or cannot be brought", async () => {
    await toList(
      folder([
        file({ hereAs: "treasury" }),
        hotkey(),
        hotkey({ id: "file-0003", format: null, fault: { code: "KEYFILE_UNKNOWN", facts: {} } }),
      ]),
    );
    expect(boxes()).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
    expect(screen.getByText("already here as treasury")).toBeTruthy();
    expect(screen.getByText("This is not a key file that the app knows.")).toBeTruthy();
    expect(screen.getByText("1 chosen")).toBeTruthy();
  });

  test("say so when there is none, and when there is more than was looked at", async () => {
    await toList({ ...folder([]), wallets: [], isComplete: false });
    expect(screen.getAllByText("No wallet in wallets").length).toBeGreaterThan(0);
    expect(screen.getByText(/There is more in this folder/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Go on with these" })).toBeNull();
  });

  test("are opened, named, sealed and reported; the files only removed by the long gesture", async () => {
    const { user, push, called, sent } = await toList(folder([file({}), hotkey()]));
    await user.click(press("Go on with these"));
    await screen.findByRole("heading", { level: 1, name: "Open what is encrypted" });
    expect(called.at(-1)).toEqual({
      name: "importFolder.open",
      input: { files: ["file-0002"], passphrase: null },
    });
    await user.type(screen.getByLabelText("Passphrase for the files of mining"), "old one{Enter}");
    const opening = called.filter(({ name }) => name === "importFolder.open").at(-1)?.input;
    const ticket = String(Reflect.get(Object(opening), "passphrase"));
    expect(new TextDecoder().decode(sent.get(ticket))).toBe("old one");
    push(folder([file({ state: "open", wordCount: 12 }), hotkey({ state: "open" })]));
    await user.click(await screen.findByRole("button", { name: "Go on" }));
    await screen.findByRole("heading", { level: 1, name: "This is what was found" });
    const name = screen.getByLabelText<HTMLInputElement>("Name of the coldkey mining");
    expect(name.value).toBe("mining");
    await user.clear(name);
    expect(press("Go on to the passphrase").hasAttribute("disabled")).toBe(true);
    await user.type(name, "old-mining");
    await user.click(press("Go on to the passphrase"));
    await user.type(screen.getByLabelText("Passphrase"), "new passphrase");
    await user.type(screen.getByLabelText("Passphrase again"), "new passphrase");
    await screen.findByText(/^Enough/);
    await user.click(press("Seal and store 2 keys"));
    expect(called.find((call) => call.name === "importFolder.store")?.input).toMatchObject({
      keys: [
        { file: "file-0001", name: "old-mining" },
        { file: "file-0002", name: "gpu-1" },
      ],
      under: null,
    });
    push(
      folder([
        file({ state: "stored", hereAs: "old-mining" }),
        hotkey({ state: "stored", hereAs: "gpu-1" }),
      ]),
    );
    await screen.findByRole("heading", { level: 1, name: "2 keys are here now" });
    await user.click(press("Remove the 2 old files"));
    expect(screen.getByText(/On flash memory/)).toBeTruthy();
    expect(press(/^Hold to remove/).hasAttribute("disabled")).toBe(true);
    expect(called.some((call) => call.name === "importFolder.removeSources")).toBe(false);
    await user.click(press("Keep the files"));
    await user.click(press("Go to the keys"));
    expect(called.at(-1)?.name).toBe("importFolder.leave");
  });

  test("with a name of look-alike letters, or one that is taken, ask for another", async () => {
    const { user, push } = await toList(folder([file({ suggested: null })]), {
      coldkeys: [treasury],
    });
    await user.click(press("Go on with these"));
    push(folder([file({ suggested: null, state: "open" })]));
    await user.click(await screen.findByRole("button", { name: "Go on" }));
    expect(await screen.findByText(/letters that look like others/)).toBeTruthy();
    await user.type(screen.getByLabelText("Name of the coldkey mining"), "treasury");
    expect(screen.getByText("This name is used twice.")).toBeTruthy();
    expect(press("Go on to the passphrase").hasAttribute("disabled")).toBe(true);
  });

  test("under a coldkey that is here ask for its passphrase, not for a new one", async () => {
    const { user, push, called } = await toList(folder([hotkey()], TREASURY), {
      coldkeys: [treasury],
    });
    await user.click(press("Go on with these"));
    push(folder([hotkey({ state: "open" })], TREASURY));
    await user.click(await screen.findByRole("button", { name: "Go on" }));
    await user.click(await screen.findByRole("button", { name: "Go on to the passphrase" }));
    await screen.findByRole("heading", { level: 1, name: "Seal one hotkey under treasury" });
    await user.type(screen.getByLabelText("Passphrase of treasury"), "its passphrase{Enter}");
    expect(called.find((call) => call.name === "importFolder.store")?.input).toMatchObject({
      under: TREASURY,
    });
  });

  test("without a key become watch-only entries", async () => {
    const pub = file({
      ...{ role: "coldkeypub", name: "coldkeypub.txt", format: "public", address: GPU },
      ...{ needsPassphrase: false, weaknesses: [] },
    });
    const { user, called } = await toList(folder([pub], GPU));
    await user.click(press("Go on with these"));
    await user.click(await screen.findByRole("button", { name: "Go on" }));
    await user.click(await screen.findByRole("button", { name: "Watch it" }));
    expect(called.find((call) => call.name === "importFolder.watch")?.input).toEqual({
      entries: [{ file: "file-0001", name: "mining" }],
    });
  });

  test("show how far the work is, and stop when asked", async () => {
    const { user, push, called } = await toList(folder([file({}), hotkey()]));
    await user.click(press("Go on with these"));
    push({ ...folder([file({}), hotkey()]), progress: { step: "opening", done: 3, of: 40 } });
    const status = await screen.findByText(/3 of 40/);
    expect(
      within(status.parentElement ?? document.body).getByText(/opening the files/),
    ).toBeTruthy();
    await user.click(press("Stop"));
    expect(called.at(-1)?.name).toBe("importFolder.stop");
    expect(screen.getByText("Stopping after this file")).toBeTruthy();
  });
});
