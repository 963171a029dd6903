/**
 * Which acts go with every snapshot. Snapshots are sent at each block: with all acts in them, a machine that has signed
 * for years would spend its time on telling what nobody looks at.
 */
import type { Activity } from "../../preload/contract.ts";
import type { Operation } from "../codec/pipeline.ts";

/** Of acts that are over, so many are told unasked. */
export const RECENT_ACTS = 50;

const isOver = ({ outcome }: Activity) => outcome.isFinal;

/** Acts for the same account in the same way: the screen compares a new one with the last of these. */
function likenessOf(operation: Operation): string {
  const inner = "call" in operation ? likenessOf(operation.call) : "";
  return `${operation.kind} ${operation.coldkey} ${inner}`;
}

/** @param acts newest first */
function split(acts: readonly Activity[]) {
  const recent: Activity[] = [];
  const earlier: Activity[] = [];
  const alike = new Set<string>();
  let over = 0;
  for (const act of acts) {
    const likeness = `${act.network} ${likenessOf(act.operation)}`;
    const isLast = act.outcome.state === "finalised" && !alike.has(likeness);
    if (isLast) alike.add(likeness);
    if (isOver(act)) over += 1;
    const isTold = !isOver(act) || over <= RECENT_ACTS || isLast;
    (isTold ? recent : earlier).push(act);
  }
  return { recent, earlier };
}

/**
 * What is under way or not known, the last that are over, and the last of each kind of each coldkey that the chain has
 * for good; newest first, as they came.
 */
export const recentActs = (acts: readonly Activity[]): Activity[] => split(acts).recent;

/** The others, newest first. */
export const earlierActs = (acts: readonly Activity[]): Activity[] => split(acts).earlier;
