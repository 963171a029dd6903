/** Looks at the journal as a whole: when somebody asks, and once after each start. */
import type { CallOutput } from "../../preload/contract.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import type { Model } from "./model.ts";

/**
 * When the journal is looked at after a start: soon after the page has its first state, so that the page is drawn first,
 * or when no page has asked for one.
 */
const LOOK_AFTER_PAGE_MS = 1_500;
const LATEST_LOOK_MS = 5_000;

/** `waiting`: acts that wait to be gone on with have their place on the screen and are not interrupted. */
export async function verifyJournal(
  journal: Journal,
  model: Model,
  waiting: ReadonlySet<string>,
): Promise<CallOutput<"journal.verify">> {
  const report = await journal.verify();
  const interrupted = (await journal.interrupted())
    .filter(({ act }) => act === null || !waiting.has(act))
    .map(({ seq }) => seq);
  model.change({
    journal: {
      size: journal.size,
      state: report.isIntact ? "verified" : "broken",
      checkedAtMs: report.checkedAtMs,
      interrupted,
    },
  });
  return { ...report, findings: [...report.findings] };
}

/** The window comes first: a long journal is a second's work, and nothing waits for it. */
export function lookOnce(
  clock: Clock,
  look: () => void,
): { onPage: () => void; cancel: () => void } {
  let hasLooked = false;
  const once = (): void => {
    if (hasLooked) return;
    hasLooked = true;
    look();
  };
  const timers = [clock.after(LATEST_LOOK_MS, once)];
  return {
    onPage() {
      if (timers.length === 1) timers.push(clock.after(LOOK_AFTER_PAGE_MS, once));
    },
    cancel() {
      hasLooked = true;
      for (const stop of timers) stop();
    },
  };
}

/** The entry of this start is the newest of its kind, the one before it tells which version ran last. */
export async function noteVersion(journal: Journal, version: string): Promise<void> {
  const { entries } = await journal.query({
    ...{ kinds: ["app.started"], subject: null, act: null, fromMs: null, toMs: null },
    ...{ text: null, before: null, limit: 2 },
  });
  const from = entries[1]?.facts.version;
  if (typeof from !== "string" || from === version) return;
  await journal.append({ kind: "app.version-changed", facts: { from, to: version } });
}
