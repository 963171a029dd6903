/** A Playwright reporter that leaves counts and the reasons of skipped tests in the file that TEST_SUMMARY names. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export default class SummaryReporter {
  /** @type {import("@playwright/test/reporter").Suite | null} */
  #suite = null;
  #errors = 0;

  /**
   * @param {unknown} _config
   * @param {import("@playwright/test/reporter").Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** Errors outside any test: a file that does not load, a global set-up that throws. */
  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const path = process.env.TEST_SUMMARY;
    if (path === undefined) return;
    /** @type {import("./vitest-summary.mjs").Summary} */
    const summary = { passed: 0, failed: this.#errors, skipped: [] };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      // Flaky counts as failed: nobody signs with money on "usually".
      if (outcome === "expected") summary.passed += 1;
      else if (outcome !== "skipped") summary.failed += 1;
      else {
        const note = test.annotations.find((annotation) => annotation.type === "skip");
        summary.skipped.push({
          title: test.titlePath().filter(Boolean).join(" › "),
          reason: note?.description ?? "no reason given",
        });
      }
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(summary));
  }
}
