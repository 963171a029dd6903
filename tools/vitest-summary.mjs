/**
 * A Vitest reporter that leaves counts and the reasons of skipped tests in the file that TEST_SUMMARY names: the JSON
 * reporter of Vitest drops the notes of `context.skip(note)`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * @typedef {{ passed: number, failed: number, skipped: { title: string, reason: string }[] }} Summary
 */

export default class SummaryReporter {
  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const path = process.env.TEST_SUMMARY;
    if (path === undefined) return;
    /** @type {Summary} */
    const summary = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      // A file that does not load has errors and no tests: it counts as one failure.
      if (module.errors().length > 0) summary.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") summary.passed += 1;
        else if (result.state === "failed") summary.failed += 1;
        else {
          const note = result.state === "skipped" ? result.note : undefined;
          summary.skipped.push({
            title: `${module.relativeModuleId}: ${test.fullName}`,
            reason: note ?? "no reason given",
          });
        }
      }
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) summary.failed += 1;
      }
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(summary));
  }
}
