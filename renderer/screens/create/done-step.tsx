import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import css from "./done-step.module.css";

export function DoneStep({ ceremony }: { readonly ceremony: Ceremony }) {
  const { name, subject } = ceremony;
  const { go } = useWorkstation();
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={en.create.done.title(name ?? "")}
      lede={en.create.done.lede}
      guide={en.create.guide.done}
    >
      <Card label={en.create.done.address}>
        <Stack gap="tight">
          <Small>{en.create.done.address}</Small>
          {subject === null ? null : <Address address={subject} />}
        </Stack>
      </Card>
      <Notice level="proved" title={en.create.done.safeNow}>
        <ul className={css.list}>
          {en.create.done.safe.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Notice>
      <Notice level="care" title={en.create.done.missing}>
        <p>{en.create.done.missingText}</p>
      </Notice>
      <p>{en.create.done.next}</p>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "keys" })}
        >
          {en.create.done.toKeys}
        </Button>
      </Row>
    </CeremonyPage>
  );
}
