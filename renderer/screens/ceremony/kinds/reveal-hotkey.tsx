/** Showing the words of one hotkey. */
import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { PassphraseBody } from "../bodies.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import { contextOf } from "../context.ts";
import type { BodyProps, KindView } from "../kind-view.ts";
import { WordsBody } from "../words-body.tsx";

const OpenBody = (props: BodyProps) => (
  <PassphraseBody {...props} send={(input) => workstation().hotkeys.openPhrase(input)} />
);

function Words(props: BodyProps) {
  const { wordCount } = props.ceremony.answers.open ?? {};
  return (
    <WordsBody
      {...props}
      wordCount={typeof wordCount === "number" ? wordCount : 24}
      reveal={(input) => workstation().hotkeys.words(input)}
    />
  );
}

function Done({ ceremony }: { readonly ceremony: Ceremony }) {
  const { snapshot, go } = useWorkstation();
  const words = en.ceremonies.revealHotkey;
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={words.doneTitle(ceremony.name ?? "")}
      lede={words.doneLede}
      guide={en.ceremonies.step(ceremony, contextOf(snapshot, ceremony)).guide}
    >
      <Notice level="care" title={words.doneNotice}>
        <p>{words.doneText}</p>
      </Notice>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "hotkeys" })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

export const revealHotkeyView: KindView = {
  bodies: { open: OpenBody, "words-1": Words, "words-2": Words },
  reopen: (input) => workstation().hotkeys.openPhrase(input),
  Done,
};
