/** One signed act: how far it is, and in the end what happened, whether anything is lost, what to do now. */
import { RotateCw } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useActivity } from "../../app/use-activity.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Activity } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row } from "../../ui/stack.tsx";
import { Stages } from "../act/stages.tsx";
import { startAgain } from "../act/start.ts";
import { isSwap } from "../deed.ts";
import { ActFacts } from "./act-facts.tsx";
import { Answers } from "./answers.tsx";
import { endingOf } from "./ending.ts";
import css from "./outcome.module.css";
import { ProgressLine } from "./progress-line.tsx";
import { sentenceOf } from "./sentence.ts";

const guide = {
  what: en.act.progress.what,
  wrong: en.act.progress.wrong,
  hands: en.act.progress.hands,
};

export function OutcomeScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  if (activity === undefined) {
    // The reply to the signature may overtake the snapshot that carries its act.
    return (
      <Page title={en.activity.title} guide={guide}>
        <Working what={en.act.progress.waiting.signed} />
      </Page>
    );
  }
  return <Known activity={activity} />;
}

function Known({ activity }: { readonly activity: Activity }) {
  const { snapshot, go } = useWorkstation();
  const again = useCall();
  const { outcome, operation } = activity;
  const ending = endingOf(activity, snapshot);
  const canResubmit = outcome.state === "lost" || outcome.state === "signed";

  return (
    <Page
      kicker={<Stages at="done" isOver={outcome.state === "finalised"} />}
      title={ending.title ?? sentenceOf(activity, snapshot)}
      lede={ending.lede}
      guide={guide}
    >
      {ending.uid === null ? null : (
        <Card label={en.act.progress.uid}>
          <p className={css.uid}>
            <span className={css.uidWord}>{en.act.progress.uid}</span>
            <span className={css.uidNumber}>{ending.uid}</span>
            <span className={css.uidWord}>
              {operation.kind === "register" ? en.act.progress.onSubnet(operation.netuid) : null}
            </span>
          </p>
        </Card>
      )}
      <Card label={en.act.progress.stepsLabel}>
        <ProgressLine activity={activity} />
      </Card>
      {ending.answers === null ? null : <Answers answers={ending.answers} />}
      {outcome.fault === null || ending.answers !== null ? null : (
        <FaultPanel fault={outcome.fault} />
      )}
      {again.fault === null ? null : <FaultPanel fault={again.fault} />}
      {again.isBusy ? <Working what={en.act.progress.resubmitting} /> : null}
      <ActFacts activity={activity} />
      <Row place="between">
        <Button onClick={() => go({ at: "activity" })}>{en.act.progress.all}</Button>
        <Row>
          {canResubmit ? (
            <Button
              icon={<RotateCw aria-hidden="true" />}
              isBusy={again.isBusy}
              onClick={() =>
                void again.run(() => workstation().operations.resubmit({ activity: activity.id }))
              }
            >
              {en.act.progress.resubmit}
            </Button>
          ) : null}
          {ending.canRepeat ? (
            <Button
              tone="primary"
              onClick={() =>
                go({
                  at: "act",
                  start: startAgain(operation),
                })
              }
            >
              {en.act.progress.again}
            </Button>
          ) : null}
          {outcome.state === "finalised" ? (
            <Button
              tone="primary"
              onClick={() =>
                go({
                  at: isSwap(operation.kind)
                    ? "swap"
                    : operation.kind === "register"
                      ? "hotkeys"
                      : "keys",
                })
              }
            >
              {isSwap(operation.kind)
                ? en.swap.ceremony.toPlace
                : operation.kind === "register"
                  ? en.act.progress.toHotkeys
                  : en.act.progress.toKeys}
            </Button>
          ) : null}
        </Row>
      </Row>
    </Page>
  );
}
