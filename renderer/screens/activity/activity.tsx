import { ChevronRight, PenLine } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import css from "../../ui/entries.module.css";
import { nameOrEnds } from "../names.ts";
import { sentenceOf } from "./sentence.ts";
import { StateTag } from "./state-tag.tsx";

export function ActivityPlace() {
  const { snapshot, go } = useWorkstation();
  const { activities } = snapshot;
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
    </Page>
  );
}
