/** Any act that needs a key: what, what it costs, what is signed, what came out. There is no second way. */
import { useState } from "react";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Draft, Operation, ReviewReply } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
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
    go({ at: start.kind === "register" ? "subnets" : "keys" });
  };

  switch (stage.at) {
    case "form": {
      const status = (
        <>
          {draft.isBusy ? (
            <Working what={en.act.draft.working} detail={en.act.draft.workingDetail} />
          ) : null}
          {draft.fault === null ? null : <FaultPanel fault={draft.fault} />}
        </>
      );
      return start.kind === "register" ? (
        <RegisterForm
          start={start}
          before={operation?.kind === "register" ? operation : null}
          isBusy={draft.isBusy}
          status={status}
          onCheck={(wanted) => void check(wanted)}
          onCancel={leave}
        />
      ) : (
        <SendForm
          start={start}
          before={operation?.kind === "transfer" ? operation : null}
          isBusy={draft.isBusy}
          status={status}
          onCheck={(wanted) => void check(wanted)}
          onCancel={leave}
        />
      );
    }
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
