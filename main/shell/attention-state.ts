/** What the desktop is to show for a snapshot: pure, so that it can be tested without a desktop. */
import type { Snapshot } from "../../preload/contract.ts";
import { desktop as desktopIn } from "../../renderer/messages/desktop.ts";

export interface AttentionState {
  /** null: no tray icon. A tray that is always there is soon overlooked. */
  readonly tray: { readonly kind: "alarm" | "swap"; readonly text: string } | null;
  /** Shown once each, by id; newest first. */
  readonly notices: readonly {
    readonly id: string;
    readonly title: string;
    readonly body: string;
    /** An alarm brings the window to the front; a reminder waits to be clicked. */
    readonly isAlarm: boolean;
  }[];
}

export function attentionState(snapshot: Snapshot): AttentionState {
  const { sentinel, coldkeys, watched, reminders } = snapshot;
  const desktop = desktopIn(snapshot.language);
  const cardOf = (coldkey: string) =>
    [...coldkeys, ...watched].find(({ address }) => address === coldkey);
  // Desktops show notifications on the lock screen and log them: a name, and no address.
  const nameOf = (coldkey: string): string => cardOf(coldkey)?.name ?? desktop.someColdkey;
  const alarms = sentinel.sightings.filter(
    ({ level }) => level === "emergency" || level === "taken",
  );
  return {
    tray:
      alarms.length === 0
        ? countdown(snapshot, nameOf)
        : { kind: "alarm", text: desktop.trayAlarm(alarms.length) },
    notices: [
      ...alarms.map(({ id, coldkey, level }) => {
        const { title, body } = level === "taken" ? desktop.taken : desktop.alarm;
        return { id: `${id} ${level}`, title, body: body(nameOf(coldkey)), isAlarm: true };
      }),
      ...[...reminders].reverse().map(({ id, coldkey, stage }) => {
        const { title, body } = desktop.remind[stage];
        return { id: `${coldkey} ${id}`, title, body: body(nameOf(coldkey)), isAlarm: false };
      }),
    ],
  };
}

/** Of the swap of one's own that is nearest to its end. */
function countdown(
  { swaps, nowMs, language }: Snapshot,
  nameOf: (coldkey: string) => string,
): AttentionState["tray"] {
  const standing = swaps.flatMap(({ announcement, ...view }) =>
    announcement === null || announcement.whose === "unknown" ? [] : [{ ...view, announcement }],
  );
  const [first] = standing.sort(
    (a, b) => a.announcement.executable.block - b.announcement.executable.block,
  );
  if (first === undefined) return null;
  const { coldkey, state, atBlock } = first;
  const { blocksLeft, aboutMs } = first.announcement.executable;
  const name = nameOf(coldkey);
  const words = desktopIn(language).traySwap;
  const leftMs = aboutMs - nowMs;
  const waits =
    atBlock === null ? words.unseen(name, leftMs) : words.waits(name, blocksLeft, leftMs);
  const text =
    state === "disputed"
      ? words.disputed(name)
      : state === "clearable"
        ? words.late(name)
        : state === "executable"
          ? words.executable(name)
          : waits;
  return { kind: "swap", text };
}
