/** All that has to do with proving that copies bring the key back. */
import type { Drives } from "../../lib/drives.ts";
import type { Files } from "../../lib/files.ts";
import type { ChooseFolder } from "../../lib/source-file.ts";
import { type Checks, createChecks } from "./check.ts";
import type { ProvingParts } from "./parts.ts";
import { createRegister, type Register } from "./register.ts";
import { createRehearsals, type Rehearsals } from "./rehearsal.ts";
import { createRestoring } from "./restoring.ts";
import { createSplits, type Splits } from "./split.ts";
import { createUsbCopies, type UsbCopies } from "./usb.ts";

export interface Proving {
  readonly splits: Splits;
  readonly checks: Checks;
  readonly rehearsals: Rehearsals;
  readonly usb: UsbCopies;
  readonly register: Register;
  /** The vault process ended. */
  forgetSessions(): void;
}

export function createProving(
  parts: ProvingParts & { files: Files; drives: Drives; chooseFolder: ChooseFolder },
): Proving {
  const restoring = createRestoring(parts.vault, parts.onChange);
  const splits = createSplits({ ...parts, restoring });
  const checks = createChecks(parts);
  return {
    splits,
    checks,
    rehearsals: createRehearsals({ ...parts, restoring }),
    usb: createUsbCopies(parts),
    register: createRegister(parts),
    forgetSessions() {
      splits.forgetSessions();
      checks.forgetSessions();
      restoring.forget();
    },
  };
}
