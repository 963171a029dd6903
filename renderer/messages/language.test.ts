// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { inPseudo } from "../test/gallery/pseudo-eyes.mjs";
import { en } from "./en.ts";
import { explain } from "./faults.ts";
import { kindName } from "./journal.ts";
import { proposed, speak } from "./language.ts";
import { lengthen } from "./pseudo.ts";
import { spaced } from "./zh/spacing.ts";

test("the system's language is only a proposal, and only for a language that is there", () => {
  expect(proposed(["zh-CN", "en"])).toBe("zh");
  expect(proposed(["zh-Hans-SG"])).toBe("zh");
  // Traditional characters are another script: nobody is given the wrong one.
  expect(proposed(["zh-TW"])).toBeNull();
  expect(proposed(["zh-Hant-HK"])).toBeNull();
  expect(proposed(["ko", "zh-CN"])).toBeNull();
  expect(proposed([])).toBeNull();
});

test("English is spoken until another language is chosen", async () => {
  await speak(null);
  expect(en.keys.title).toBe("Keys");
});

test("what was given to a sentence stays as it is", () => {
  expect(lengthen("Open treasury again", ["treasury"])).toMatch(/^\[Øpéñ|treasury/);
  expect(lengthen("Open treasury again", ["treasury"])).toContain("treasury");
  expect(lengthen("τ")).toBe("τ");
});

test("the gallery finds in the pseudo-locale what it knows in English", () => {
  const again = lengthen("Open treasury again", ["treasury"]);
  expect(again).toMatch(inPseudo("Open treasury again", true));
  expect(again).toMatch(inPseudo("treasury"));
  expect(again).toMatch(inPseudo(/^Open .* again$/));
  // One sentence in another.
  const entries = lengthen("1,284 entries");
  expect(lengthen(`Intact: ${entries}`, [entries])).toMatch(
    inPseudo("Intact: 1,284 entries", true),
  );
  const network = lengthen("Network and nodes");
  expect(lengthen(`${network}: a`, [network])).toMatch(inPseudo("Network and nodes: a", true));
  expect(again).not.toMatch(inPseudo("Open treasury", true));
  expect(again).not.toMatch(inPseudo("Close"));
});

test("Chinese has a space beside Latin and none between characters, whatever a sentence is given", async () => {
  expect(spaced("验证 treasury 的 卡片 A", ["treasury", "卡片 A"])).toBe("验证 treasury 的卡片 A");
  expect(spaced("由 王 芳 保管", ["王 芳"])).toBe("由王 芳保管");
  await speak("zh");
  expect(en.networks.use(en.networks.name("rehearsal", null))).toBe("使用演练网络");
  expect(en.networks.use(en.networks.name("finney", null))).toBe("使用 Finney");
  expect(en.backup.proveFor("卡片 A")).toBe("再次验证：卡片 A");
  const lostCopy = (label: string) => explain({ code: "COPY_IS_LOST", facts: { label } }).happened;
  expect(lostCopy("Card A")).toBe("Card A 已登记为丢失或销毁。");
  expect(lostCopy("卡片 A 甲")).toBe("卡片 A 甲已登记为丢失或销毁。");
});

test("the pseudo-locale turns every sentence, also of refusals and of the journal", async () => {
  const words = en.keys;
  await speak("pseudo");
  expect(document.documentElement.lang).toBe("en-XA");
  // What holds a part of the words has the new ones as well.
  expect(words.title).toMatch(/^\[.+\]$/);
  expect(en.keys.resume("main")).toMatch(/^\[.*main.*\]$/);
  expect(kindName("app.started")).toMatch(/^\[.+\]$/);
  expect(explain({ code: "SOMETHING_NEW", facts: {} }).lost).toMatch(/^\[.+\]$/);
});
