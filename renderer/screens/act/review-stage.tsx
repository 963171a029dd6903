import { useState } from "react";
import { GuideSection, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Draft, ReviewReply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import { CarryPanel } from "../crossing/carry-panel.tsx";
import { Differences } from "./differences.tsx";
import { BytesAndProof, Fields } from "./fields.tsx";
import { Flow } from "./flow.tsx";
import { Inside } from "./inside.tsx";
import { meaningOf } from "./meaning.ts";
import { PolicyFindings, timeClaim } from "./policy-findings.tsx";
import { SignPanel } from "./sign-panel.tsx";
import { Stages } from "./stages.tsx";

interface ReviewStageProps {
  readonly draft: Draft;
  readonly reply: ReviewReply;
  readonly onAgain: () => void;
  readonly onCancel: () => void;
  readonly onSigned: (activity: string) => void;
}

export function ReviewStage({ draft, reply, onAgain, onCancel, onSigned }: ReviewStageProps) {
  const { snapshot } = useWorkstation();
  const { review, hints } = reply;
  const meaning = meaningOf(review, snapshot);
  const { best, blockTimeMs } = snapshot.chain;
  const blocksLeft = best === null ? null : review.lastBlock - best.number;
  const isStale = blocksLeft !== null && blocksLeft <= 0;
  const goodForMs = blocksLeft === null ? reply.validForMs : blocksLeft * blockTimeMs;
  const [isVouched, setIsVouched] = useState(false);
  const { policy } = reply;
  const mayByPolicy = policy === null || policy.blocking.length === 0;
  // The Vault judges by its own policy; here there is none.
  const isDesk = snapshot.profile === "desk";
  const canSign = review.blocking.length === 0 && mayByPolicy && !isStale;

  return (
    <Page
      kicker={
        <>
          <Stages at="review" />
          <span>{en.act.review.kicker}</span>
        </>
      }
      title={meaning.title}
      lede={meaning.lede}
      guide={{ what: en.act.review.what, wrong: meaning.wrong, hands: en.act.review.hands }}
      guideExtra={
        <GuideSection title={en.act.review.sinceTitle}>
          <p>{en.act.review.sinceText}</p>
        </GuideSection>
      }
    >
      <Flow review={review} hints={hints} costs={draft.costs} />
      <Fields
        review={review}
        draft={draft}
        netuid={meaning.netuid}
        goodFor={isStale ? null : en.act.review.goodFor(goodForMs)}
      />
      <Inside review={review} />
      <Differences operation={draft.operation} />
      <BytesAndProof review={review} />
      {review.blocking.length > 0 ? (
        <>
          <Notice level="refused" title={en.act.review.blocking} />
          {review.blocking.map((finding, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
            <FaultPanel key={at} fault={finding} />
          ))}
        </>
      ) : null}
      {policy === null ? null : (
        <PolicyFindings
          review={review}
          policy={policy}
          isVouched={isVouched}
          onVouch={setIsVouched}
        />
      )}
      {isStale && !isDesk ? (
        <Notice level="care" isLive title={en.act.review.staleTitle}>
          <p>{en.act.review.staleText}</p>
        </Notice>
      ) : null}
      {isDesk && review.blocking.length === 0 ? (
        <CarryPanel draftId={draft.id} onCancel={onCancel} />
      ) : canSign && !isDesk ? (
        <SignPanel
          sign={(passphrase, acknowledgeTime) =>
            workstation().operations.sign({
              ...{ draft: draft.id, payloadHash: review.payloadHash },
              ...{ passphrase, acknowledgeTime },
            })
          }
          review={review}
          meaning={meaning}
          time={timeClaim(policy, isVouched)}
          onCancel={onCancel}
          onSigned={({ activity }) => onSigned(activity)}
        />
      ) : (
        <Row place="end">
          <Button onClick={onCancel}>{en.button.cancel}</Button>
          <Button tone="primary" onClick={onAgain}>
            {en.act.draft.again}
          </Button>
        </Row>
      )}
    </Page>
  );
}
