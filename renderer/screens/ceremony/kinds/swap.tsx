/** The swap of a coldkey, step by step and over days. */
import { ArrowRight } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { useCall } from "../../../app/use-call.ts";
import { workstation } from "../../../bridge.ts";
import { inUse } from "../../../lib/in-use.ts";
import { isHidden } from "../../../lib/swap-lock.ts";
import { en } from "../../../messages/en.ts";
import { explain } from "../../../messages/faults.ts";
import { withSecret } from "../../../secret-bytes.ts";
import type { Ceremony, ColdkeySummary, SwapView } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { FaultPanel } from "../../../ui/fault-panel.tsx";
import { SelectField } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../../ui/passphrase-field.tsx";
import { Working } from "../../../ui/progress.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { usePrint } from "../../paper/use-print.tsx";
import { Moves } from "../../swap/moves.tsx";
import { CardSheet } from "../../swap/swap-card.tsx";
import { Timeline } from "../../swap/timeline.tsx";
import { VerifiedItems } from "../../swap/verified.tsx";
import { ChecklistBody } from "../bodies.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import type { BodyProps, KindView } from "../kind-view.ts";
import { StepActions } from "../step-actions.tsx";
import { useBegin } from "../use-begin.ts";
import { useStep } from "../use-step.ts";

const words = en.swap.ceremony;

function useView({ subject }: Ceremony): SwapView | null {
  const { snapshot } = useWorkstation();
  return snapshot.swaps.find(({ coldkey }) => coldkey === subject) ?? null;
}

function DestinationBody({ ceremony, text, onEnded }: BodyProps) {
  const { snapshot } = useWorkstation();
  const candidates = inUse(snapshot.coldkeys).filter(
    ({ address, name }) => address !== ceremony.subject && !isHidden(snapshot, name),
  );
  const [chosen, setChosen] = useState("");
  const destination =
    candidates.find(({ address }) => address === chosen) ??
    candidates.find(({ isSafe }) => isSafe) ??
    candidates[0];
  const begin = useBegin();
  const step = useStep(ceremony, onEnded);
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const call = useCall();
  const plan = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty() || destination === undefined) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().swap.plan({
          id: ceremony.id,
          destination: destination.address,
          passphrase,
        }),
      ),
    );
    if (reply && !reply.ok) field.current?.focus();
  };
  return (
    <>
      {destination === undefined ? (
        <Notice level="care" title={words.none}>
          <p>{words.noneText}</p>
        </Notice>
      ) : (
        <Card>
          <Stack gap="wide">
            <SelectField
              label={words.destination}
              value={destination.address}
              onChange={(event) => setChosen(event.currentTarget.value)}
              options={candidates.map(({ address, name, isSafe }) => ({
                value: address,
                label: words.option(name, isSafe),
              }))}
            />
            <Judged ceremony={ceremony} destination={destination} />
            <PassphraseField
              handle={field}
              label={words.passphrase(destination.name)}
              hint={words.passphraseHint}
              disabled={call.isBusy}
              onEdit={edited}
              onEnter={() => void plan()}
            />
          </Stack>
        </Card>
      )}
      {call.isBusy ? <Working what={words.opening} detail={words.openingDetail} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {begin.fault === null ? null : <FaultPanel fault={begin.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isFilled && destination !== undefined}
        isBusy={call.isBusy}
        onNext={() => void plan()}
      >
        <Button isBusy={begin.isBusy} onClick={() => begin.begin("create-coldkey")}>
          {words.create}
        </Button>
      </StepActions>
    </>
  );
}

/** Why this one can or cannot be it: asked anew for each that is chosen. */
function Judged({
  ceremony,
  destination,
}: {
  readonly ceremony: Ceremony;
  readonly destination: ColdkeySummary;
}) {
  const { go } = useWorkstation();
  const { run, fault } = useCall();
  const [judged, setJudged] = useState<{
    readonly of: string;
    readonly reasons: readonly { code: string; happened: string; now: string }[];
    readonly limits: readonly { code: string; happened: string; now: string }[];
  } | null>(null);
  const { subject } = ceremony;
  const { address } = destination;
  useEffect(() => {
    if (subject === null) return;
    void run(() => workstation().swap.destination({ coldkey: subject, destination: address })).then(
      (reply) => {
        if (!reply?.ok) return;
        const { blocking, check, policy } = reply.value;
        const findings = [...blocking, ...check.spoiled, ...check.known];
        setJudged({
          of: address,
          reasons: findings.map((one) => ({ code: one.code, ...explain(one) })),
          limits: policy.map((one) => ({ code: one.code, ...explain(one) })),
        });
      },
    );
  }, [run, subject, address]);
  if (fault !== null) return <FaultPanel fault={fault} />;
  if (judged?.of !== address) return <Working what={words.judging} />;
  const { limits, reasons } = judged;
  return (
    <>
      {reasons.length > 0 ? null : (
        <Notice level="proved" title={words.good}>
          <p>{words.goodText}</p>
        </Notice>
      )}
      {reasons.map(({ code, happened, now }) => (
        <Notice key={code} level="refused" title={happened}>
          <p>{now}</p>
        </Notice>
      ))}
      {limits.length === 0 || subject === null ? null : (
        <Notice
          level="care"
          title={words.policyTitle}
          actions={
            <Button size="small" onClick={() => go({ at: "policy", coldkey: subject })}>
              {words.toPolicy}
            </Button>
          }
        >
          <p>{words.policyText}</p>
          <ul>
            {limits.map(({ code, happened }) => (
              <li key={code}>{happened}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function MovesBody(props: BodyProps) {
  const { subject } = props.ceremony;
  return (
    <>
      {subject === null ? null : <Moves coldkey={subject} />}
      <ChecklistBody {...props} />
    </>
  );
}

function CardBody(props: BodyProps) {
  const view = useView(props.ceremony);
  const print = usePrint({ sheet: "swap-card" });
  return (
    <>
      {view === null ? null : <CardSheet view={view} />}
      <Row place="end">{print.button}</Row>
      {print.outcome}
      <ChecklistBody {...props} />
    </>
  );
}

/** What is signed goes the way of every signature; here is the door to it, and where it stands. */
function ActBody({ ceremony }: BodyProps) {
  const { go } = useWorkstation();
  const view = useView(ceremony);
  const { subject } = ceremony;
  const isAnnounce = ceremony.step.id === "announce";
  const act = isAnnounce ? "announce" : "execute";
  const canAct = view?.acts.includes(act) ?? false;
  const pending = view?.pending ?? null;
  return (
    <>
      {view === null ? null : <Timeline view={view} />}
      <Notice level="info" title={words.door[act]}>
        <p>{words.doorText[act]}</p>
      </Notice>
      <Row place="end">
        <Button onClick={() => go({ at: "swap" })}>{words.toPlace}</Button>
        {pending === null ? null : (
          <Button onClick={() => go({ at: "outcome", id: pending })}>{words.toAct}</Button>
        )}
        <Button
          tone="primary"
          disabled={!canAct || subject === null}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => {
            if (subject === null) return;
            const kind = isAnnounce ? "announce-swap" : "execute-swap";
            go({ at: "act", start: { kind: "swap", act: kind, coldkey: subject } });
          }}
        >
          {words.doorGo[act]}
        </Button>
      </Row>
    </>
  );
}

function VerifyBody(props: BodyProps) {
  const view = useView(props.ceremony);
  const { run, fault, isBusy } = useCall();
  const { subject } = props.ceremony;
  const isVerified = view?.verified !== null && view !== null;
  useEffect(() => {
    if (subject !== null && !isVerified)
      void run(() => workstation().swap.verify({ coldkey: subject }));
  }, [run, subject, isVerified]);
  return (
    <>
      {isBusy ? <Working what={words.comparing} /> : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      {view?.verified ? <VerifiedItems verified={view.verified} /> : null}
      <ChecklistBody {...props} />
    </>
  );
}

function Done({ ceremony }: { readonly ceremony: Ceremony }) {
  const { go } = useWorkstation();
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={words.doneTitle(ceremony.name ?? "")}
      lede={words.doneLede}
      guide={{ what: words.doneWhat, wrong: words.doneWrong, hands: words.doneHands }}
    >
      <Notice level="proved" title={words.doneNotice}>
        <p>{words.doneText}</p>
      </Notice>
      <Row place="end">
        <Button onClick={() => go({ at: "transcripts" })}>{words.toTranscripts}</Button>
        <Button tone="primary" onClick={() => go({ at: "keys" })}>
          {en.create.done.toKeys}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

export const swapView: KindView = {
  bodies: {
    destination: DestinationBody,
    moves: MovesBody,
    card: CardBody,
    announce: ActBody,
    execute: ActBody,
    verify: VerifyBody,
  },
  Done,
};
