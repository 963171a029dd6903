/** "It was me": the hash of an address is compared with the announced one, then the alarm is silenced by a typed act. */
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { readAddress } from "../../lib/address.ts";
import { en } from "../../messages/en.ts";
import type { SightingShown } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";

const words = en.alarm;
const guide = { what: words.compareText, wrong: [words.vouch], hands: words.addressHint };

export function CompareAnnouncement({
  sighting,
  onBack,
}: {
  readonly sighting: SightingShown;
  readonly onBack: () => void;
}) {
  const call = useCall();
  const [typed, setTyped] = useState("");
  const [isMatch, setIsMatch] = useState<boolean | null>(null);
  const [vouch, setVouch] = useState("");
  const address = readAddress(typed);

  const compare = async (): Promise<void> => {
    if (address === null) return;
    const reply = await call.run(() =>
      workstation().sentinel.compare({ id: sighting.id, address }),
    );
    if (reply?.ok) setIsMatch(reply.value);
  };

  return (
    <Page kind="ceremony" title={words.compareTitle} lede={words.compareText} guide={guide}>
      <Card>
        <Stack>
          <Facts>
            <Fact term={words.hash}>
              <Mono>{sighting.announcement?.hash ?? ""}</Mono>
            </Fact>
          </Facts>
          <TextField
            label={words.address}
            hint={words.addressHint}
            value={typed}
            isMono
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setIsMatch(null);
            }}
          />
          <Row>
            <Button disabled={address === null} isBusy={call.isBusy} onClick={() => void compare()}>
              {words.check}
            </Button>
          </Row>
          {isMatch === null ? null : (
            <Notice level={isMatch ? "proved" : "emergency"} isLive>
              {isMatch ? words.match : words.noMatch}
            </Notice>
          )}
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        </Stack>
      </Card>
      <Card tone="danger" label={words.vouchTitle}>
        <Stack>
          <h2>{words.vouchTitle}</h2>
          <p>{words.vouch}</p>
          <TextField
            label={words.vouchField}
            value={vouch}
            onChange={(event) => setVouch(event.currentTarget.value)}
          />
          <Row place="between">
            <Button tone="primary" onClick={onBack}>
              {words.back}
            </Button>
            <Button
              tone="danger"
              disabled={!words.isVouched(vouch) || isMatch === false}
              onClick={() =>
                void call.run(() =>
                  workstation().sentinel.acknowledge({ id: sighting.id, as: "mine" }),
                )
              }
            >
              {words.vouchGo}
            </Button>
          </Row>
        </Stack>
      </Card>
    </Page>
  );
}
