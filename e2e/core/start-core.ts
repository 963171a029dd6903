import { rm } from "node:fs/promises";
import { expect, onTestFinished } from "vitest";
import { type Core, type CoreOptions, openCore } from "./harness.ts";

/**
 * A core for one test: it ends with it, unless it ended before, and must have met no bug by then. A folder that it made
 * for itself goes with it; one that it was given stays its giver's.
 */
export async function startCore(options: CoreOptions = {}): Promise<Core> {
  const core = await openCore(options);
  onTestFinished(async () => {
    await core.close();
    if (options.folder === undefined) await rm(core.folder, { recursive: true, force: true });
    expect(core.bugs).toEqual([]);
  });
  return core;
}
