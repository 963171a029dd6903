import { ArrowLeft, Eye } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { groupsOf } from "../../lib/address.ts";
import { en } from "../../messages/en.ts";
import type { WatchFound } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";
import css from "./watch.module.css";

interface FoundAddressesProps {
  readonly found: readonly WatchFound[];
  readonly onBack: () => void;
  readonly onDone: () => void;
}

type Good = WatchFound & { readonly address: NonNullable<WatchFound["address"]> };
const isGood = (row: WatchFound): row is Good => row.address !== null && row.fault === null;

export function FoundAddresses({ found, onBack, onDone }: FoundAddressesProps) {
  const { snapshot } = useWorkstation();
  const [names, setNames] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(found.filter(isGood).map((row) => [row.address, row.name ?? ""])),
  );
  const call = useCall();
  // What was kept before a later one was refused is in the snapshot, and not asked for again.
  const good = found
    .filter(isGood)
    .filter((row) => !snapshot.watched.some((entry) => entry.address === row.address));
  const isReady = good.length > 0 && good.every((row) => isKeyName(names[row.address] ?? ""));

  const add = async (): Promise<void> => {
    const reply = await call.run(async () => {
      for (const { address } of good) {
        const added = await workstation().watch.add({ address, name: names[address] ?? "" });
        if (!added.ok) return added;
      }
      return { ok: true as const, value: null };
    });
    if (reply?.ok) onDone();
  };

  return (
    <>
      <Card>
        {found.map((row) => (
          <div key={`${row.from} ${row.address}`} className={css.row}>
            {row.address === null ? (
              <Small>{row.from}</Small>
            ) : (
              <>
                {row.from === row.address ? null : <Small>{en.watch.from(row.from)}</Small>}
                <Address address={row.address} />
              </>
            )}
            {row.fault === null ? null : <FaultPanel fault={row.fault} />}
            {isGood(row) ? (
              <TextField
                label={found.length === 1 ? en.watch.nameLabel : en.watch.name(endsOf(row.address))}
                value={names[row.address] ?? ""}
                maxLength={40}
                disabled={call.isBusy}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setNames((before) => ({ ...before, [row.address]: value }));
                }}
                hint={en.create.name.hint}
                error={isBad(names[row.address]) ? en.create.name.bad : null}
              />
            ) : null}
          </div>
        ))}
      </Card>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} disabled={call.isBusy} onClick={onBack}>
          {en.watch.other}
        </Button>
        {good.length === 0 ? null : (
          <Button
            tone="primary"
            icon={<Eye aria-hidden="true" />}
            disabled={!isReady && !call.isBusy}
            isBusy={call.isBusy}
            onClick={() => void add()}
          >
            {en.watch.add(good.length)}
          </Button>
        )}
      </Row>
    </>
  );
}

const isBad = (name: string | undefined): boolean =>
  name !== undefined && name !== "" && !isKeyName(name);

function endsOf(address: string): string {
  const groups = groupsOf(address);
  return en.address.ends(groups[0] ?? "", groups.at(-1) ?? "");
}
