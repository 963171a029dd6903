/** One response: what to do first, with the acts filled in; read anew at every look, so that it can be left and resumed. */
import { useCallback, useEffect, useRef, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { LeakAdvice, LeakResponse } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import { AllAtOnce } from "./all-at-once.tsx";
import { FinishLeak } from "./finish.tsx";
import { LeakSteps } from "./steps.tsx";

const words = en.leak;
const guide = { what: words.what, wrong: words.wrong, hands: words.hands };

/** How the verdict speaks: most of them are to be done before anything else. */
function levelOf(verdict: LeakAdvice["verdict"]): "info" | "care" | "now" {
  if (verdict === "nothing") return "info";
  return verdict === "frozen" || verdict === "plan-swap" ? "care" : "now";
}

export function LeakScreen({ id }: { readonly id: string }) {
  const { snapshot } = useWorkstation();
  const response = snapshot.leaks.find((one) => one.id === id);
  return response === undefined ? null : <Responding response={response} />;
}

function Responding({ response }: { readonly response: LeakResponse }) {
  const { snapshot, go } = useWorkstation();
  const look = useCall();
  const [refuge, setRefuge] = useState<LeakResponse["coldkey"] | null>(null);
  const [advice, setAdvice] = useState<LeakAdvice | null>(null);
  const { id, coldkey } = response;
  const name = nameOrEnds(snapshot, coldkey);
  const others = snapshot.coldkeys.filter(({ address }) => address !== coldkey);
  // What is done shows in the chain: an act that has come further is a reason to look again.
  const progress = snapshot.activities.map((act) => `${act.id} ${act.outcome.state}`).join();
  const { run } = look;
  const lookAgain = useCallback(async (): Promise<void> => {
    const reply = await run(() => workstation().leak.look({ id, refuge }));
    if (reply?.ok) setAdvice(reply.value);
  }, [run, id, refuge]);
  const seen = useRef("");
  useEffect(() => {
    const now = `${progress} ${refuge}`;
    if (seen.current === now) return;
    seen.current = now;
    void lookAgain();
  }, [progress, refuge, lookAgain]);

  const needsRefuge =
    advice?.steps.some(({ code }) => /^(make-refuge|transfer|move-stake)/.test(code)) ?? false;
  return (
    <Page
      title={words.case(response.case).title}
      lede={words.finishLede}
      guide={guide}
      actions={
        <Row>
          <Button onClick={() => go({ at: "emergencies" })}>{words.cancel}</Button>
          <Button isBusy={look.isBusy} onClick={() => void lookAgain()}>
            {words.again}
          </Button>
        </Row>
      }
    >
      <Stack>
        {look.fault === null ? null : <FaultPanel fault={look.fault} />}
        {advice === null && look.fault === null ? (
          <Working what={words.reading} detail={words.readingDetail} />
        ) : null}
        {advice === null ? null : (
          <>
            <Notice level={levelOf(advice.verdict)} title={words.verdict(advice.verdict).title}>
              {words.verdict(advice.verdict).text}
            </Notice>
            <Card>
              <Facts>
                <Fact term={name}>
                  <Address address={coldkey} layout="line" />
                </Fact>
                <Fact term={words.holds}>{words.holdings(advice.holdings)}</Fact>
              </Facts>
              <Small>{words.atBlock(advice.atBlock)}</Small>
            </Card>
            {advice.threats.length === 0 ? null : (
              <Notice level="care" title={words.threatsTitle}>
                <ul>
                  {advice.threats.map((threat) => (
                    <li key={threat}>{words.threat(threat)}</li>
                  ))}
                </ul>
              </Notice>
            )}
            {needsRefuge && others.length > 0 ? (
              <SelectField
                label={words.refuge}
                hint={words.refugeHint}
                value={refuge ?? ""}
                options={[
                  { value: "", label: words.refugeNone },
                  ...others.map((one) => ({ value: one.address as string, label: one.name })),
                ]}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setRefuge(others.find(({ address }) => address === value)?.address ?? null);
                }}
              />
            ) : null}
            <AllAtOnce response={response} advice={advice} />
            <LeakSteps response={response} advice={advice} onTicked={() => void lookAgain()} />
            <FinishLeak id={id} />
          </>
        )}
      </Stack>
    </Page>
  );
}
