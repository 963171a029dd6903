/** Bringing one key that was made elsewhere. */
import { en } from "../../../messages/en.ts";
import { Button } from "../../../ui/button.tsx";
import { ImportDone } from "../../import/done-step.tsx";
import { FileBody } from "../../import/file-body.tsx";
import { FoundBody } from "../../import/found-body.tsx";
import { HexBody } from "../../import/hex-body.tsx";
import { SealBody } from "../../import/seal-body.tsx";
import { SharesBody } from "../../import/shares-body.tsx";
import { SharesKeptBody } from "../../import/shares-kept-body.tsx";
import { WordsBody } from "../../import/words-body.tsx";
import { sharePlaces } from "../../proving/place-body.tsx";
import type { BodyProps, KindView } from "../kind-view.ts";
import { RecordBody } from "../record-body.tsx";
import { useStep } from "../use-step.ts";

const readers = { words: WordsBody, shares: SharesBody, file: FileBody, hex: HexBody } as const;

/** By the source that was chosen. */
function ReadBody(props: BodyProps) {
  const { source } = props.ceremony.answers.source ?? {};
  const Body = readers[source as keyof typeof readers] ?? WordsBody;
  return <Body {...props} />;
}

/** The card that the words were typed from, as a copy in the register; or not. */
function CardBody(props: BodyProps) {
  const step = useStep(props.ceremony, props.onEnded);
  return (
    <RecordBody {...props} working={en.import.card.working} alsoSay={{ isCopy: true }}>
      <Button isBusy={step.isBusy} onClick={() => step.answer({ isCopy: false })}>
        {en.import.card.not}
      </Button>
    </RecordBody>
  );
}

export const importView: KindView = {
  bodies: {
    ...{ open: ReadBody, found: FoundBody, seal: SealBody, card: CardBody },
    ...{ shares: SharesKeptBody, ...sharePlaces },
  },
  Reopen: ReadBody,
  Done: ImportDone,
};
