/** What to say about an act's state: title, lede, and for an end the three answers. */
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import type { Activity, Snapshot } from "../../types.ts";
import { lineOf } from "../deed.ts";
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

/** To begin the whole again would do the done part twice. */
const isPartly = ({ fault }: Activity["outcome"]): boolean => fault?.code === "BATCH_PARTLY_DONE";

export function endingOf(activity: Activity, snapshot: Snapshot): Ending {
  const { outcome } = activity;
  const uid = uidOf(activity);
  switch (outcome.state) {
    case "signed":
    case "submitting":
    case "submitted":
    case "included":
      return { title: null, lede: words.lede.working, uid, answers: null, canRepeat: false };
    case "finalised":
      return {
        title: isProved(outcome) ? doneTitle(activity, snapshot, uid) : words.outcomeTitle.unproved,
        lede: isProved(outcome) ? words.lede.finalised : words.lede.unproved,
        uid: isProved(outcome) ? uid : null,
        answers:
          outcome.fault === null
            ? doneAnswers(activity)
            : { tone: "care", ...explain(outcome.fault) },
        canRepeat: false,
      };
    case "failed":
    case "refused":
      return {
        title: isPartly(outcome) ? words.outcomeTitle.partly : words.outcomeTitle[outcome.state],
        lede: isPartly(outcome) ? words.lede.partly : words.lede[outcome.state],
        uid: null,
        answers: outcome.fault === null ? null : { tone: "refused", ...explain(outcome.fault) },
        canRepeat: !isPartly(outcome),
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

function doneTitle({ operation }: Activity, snapshot: Snapshot, uid: string | null): string {
  switch (operation.kind) {
    case "register": {
      const name = nameOrEnds(snapshot, operation.hotkey);
      return words.outcomeTitle.registered(name, operation.netuid, uid);
    }
    case "transfer":
      return words.outcomeTitle.transferred(operation.amountRao);
    default:
      return en.deeds.done.title(lineOf(operation, snapshot));
  }
}

function doneAnswers({ operation, outcome }: Activity): AnswersText {
  const { finalised } = words;
  const idle = outcome.effects.find(({ code }) => code === "SENT_TO_ITSELF");
  if (idle !== undefined) return { tone: "info", ...explain(idle) };
  if (operation.kind === "register") {
    const { happenedRegister, lostRegister, nowRegister } = finalised;
    return { tone: "proved", happened: happenedRegister, lost: lostRegister, now: nowRegister };
  }
  if (operation.kind === "transfer") {
    const { happenedTransfer, lostTransfer, nowTransfer } = finalised;
    return { tone: "proved", happened: happenedTransfer, lost: lostTransfer, now: nowTransfer };
  }
  const left = outcome.effects.find(({ code }) => code === "STAKE_LEFT_BEHIND");
  if (left !== undefined) return { tone: "care", ...explain(left) };
  const { happened, lost } = en.deeds.done;
  const traded = outcome.effects.map(tradeLine).filter((line) => line !== null);
  return {
    tone: "proved",
    happened: traded.length === 0 ? happened : traded.join(" "),
    lost,
    now: nowAfter(operation.kind),
  };
}

/** What a trade really brought, from the block's events. */
function tradeLine({ code, facts }: Activity["outcome"]["effects"][number]): string | null {
  const { alpha, netuid, paidRao, gotRao } = facts;
  if (typeof alpha !== "bigint" || typeof netuid !== "number") return null;
  if (code === "STAKE_ADDED" && typeof paidRao === "bigint") {
    return en.deeds.done.added(alpha, netuid, paidRao);
  }
  if (code === "STAKE_REMOVED" && typeof gotRao === "bigint") {
    return en.deeds.done.removed(gotRao, alpha, netuid);
  }
  return null;
}

function nowAfter(kind: Activity["operation"]["kind"]): string {
  const { done } = en.deeds;
  switch (kind) {
    case "associate":
      return done.nowAssociated;
    case "swap-hotkey":
      return done.nowSwapped;
    case "add-proxy":
      return done.nowProxy;
    case "announce-swap":
    case "execute-swap":
    case "dispute-swap":
    case "clear-swap":
      return en.swap.done[kind];
    default:
      return done.now;
  }
}
