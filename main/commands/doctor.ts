/** The keyfile doctor: looks, and closes what is open to others. Everything else it only leads to. */
import { join } from "node:path";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import type { Files } from "../lib/files.ts";
import { closeFiles, type DoctorParts, examine, type TodaysCost } from "../wallet/doctor.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Reseals } from "../wallet/reseal.ts";
import type { Settings } from "../wallet/settings.ts";
import { USUAL_UNLOCK_MS } from "./new-keys.ts";
import type { Handlers } from "./router.ts";

export function doctorCommands(parts: {
  files: Files;
  folder: string;
  keystore: Keystore;
  reseals: Reseals;
  journal: Journal;
  settings: Settings;
  clock: Clock;
}): Pick<Handlers, "doctor.examine" | "doctor.closeFiles"> {
  const { files, folder, keystore, reseals, journal, settings, clock } = parts;

  function today(): TodaysCost | null {
    const { unlock, kdf } = settings.now;
    if (unlock !== null) return unlock;
    return kdf === null ? null : { cost: kdf, measuredMs: USUAL_UNLOCK_MS };
  }
  const patient = (): DoctorParts => ({
    files,
    folder: join(folder, "keys"),
    keystore,
    reseals,
    nowMs: clock.nowMs(),
    today: today(),
  });

  return {
    "doctor.examine": () => examine(patient()),
    async "doctor.closeFiles"() {
      const closed = await closeFiles(patient());
      if (closed > 0) await journal.append({ kind: "keyfiles.closed", facts: { files: closed } });
      return { closed };
    },
  };
}
