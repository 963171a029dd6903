/** A second language is complete or none: whoever adds a sentence adds its twin. */
import { expect, test } from "vitest";
import { ceremonies } from "../../renderer/messages/en/ceremonies.ts";
import { en } from "../../renderer/messages/en.ts";
import { catalogue, type FactReader } from "../../renderer/messages/faults.ts";
import { factWords, kindWords } from "../../renderer/messages/journal.ts";
import { zh } from "../../renderer/messages/zh.ts";
import { digestsNow, recorded, sentencesOf, unread } from "../../tools/twins.mjs";

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;

/** Paths of English that the translation has nothing for. */
function missing(english: Tree, translation: Tree, path = ""): string[] {
  return Object.entries(english).flatMap(([name, value]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const twin = translation[name];
    if (isTree(value)) return missing(value, isTree(twin) ? twin : {}, here);
    return twin === undefined && !isSame(here, value) ? [here] : [];
  });
}

/** Sentences are never the same in Chinese; names, terms and signs are, and what only formats. */
const TERMS =
  /^(Coldkey Workstation|Coldkey|Hotkey|UID|Alpha|Discord|Combined|Vault|Desk|SHA256SUMS(\.sig)?|owner\/name|[^A-Za-z]*)$/;
/** Functions that put things together without a word. */
const WORDLESS = new Set([
  ...["app.titled", "strip.profile", "strip.node", "tagging.removeTag", "deliver.madeName"],
  ...["deliveries.at", "book.look.named", "care.unlock.value", "care.unlock.measuredValue"],
  ...["crossing.taken.file", "pairing.kind", "act.register.hotkeyOption", "act.register.preset"],
  ...["act.review.freeThen", "act.review.callName", "deeds.percent", "deeds.share"],
  ...["deeds.trade.lossOf", "drills.running", "drills.span", "drills.date", "emergencies.block"],
  ...["managing.typeOption", "staking.hotkeyOption", "staking.toleranceOption", "language.name"],
  ...["import.mayBeKnown", "leak.doneAt", "lock.shortcut", "paper.transcripts.when"],
  ...["paper.transcript.version", "networks.versionOf", "portfolio.own", "portfolio.history.date"],
  ...["portfolio.history.tao", "portfolio.stake.amount", "portfolio.stake.unit"],
  ...[
    "portfolio.hotkeys.takeOf",
    "portfolio.hotkeys.share",
    "subnet.alpha",
    "subnet.amount",
    "subnet.share",
  ],
  ...["swap.timeline.blocks", "swap.timeline.between", "swap.timeline.block"],
]);
const isSame = (path: string, value: unknown): boolean =>
  WORDLESS.has(path) || (typeof value === "string" && TERMS.test(value));

test("every sentence of the screens has its twin in Chinese (renderer/messages/zh)", () => {
  expect(missing(en, zh.words as Tree)).toEqual([]);
});

test("every refusal has its twin in Chinese (renderer/messages/zh/faults)", () => {
  expect(Object.keys(catalogue).length).toBeGreaterThan(300);
  expect(Object.keys(catalogue).filter((code) => zh.late.faults[code] === undefined)).toEqual([]);
});

/** Of a refusal of which nothing is known but its code. */
const bare: FactReader = {
  text: () => "x",
  number: () => "2",
  counted: (_name, _one, other) => `2 ${other}`,
  tao: () => "1.000 τ",
  alpha: () => "1.000 α",
  has: () => false,
};

test.each([
  ["English", catalogue],
  ["Chinese", zh.late.faults],
] as const)(
  "every refusal in %s says what happened, what is lost and what to do, in sentences",
  (_, said) => {
    const unsaid = Object.entries(said).flatMap(([code, explain]) =>
      Object.entries(explain(bare))
        .filter(([, text]) => !/^\S.*[.?!。？！”]$/su.test(text) || /undefined|\[object/.test(text))
        .map(([question, text]) => `${code} ${question}: ${text}`),
    );
    expect(unsaid).toEqual([]);
  },
);

test("every kind and fact of the journal has its twin in Chinese (renderer/messages/zh/kinds.ts)", () => {
  expect(Object.keys(kindWords).filter((kind) => zh.late.kinds[kind] === undefined)).toEqual([]);
  expect(Object.keys(factWords).filter((fact) => zh.late.facts[fact] === undefined)).toEqual([]);
});

test("nothing translated is left of what English no longer has", () => {
  expect(Object.keys(zh.late.faults).filter((code) => catalogue[code] === undefined)).toEqual([]);
  const kinds: Tree = kindWords;
  expect(Object.keys(zh.late.kinds).filter((kind) => kinds[kind] === undefined)).toEqual([]);
  const facts: Tree = factWords;
  expect(Object.keys(zh.late.facts).filter((fact) => facts[fact] === undefined)).toEqual([]);
});

test("every step of every ceremony is named in Chinese", () => {
  const spoken = zh.words.ceremonies?.kind;
  for (const kind of KINDS) {
    const english = ceremonies.kind(kind);
    const chinese = spoken?.(kind);
    expect(Object.keys(english.steps).length, kind).toBeGreaterThan(0);
    expect(Object.keys(chinese?.steps ?? {}), kind).toEqual(Object.keys(english.steps));
    expect(Object.keys(chinese?.facts ?? {}), kind).toEqual(Object.keys(english.facts));
    expect(Object.keys(chinese?.values ?? {}), kind).toEqual(Object.keys(english.values ?? {}));
    expect(Object.values(chinese?.steps ?? {}).join(""), kind).toMatch(/\p{Script=Han}/u);
  }
});

test("no English sentence changed since its Chinese was read against it", () => {
  expect(
    unread(digestsNow(), recorded()),
    "Bring the Chinese of these sentences up to date, then: npm run twins",
  ).toEqual([]);
});

test("a sentence is its words, not the code around them", () => {
  const said = (source: string) => sentencesOf("en/x.ts", source);
  const before = said(
    `export const x = { y: { z: (n: number) => \`\${n} keys\`, code: "same" } };`,
  );
  expect(before).toEqual(
    said(
      `export const x = { y: { z: (count: number) => \`\${count} keys\`, code: "same" } } as const;`,
    ),
  );
  expect([...before.keys()]).toEqual(["x.y.z", "x.y.code"]);
  const { "en/x.ts": now } = { "en/x.ts": { "x.y.z": "new", "x.y.code": "old" } };
  expect(unread({ "en/x.ts": now }, { "en/x.ts": { ...now, "x.y.z": "old" } })).toEqual([
    "x.y.z in en/x.ts: its Chinese is in renderer/messages/zh/x.ts",
  ]);
  expect(
    said(`export const x = { y: { z: (n: number) => \`\${n} key\` } };`).get("x.y.z"),
  ).not.toEqual(before.get("x.y.z"));
});

const KINDS = [
  ...["create-coldkey", "import-key", "back-up-coldkey", "prove-copy", "reveal-phrase"],
  ...["reveal-hotkey", "deliver-hotkeys", "split-backup", "rewrite-share", "check-copy"],
  ...["prove-share", "rehearse-restore", "usb-copy", "prove-usb", "assess-machine", "swap-coldkey"],
];
