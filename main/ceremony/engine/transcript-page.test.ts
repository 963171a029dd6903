import * as v from "valibot";
import { expect, test } from "vitest";
import { Transcript } from "../../../preload/contract.ts";
import { transcriptPage } from "./transcript-page.ts";

const HASH = "5".repeat(64);
const address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const atMs = Date.UTC(2026, 10, 12, 9, 41, 30);

function transcript(part: Partial<v.InferInput<typeof Transcript>> = {}): Transcript {
  return v.parse(Transcript, {
    v: 1,
    id: "back-up-coldkey-7f3a",
    ceremony: "back-up-coldkey",
    outcome: "completed",
    reason: null,
    remark: null,
    name: "treasury",
    subject: address,
    version: "1.2.3",
    startedAtMs: atMs,
    endedAtMs: atMs + 60_000,
    people: [{ role: "operator", name: "Ada" }],
    steps: [{ step: "write-1", kind: "secret-out", fromMs: atMs, toMs: atMs + 1000 }],
    absences: [],
    exceptions: [{ step: "room", item: "cameras", reason: "The doorbell has one", atMs }],
    copies: [
      { label: "Card B", medium: "paper", place: "Bank", custodian: "Bo", serial: "AC-0042" },
    ],
    facts: [{ name: "isSame", value: true }],
    journal: { origin: "journal.test", size: 1284, words: ["aardvark", "absurd"] },
    ...part,
  });
}
const page = (
  part: Partial<v.InferInput<typeof Transcript>> = {},
  isAsRecorded: boolean | null = true,
) => transcriptPage({ transcript: transcript(part), hash: HASH, isAsRecorded });

test("says everything that the record has", () => {
  const html = page();
  for (const text of [
    ...[
      "Back up coldkey: treasury",
      "completed",
      "Ada",
      "Write 1",
      "Cameras",
      "The doorbell has one",
    ],
    ...["Card B", "Paper", "Bank", "Bo", "AC-0042", "1.2.3", "checkpoint at 1284 entries", HASH],
    ...["aardvark", "<span>5Grw</span>", "as the journal names it"],
  ]) {
    expect(html).toContain(text);
  }
  expect(html).not.toContain("EDITED");
});

test("warns loudly of a record that was edited, and of one that the journal does not name", () => {
  expect(page({}, false)).toContain("THE RECORD WAS EDITED");
  expect(page({}, null)).toContain("nothing vouches for it");
});

test("says so where nothing could be signed", () => {
  expect(page({ journal: null })).toContain("No checkpoint");
  const { startedAtMs } = transcript();
  const whole = (sinceMs: number) => page({ airGap: { state: "closed", sinceMs } });
  expect(whole(startedAtMs - 1)).toContain("intact since");
  expect(whole(startedAtMs - 1)).not.toContain("after this began");
  expect(whole(startedAtMs + 1)).toContain("which is after this began");
  expect(page({ airGap: { state: "open", sinceMs: startedAtMs } })).toContain(
    "Open, when it ended",
  );
});

const hostile = [
  "<script>alert(1)</script>",
  "</td></table><img src=x onerror=alert(1)>",
  "\"><svg onload='x'>",
  "<!-- & ]]> &lt;b&gt;",
  "</style><base href=//x>",
];

test.each(hostile)("takes %j as text in every place that holds text", (text) => {
  const plain = page().match(/<[a-z/!][^>]*>/g);
  const html = page({
    people: [{ role: "operator", name: text }],
    remark: null,
    exceptions: [{ step: "room", item: "cameras", reason: text, atMs }],
    copies: [{ label: text, medium: "paper", place: text, custodian: text, serial: text }],
    facts: [{ name: "isSame", value: text }],
    version: text,
    journal: { origin: text, size: 1, words: ["aardvark", "absurd"] },
  });
  // The same tags as with harmless names, in the same order: nothing was added, nothing closed.
  expect(html.match(/<[a-z/!][^>]*>/g)).toEqual(plain);
});

test("does not let a line be turned around by what stands in it", () => {
  const html = page({ facts: [{ name: "server", value: "safe\u202egnp.exe" }] });
  expect(html).toContain("safe[U+202E]gnp.exe");
});

test("needs nothing from outside and runs nothing", () => {
  expect(page()).not.toMatch(/<script|<link|<img|url\(|https?:/);
  expect(page()).toContain("default-src 'none'");
});
