/** When the page may ask for a camera: in every profile, never while words can be on the screen. */
import { afterEach, expect, test } from "vitest";
import { type Core, openCore } from "./harness.ts";
import { PASSPHRASE, prepareColdkey } from "./steps.ts";

let core: Core;
afterEach(() => core.close());

test("a camera is opened in a profile without keys as well, and shut", async () => {
  core = await openCore();
  expect(await core.ask("camera.open", null)).toMatchObject({ ok: false });
  await core.get("app.chooseProfile", { profile: "desk" });
  expect(await core.get("camera.open", null)).toBeNull();
  expect(await core.get("camera.shut", null)).toBeNull();
});

test("a system that says no is told as what it is", async () => {
  core = await openCore({ cameras: [false, true] });
  await core.get("app.chooseProfile", { profile: "vault" });
  const refused = await core.ask("camera.open", null);
  expect(refused).toMatchObject({ ok: false, fault: { code: "CAMERA_DENIED" } });
  expect(await core.get("camera.open", null)).toBeNull();
});

test("no camera is on while a ceremony can show words, whatever the page asks for", async () => {
  core = await openCore();
  await core.get("app.chooseProfile", { profile: "combined" });
  const id = await prepareColdkey(core, "treasury");
  const passphrase = await core.send(PASSPHRASE);
  await core.get("creation.seal", { id, passphrase, throws: null, sides: null });
  const refused = await core.ask("camera.open", null);
  expect(refused).toMatchObject({ ok: false, fault: { code: "CAMERA_WHILE_WORDS_OPEN" } });
  await core.get("ceremonies.leave", { id });
  expect(await core.get("camera.open", null)).toBeNull();
});
