/** A new passphrase, or another unlock time, for a coldkey and its hotkeys. One page: the old, the new, and what stays. */
import { ArrowRight, LockKeyhole } from "lucide-react";
import { useRef, useState } from "react";
import { type GuideText, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ColdkeySummary, LeftKey } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { NewPassphrase } from "../create/new-passphrase.tsx";
import { UnlockTime, useUnlockChoice } from "./unlock-time.tsx";

type What = "both" | "time";
interface Done {
  readonly what: What;
  readonly changed: number;
  readonly left: readonly LeftKey[];
  readonly tookMs: number;
}

const words = en.care.change;
const guide: GuideText = words.guide;

export function ChangePassphrase({ address }: { readonly address: ColdkeySummary["address"] }) {
  const { snapshot, go } = useWorkstation();
  const [done, setDone] = useState<Done | null>(null);
  const coldkey = snapshot.coldkeys.find((key) => key.address === address);
  if (coldkey === undefined) {
    return (
      <Page title={words.title} guide={guide}>
        <Empty
          picture={<LockKeyhole />}
          title={words.gone}
          text=""
          action={<Button onClick={() => go({ at: "keys" })}>{words.toKeys}</Button>}
        />
      </Page>
    );
  }
  return done === null ? (
    <Change coldkey={coldkey} onDone={setDone} />
  ) : (
    <Changed coldkey={coldkey} done={done} />
  );
}

function Change({
  coldkey,
  onDone,
}: {
  readonly coldkey: ColdkeySummary;
  readonly onDone: (done: Done) => void;
}) {
  const { snapshot, go } = useWorkstation();
  const [what, setWhat] = useState<What>("both");
  const [hasOld, setHasOld] = useState(false);
  const old = useRef<PassphraseHandle>(null);
  const call = useCall();
  const hotkeys = snapshot.hotkeys.filter((one) => one.coldkey === coldkey.address).length;

  const change = async (fresh: Uint8Array | null): Promise<void> => {
    const typed = old.current?.take();
    if (typed === undefined) return;
    const { address } = coldkey;
    const reply = await call.run(() =>
      withSecret(typed, (passphrase) =>
        fresh === null
          ? workstation().passphrase.change({ address, passphrase, newPassphrase: null })
          : withSecret(fresh, (newPassphrase) =>
              workstation().passphrase.change({ address, passphrase, newPassphrase }),
            ),
      ),
    );
    if (reply?.ok) onDone({ what, ...reply.value });
    else old.current?.focus();
  };

  return (
    <Page
      title={words.title}
      lede={words.lede(coldkey.name, hotkeys)}
      kicker={words.kicker(coldkey.name)}
      guide={guide}
    >
      <Stack>
        <Card>
          <Stack gap="wide">
            <Choice
              label={words.what}
              value={what}
              onChange={(next) => {
                setWhat(next);
                call.clear();
              }}
              options={[
                { value: "both", label: words.both, detail: words.bothDetail },
                { value: "time", label: words.time, detail: words.timeDetail },
              ]}
            />
            <PassphraseField
              handle={old}
              label={words.now}
              hint={words.nowHint}
              disabled={call.isBusy}
              onEdit={() => setHasOld(old.current?.isEmpty() === false)}
            />
          </Stack>
        </Card>
        {what === "both" ? (
          <NewPassphrase
            labels={{ field: words.fresh, again: words.freshAgain }}
            action={words.go}
            working={{ what: words.working, detail: words.workingDetail }}
            isBusy={call.isBusy}
            fault={call.fault}
            isOtherwiseReady={hasOld}
            onSeal={(fresh) => void change(fresh)}
          />
        ) : (
          <TimeAlone
            isBusy={call.isBusy}
            fault={call.fault}
            isReady={hasOld}
            onGo={() => void change(null)}
          />
        )}
        {what === "both" ? <CopiesElsewhere /> : null}
        <Row>
          <Button tone="quiet" disabled={call.isBusy} onClick={() => go({ at: "keys" })}>
            {en.button.cancel}
          </Button>
        </Row>
      </Stack>
    </Page>
  );
}

function TimeAlone({
  isBusy,
  fault,
  isReady,
  onGo,
}: {
  readonly isBusy: boolean;
  readonly fault: ReturnType<typeof useCall>["fault"];
  readonly isReady: boolean;
  readonly onGo: () => void;
}) {
  const choice = useUnlockChoice();
  return (
    <>
      <UnlockTime choice={choice} disabled={isBusy} />
      {isBusy ? <Working what={words.working} detail={words.workingDetail} /> : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row place="end">
        <Button
          tone="primary"
          disabled={(!isReady || !choice.isSettled) && !isBusy}
          isBusy={isBusy}
          icon={<LockKeyhole aria-hidden="true" />}
          onClick={onGo}
        >
          {words.goTime}
        </Button>
      </Row>
    </>
  );
}

function CopiesElsewhere() {
  return (
    <Notice level="care" title={words.copiesTitle}>
      <ul>
        {words.copies.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Changed({ coldkey, done }: { readonly coldkey: ColdkeySummary; readonly done: Done }) {
  const { go } = useWorkstation();
  return (
    <Page
      title={done.what === "both" ? words.doneTitle : words.doneTitleTime}
      lede={words.doneLede(done.changed, done.tookMs)}
      kicker={words.kicker(coldkey.name)}
      guide={guide}
    >
      <Stack>
        {done.left.length === 0 ? null : (
          <Notice level="care" title={words.leftTitle}>
            <ul>
              {done.left.map((one) => (
                <li key={one.address}>{words.left(one)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {done.what === "both" ? <CopiesElsewhere /> : null}
        <Row place="end">
          <Button onClick={() => go({ at: "doctor" })}>{words.toDoctor}</Button>
          <Button
            tone="primary"
            iconAfter={<ArrowRight aria-hidden="true" />}
            onClick={() => go({ at: "keys" })}
          >
            {words.toKeys}
          </Button>
        </Row>
      </Stack>
    </Page>
  );
}
