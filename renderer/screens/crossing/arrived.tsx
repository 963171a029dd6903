/** A request on the Vault: what it really does, read from its bytes, and the signature. */
import { useEffect, useState } from "react";
import { GuideSection, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { ArrivedRequest, ArrivedReview, Draft } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { BytesAndProof, Fields } from "../act/fields.tsx";
import { Flow } from "../act/flow.tsx";
import { meaningOf } from "../act/meaning.ts";
import { PolicyFindings, timeClaim } from "../act/policy-findings.tsx";
import { SignPanel } from "../act/sign-panel.tsx";
import { Finding } from "./finding.tsx";
import { Way } from "./way.tsx";

const words = en.crossing.arrived;
const vault = en.crossing.vault;

export function ArrivedScreen({ id }: { readonly id: string }) {
  const { snapshot } = useWorkstation();
  const request = snapshot.crossing.arrived.find((one) => one.id === id);
  const [reply, setReply] = useState<ArrivedReview | null>(null);
  const call = useCall();
  const { run } = call;
  useEffect(() => {
    void run(() => workstation().crossing.review({ id })).then((answer) => {
      if (answer?.ok) setReply(answer.value);
    });
  }, [id, run]);
  const guide = { what: vault.what, wrong: vault.wrong, hands: vault.hands };
  if (request === undefined || reply === null) {
    return (
      <Page title={vault.title} guide={guide}>
        {call.fault === null ? (
          <Working what={words.working} detail={words.workingDetail} />
        ) : (
          <Refused id={id} />
        )}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Page>
    );
  }
  return <Reviewed request={request} reply={reply} />;
}

/** What cannot even be decoded can only be put away. */
function Refused({ id }: { readonly id: string }) {
  const { go } = useWorkstation();
  return (
    <Row place="end">
      <Button onClick={() => go({ at: "crossing" })}>{words.done}</Button>
      <Decline id={id} />
    </Row>
  );
}

function Decline({ id }: { readonly id: string }) {
  const { go } = useWorkstation();
  const call = useCall();
  return (
    <Button
      tone="quiet"
      isBusy={call.isBusy}
      onClick={async () => {
        const reply = await call.run(() => workstation().crossing.decline({ id }));
        if (reply?.ok) go({ at: "crossing" });
      }}
    >
      {words.decline}
    </Button>
  );
}

interface ReviewedProps {
  readonly request: ArrivedRequest;
  readonly reply: ArrivedReview;
}

/** As the Desk saw it; where the bytes name a burn themselves, they are what is shown. */
const burnSaid = ({ burnRao }: ArrivedReview["hints"]): Draft["costs"] =>
  burnRao === null || burnRao === 0n ? [] : [{ kind: "burn", rao: burnRao, bound: "exact" }];

function Reviewed({ request, reply }: ReviewedProps) {
  const { snapshot, clockOffsetMs, go } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const { review, hints, policy, findings, key } = reply;
  const meaning = meaningOf(review, snapshot);
  const [isVouched, setIsVouched] = useState(false);
  const [typed, setTyped] = useState("");
  const left = request.endsAtMs - nowMs;
  const isOverridden = typed.trim().toLowerCase() === words.overridePhrase;
  const hasKey = key === "here" || key === "not-safe";
  const mayByPolicy = policy === null || policy.blocking.length === 0;
  const canSign = review.blocking.length === 0 && hasKey && mayByPolicy;
  return (
    <Page
      kicker={words.kicker(request.number, request.fromName ?? vault.unknown)}
      title={meaning.title}
      lede={meaning.lede}
      guide={{ what: en.act.review.what, wrong: meaning.wrong, hands: vault.hands }}
      guideExtra={
        <GuideSection title={words.left}>
          <p>{left <= 0 ? words.leftOver : words.leftAbout(left)}</p>
        </GuideSection>
      }
    >
      <Way at={2} />
      <Flow review={review} hints={hints} costs={burnSaid(hints)} />
      <Fields
        review={review}
        draft={null}
        netuid={meaning.netuid}
        goodFor={left <= 0 ? words.leftOver : words.leftAbout(left)}
      />
      <BytesAndProof review={review} />
      {review.blocking.length > 0 ? (
        <Notice level="refused" title={en.act.review.blocking} />
      ) : null}
      {review.blocking.map((finding) => (
        <FaultPanel key={finding.code} fault={finding} />
      ))}
      {findings.map((finding) => (
        <Finding key={finding.code} finding={finding} />
      ))}
      {key === "missing" ? (
        <Notice level="refused" title={words.missing}>
          <p>{words.missingText}</p>
        </Notice>
      ) : null}
      {key === "retired" ? (
        <Notice level="refused" title={words.retired}>
          <p>{words.retiredText}</p>
        </Notice>
      ) : null}
      {policy === null ? null : (
        <PolicyFindings
          review={review}
          policy={policy}
          isVouched={isVouched}
          onVouch={setIsVouched}
        />
      )}
      {canSign && key === "not-safe" ? (
        <Notice level="care" title={words.notSafe}>
          <Stack>
            <p>{words.notSafeText}</p>
            <TextField
              label={words.override(words.overridePhrase)}
              value={typed}
              hint={words.overrideHint}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </Stack>
        </Notice>
      ) : null}
      {canSign && (key === "here" || isOverridden) ? (
        <SignPanel
          review={review}
          meaning={meaning}
          time={timeClaim(policy, isVouched)}
          sign={(passphrase, acknowledgeTime) =>
            workstation().crossing.sign({
              ...{ id: request.id, payloadHash: review.payloadHash, passphrase, acknowledgeTime },
              overrideUnsafe: key === "not-safe",
            })
          }
          onCancel={() => go({ at: "crossing" })}
          onSigned={() => go({ at: "crossing" })}
        />
      ) : null}
      <Row place="between">
        <Button onClick={() => go({ at: "crossing" })}>{words.done}</Button>
        <Decline id={request.id} />
      </Row>
    </Page>
  );
}
