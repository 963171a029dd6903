import { useCallback, useEffect, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { NetworkId, Networks } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import css from "./networks.module.css";
import { Nodes } from "./nodes.tsx";
import { OwnGenesis } from "./own-genesis.tsx";
import { OwnNetwork } from "./own-network.tsx";

const words = en.networks;
const all: readonly NetworkId[] = ["rehearsal", "finney", "test", "local", "custom"];

export function NetworksScreen() {
  const [networks, setNetworks] = useState<Networks | null>(null);
  const [picked, setPicked] = useState<NetworkId | null>(null);
  const { run, fault } = useCall();
  const look = useCallback(async (): Promise<void> => {
    const reply = await run(() => workstation().networks.look(null));
    if (reply?.ok) setNetworks(reply.value);
  }, [run]);
  useEffect(() => {
    void look();
  }, [look]);
  const shown = picked ?? networks?.chosen ?? "rehearsal";
  const isVault = useWorkstation().snapshot.profile === "vault";
  const { title, lede, what, wrong, hands } = isVault ? words.vault : words;
  return (
    <Page title={title} lede={lede} guide={{ what, wrong, hands }}>
      {fault === null ? null : <FaultPanel fault={fault} />}
      {networks === null ? null : (
        <Stack gap="wide">
          <Pick networks={networks} shown={shown} onPick={setPicked} onChosen={look} />
          {shown === "rehearsal" || isVault ? null : (
            <Nodes key={shown} networks={networks} network={shown} onSaved={look} />
          )}
          {isVault ? <OwnGenesis onPinned={look} /> : <OwnNetwork onPinned={look} />}
        </Stack>
      )}
    </Page>
  );
}

function Pick({
  networks,
  shown,
  onPick,
  onChosen,
}: {
  readonly networks: Networks;
  readonly shown: NetworkId;
  readonly onPick: (network: NetworkId) => void;
  readonly onChosen: () => Promise<void>;
}) {
  const { snapshot } = useWorkstation();
  const { hint, notAdded } = snapshot.profile === "vault" ? words.vault : words;
  const call = useCall();
  const [isSure, setIsSure] = useState(false);
  const name = (id: NetworkId): string => words.name(id, networks.custom?.name ?? null);
  const isMissing = shown === "custom" && networks.custom === null;
  const isReal = shown === "finney" && networks.chosen !== "finney";
  const choose = async (): Promise<void> => {
    const reply = await call.run(() => workstation().networks.choose({ network: shown }));
    if (reply?.ok) await onChosen();
  };
  return (
    <Card label={words.chosen}>
      <fieldset className={css.list}>
        <legend className={css.title}>{words.chosen}</legend>
        {all.map((id) => (
          <label key={id} className={css.option}>
            <input
              type="radio"
              name="network"
              checked={shown === id}
              onChange={() => {
                setIsSure(false);
                onPick(id);
              }}
            />
            <span>
              <strong>{name(id)}</strong>
              <span className={css.hint}>
                {id === "custom" && networks.custom === null ? notAdded : hint[id]}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {isReal ? (
        <div className={css.below}>
          <Notice level="care" title={words.real}>
            <Tick isTicked={isSure} onTick={setIsSure}>
              {words.realTick}
            </Tick>
          </Notice>
        </div>
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {shown === networks.chosen && shown === snapshot.chain.network ? null : (
        <Row place="end">
          <Button
            tone="primary"
            isBusy={call.isBusy}
            disabled={isMissing || (isReal && !isSure)}
            onClick={() => void choose()}
          >
            {words.use(name(shown))}
          </Button>
        </Row>
      )}
    </Card>
  );
}
