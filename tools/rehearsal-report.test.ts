import { expect, test } from "vitest";
import { reportHtml } from "./rehearsal-report.mjs";

test("the report shows steps, times, pictures and files, and escapes what it did not write", () => {
  const html = reportHtml(
    [
      {
        title: "first journey <script>",
        hasPassed: true,
        ms: 61_234,
        steps: [
          {
            title: 'Name it "A"',
            ms: 900,
            pictures: [{ title: "Keys", file: "1-01-Keys.png" }],
            error: null,
          },
        ],
        files: [{ title: "journal.jsonl", file: "1-journal.jsonl" }],
      },
    ],
    "2030-01-01 00:00 UTC",
  );
  expect(html).toContain("first journey &#60;script&#62;");
  expect(html).toContain("passed, 61.2 s");
  expect(html).toContain("Name it &#34;A&#34; <small>0.9 s</small>");
  expect(html).toContain('<img src="1-01-Keys.png" alt="Keys"');
  expect(html).toContain('<a href="1-journal.jsonl">journal.jsonl</a>');
});

test("a failure is shown as one, with its words", () => {
  const step = { title: "Sign", ms: 1, pictures: [], error: "expected <b>" };
  const html = reportHtml([{ title: "x", hasPassed: false, ms: 1, steps: [step], files: [] }], "w");
  expect(html).toContain("failed, 0.0 s");
  expect(html).toContain("<pre>expected &#60;b&#62;</pre>");
});
