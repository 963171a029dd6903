/** What the core has settled at the step `open` of an import, read back from the ceremony's answers. */
import type { Ceremony, ImportFound, ImportReading } from "../../types.ts";

/** The core wrote them by a schema of its own; here they only get their types back. */
export function readingsIn({ answers }: Ceremony): readonly ImportReading[] {
  const { readings } = answers.open ?? {};
  return Array.isArray(readings) ? (readings as unknown as readonly ImportReading[]) : [];
}

export function weaknessesIn({ answers }: Ceremony): ImportFound["weaknesses"] {
  const { weaknesses } = answers.open ?? {};
  return Array.isArray(weaknesses) ? (weaknesses as ImportFound["weaknesses"]) : [];
}

/** The shares (from 1) that were typed, where they are all that their split takes. */
export function sharesIn({ answers }: Ceremony): readonly number[] {
  const { shares } = answers.open ?? {};
  return Array.isArray(shares) ? shares.filter((one) => typeof one === "number") : [];
}

/** The one that was chosen. */
export function chosenIn(ceremony: Ceremony): ImportReading | undefined {
  const { address } = ceremony.answers.found ?? {};
  return readingsIn(ceremony).find((one) => one.address === address);
}

export const isHotkey = ({ answers }: Ceremony): boolean => answers.found?.role === "hotkey";
