import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { chosenIn, isHotkey } from "./answers.ts";
import { RemoveSource } from "./remove-source.tsx";

const t = en.import.done;

export function ImportDone({ ceremony }: { readonly ceremony: Ceremony }) {
  const { snapshot, go } = useWorkstation();
  const { id, name, answers } = ceremony;
  const found = chosenIn(ceremony);
  const isColdkey = !isHotkey(ceremony);
  const isFile = answers.source?.source === "file";
  const hasPhrase = (found?.wordCount ?? null) !== null;
  const copies =
    snapshot.coldkeys.find(({ address }) => address === found?.address)?.copies.length ?? 0;
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={t.title(name ?? "")}
      lede={t.lede}
      guide={en.import.guide.done}
    >
      {found === undefined ? null : (
        <Card label={en.import.found.address}>
          <Stack gap="tight">
            <Small>{en.import.found.address}</Small>
            <Address address={found.address} />
          </Stack>
        </Card>
      )}
      {isFile ? (
        <Notice level="care" title={t.oldFile}>
          <p>{hasPhrase ? t.oldFileText : t.onlyFileText}</p>
        </Notice>
      ) : null}
      <Notice level={isColdkey ? "care" : "info"} {...(isColdkey ? { title: t.notSafe } : {})}>
        <p>
          {!isColdkey ? t.hotkey : !hasPhrase ? t.noPhrase : copies === 0 ? t.copies : t.oneCopy}
        </p>
      </Notice>
      {answers.open?.isRemovable === true && found !== undefined ? (
        <RemoveSource
          count={1}
          address={found.address}
          remove={() => workstation().import.removeSource({ id })}
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
    </CeremonyPage>
  );
}
