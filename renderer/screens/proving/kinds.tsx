/** The ceremonies of proofs, as the screen shows them. */
import { workstation } from "../../bridge.ts";

import { PassphraseBody } from "../ceremony/bodies.tsx";
import type { BodyProps, KindView } from "../ceremony/kind-view.ts";
import { WordsBody } from "../ceremony/words-body.tsx";
import { shareWords, useSubject } from "./about.ts";
import {
  CheckDone,
  ProveUsbDone,
  RehearsalDone,
  RewrittenDone,
  ShareDone,
  SplitDone,
  UsbDone,
} from "./done.tsx";
import { DriveBody, ReplugBody } from "./drive-body.tsx";
import { DrivePlaceBody, MOST_SHARES, sharePlaces } from "./place-body.tsx";
import { SplitPlanBody } from "./plan-body.tsx";
import { QuizBody } from "./quiz-body.tsx";
import { RestoreBody } from "./restore-body.tsx";
import { ProvedShareBack, SplitShareBack } from "./share-back.tsx";

type Send = (input: {
  id: string;
  passphrase: string;
}) => ReturnType<ReturnType<typeof workstation>["split"]["open"]>;

const openSplit: Send = (input) => workstation().split.open(input);
const openCheck: Send = (input) => workstation().check.open(input);
const SplitOpen = (props: BodyProps) => <PassphraseBody {...props} send={openSplit} />;
const CheckOpen = (props: BodyProps) => <PassphraseBody {...props} send={openCheck} />;

function UsbOpen(props: BodyProps) {
  return (
    <PassphraseBody
      {...props}
      send={async (input) => {
        const reply = await workstation().usb.open(input);
        if (!reply.ok) return reply;
        if (reply.value.hasEnded) props.onEnded();
        return { ok: true, value: null };
      }}
    />
  );
}

function ShareWordsBody(props: BodyProps) {
  const { coldkey } = useSubject(props.ceremony);
  return (
    <WordsBody
      {...props}
      wordCount={shareWords(coldkey?.wordCount ?? null)}
      reveal={(input) => workstation().split.words(input)}
    />
  );
}

const shareBodies = Object.fromEntries(
  Array.from({ length: MOST_SHARES }, (_, at) => `share-${at + 1}`).flatMap((share) => [
    [`${share}-words-1`, ShareWordsBody],
    [`${share}-words-2`, ShareWordsBody],
    [`${share}-prove`, SplitShareBack],
  ]),
);
const splitBodies = { ...shareBodies, ...sharePlaces };

export const provingViews = {
  "split-backup": {
    bodies: { plan: SplitPlanBody, open: SplitOpen, ...splitBodies, rehearse: RestoreBody },
    reopen: openSplit,
    Done: SplitDone,
  },
  "rewrite-share": {
    bodies: { open: SplitOpen, ...splitBodies },
    reopen: openSplit,
    Done: RewrittenDone,
  },
  "check-copy": {
    bodies: { open: CheckOpen, quiz: QuizBody },
    reopen: openCheck,
    Done: CheckDone,
  },
  "prove-share": {
    bodies: { open: CheckOpen, share: ProvedShareBack },
    reopen: openCheck,
    Done: ShareDone,
  },
  "rehearse-restore": { bodies: { words: RestoreBody }, Done: RehearsalDone },
  "usb-copy": {
    bodies: { drive: DriveBody, replug: ReplugBody, open: UsbOpen, place: DrivePlaceBody },
    Done: UsbDone,
  },
  "prove-usb": { bodies: { find: DriveBody, open: UsbOpen }, Done: ProveUsbDone },
} satisfies Readonly<Record<string, KindView>>;
