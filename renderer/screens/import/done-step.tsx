import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { type Chosen, ImportPage } from "./import.tsx";
import { RemoveSource } from "./remove-source.tsx";

interface DoneStepProps {
  readonly chosen: Chosen;
  readonly canRemove: boolean;
}

const t = en.import.done;

export function DoneStep({ chosen, canRemove }: DoneStepProps) {
  const { go } = useWorkstation();
  const { found, name, role } = chosen;
  const hasPhrase = found.wordCount !== null;
  const isTyped = ["phrase", "seed", "private-key"].includes(found.format);
  const isColdkey = role.kind === "coldkey";
  return (
    <ImportPage step="done" title={t.title(name)} lede={t.lede} guide={en.import.guide.done}>
      <Card label={en.import.found.address}>
        <Stack gap="tight">
          <Small>{en.import.found.address}</Small>
          <Address address={found.address} />
        </Stack>
      </Card>
      {isTyped ? null : (
        <Notice level="care" title={t.oldFile}>
          <p>{hasPhrase ? t.oldFileText : t.onlyFileText}</p>
        </Notice>
      )}
      <Notice level={isColdkey ? "care" : "info"} {...(isColdkey ? { title: t.notSafe } : {})}>
        <p>{isColdkey ? (hasPhrase ? t.copies : t.noPhrase) : t.hotkey}</p>
      </Notice>
      {canRemove ? (
        <RemoveSource
          count={1}
          address={found.address}
          remove={() => workstation().import.removeSource(null)}
        />
      ) : null}
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: isColdkey ? "keys" : "hotkeys" })}
        >
          {isColdkey ? en.create.done.toKeys : en.act.progress.toHotkeys}
        </Button>
      </Row>
    </ImportPage>
  );
}
