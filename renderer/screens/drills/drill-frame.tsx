/** While a drill runs every page says so, with the time; nobody may take practice for the real thing, or the other way. */
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import { Button } from "../../ui/button.tsx";
import css from "./drill-frame.module.css";

const words = en.drills;

export function DrillFrame() {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const call = useCall();
  const skip = useCall();
  const { running } = snapshot.drills;
  if (running === null) return null;
  const { title } = words.kind(running.kind);
  // Five days are not waited for: time moves forward to the block that can execute.
  const wait =
    running.kind !== "swap"
      ? 0
      : (snapshot.swaps.find(
          ({ coldkey, state }) => coldkey === running.coldkey && state === "announced",
        )?.announcement?.executable.blocksLeft ?? 0);
  return (
    <section className={css.frame} aria-label={words.frame}>
      <strong className={css.word}>{words.frame}</strong>
      <span className={css.time} role="timer">
        {words.running(title, Math.max(0, nowMs - running.startedAtMs))}
      </span>
      <span className={css.goal}>{words.goal(running.kind)}</span>
      {wait === 0 ? null : (
        <Button
          size="small"
          isBusy={skip.isBusy}
          onClick={() => void skip.run(() => workstation().rehearsal.advance({ blocks: wait }))}
        >
          {words.skip(wait)}
        </Button>
      )}
      <Button
        size="small"
        isBusy={call.isBusy}
        onClick={() => void call.run(() => workstation().drills.stop(null))}
      >
        {words.stop}
      </Button>
    </section>
  );
}
