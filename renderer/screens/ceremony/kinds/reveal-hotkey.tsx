/** Showing the words of one hotkey. */
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { PassphraseBody } from "../bodies.tsx";
import type { BodyProps, KindView } from "../kind-view.ts";
import { WordsBody } from "../words-body.tsx";
import { Revealed } from "./revealed.tsx";

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

const Done = ({ ceremony }: { readonly ceremony: Ceremony }) => (
  <Revealed ceremony={ceremony} words={en.ceremonies.revealHotkey} place="hotkeys" />
);

export const revealHotkeyView: KindView = {
  bodies: { open: OpenBody, "words-1": Words, "words-2": Words },
  reopen: (input) => workstation().hotkeys.openPhrase(input),
  Done,
};
