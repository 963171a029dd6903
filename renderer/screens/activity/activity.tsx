import { ChevronRight, PenLine } from "lucide-react";
import { useEffect, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Activity } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import css from "../../ui/entries.module.css";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import { sentenceOf } from "./sentence.ts";
import { StateTag } from "./state-tag.tsx";

export function ActivityPlace() {
  const { snapshot, go } = useWorkstation();
  const earlier = useEarlier();
  // What moves out of the snapshots at this moment may be in both.
  const told = new Set(snapshot.activities.map(({ id }) => id));
  const activities = [
    ...snapshot.activities,
    ...earlier.activities.filter(({ id }) => !told.has(id)),
  ].toSorted((one, other) => other.signedAtMs - one.signedAtMs);
  const left = snapshot.earlierActs - earlier.activities.length;
  return (
    <Page
      title={en.activity.title}
      lede={en.activity.lede}
      guide={{ what: en.activity.what, wrong: en.activity.wrong, hands: en.activity.hands }}
    >
      {activities.length === 0 ? (
        <Empty
          picture={<PenLine />}
          title={en.activity.emptyTitle}
          text={en.activity.emptyText}
          action={
            snapshot.chain.state === "none" ? undefined : (
              <Button onClick={() => go({ at: "subnets" })}>{en.activity.emptyAction}</Button>
            )
          }
        />
      ) : (
        <Card as="div" isFlush>
          <ul className={css.list} aria-label={en.activity.list}>
            {activities.map((activity) => {
              const sentence = sentenceOf(activity, snapshot);
              return (
                <li key={activity.id}>
                  <button
                    type="button"
                    className={css.item}
                    aria-label={en.activity.open(sentence)}
                    onClick={() => go({ at: "outcome", id: activity.id })}
                  >
                    <span className={css.what}>
                      <span className={css.strong}>{sentence}</span>
                      <span className={css.when}>
                        {en.activity.by(
                          nameOrEnds(snapshot, activity.operation.coldkey),
                          activity.signedAtMs,
                        )}
                      </span>
                    </span>
                    <StateTag outcome={activity.outcome} />
                    <ChevronRight aria-hidden="true" />
                  </button>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      {earlier.fault === null ? null : <FaultPanel fault={earlier.fault} />}
      {left <= 0 ? null : (
        <Row>
          <Button isBusy={earlier.isBusy} onClick={earlier.more}>
            {en.activity.earlier(left)}
          </Button>
        </Row>
      )}
    </Page>
  );
}

const PAGE = 50;

/** Acts that snapshots have no more, as many as were asked for; read again when another act has joined them. */
function useEarlier() {
  const { snapshot } = useWorkstation();
  const { earlierActs } = snapshot;
  const [limit, setLimit] = useState(0);
  const [activities, setActivities] = useState<readonly Activity[]>([]);
  const { run, fault, isBusy } = useCall();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `earlierActs` says when the answer is another one
  useEffect(() => {
    if (limit === 0) return;
    void run(() => workstation().operations.earlier({ limit })).then((reply) => {
      if (reply?.ok) setActivities(reply.value);
    });
  }, [run, limit, earlierActs]);
  return { activities, fault, isBusy, more: () => setLimit(activities.length + PAGE) };
}
