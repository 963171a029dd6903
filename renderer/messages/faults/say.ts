/** A refusal that says the same whatever its facts. */
import type { Explain, Explanation } from "../faults.ts";

export function say(happened: string, lost: string, now: string): Explain {
  const said: Explanation = { happened, lost, now };
  return () => said;
}
