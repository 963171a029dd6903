/** What stays: the strip that tells the truth, the rail of places, and the way past both. */
import { type ReactNode, Suspense, useState } from "react";
import { later } from "../lib/later.tsx";
import { en } from "../messages/en.ts";
import { AlarmPage } from "../screens/alarm/alarm.tsx";
import { useAlarm } from "../screens/alarm/use-alarm.ts";
import { DrillFrame } from "../screens/drills/drill-frame.tsx";
import { JournalAlarm } from "../screens/journal/alarm.tsx";
import css from "./frame.module.css";
import { Rail } from "./rail.tsx";
import { placeOf, type Screen, useWorkstation } from "./screen.ts";
import { Strip } from "./strip.tsx";

/** With the words for every fault, of which it shows some. */
const AirGapAlarm = later(() => import("./air-gap-alarm.tsx").then((file) => file.AirGapAlarm));

const DeskGuard = later(() => import("./desk-guard.tsx").then((file) => file.DeskGuard));

interface FrameProps {
  readonly screen: Screen;
  readonly children: ReactNode;
}

export function Frame({ screen, children }: FrameProps) {
  const { snapshot } = useWorkstation();
  const [hasSeenAlarm, setHasSeenAlarm] = useState(false);
  const alarm = useAlarm();
  const [seenGap, setSeenGap] = useState<string | null>(null);
  const place = placeOf(screen);
  const { airGap } = snapshot;
  // Another cause is news as well.
  const gapNews =
    airGap === null ? null : JSON.stringify([airGap.state, airGap.sinceMs, airGap.causes]);
  const isGapAlarm = (airGap?.state === "open" || airGap?.state === "gone") && seenGap !== gapNews;
  const isAlarm = snapshot.journal.state === "broken" && !hasSeenAlarm && screen.at !== "journal";
  const side =
    snapshot.profile === "vault" ? css.vault : snapshot.profile === "desk" ? css.desk : "";
  // Which of them is on the page, for the gallery: a screen without a picture fails its test.
  const shown =
    alarm.shown !== null
      ? "swap-alarm"
      : isGapAlarm
        ? "gap-alarm"
        : isAlarm
          ? "journal-alarm"
          : screen.at;
  const isWhole = place === null || isAlarm || isGapAlarm || alarm.shown !== null;
  return (
    <div className={[css.frame, side].join(" ")} data-screen={shown}>
      <a className={css.skip} href="#task">
        {en.app.skip}
      </a>
      <div>
        <Strip onAlarm={alarm.open} />
        <DrillFrame />
      </div>
      <div className={isWhole ? css.whole : css.shell}>
        {isWhole ? null : <Rail place={place} />}
        {alarm.shown !== null ? (
          <AlarmPage key={alarm.shown.id} sighting={alarm.shown} onAnswer={alarm.answer} />
        ) : isGapAlarm && airGap !== null ? (
          <Suspense fallback={<main />}>
            <AirGapAlarm gap={airGap} onSeen={() => setSeenGap(gapNews)} />
          </Suspense>
        ) : isAlarm ? (
          <JournalAlarm onSeen={() => setHasSeenAlarm(true)} />
        ) : (
          children
        )}
      </div>
      {snapshot.profile === "desk" ? (
        <Suspense fallback={null}>
          <DeskGuard />
        </Suspense>
      ) : null}
    </div>
  );
}
