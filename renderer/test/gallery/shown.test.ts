/** No screen without a picture: what the gallery has shown, against what there is to show. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pictures } from "./pictures.mjs";
import { scenes } from "./scenes.ts";
import shown from "./shown.json" with { type: "json" };

const source = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const names = new Set(pictures.map(({ name }) => name));
/** Written by the gallery as it takes the pictures; one that is gone counts no more. */
const seen = new Set(Object.entries(shown).flatMap(([name, at]) => (names.has(name) ? [at] : [])));

test("every screen has a picture in the gallery (take it: npm run gallery -- NAME)", () => {
  const cases = source("../../app/current-screen.tsx").matchAll(/case "([a-z-]+)":/g);
  const screens = [...cases].map(([, at]) => at);
  expect(screens.length).toBeGreaterThan(30);
  const others = ["first-start", "swap-alarm", "gap-alarm", "journal-alarm"];
  expect([...screens, ...others].filter((at) => at !== undefined && !seen.has(at))).toEqual([]);
});

test("every kind of ceremony has a scene", () => {
  const kinds = source("../../screens/ceremony/kind-places.ts").matchAll(/^ {2}"([a-z-]+)": "/gm);
  const known = [...kinds].map(([, kind]) => kind);
  expect(known.length).toBeGreaterThan(10);
  const asked = new Set(pictures.map(({ scene }) => scene));
  const inScenes = new Set(
    Object.entries(scenes).flatMap(([name, { snapshot }]) =>
      asked.has(name) ? snapshot.ceremonies.map(({ kind }) => kind) : [],
    ),
  );
  expect(known.filter((kind) => kind !== undefined && !inScenes.has(kind))).toEqual([]);
});

test("every picture has a scene, and a name of its own", () => {
  expect(pictures.filter(({ scene }) => !(scene in scenes)).map(({ name }) => name)).toEqual([]);
  expect(names.size).toBe(pictures.length);
});
