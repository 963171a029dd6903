import { en } from "../../messages/en.ts";
import type { Activity, Snapshot } from "../../types.ts";
import { nameOrEnds } from "../names.ts";

/** The act in one line. */
export function sentenceOf(activity: Activity, snapshot: Snapshot): string {
  const { operation } = activity;
  return operation.kind === "register"
    ? en.act.progress.register(nameOrEnds(snapshot, operation.hotkey), operation.netuid)
    : en.act.progress.transfer(operation.amountRao, nameOrEnds(snapshot, operation.destination));
}
