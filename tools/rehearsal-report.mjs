/**
 * A Playwright reporter that turns a run into a report for a person: REPORT_DIR/report.html with every step, its time
 * and its pictures, and whatever else the journey attached (the journal) beside it.
 */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ name: string, contentType: string, path?: string | undefined, body?: Buffer | undefined }} Attachment
 * @typedef {{ title: string, ms: number, pictures: { title: string, file: string }[], error: string | null }} Step
 * @typedef {object} Journey
 * @property {string} title
 * @property {boolean} hasPassed
 * @property {number} ms
 * @property {Step[]} steps
 * @property {{ title: string, file: string }[]} files
 */

/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Titles become file names: letters and digits only, so that no title leaves the folder. @param {string} text */
const fileName = (text) =>
  text
    .replace(/[^a-z0-9]+/gi, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** @param {Step} step */
function stepHtml(step) {
  const pictures = step.pictures
    .map(
      ({ title, file }) =>
        `<figure><img src="${file}" alt="${escapeHtml(title)}" loading="lazy"><figcaption>${escapeHtml(title)}</figcaption></figure>`,
    )
    .join("");
  const error = step.error === null ? "" : `<pre>${escapeHtml(step.error)}</pre>`;
  return `<li><h3>${escapeHtml(step.title)} <small>${seconds(step.ms)}</small></h3>${error}${pictures}</li>`;
}

/**
 * @param {readonly Journey[]} journeys
 * @param {string} when
 */
export function reportHtml(journeys, when) {
  const body = journeys
    .map((journey) => {
      const files = journey.files
        .map(({ title, file }) => `<li><a href="${file}">${escapeHtml(title)}</a></li>`)
        .join("");
      const verdict = journey.hasPassed ? "passed" : "failed";
      return `<section><h2>${escapeHtml(journey.title)} <small class="${verdict}">${verdict}, ${seconds(journey.ms)}</small></h2>
<ul>${files}</ul><ol>${journey.steps.map(stepHtml).join("\n")}</ol></section>`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Rehearsal of ${escapeHtml(when)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
figure { margin: 0.5rem 0 1.5rem; } img { max-width: 100%; border: 1px solid #8888; border-radius: 6px; }
small { font-weight: normal; color: #666; } .failed { color: #b00020; } pre { white-space: pre-wrap; color: #b00020; }
</style>
<h1>Rehearsal of ${escapeHtml(when)}</h1>
<p>Played in a real browser, on the built-in rehearsal network. Nothing here is worth anything.</p>
${body}
</html>
`;
}

export default class RehearsalReporter {
  /** @type {Journey[]} */
  #journeys = [];
  #dir = process.env.REPORT_DIR ?? "out/rehearsal";

  /**
   * @param {import("@playwright/test/reporter").TestCase} test
   * @param {import("@playwright/test/reporter").TestResult} result
   */
  onTestEnd(test, result) {
    if (result.status === "skipped") return;
    const number = this.#journeys.length + 1;
    /** @type {Set<Attachment>} */
    const placed = new Set();
    let pictures = 0;
    /** @param {Attachment} attachment */
    const picture = (attachment) => {
      pictures += 1;
      placed.add(attachment);
      const name = `${number}-${String(pictures).padStart(2, "0")}-${fileName(attachment.name)}.png`;
      return { title: attachment.name, file: this.#keep(attachment, name) };
    };
    /**
     * A step's own pictures and those of the steps inside it.
     * @param {import("@playwright/test/reporter").TestStep} step
     * @returns {Attachment[]}
     */
    const attachedTo = (step) => [...step.attachments, ...step.steps.flatMap(attachedTo)];
    const steps = result.steps
      .filter((step) => step.category === "test.step")
      .map((step) => ({
        title: step.title,
        ms: step.duration,
        pictures: attachedTo(step)
          .filter(({ contentType }) => contentType === "image/png")
          .map(picture),
        error: step.error?.message ?? null,
      }));
    const names = new Set([...placed].map(({ name }) => name));
    const files = result.attachments
      .filter(({ name }) => !names.has(name))
      .map((attachment) =>
        attachment.contentType === "image/png"
          ? picture(attachment)
          : {
              title: attachment.name,
              file: this.#keep(attachment, `${number}-${safeName(attachment.name)}`),
            },
      );
    this.#journeys.push({
      title: test.title.replace(/\s*@\w+/g, ""),
      hasPassed: result.status === test.expectedStatus,
      ms: result.duration,
      steps,
      files,
    });
  }

  onEnd() {
    mkdirSync(this.#dir, { recursive: true });
    const when = new Date().toISOString().replace("T", " ").slice(0, 16);
    writeFileSync(join(this.#dir, "report.html"), reportHtml(this.#journeys, `${when} UTC`));
  }

  /**
   * @param {Attachment} attachment
   * @param {string} name
   */
  #keep(attachment, name) {
    mkdirSync(this.#dir, { recursive: true });
    const target = join(this.#dir, name);
    if (attachment.path !== undefined) copyFileSync(attachment.path, target);
    else writeFileSync(target, attachment.body ?? "");
    return name;
  }
}

/** Keeps one extension: `journal.jsonl`. @param {string} name */
function safeName(name) {
  const [, stem = name, extension = ""] = /^(.*?)(\.[a-z0-9]+)?$/i.exec(name) ?? [];
  return `${fileName(stem)}${extension}`;
}
