/** What the desktop is to show for a snapshot: pure, so that it can be tested without a desktop. */
import type { Snapshot } from "../../preload/contract.ts";
import { desktop } from "../../renderer/messages/desktop.ts";

export interface AttentionState {
  /** null: no tray icon. A tray that is always there is soon overlooked. */
  readonly tray: string | null;
  /** Shown once each, by id; newest first. */
  readonly notices: readonly {
    readonly id: string;
    readonly title: string;
    readonly body: string;
  }[];
}

export function attentionState(snapshot: Snapshot): AttentionState {
  const { sentinel, coldkeys, watched } = snapshot;
  const desktopWords = desktop(snapshot.language);
  const alarms = sentinel.sightings.filter(
    ({ level }) => level === "emergency" || level === "taken",
  );
  return {
    tray: alarms.length === 0 ? null : desktopWords.trayAlarm(alarms.length),
    notices: alarms.map(({ id, coldkey, level }) => {
      const card = [...coldkeys, ...watched].find(({ address }) => address === coldkey);
      const words = level === "taken" ? desktopWords.taken : desktopWords.alarm;
      return { id: `${id} ${level}`, title: words.title, body: words.body(card?.name ?? coldkey) };
    }),
  };
}
