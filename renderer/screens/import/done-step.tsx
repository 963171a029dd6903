import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { ImportFound } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { ImportPage } from "./import.tsx";

interface DoneStepProps {
  readonly found: ImportFound;
  readonly name: string;
}

export function DoneStep({ found, name }: DoneStepProps) {
  const { go } = useWorkstation();
  const hasPhrase = found.wordCount !== null;
  return (
    <ImportPage
      step="done"
      title={en.import.done.title(name)}
      lede={en.import.done.lede}
      guide={en.import.guide.done}
    >
      <Card label={en.import.found.address}>
        <Stack gap="tight">
          <Small>{en.import.found.address}</Small>
          <Address address={found.address} />
        </Stack>
      </Card>
      {found.format === "phrase" ? null : (
        <Notice level="care" title={en.import.done.oldFile}>
          <p>{hasPhrase ? en.import.done.oldFileText : en.import.done.onlyFileText}</p>
        </Notice>
      )}
      <Notice level="care" title={en.import.done.notSafe}>
        <p>{hasPhrase ? en.import.done.copies : en.import.done.noPhrase}</p>
      </Notice>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "keys" })}
        >
          {en.create.done.toKeys}
        </Button>
      </Row>
    </ImportPage>
  );
}
