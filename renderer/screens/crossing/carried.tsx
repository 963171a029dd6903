/** One request on its way: what to do next, on which machine, and how long there is. */

import { Monitor, RotateCw, Usb } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useActivity } from "../../app/use-activity.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { series } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { CarriedPeriod, CarriedRequest } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { lineOf } from "../deed.ts";
import { ShowMessage } from "./by-code.tsx";
import { leftMs, machineName } from "./desk.tsx";
import { Finding } from "./finding.tsx";
import { OpenFiles } from "./open-files.tsx";
import { PhonePanel } from "./phone.tsx";
import { Way } from "./way.tsx";

const words = en.crossing.one;
const desk = en.crossing.desk;
const guide = { what: desk.what, wrong: desk.wrong, hands: desk.hands };

export function CarriedScreen({ id }: { readonly id: string }) {
  const { snapshot } = useWorkstation();
  const request = snapshot.crossing.requests.find((one) => one.id === id);
  if (request === undefined) {
    return (
      <Page title={desk.title} guide={guide}>
        <Working what={en.crossing.carry.working} />
      </Page>
    );
  }
  return <Known key={request.id} request={request} />;
}

function Known({ request }: { readonly request: CarriedRequest }) {
  const { snapshot, go } = useWorkstation();
  const isOpen = request.state === "carried";
  return (
    <Page
      kicker={words.title(request.number)}
      title={lineOf(request.operation, snapshot)}
      lede={desk.toWhom(machineName(request, snapshot))}
      guide={guide}
    >
      <Way at={isOpen ? (isOut(request) ? 2 : 1) : 4} />
      {isOpen ? <Steps request={request} /> : <Over request={request} />}
      <About request={request} />
      <Row>
        <Button onClick={() => go({ at: "crossing" })}>{words.back}</Button>
      </Row>
    </Page>
  );
}

/** It may be on its way: a file lies on a stick, or a camera saw it. */
const isOut = ({ files, isShown }: CarriedRequest): boolean => files.length > 0 || isShown;

/** As long as it was meant to be good for before. */
const periodOf = ({ lastBlock, firstBlock }: CarriedRequest): CarriedPeriod => {
  const blocks = lastBlock - firstBlock + 2;
  return ([256, 512, 1024, 2048] as const).find((period) => period >= blocks) ?? 2048;
};

function Steps({ request }: { readonly request: CarriedRequest }) {
  const { snapshot, go } = useWorkstation();
  const save = useCall();
  const rebuild = useCall();
  const withdraw = useCall();
  const left = leftMs(request, snapshot);
  const isWritten = request.files.length > 0;
  const mustRebuild = request.foreseen !== null && request.foreseen.code !== "REQUEST_NONCE_WAITS";
  const again = async (): Promise<void> => {
    const reply = await rebuild.run(() =>
      workstation().crossing.rebuild({ id: request.id, periodBlocks: periodOf(request) }),
    );
    if (reply?.ok) go({ at: "carried", id: reply.value.id });
  };
  const rebuilding = (
    <Button
      tone={mustRebuild ? "primary" : "plain"}
      icon={<RotateCw aria-hidden="true" />}
      isBusy={rebuild.isBusy}
      onClick={() => void again()}
    >
      {words.rebuild}
    </Button>
  );
  return (
    <Stack>
      {request.foreseen === null ? (
        left === null ? null : (
          <Notice level="info" title={desk.walk(left)} />
        )
      ) : (
        <Finding finding={request.foreseen} />
      )}
      {rebuild.fault === null ? null : <FaultPanel fault={rebuild.fault} />}
      {mustRebuild ? <Row place="end">{rebuilding}</Row> : null}
      <Card>
        <Stack>
          <h2>{words.step1}</h2>
          <Row>
            <Button
              tone={isOut(request) || mustRebuild ? "plain" : "primary"}
              icon={<Usb aria-hidden="true" />}
              isBusy={save.isBusy}
              onClick={() =>
                void save.run(() => workstation().crossing.saveRequests({ ids: [request.id] }))
              }
            >
              {isWritten ? words.saveAgain : words.save}
            </Button>
            <ShowMessage what="request" id={request.id} />
          </Row>
          {isWritten ? <p role="status">{words.saved(series(request.files.slice(-1)))}</p> : null}
          {request.isShown ? <Small>{words.shown}</Small> : null}
          {save.fault === null ? null : <FaultPanel fault={save.fault} />}
        </Stack>
      </Card>
      <Card>
        <Stack>
          <h2>{words.step2}</h2>
          <Small>{words.step2Text}</Small>
        </Stack>
      </Card>
      <OpenFiles
        title={words.step3}
        label={desk.open}
        text={desk.openText}
        isPrimary={isOut(request) && !mustRebuild}
      />
      {mustRebuild ? null : <PhonePanel request={request} />}
      <Small>{words.rebuildText}</Small>
      <Row>
        {mustRebuild ? null : rebuilding}
        <Button
          tone="quiet"
          isBusy={withdraw.isBusy}
          onClick={() =>
            void withdraw.run(() => workstation().crossing.withdraw({ id: request.id }))
          }
        >
          {words.withdraw}
        </Button>
      </Row>
      {withdraw.fault === null ? null : <FaultPanel fault={withdraw.fault} />}
    </Stack>
  );
}

function Over({ request }: { readonly request: CarriedRequest }) {
  const { snapshot, go } = useWorkstation();
  const state = useActivity(request.id)?.outcome.state;
  const save = useCall();
  const [written, setWritten] = useState<readonly string[]>([]);
  if (request.state === "withdrawn") return <Notice level="info" title={words.withdrawn} />;
  if (request.state === "replaced") {
    const by = snapshot.crossing.requests.find(({ id }) => id === request.replacedBy);
    return (
      <Notice
        level="info"
        title={words.replaced(by?.number ?? 0)}
        actions={
          by === undefined ? undefined : (
            <Button size="small" onClick={() => go({ at: "carried", id: by.id })}>
              {words.title(by.number)}
            </Button>
          )
        }
      />
    );
  }
  const canTell =
    state !== undefined &&
    ["included", "finalised", "failed", "refused", "expired"].includes(state);
  return (
    <Stack>
      <Notice
        level="proved"
        title={words.answered}
        actions={
          <Button
            tone="primary"
            icon={<Monitor aria-hidden="true" />}
            onClick={() => go({ at: "outcome", id: request.id })}
          >
            {words.seeAct}
          </Button>
        }
      />
      {canTell ? (
        <Card>
          <Stack>
            <Small>{words.outcomeText}</Small>
            <Row>
              <Button
                icon={<Usb aria-hidden="true" />}
                isBusy={save.isBusy}
                onClick={async () => {
                  const reply = await save.run(() =>
                    workstation().crossing.saveOutcomes({ ids: [request.id] }),
                  );
                  if (reply?.ok && reply.value !== null) setWritten(reply.value.files);
                }}
              >
                {words.toOutcome}
              </Button>
              <ShowMessage what="outcome" id={request.id} />
            </Row>
            {written.length === 0 ? null : <p role="status">{words.saved(series(written))}</p>}
            {save.fault === null ? null : <FaultPanel fault={save.fault} />}
          </Stack>
        </Card>
      ) : null}
    </Stack>
  );
}

function About({ request }: { readonly request: CarriedRequest }) {
  const { snapshot } = useWorkstation();
  return (
    <Card label={words.facts}>
      <Facts>
        <Fact term={words.account}>
          <Address address={request.account} />
        </Fact>
        <Fact term={words.nonce}>{request.nonce}</Fact>
        <Fact term={words.blocks}>{words.range(request.firstBlock, request.lastBlock)}</Fact>
        <Fact term={words.made}>{t.date(request.atMs)}</Fact>
        <Fact term={words.to}>{desk.toWhom(machineName(request, snapshot))}</Fact>
      </Facts>
    </Card>
  );
}
