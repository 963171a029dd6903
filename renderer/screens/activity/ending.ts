/** What to say about an act's state: title, lede, and for an end the three answers. */
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import type { Activity, Snapshot } from "../../types.ts";
import { nameOrEnds } from "../names.ts";

export interface AnswersText {
  readonly tone: "proved" | "care" | "refused" | "info";
  readonly happened: string;
  readonly lost: string;
  readonly now: string;
}

interface Ending {
  /** Null while the act itself is the title. */
  readonly title: string | null;
  readonly lede: string;
  readonly uid: string | null;
  readonly answers: AnswersText | null;
  readonly canRepeat: boolean;
}

const words = en.act.progress;

function uidOf(activity: Activity): string | null {
  const uid = activity.outcome.effects.find((effect) => effect.code === "REGISTERED")?.facts.uid;
  return typeof uid === "number" || typeof uid === "bigint" ? String(uid) : null;
}

/** In a final block is not yet success: that is what the block's events prove. */
export function isProved({ state, fault }: Activity["outcome"]): boolean {
  return state === "finalised" && fault === null;
}

export function endingOf(activity: Activity, snapshot: Snapshot): Ending {
  const { outcome, operation } = activity;
  const uid = uidOf(activity);
  switch (outcome.state) {
    case "signed":
    case "submitting":
    case "submitted":
    case "included":
      return { title: null, lede: words.lede.working, uid, answers: null, canRepeat: false };
    case "finalised":
      return {
        title: !isProved(outcome)
          ? words.outcomeTitle.unproved
          : operation.kind === "register"
            ? words.outcomeTitle.registered(
                nameOrEnds(snapshot, operation.hotkey),
                operation.netuid,
                uid,
              )
            : words.outcomeTitle.transferred(operation.amountRao),
        lede: isProved(outcome) ? words.lede.finalised : words.lede.unproved,
        uid: isProved(outcome) ? uid : null,
        answers:
          outcome.fault === null
            ? operation.kind === "register"
              ? {
                  tone: "proved",
                  happened: words.finalised.happenedRegister,
                  lost: words.finalised.lostRegister,
                  now: words.finalised.nowRegister,
                }
              : {
                  tone: "proved",
                  happened: words.finalised.happenedTransfer,
                  lost: words.finalised.lostTransfer,
                  now: words.finalised.nowTransfer,
                }
            : { tone: "care", ...explain(outcome.fault) },
        canRepeat: false,
      };
    case "failed":
    case "refused":
      return {
        title: words.outcomeTitle[outcome.state],
        lede: words.lede[outcome.state],
        uid: null,
        answers: outcome.fault === null ? null : { tone: "refused", ...explain(outcome.fault) },
        canRepeat: true,
      };
    case "expired":
      return {
        title: words.outcomeTitle.expired,
        lede: words.lede.expired,
        uid: null,
        answers: { tone: "info", ...words.expired },
        canRepeat: true,
      };
    case "lost":
      return {
        title: words.outcomeTitle.lost,
        lede: words.lede.lost,
        uid: null,
        answers: { tone: "care", ...words.lost },
        canRepeat: false,
      };
  }
}
