/** Offers to remove what keys were imported from: never by itself, with the gesture of what cannot be undone. */
import { Eraser } from "lucide-react";
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { groupsOf } from "../../lib/address.ts";
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import type { RemovalReport, Reply } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Irreversible } from "../../ui/irreversible.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import css from "./import.module.css";

interface RemoveSourceProps {
  readonly count: number;
  /** Of a key that was stored: typed as the sign that somebody read what this does. */
  readonly address: string;
  readonly remove: () => Promise<Reply<RemovalReport>>;
}

const t = en.import.remove;

export function RemoveSource({ count, address, remove }: RemoveSourceProps) {
  const [isAsked, setIsAsked] = useState(false);
  const [report, setReport] = useState<RemovalReport | null>(null);
  const call = useCall();
  const run = async (): Promise<void> => {
    const reply = await call.run(remove);
    if (!reply?.ok) return;
    setReport(reply.value);
    setIsAsked(false);
  };

  if (report !== null) return <Removed report={report} />;
  if (!isAsked) {
    return (
      <Row>
        <Button icon={<Eraser aria-hidden="true" />} onClick={() => setIsAsked(true)}>
          {t.offer(count)}
        </Button>
      </Row>
    );
  }
  const groups = groupsOf(address);
  return (
    <Card tone="danger">
      <Stack>
        <h2>{t.title(count)}</h2>
        <p>{t.what(count)}</p>
        <p>{t.only}</p>
        <p>{t.flash}</p>
        <Address address={address} />
        {call.isBusy ? <Working what={t.working} /> : null}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Irreversible
          address={address}
          fieldLabel={t.last(en.address.ends(groups[0] ?? "", groups.at(-1) ?? ""))}
          holdLabel={t.hold}
          icon={<Eraser aria-hidden="true" />}
          isReady={!call.isBusy}
          onConfirmed={() => void run()}
          cancel={
            <Button disabled={call.isBusy} onClick={() => setIsAsked(false)}>
              {count === 1 ? t.keep : t.keepMany}
            </Button>
          }
        />
      </Stack>
    </Card>
  );
}

function Removed({ report }: { readonly report: RemovalReport }) {
  const { removed, notOverwritten, kept } = report;
  return (
    <Stack>
      {removed === 0 ? null : (
        <Notice level="info" isLive title={t.done(removed)}>
          <p>{t.doneText}</p>
          {notOverwritten === 0 ? null : <p>{t.notOverwritten(notOverwritten)}</p>}
        </Notice>
      )}
      {kept.length === 0 ? null : (
        <Notice level="care" isLive title={t.kept(kept.length)}>
          <ul className={css.list}>
            {kept.map(({ name, fault }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two wallets have files of one name; the list never changes
              <li key={index}>{t.keptOne(name, explain(fault).happened)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Stack>
  );
}
