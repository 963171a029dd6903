/** Runs in the page before the renderer: puts the fake bridge of the wanted scene where the preload's would be. */
import { fakeBridge } from "../fake-bridge.ts";
import { WORDS } from "../fixtures.ts";
import { answersOf, scenes } from "./scenes.ts";

declare global {
  interface Window {
    galleryUnlisted?: readonly string[];
  }
}

const name = new URLSearchParams(location.search).get("scene") ?? "";
const scene = scenes[name];
if (!scene) throw new Error(`No scene ${name}`);
const fake = fakeBridge(scene.snapshot, answersOf(name), WORDS);
window.galleryUnlisted = fake.unlisted;
Object.defineProperty(window, "workstation", { value: fake.bridge });
