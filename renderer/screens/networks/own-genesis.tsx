import { useId, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import css from "./networks.module.css";

const words = en.networks;
const GENESIS = /^0x[0-9a-f]{64}$/;

/** On a Vault, which can ask no node: the genesis is brought by a person, from two sources. */
export function OwnGenesis({ onPinned }: { readonly onPinned: () => Promise<void> }) {
  const titleId = useId();
  const call = useCall();
  const [name, setName] = useState("");
  const [genesis, setGenesis] = useState("");
  const [isPinned, setIsPinned] = useState(false);
  const genesisHash = genesis.trim().toLowerCase();
  const isBad = genesisHash !== "" && !GENESIS.test(genesisHash);
  const pin = async (): Promise<void> => {
    const reply = await call.run(() =>
      workstation().networks.setCustom({ name: name.trim(), endpoint: null, genesisHash }),
    );
    if (!reply?.ok) return;
    setIsPinned(true);
    await onPinned();
  };
  return (
    <Card labelledBy={titleId}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void pin();
        }}
      >
        <Stack>
          <h2 id={titleId} className={css.title}>
            {words.vault.own}
          </h2>
          <Small>{words.vault.ownText}</Small>
          <TextField
            label={words.ownName}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextField
            label={words.genesis}
            isMono
            spellCheck={false}
            autoComplete="off"
            value={genesis}
            error={isBad ? words.vault.genesisBad : null}
            onChange={(event) => {
              setGenesis(event.currentTarget.value);
              setIsPinned(false);
            }}
          />
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <Row>
            <Button
              type="submit"
              isBusy={call.isBusy}
              disabled={!isLabel(name.trim()) || !GENESIS.test(genesisHash)}
            >
              {words.pin}
            </Button>
          </Row>
          <p className={css.hint} role="status">
            {isPinned ? words.pinned : ""}
          </p>
        </Stack>
      </form>
    </Card>
  );
}
