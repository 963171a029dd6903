/** A split backup brought back: one share after the other, in any order, until there are enough. */
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ImportShare } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import type { Wrong } from "../ceremony/typed-words.tsx";
import { useStep } from "../ceremony/use-step.ts";
import { WordByWord } from "./word-by-word.tsx";

type Taken = Extract<ImportShare, { state: "taken" }>;

const { working, workingDetail } = en.import.shares;
const WORKING = { what: working, detail: workingDetail };

export function SharesBody({ ceremony, onEnded }: BodyProps) {
  const { id } = ceremony;
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [taken, setTaken] = useState<(Taken & { readonly words: number }) | null>(null);
  /** Another set of fields for each share. */
  const [round, setRound] = useState(0);

  const give = async (bytes: Uint8Array, words: number): Promise<void> => {
    const reply = await call.run(() =>
      withSecret(bytes, (phrase) => workstation().import.giveShare({ id, phrase })),
    );
    if (reply === null) return;
    if (!reply.ok) {
      setWrong(null);
      if (reply.fault.code === "SHARES_FORGOTTEN") setTaken(null);
      return;
    }
    const said = reply.value;
    if (said.state === "found") return;
    if (said.state === "unreadable") {
      setWrong({
        title: en.proving.words.unreadable(said.wrong.length),
        text: en.proving.words.fixCard,
        words: said.wrong,
      });
      return;
    }
    setWrong(null);
    setTaken({ ...said, words });
    setRound(round + 1);
  };

  const progress = en.proving.rehearsal;
  return (
    <Stack>
      <Notice level="info">
        <p role="status">
          {progress.given(taken?.given ?? [])}{" "}
          {taken === null ? null : progress.need(taken.have, taken.need)}{" "}
          {taken === null || taken.groups.need === 1
            ? null
            : progress.groups(taken.groups.have, taken.groups.need)}
        </p>
      </Notice>
      <WordByWord
        key={round}
        list="share"
        wrong={wrong}
        isBusy={call.isBusy}
        working={WORKING}
        {...(taken === null ? {} : { fixedCount: taken.words })}
      >
        {({ isComplete, count, take }) => (
          <>
            {call.fault === null ? null : <FaultPanel fault={call.fault} />}
            <StepActions
              ceremony={ceremony}
              step={step}
              next={progress.give}
              isReady={isComplete}
              isBusy={call.isBusy}
              onNext={() => void give(take(), count)}
            />
          </>
        )}
      </WordByWord>
    </Stack>
  );
}
