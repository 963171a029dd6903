/** What happened, and to which key. */
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { LeakCase } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";

const words = en.leak;
const guide = { what: words.what, wrong: words.wrong, hands: words.hands };
const CASES: readonly LeakCase[] = ["coldkey", "hotkey", "laptop", "announced"];

export function LeakStart({ given }: { readonly given: LeakCase | null }) {
  const { snapshot, go } = useWorkstation();
  const call = useCall();
  const keys = [...snapshot.coldkeys, ...snapshot.watched];
  const [kind, setKind] = useState<LeakCase>(given ?? "coldkey");
  const [chosen, setChosen] = useState<string | null>(null);
  const [chosenHotkey, setChosenHotkey] = useState<string | null>(null);
  const [isKnown, setIsKnown] = useState(false);
  const coldkey = (keys.find(({ address }) => address === chosen) ?? keys[0])?.address;
  const hotkeys = snapshot.hotkeys.filter((key) => key.coldkey === coldkey);
  const hotkey = hotkeys.find(({ address }) => address === chosenHotkey) ?? hotkeys[0];
  const needsHotkey = kind === "hotkey";

  const begin = async (): Promise<void> => {
    if (coldkey === undefined) return;
    const reply = await call.run(() =>
      workstation().leak.begin({
        ...{ case: kind, coldkey, isPassphraseKnown: isKnown },
        hotkey: needsHotkey ? (hotkey?.address ?? null) : null,
      }),
    );
    if (reply?.ok) go({ at: "leak", id: reply.value.id });
  };

  return (
    <Page title={words.startTitle} lede={words.sectionText} guide={guide}>
      <Stack>
        <Choice
          label={words.startTitle}
          isLabelHidden
          layout="cards"
          value={kind}
          onChange={setKind}
          options={CASES.map((value) => ({
            value,
            label: words.case(value).title,
            detail: words.case(value).text,
          }))}
        />
        {coldkey === undefined ? (
          <Notice level="info">{en.emergencies.off}</Notice>
        ) : (
          <SelectField
            label={words.coldkey}
            value={coldkey}
            options={keys.map(({ address, name }) => ({ value: address, label: name }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
        {needsHotkey && hotkey !== undefined ? (
          <SelectField
            label={words.hotkey}
            value={hotkey.address}
            options={hotkeys.map(({ address, name }) => ({ value: address, label: name }))}
            onChange={(event) => setChosenHotkey(event.currentTarget.value)}
          />
        ) : null}
        {needsHotkey && hotkey === undefined ? (
          <Notice level="care">{words.noHotkeys}</Notice>
        ) : null}
        {kind === "laptop" ? (
          <Tick isTicked={isKnown} onTick={setIsKnown}>
            {words.passphraseKnown}
          </Tick>
        ) : null}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row place="end">
          <Button onClick={() => go({ at: "emergencies" })}>{words.cancel}</Button>
          <Button
            tone="primary"
            isBusy={call.isBusy}
            disabled={coldkey === undefined || (needsHotkey && hotkey === undefined)}
            onClick={() => void begin()}
          >
            {words.begin}
          </Button>
        </Row>
      </Stack>
    </Page>
  );
}
