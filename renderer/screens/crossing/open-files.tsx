/** One door for whatever the other machine wrote, and what became of each file. */
import { FolderOpen } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Taken } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { ScanMessages } from "./by-code.tsx";
import css from "./crossing.module.css";
import { Finding } from "./finding.tsx";

interface OpenFilesProps {
  readonly title?: string;
  readonly label: string;
  readonly text: string;
  readonly isPrimary?: boolean;
}

export function OpenFiles({ title, label, text, isPrimary = true }: OpenFilesProps) {
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const call = useCall();
  const open = async (): Promise<void> => {
    const reply = await call.run(() => workstation().crossing.open(null));
    if (reply?.ok) setTaken(reply.value);
  };
  return (
    <Stack>
      <Card>
        <Stack>
          {title === undefined ? null : <h2>{title}</h2>}
          <Small>{text}</Small>
          <Row>
            <Button
              tone={isPrimary ? "primary" : "plain"}
              icon={<FolderOpen aria-hidden="true" />}
              isBusy={call.isBusy}
              onClick={() => void open()}
            >
              {label}
            </Button>
            <ScanMessages onTaken={(one) => setTaken((before) => [...before, one])} />
          </Row>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        </Stack>
      </Card>
      {taken.length === 0 ? null : <TakenList taken={taken} onClose={() => setTaken([])} />}
    </Stack>
  );
}

function TakenList({
  taken,
  onClose,
}: {
  readonly taken: readonly Taken[];
  readonly onClose: () => void;
}) {
  const words = en.crossing.taken;
  return (
    <Card label={words.title}>
      <Stack>
        <h2>{words.title}</h2>
        <ul className={css.taken} aria-live="polite">
          {taken.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the pass is the identity
            <li key={index}>
              <One taken={one} />
            </li>
          ))}
        </ul>
        <Row place="end">
          <Button onClick={onClose}>{words.close}</Button>
        </Row>
      </Stack>
    </Card>
  );
}

function One({ taken: one }: { readonly taken: Taken }) {
  const { go } = useWorkstation();
  const words = en.crossing.taken;
  const name = one.fromName ?? words.somebody;
  return (
    <Stack gap="tight">
      <p className={css.takenHead}>
        {one.kind === null || one.fault !== null ? null : (
          <b>{words.what(one.kind, name, String(one.number ?? ""))}</b>
        )}
        <span className={css.file}>{one.file ?? words.byCamera}</span>
      </p>
      {one.fault === null ? (
        <Notice level={one.isRepeated ? "info" : "proved"}>
          <p>{one.isRepeated ? words.repeated : nextOf(one)}</p>
        </Notice>
      ) : (
        <FaultPanel fault={one.fault} />
      )}
      {one.findings.map((finding) => (
        <Finding key={finding.code} finding={finding} />
      ))}
      {one.kind === "card" && one.fault === null ? (
        <Row>
          <Button size="small" onClick={() => go({ at: "pairing" })}>
            {words.toPairing}
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}

function nextOf({ kind }: Taken): string {
  const words = en.crossing.taken;
  if (kind === "request") return words.requestIn;
  if (kind === "signature") return words.sent;
  return kind === "card" ? words.cardIn : words.outcomeIn;
}
