/**
 * Codes by camera, for real: what `ShowCodes` shows is photographed, made as bad as a cheap webcam makes it, and played to
 * Chromium's camera, before which `ScanCodes` reads it. Then the app's own way to a camera: permission, picture, message.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { modulesOfText } from "../../renderer/lib/codes/draw.ts";
import { lumaOfModules } from "../camera/luma.ts";
import { NOISY, writeRecording } from "../camera/recording.ts";
import { openStage, pictureCodes, picturesShown } from "../camera/stage.ts";
import { carry, type Side, sign } from "../core/pair.ts";
import { createColdkey, type Hands } from "../core/steps.ts";
import { launchApp } from "../electron-on-chromium/launch.ts";
import { handsAt } from "./bridge.ts";
import { APP_DIR, chooseProfile, closeApp, goTo, inspect } from "./workstation.ts";

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "camera-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("A row of codes is read from a noisy, shaking, mixed-up recording of it, whole and exact", async () => {
  const bytes = Uint8Array.from({ length: 1300 }, (_, index) => (index * 37 + (index >> 8)) & 0xff);
  const recording = join(folder, "row.y4m");
  const shown = await openStage(null);
  const codes = await pictureCodes(shown, "coldkey-request", bytes, 20);
  expect(await shown.violations()).toEqual([]);
  await shown.close();
  writeRecording(recording, codes, 8, NOISY, 1);

  const scanning = await openStage(recording);
  const { page } = scanning;
  await page.evaluate(() => window.startScanning("coldkey-request"));
  await expect(page.getByText(/of 7 parts/)).toBeVisible({ timeout: 20_000 });
  await page.waitForFunction(() => window.scan?.doneAtMs !== null, undefined, { timeout: 60_000 });
  const scan = await page.evaluate(() => window.scan);
  expect(scan?.type).toBe("coldkey-request");
  expect(Uint8Array.from(scan?.bytes ?? [])).toEqual(bytes);
  // The camera is off, and nothing that the page did was against its policy.
  expect(await page.locator("video").count()).toBe(0);
  expect(await scanning.violations()).toEqual([]);
  await scanning.close();
});

/** Runs in the page: a hotkey that has left for a server, by the calls that the screens make. */
async function deliverHotkey(): Promise<void> {
  const bridge = window.workstation;
  const value = async <T>(
    reply: Promise<{ ok: true; value: T } | { ok: false; fault: object }>,
  ) => {
    const answer = await reply;
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  const send = async (bytes: Uint8Array): Promise<string> => {
    const { ticket } = await value(bridge.secrets.open({ direction: "in" }));
    bridge.secrets.send(ticket, bytes);
    return ticket;
  };
  const passphrase = () => send(new TextEncoder().encode("violet anchor 72 drifting kettles"));
  const begun = { kind: "create-coldkey", subject: null, target: null } as const;
  const { id } = await value(bridge.ceremonies.begin(begun));
  const say = (step: string, answer: Record<string, unknown>) =>
    value(bridge.ceremonies.answer({ id, step, answer: answer as never, exceptions: [] }));
  const copies = [{ medium: "paper", place: "Here", custodian: "" }];
  await say("name", { name: "mining", wordCount: 12 });
  await say("plan", { copies, laptop: "", slip: "" });
  const ticked = ["alone", "cameras", "sharing", "network", "pen"];
  await say("room", { ticked, operator: "", witness: "" });
  await value(
    bridge.creation.seal({ id, passphrase: await passphrase(), throws: null, sides: null }),
  );
  const { ticket: out } = await value(bridge.secrets.open({ direction: "out" }));
  const arriving = bridge.secrets.receive(out);
  await value(bridge.creation.words({ id, out, half: null }));
  const written = await arriving;
  await say("write-1", {});
  await value(bridge.creation.prove({ id, phrase: await send(written) }));
  const copy = { label: "Card A", medium: "paper", place: "Here", custodian: "", serial: "" };
  await say("record", copy);
  const { coldkeys } = await value(bridge.app.snapshot(null));
  const [coldkey] = coldkeys;
  if (coldkey === undefined) throw new Error("No coldkey was made");
  const { address } = await value(
    bridge.hotkeys.create({
      coldkey: coldkey.address,
      name: "gpu-1",
      passphrase: await passphrase(),
    }),
  );
  const method = { kind: "folder", isEncrypted: false } as const;
  const planned = await value(
    bridge.deliveries.begin({ hotkeys: [address], server: "gpu-rack-2", method }),
  );
  const ready = { ticked: ["drive", "sharing"] };
  const step = { id: planned.ceremony, step: "ready", answer: ready, exceptions: [] };
  await value(bridge.ceremonies.answer(step));
  await value(bridge.deliveries.chooseFolder({ id: planned.id }));
  const release = { id: planned.id, passphrase: await passphrase(), outgoing: null };
  await value(bridge.deliveries.release(release));
}

const RECEIPT = `coldkey-workstation-receipt 1
delivery deliver-hotkeys-7f3a
challenge ${"5f".repeat(32)}
host gpu-rack-2
time 2026-11-27T18:00:00Z
hotkey 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY -
end
`;

test("The app's camera is on while a receipt is scanned, only then, and never with a microphone", async () => {
  const recording = join(folder, "receipt.y4m");
  writeRecording(recording, [lumaOfModules(modulesOfText(RECEIPT), 6)], 1, NOISY, 2);
  const app = await launchApp({ appDir: APP_DIR, args: [`--recorded-camera=${recording}`] });
  const { page } = app;
  await page.setViewportSize({ width: 1360, height: 860 });
  const cameraAlone = (kind: "video" | "audio"): Promise<string> =>
    page.evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia({ [wanted]: true }).then(
          () => "granted",
          (error: Error) => error.name,
        ),
      kind,
    );
  await chooseProfile({ app, page, look: async () => undefined }, "Combined");
  expect(await cameraAlone("video")).toBe("NotAllowedError");

  await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [folder] });
  await page.evaluate(deliverHotkey);
  await goTo(page, "Hotkeys");
  await page.getByRole("button", { name: "Read a receipt" }).click();
  await page.getByRole("button", { name: "Scan it" }).click();
  await expect(page.getByText(/Its pictures stay in this window/)).toBeVisible();
  // The receipt is read from the picture and refused by the core: this workstation has made no such delivery.
  await expect(page.getByRole("textbox", { name: "Receipt" })).toHaveValue(RECEIPT, {
    timeout: 30_000,
  });
  await expect(page.getByRole("alert")).toContainText(/delivery/i);
  await inspect(page, "receipt-scanned");
  expect(await page.locator("video").count()).toBe(0);
  expect(await cameraAlone("video")).toBe("NotAllowedError");
  await page.evaluate(() => window.workstation.camera.open(null));
  expect(await cameraAlone("audio")).toBe("NotAllowedError");
  expect(await cameraAlone("video")).toBe("granted");
  await closeApp({ app, page, look: async () => undefined });
});

/** What the steps of two cores need of a side that is given everything by its camera. */
const sideWith = (core: Hands): Side<Hands> => {
  const nothing = (): never => {
    throw new Error("No stick here");
  };
  return { core, open: nothing, openBytes: nothing, choose: nothing, write: nothing };
};

/** Many more than a request has parts: what the camera loses comes again only when the recording begins anew. */
const SHOWN = 48;

test("Two apps before one another's cameras: a request crosses as codes, and its signature comes back as codes", async () => {
  test.setTimeout(240_000);
  const open = async (profile: "Desk" | "Vault", recording: string) => {
    const app = await launchApp({
      appDir: APP_DIR,
      args: ["--rehearsal-block-ms=700", `--recorded-camera=${recording}`],
    });
    await app.page.setViewportSize({ width: 1360, height: 860 });
    await app.page.emulateMedia({ reducedMotion: "reduce" });
    const side = { app, page: app.page, look: async () => undefined };
    await chooseProfile(side, profile);
    return side;
  };
  // What each camera sees is written when the other side has shown it.
  const seenBy = { desk: join(folder, "desk.y4m"), vault: join(folder, "vault.y4m") };
  const blank = [lumaOfModules(modulesOfText("nothing yet"), 6)];
  for (const path of Object.values(seenBy)) writeRecording(path, blank, 1, NOISY, 1);
  const desk = await open("Desk", seenBy.desk);
  const vault = await open("Vault", seenBy.vault);
  const [deskHands, vaultHands]: Hands[] = [await handsAt(desk.page), await handsAt(vault.page)];
  if (deskHands === undefined || vaultHands === undefined) throw new Error("No hands");
  const coldkey = await createColdkey(vaultHands, "treasury");
  await deskHands.get("watch.add", { address: coldkey, name: "treasury" });
  await deskHands.get("faucet.request", { address: coldkey });
  await carry(
    { desk: sideWith(deskHands) },
    {
      ...{ kind: "transfer", coldkey, destination: coldkey, amountRao: 1_000_000_000n },
    },
  );

  await goTo(desk.page, "Crossings");
  await desk.page.getByRole("button", { name: /^Open: / }).click();
  await desk.page.getByRole("button", { name: "Show it as codes" }).click();
  writeRecording(seenBy.vault, await picturesShown(desk.page, SHOWN), 8, NOISY, 1);
  await desk.page.getByRole("button", { name: "Done" }).click();
  await expect(desk.page.getByText(/^It was shown as codes/)).toBeVisible();

  await goTo(vault.page, "Sign");
  await vault.page.getByRole("button", { name: "Scan codes" }).first().click();
  await expect(vault.page.getByText("It waits below for your review.")).toBeVisible({
    timeout: 60_000,
  });
  const { crossing } = await vaultHands.get("app.snapshot", null);
  await sign({ vault: sideWith(vaultHands) }, crossing.arrived[0]?.id ?? "");
  await vault.page.getByRole("button", { name: /^Show the signature/ }).click();
  writeRecording(seenBy.desk, await picturesShown(vault.page, SHOWN / 3), 8, NOISY, 2);
  await vault.page.getByRole("button", { name: "Done" }).click();

  await goTo(desk.page, "Crossings");
  await desk.page.getByRole("button", { name: "Scan codes" }).first().click();
  await expect(desk.page.getByText("It fits its request. It was sent to the chain.")).toBeVisible({
    timeout: 60_000,
  });
  await deskHands.until("it is final", ({ activities }) => activities[0]?.outcome.isFinal === true);
  await closeApp(vault);
  await closeApp(desk);
});
