/**
 * `npm run pictures`, after `npm run test:journeys`: the pictures of README and docs, as the journeys took them of the
 * running app.
 */
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { rootDir } from "./run.mjs";

/** Name in docs/images → name in out/screens. */
const PICTURES = {
  keys: "keys-funded",
  review: "register-3-review",
  journal: "journal-verified",
  swap: "swap-waiting",
  alarm: "alarm",
};

for (const [name, taken] of Object.entries(PICTURES)) {
  const from = join(rootDir, "out/screens", `${taken}.png`);
  if (!existsSync(from)) {
    console.error(`There is no ${from}: run the journeys first.`);
    process.exitCode = 1;
    continue;
  }
  copyFileSync(from, join(rootDir, "docs/images", `${name}.png`));
}
