/** Runs in the page before the renderer: puts the fake bridge of the wanted scene where the preload's would be. */

import { Language } from "../../../preload/contract.ts";
import { fakeBridge } from "../fake-bridge.ts";
import { WORDS } from "../fixtures.ts";
import { answersOf, scenes } from "./scenes.ts";

declare global {
  interface Window {
    galleryUnlisted?: readonly string[];
  }
}

const asked = new URLSearchParams(location.search);
const name = asked.get("scene") ?? "";
const scene = scenes[name];
if (!scene) throw new Error(`No scene ${name}`);
const language = Language.options.find((one) => one === asked.get("language")) ?? null;
const fake = fakeBridge({ ...scene.snapshot, language }, answersOf(name), WORDS);
window.galleryUnlisted = fake.unlisted;
Object.defineProperty(window, "workstation", { value: fake.bridge });
