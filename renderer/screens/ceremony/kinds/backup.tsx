/** A further copy of a coldkey, and the proof of one that is there. */
import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { countingCopies } from "../../../lib/copies.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { SafetyTag } from "../../keys/safety-tag.tsx";
import { PassphraseBody } from "../bodies.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import { contextOf } from "../context.ts";
import type { BodyProps, KindView } from "../kind-view.ts";
import { PlanBody } from "../plan-body.tsx";
import { ProveBody } from "../prove-body.tsx";
import { RecordBody } from "../record-body.tsx";
import { WordsBody } from "../words-body.tsx";

const useWordCount = ({ subject }: Ceremony): number => {
  const { snapshot } = useWorkstation();
  return snapshot.coldkeys.find((key) => key.address === subject)?.wordCount ?? 24;
};

const OpenBody = (props: BodyProps) => (
  <PassphraseBody {...props} send={(input) => workstation().backup.open(input)} />
);

function WriteBody(props: BodyProps) {
  return (
    <WordsBody
      {...props}
      wordCount={useWordCount(props.ceremony)}
      reveal={(input) => workstation().backup.words(input)}
    />
  );
}

function TakenBackBody(props: BodyProps) {
  return (
    <ProveBody
      {...props}
      wordCount={useWordCount(props.ceremony)}
      summary={en.create.prove.summary}
      fix={en.create.prove.fix}
      back={en.create.prove.back}
      prove={(input) => workstation().backup.prove(input)}
    />
  );
}

function ProofBody(props: BodyProps) {
  return (
    <ProveBody
      {...props}
      wordCount={useWordCount(props.ceremony)}
      summary={en.backup.proof.summary}
      fix={en.backup.proof.fix}
      back={en.button.back}
      prove={(input) => workstation().backup.prove(input)}
    />
  );
}

function Done({ ceremony }: { readonly ceremony: Ceremony }) {
  const { snapshot, go } = useWorkstation();
  const coldkey = snapshot.coldkeys.find((key) => key.address === ceremony.subject);
  const { name, copy } = contextOf(snapshot, ceremony);
  const words = en.backup.done;
  const isProof = ceremony.target !== null;
  const newest = coldkey === undefined ? undefined : countingCopies(coldkey).at(-1);
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={isProof ? words.proofTitle(copy) : words.copyTitle(newest?.label ?? "")}
      lede={isProof ? words.proofLede : words.copyLede(name)}
      guide={en.backup.guide.done}
    >
      {coldkey === undefined ? null : (
        <>
          <div>
            <SafetyTag coldkey={coldkey} />
          </div>
          {coldkey.isSafe ? (
            <Notice level="proved" title={words.safe(name)}>
              <p>{words.safeText}</p>
            </Notice>
          ) : (
            <Notice level="care" title={words.unsafe(name)}>
              <p>{words.unsafeText}</p>
            </Notice>
          )}
        </>
      )}
      <p>{words.next}</p>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "backups" })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

const shared = {
  reopen: (input: { id: string; passphrase: string }) => workstation().backup.open(input),
  Done,
} as const;

export const backUpView: KindView = {
  ...shared,
  bodies: {
    plan: PlanBody,
    open: OpenBody,
    "write-1": WriteBody,
    "write-2": WriteBody,
    prove: TakenBackBody,
    record: (props) => <RecordBody {...props} working={en.backup.working} />,
  },
};

export const proveView: KindView = { ...shared, bodies: { open: OpenBody, prove: ProofBody } };
