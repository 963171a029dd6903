/** One swap: where it stands, whether the new coldkey is still good, and the acts that are offered. */
import { Lock, Printer, RefreshCw } from "lucide-react";
import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import { useNow } from "../../snapshot.ts";
import type { SwapView } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { nameOf, nameOrEnds } from "../names.ts";
import { Recognise } from "./recognise.tsx";
import css from "./swap.module.css";
import { Timeline } from "./timeline.tsx";
import { VerifiedItems } from "./verified.tsx";

const words = en.swap.of;
const TONES = {
  none: "plain",
  planned: "plain",
  announced: "care",
  executable: "accent",
  clearable: "care",
  disputed: "danger",
  swapped: "proved",
  cleared: "plain",
} as const;
const BUTTONS = [
  ["execute", "execute-swap", "primary"],
  ["announce", "announce-swap", "primary"],
  ["clear", "clear-swap", "plain"],
  ["dispute", "dispute-swap", "plain"],
] as const;

export function SwapOf({ view }: { readonly view: SwapView }) {
  const { snapshot, go } = useWorkstation();
  const { coldkey, state, announcement, plan, acts, disputedAt, ended, verified } = view;
  const titleId = useId();
  const name = nameOrEnds(snapshot, coldkey);
  const begin = useBegin();
  const call = useCall();
  const isOwn = snapshot.coldkeys.some(({ address }) => address === coldkey);
  const isLocked = announcement !== null;
  // What was announced here is not what a dispute is for: it stands aside.
  const isPlannedHere = announcement?.whose === "planned";
  const ceremony = snapshot.ceremonies.find(({ id }) => id === plan?.id);
  // What is announced first comes after the steps that explain it.
  const mayAnnounce =
    plan !== null &&
    announcement?.newColdkeyHash !== plan.newColdkeyHash &&
    (ceremony === undefined || ceremony.step.id === "announce");
  /** The ceremony of the announcement that is replaced ends first: one coldkey has one at a time. */
  const replace = async (): Promise<void> => {
    if (ceremony !== undefined) {
      const { id } = ceremony;
      const reason = "changed-mind";
      const ended = await call.run(() =>
        workstation().ceremonies.abandon({ id, reason, remark: null }),
      );
      if (!ended?.ok) return;
    }
    begin.begin("swap-coldkey", coldkey);
  };
  const offered = BUTTONS.filter(
    ([act]) => acts.includes(act) && isOwn && (act !== "announce" || mayAnnounce),
  );
  return (
    <section aria-labelledby={titleId}>
      <Stack>
        <div className={css.title}>
          <h2 id={titleId}>{words.title(name, state)}</h2>
          <Tag tone={TONES[state]} icon={isLocked ? <Lock aria-hidden="true" /> : undefined}>
            {words.state[state]}
          </Tag>
        </div>
        <p>{words.lede(state, announcement?.announcedAt ?? null)}</p>
        {announcement === null ? null : <Whose view={view} />}
        {disputedAt === null ? null : (
          <Notice level="irreversible" title={words.disputed(disputedAt)}>
            <p>{words.disputedText}</p>
          </Notice>
        )}
        <Timeline view={view} />
        {plan === null ? null : <Destination view={view} />}
        {ended === null ? null : (
          <Ended
            view={view}
            isBusy={call.isBusy}
            onVerify={() => void call.run(() => workstation().swap.verify({ coldkey }))}
          />
        )}
        {verified === null ? null : <VerifiedItems verified={verified} />}
        {view.pending === null ? null : (
          <Notice level="info" title={words.pending}>
            <Button size="small" onClick={() => go({ at: "outcome", id: view.pending ?? "" })}>
              {words.toAct}
            </Button>
          </Notice>
        )}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        {begin.fault === null ? null : <FaultPanel fault={begin.fault} />}
        <Row place="between">
          <Row>
            {state === "announced" && isOwn ? (
              <Button disabled title={words.notYet(announcement?.executable.block ?? 0)}>
                {words.act.execute}
              </Button>
            ) : null}
            {offered
              .filter(([act]) => act !== "dispute" || !isPlannedHere)
              .map(([act, kind, tone]) => (
                <Button
                  key={act}
                  tone={tone}
                  onClick={() => go({ at: "act", start: { kind: "swap", act: kind, coldkey } })}
                >
                  {words.act[act]}
                </Button>
              ))}
            {ceremony === undefined || ceremony.step.id === "execute" ? null : (
              <Button tone="primary" onClick={() => go({ at: "ceremony", id: ceremony.id })}>
                {words.goOn}
              </Button>
            )}
            {state === "clearable" && isOwn ? (
              <Button onClick={() => void replace()}>{words.act.replace}</Button>
            ) : null}
          </Row>
          <Row>
            {isPlannedHere && acts.includes("dispute") ? (
              <Button
                size="small"
                onClick={() =>
                  go({ at: "act", start: { kind: "swap", act: "dispute-swap", coldkey } })
                }
              >
                {words.act.dispute}
              </Button>
            ) : null}
            {announcement === null && plan === null ? null : (
              <Button
                size="small"
                icon={<Printer aria-hidden="true" />}
                onClick={() => go({ at: "swap-card", coldkey })}
              >
                {words.card}
              </Button>
            )}
            {acts.includes("drop") && ceremony === undefined ? (
              <Button
                size="small"
                isBusy={call.isBusy}
                onClick={() => void call.run(() => workstation().swap.drop({ coldkey }))}
              >
                {ended === null ? words.drop : words.done}
              </Button>
            ) : null}
          </Row>
        </Row>
        {state === "announced" && announcement !== null ? (
          <Small>{words.notYet(announcement.executable.block)}</Small>
        ) : null}
      </Stack>
    </section>
  );
}

function Whose({ view }: { readonly view: SwapView }) {
  const { snapshot } = useWorkstation();
  const { announcement, coldkey, reminder } = view;
  if (announcement === null) return null;
  const isOwn = snapshot.coldkeys.some(({ address }) => address === coldkey);
  if (announcement.whose === "unknown") {
    return (
      <Notice level="emergency" isLive title={words.unknownTitle}>
        <p>{words.unknownText}</p>
      </Notice>
    );
  }
  return (
    <>
      {announcement.whose === "own" && isOwn && view.plan === null ? (
        <Recognise view={view} />
      ) : null}
      {announcement.isFinal ? null : <Notice level="info" title={words.notFinal} />}
      {reminder === "none" ? null : (
        <Notice level={reminder === "day" ? "info" : "care"} isLive title={words.remind[reminder]}>
          <p>{words.remindText[reminder]}</p>
        </Notice>
      )}
    </>
  );
}

function Destination({ view }: { readonly view: SwapView }) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const call = useCall();
  const { plan, check, coldkey } = view;
  if (plan === null) return null;
  const bad = check?.spoiled ?? [];
  return (
    <Card label={words.destination} tone={bad.length > 0 ? "danger" : "plain"}>
      <Stack gap="tight">
        <Row place="between">
          <div>
            <p>
              <b>{words.destinationIs(plan.destinationName)}</b>
            </p>
            <Small>{words.hidden}</Small>
            <Small>
              {check === null
                ? words.unchecked
                : words.checked(check.atBlock, nowMs - check.seenAtMs, bad.length === 0)}
            </Small>
          </div>
          <Button
            size="small"
            icon={<RefreshCw aria-hidden="true" />}
            isBusy={call.isBusy}
            onClick={() => void call.run(() => workstation().swap.check({ coldkey }))}
          >
            {words.checkNow}
          </Button>
        </Row>
        {[...bad, ...(check?.known ?? [])].map((finding) => (
          <Notice
            key={finding.code}
            level={bad.includes(finding) ? "irreversible" : "care"}
            title={explain(finding).happened}
          >
            <p>{explain(finding).now}</p>
          </Notice>
        ))}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
    </Card>
  );
}

function Ended({
  view,
  isBusy,
  onVerify,
}: {
  readonly view: SwapView;
  readonly isBusy: boolean;
  readonly onVerify: () => void;
}) {
  const { snapshot } = useWorkstation();
  const { ended } = view;
  if (ended === null) return null;
  const { how, block, isOurs, destination } = ended;
  return (
    <Card label={words.endedLabel}>
      <Stack>
        <p>{words.ended(how, block, isOurs)}</p>
        {destination === null ? null : (
          <div>
            <Small>{words.now(nameOf(snapshot, destination) ?? "")}</Small>
            <Address address={destination} />
          </div>
        )}
        {how === "swapped" ? (
          <Row place="end">
            <Button tone="primary" isBusy={isBusy} onClick={onVerify}>
              {words.verify}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Card>
  );
}
