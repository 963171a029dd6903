/** The words alone: a whole phrase at once, or one share after the other until there are enough. */
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { TypedWords, type Wrong } from "../ceremony/typed-words.tsx";
import { useStep } from "../ceremony/use-step.ts";
import { shareWords, useSubject } from "./about.ts";

interface Progress {
  readonly given: readonly number[];
  readonly have: number;
  readonly need: number;
  readonly groups: { readonly have: number; readonly need: number };
}

export function RestoreBody({ ceremony, onEnded }: BodyProps) {
  const { coldkey } = useSubject(ceremony);
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  /** Another set of fields for each share. */
  const [round, setRound] = useState(0);
  const isShares =
    ceremony.step.id === "rehearse" || ceremony.target?.startsWith("split-") === true;
  const wordCount = coldkey?.wordCount ?? 24;
  const words = en.proving.rehearsal;

  const give = async (bytes: Uint8Array): Promise<void> => {
    const { id } = ceremony;
    const reply = await call.run(() =>
      withSecret(bytes, (phrase) => workstation().rehearsal.give({ id, phrase })),
    );
    if (reply === null) return;
    if (!reply.ok) {
      if (reply.fault.code === "SHARES_FORGOTTEN") setProgress(null);
      return;
    }
    const said = reply.value;
    switch (said.state) {
      case "unreadable":
        setWrong({
          title: en.proving.words.unreadable(said.wrong.length),
          text: en.proving.words.fixCard,
          words: said.wrong,
        });
        return;
      case "taken":
        setWrong(null);
        setProgress(said);
        setRound(round + 1);
        return;
      case "other-key":
        setProgress(null);
        setWrong({ title: words.other, text: words.otherText(said.address), words: [] });
        return;
      case "same":
        if (said.hasEnded) onEnded();
    }
  };

  return (
    <>
      {isShares ? (
        <Notice level="info">
          <p role="status">
            {words.given(progress?.given ?? [])}{" "}
            {progress === null ? null : words.need(progress.have, progress.need)}{" "}
            {progress === null || progress.groups.need === 1
              ? null
              : words.groups(progress.groups.have, progress.groups.need)}
          </p>
        </Notice>
      ) : null}
      <TypedWords
        key={round}
        count={isShares ? shareWords(wordCount) : wordCount}
        list={isShares ? "share" : "phrase"}
        wrong={wrong}
        isBusy={call.isBusy}
      >
        {({ isComplete, take }) => (
          <>
            {call.fault === null ? null : <FaultPanel fault={call.fault} />}
            <StepActions
              ceremony={ceremony}
              step={step}
              next={isShares ? words.give : words.restore}
              isReady={isComplete}
              isBusy={call.isBusy}
              onNext={() => void give(take())}
            />
          </>
        )}
      </TypedWords>
    </>
  );
}
