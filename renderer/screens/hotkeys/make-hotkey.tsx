import { Cpu } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { inUse } from "../../lib/in-use.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";
import { nameOrEnds } from "../names.ts";

const guide = { what: en.hotkeys.what, wrong: en.hotkeys.wrong, hands: en.hotkeys.hands };

interface Made {
  readonly name: string;
  readonly address: string;
  readonly coldkey: string;
}

export function MakeHotkey({ coldkey: given }: { readonly coldkey: string | undefined }) {
  const [made, setMade] = useState<Made | null>(null);
  const { snapshot, go } = useWorkstation();
  if (made === null) return <MakeForm given={given} onMade={setMade} />;
  return (
    <Page title={en.hotkeys.made(made.name)} lede={en.hotkeys.madeText} guide={guide}>
      <Card label={made.name}>
        <Address address={made.address} />
      </Card>
      <Row place="end">
        <Button onClick={() => setMade(null)}>{en.hotkeys.another}</Button>
        {snapshot.chain.state === "none" ? (
          <Button tone="primary" onClick={() => go({ at: "hotkeys" })}>
            {en.act.progress.toHotkeys}
          </Button>
        ) : (
          <Button
            tone="primary"
            onClick={() =>
              go({
                at: "act",
                start: { kind: "register", coldkey: made.coldkey, hotkey: made.address },
              })
            }
          >
            {en.hotkeys.registerNow}
          </Button>
        )}
      </Row>
    </Page>
  );
}

function MakeForm({
  given,
  onMade,
}: {
  readonly given: string | undefined;
  readonly onMade: (made: Made) => void;
}) {
  const { snapshot, go } = useWorkstation();
  const coldkeys = inUse(snapshot.coldkeys);
  const [coldkey, setColdkey] = useState(given ?? coldkeys[0]?.address ?? "");
  const [name, setName] = useState("");
  const [isFilled, setIsFilled] = useState(false);
  const field = useRef<PassphraseHandle>(null);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const isReady = isKeyName(name) && coldkey !== "" && isFilled;

  const make = async (): Promise<void> => {
    if (!isReady || !field.current) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().hotkeys.create({ coldkey, name, passphrase }),
      ),
    );
    if (reply?.ok) onMade({ name, coldkey, address: reply.value.address });
    else field.current?.focus();
  };

  return (
    <Page title={en.hotkeys.formTitle} lede={en.hotkeys.formLede} guide={guide}>
      <Card>
        <Stack gap="wide">
          <SelectField
            label={en.hotkeys.coldkey}
            value={coldkey}
            disabled={call.isBusy}
            onChange={(event) => setColdkey(event.currentTarget.value)}
            options={coldkeys.map((key) => ({ value: key.address, label: key.name }))}
          />
          <TextField
            label={en.hotkeys.name}
            value={name}
            maxLength={40}
            disabled={call.isBusy}
            onChange={(event) => setName(event.currentTarget.value)}
            hint={en.hotkeys.nameHint}
            error={name !== "" && !isKeyName(name) ? en.hotkeys.nameBad : null}
          />
          <PassphraseField
            handle={field}
            label={en.hotkeys.passphrase(nameOrEnds(snapshot, coldkey))}
            hint={en.hotkeys.passphraseHint}
            disabled={call.isBusy}
            onEdit={edited}
            onEnter={() => void make()}
          />
        </Stack>
      </Card>
      {call.isBusy ? <Working what={en.hotkeys.working} detail={en.hotkeys.workingDetail} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button onClick={() => go({ at: "hotkeys" })}>{en.button.cancel}</Button>
        <Button
          tone="primary"
          icon={<Cpu aria-hidden="true" />}
          disabled={!isReady && !call.isBusy}
          isBusy={call.isBusy}
          onClick={() => void make()}
        >
          {en.hotkeys.make}
        </Button>
      </Row>
    </Page>
  );
}
