/** Any act that needs a key: what, what it costs, what is signed, what came out. There is no second way. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Page } from "../../app/page.tsx";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { lockingSwap } from "../../lib/swap-lock.ts";
import { en } from "../../messages/en.ts";
import type { Draft, Operation, ReviewReply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row } from "../../ui/stack.tsx";
import { guideOf, lineOf } from "../deed.ts";
import { ManageForm } from "../manage/manage-form.tsx";
import { StakeForm } from "../stake/stake-form.tsx";
import { SwapForm } from "../swap/swap-form.tsx";
import { ActsForContext, carrierOf, carry } from "./acts-for.ts";
import { BatchForm } from "./batch-form.tsx";
import { DraftStage } from "./draft-stage.tsx";
import { RegisterForm } from "./register-form.tsx";
import { ReviewStage } from "./review-stage.tsx";
import { SendForm } from "./send-form.tsx";
import { Stages } from "./stages.tsx";

type Stage =
  | { readonly at: "form" }
  | { readonly at: "draft"; readonly draft: Draft }
  | { readonly at: "review"; readonly draft: Draft; readonly reply: ReviewReply };

export function ActScreen({ start }: { readonly start: ActStart }) {
  const { go, snapshot } = useWorkstation();
  const [stage, setStage] = useState<Stage>({ at: "form" });
  /** As it stands in the form: what is carried, where something is carried. */
  const [composed, setComposed] = useState<Operation | null>(null);
  const [operation, setOperation] = useState<Operation | null>(null);
  const draft = useCall();
  const review = useCall();
  const through = "through" in start ? start.through : undefined;
  const carrier = through === undefined ? null : carrierOf(snapshot, through);
  const [chosenSigner, setSigner] = useState("");
  const [isAnnounced, setAnnounced] = useState(false);
  const signer = chosenSigner === "" ? (carrier?.signers[0]?.address ?? "") : chosenSigner;
  const actsFor =
    through === undefined || carrier === null
      ? null
      : {
          ...carrier,
          ...{ through, signer, onSigner: setSigner },
          ...{ isAnnounced, onAnnounced: setAnnounced },
        };

  const compose = (wanted: Operation): void => {
    setComposed(wanted);
    const whole = actsFor === null ? wanted : carry(snapshot, actsFor, wanted);
    if (whole !== null) void check(whole);
  };
  const check = async (wanted: Operation): Promise<void> => {
    setOperation(wanted);
    const reply = await draft.run(() => workstation().operations.draft({ operation: wanted }));
    if (reply?.ok) setStage({ at: "draft", draft: reply.value });
  };
  const discard = (id: string): void => {
    // Nobody waits for it: an old draft hurts nothing, and the screen has moved on.
    void workstation().operations.discard({ draft: id });
  };
  const toForm = (): void => {
    if (stage.at !== "form") discard(stage.draft.id);
    if (start.kind === "ready") go(start.back);
    else setStage({ at: "form" });
  };
  const toReview = async (from: Draft, overrideUnsafe: boolean): Promise<void> => {
    const reply = await review.run(() =>
      workstation().operations.review({ draft: from.id, overrideUnsafe }),
    );
    if (reply?.ok) setStage({ at: "review", draft: from, reply: reply.value });
  };
  const leave = (): void => {
    if (stage.at !== "form") discard(stage.draft.id);
    if (start.kind === "ready") go(start.back);
    else if (through !== undefined) go({ at: "together" });
    else if (start.kind === "swap") go({ at: "swap" });
    else go({ at: start.kind === "register" ? "subnets" : "keys" });
  };
  const status = (
    <>
      {draft.isBusy ? (
        <Working what={en.act.draft.working} detail={en.act.draft.workingDetail} />
      ) : null}
      {draft.fault === null ? null : <FaultPanel fault={draft.fault} />}
      {start.kind === "swap" ? null : <LockedColdkeys />}
    </>
  );

  switch (stage.at) {
    case "form":
      return start.kind === "ready" ? (
        <Ready operation={start.operation} status={status} onCheck={check} onCancel={leave} />
      ) : (
        <ActsForContext value={actsFor}>
          <Form
            start={start}
            before={composed}
            isBusy={draft.isBusy}
            status={status}
            onCheck={compose}
            onCancel={leave}
          />
        </ActsForContext>
      );
    case "draft":
      return (
        <DraftStage
          key={stage.draft.id}
          draft={stage.draft}
          isRefreshing={draft.isBusy}
          isReviewing={review.isBusy}
          fault={review.fault ?? draft.fault}
          onBack={toForm}
          onRefresh={() => {
            discard(stage.draft.id);
            if (operation !== null) void check(operation);
          }}
          onReview={(overrideUnsafe) => void toReview(stage.draft, overrideUnsafe)}
        />
      );
    case "review":
      return (
        <ReviewStage
          draft={stage.draft}
          reply={stage.reply}
          onAgain={toForm}
          onCancel={leave}
          onSigned={(id) => go({ at: "outcome", id })}
        />
      );
  }
}

/** Nothing to fill in: the chain is asked at once. */
function Ready({
  operation,
  status,
  onCheck,
  onCancel,
}: {
  readonly operation: Operation;
  readonly status: ReactNode;
  readonly onCheck: (operation: Operation) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const { snapshot } = useWorkstation();
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    void onCheck(operation);
  });
  return (
    <Page
      kicker={<Stages at="draft" />}
      title={en.act.draft.title}
      lede={en.deeds.draftLede(lineOf(operation, snapshot))}
      guide={guideOf(operation.kind)}
    >
      {status}
      <Row place="end">
        <Button onClick={onCancel}>{en.button.cancel}</Button>
      </Row>
    </Page>
  );
}

/** Said in every form, before anything is asked: what the chain would refuse anyway. */
function LockedColdkeys() {
  const { snapshot } = useWorkstation();
  return snapshot.coldkeys.map(({ address, name }) => {
    const lock = lockingSwap(snapshot, address);
    return lock === null ? null : (
      <Notice key={address} level="care" title={en.swap.lockReason(name, lock.state)} />
    );
  });
}

interface FormProps {
  readonly start: Exclude<ActStart, { kind: "ready" }>;
  readonly before: Operation | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Operation) => void;
  readonly onCancel: () => void;
}

function Form({ start, before, ...frame }: FormProps) {
  switch (start.kind) {
    case "register":
      return (
        <RegisterForm
          {...frame}
          start={start}
          before={before?.kind === "register" ? before : null}
        />
      );
    case "transfer": {
      const isSending = before?.kind === "transfer" || before?.kind === "transfer-all";
      return <SendForm {...frame} start={start} before={isSending ? before : null} />;
    }
    case "stake":
      return <StakeForm {...frame} start={start} before={before} />;
    case "manage":
      return <ManageForm {...frame} start={start} before={before} />;
    case "swap":
      return <SwapForm {...frame} start={start} />;
    default:
      return (
        <BatchForm {...frame} start={start} before={before?.kind === "batch" ? before : null} />
      );
  }
}
