import { useId, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { NetworkProbe } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import css from "./networks.module.css";

const words = en.networks;

/** Asked first, pinned then: nobody types a genesis, and nobody trusts one that was not shown. */
export function OwnNetwork({ onPinned }: { readonly onPinned: () => Promise<void> }) {
  const titleId = useId();
  const asking = useCall();
  const pinning = useCall();
  const [endpoint, setEndpoint] = useState("");
  const [name, setName] = useState("");
  const [probe, setProbe] = useState<NetworkProbe | null>(null);
  const [isPinned, setIsPinned] = useState(false);

  const ask = async (): Promise<void> => {
    setProbe(null);
    setIsPinned(false);
    const reply = await asking.run(() =>
      workstation().networks.probe({ endpoint: endpoint.trim() }),
    );
    if (reply?.ok) setProbe(reply.value);
  };
  const pin = async (found: NetworkProbe): Promise<void> => {
    const { genesisHash, endpoint: asked } = found;
    const reply = await pinning.run(() =>
      workstation().networks.setCustom({ name: name.trim(), endpoint: asked, genesisHash }),
    );
    if (!reply?.ok) return;
    setIsPinned(true);
    await onPinned();
  };

  return (
    <Card labelledBy={titleId}>
      <Stack>
        <h2 id={titleId} className={css.title}>
          {words.own}
        </h2>
        <Small>{words.ownText}</Small>
        <TextField
          label={words.endpoint}
          hint={words.addHint}
          isMono
          spellCheck={false}
          value={endpoint}
          onChange={(event) => {
            setEndpoint(event.currentTarget.value);
            setProbe(null);
          }}
        />
        <Row>
          <Button
            isBusy={asking.isBusy}
            disabled={endpoint.trim().length < 6}
            onClick={() => void ask()}
          >
            {words.ask}
          </Button>
        </Row>
        {asking.fault === null ? null : <FaultPanel fault={asking.fault} />}
        {probe === null ? null : (
          <>
            <Facts>
              <Fact term={words.genesis}>
                <Mono>{probe.genesisHash}</Mono>
              </Fact>
              <Fact term={words.version}>{words.versionOf(probe.specVersion)}</Fact>
            </Facts>
            {probe.network === null ? (
              <>
                <TextField
                  label={words.ownName}
                  value={name}
                  maxLength={60}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                {pinning.fault === null ? null : <FaultPanel fault={pinning.fault} />}
                <Row>
                  <Button
                    tone="primary"
                    isBusy={pinning.isBusy}
                    disabled={!isLabel(name.trim())}
                    onClick={() => void pin(probe)}
                  >
                    {words.pin}
                  </Button>
                </Row>
              </>
            ) : (
              <Notice level="care">{words.serves(probe.network)}</Notice>
            )}
          </>
        )}
        <p className={css.hint} role="status">
          {isPinned ? words.pinned : asking.isBusy ? words.asking : ""}
        </p>
      </Stack>
    </Card>
  );
}
