/** Any act that needs a key: what, what it costs, what is signed, what came out. There is no second way. */
import { type ReactNode, useState } from "react";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { lockingSwap } from "../../lib/swap-lock.ts";
import { en } from "../../messages/en.ts";
import type { Draft, Operation, ReviewReply } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { ManageForm } from "../manage/manage-form.tsx";
import { StakeForm } from "../stake/stake-form.tsx";
import { SwapForm } from "../swap/swap-form.tsx";
import { DraftStage } from "./draft-stage.tsx";
import { RegisterForm } from "./register-form.tsx";
import { ReviewStage } from "./review-stage.tsx";
import { SendForm } from "./send-form.tsx";

type Stage =
  | { readonly at: "form" }
  | { readonly at: "draft"; readonly draft: Draft }
  | { readonly at: "review"; readonly draft: Draft; readonly reply: ReviewReply };

export function ActScreen({ start }: { readonly start: ActStart }) {
  const { go } = useWorkstation();
  const [stage, setStage] = useState<Stage>({ at: "form" });
  const [operation, setOperation] = useState<Operation | null>(null);
  const draft = useCall();
  const review = useCall();

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
    setStage({ at: "form" });
  };
  const toReview = async (from: Draft, overrideUnsafe: boolean): Promise<void> => {
    const reply = await review.run(() =>
      workstation().operations.review({ draft: from.id, overrideUnsafe }),
    );
    if (reply?.ok) setStage({ at: "review", draft: from, reply: reply.value });
  };
  const leave = (): void => {
    if (stage.at !== "form") discard(stage.draft.id);
    if (start.kind === "swap") go({ at: "swap" });
    else go({ at: start.kind === "register" ? "subnets" : "keys" });
  };

  switch (stage.at) {
    case "form":
      return (
        <Form
          start={start}
          before={operation}
          isBusy={draft.isBusy}
          status={
            <>
              {draft.isBusy ? (
                <Working what={en.act.draft.working} detail={en.act.draft.workingDetail} />
              ) : null}
              {draft.fault === null ? null : <FaultPanel fault={draft.fault} />}
              {start.kind === "swap" ? null : <LockedColdkeys />}
            </>
          }
          onCheck={(wanted) => void check(wanted)}
          onCancel={leave}
        />
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
  readonly start: ActStart;
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
      return <ManageForm {...frame} start={start} />;
    case "swap":
      return <SwapForm {...frame} start={start} />;
  }
}
