/** The last page of both ceremonies that show words: they are closed again, and what it means that they were shown. */
import { ArrowRight } from "lucide-react";
import type { Place } from "../../../app/screen.ts";
import { useWorkstation } from "../../../app/screen.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import { contextOf } from "../context.ts";

interface RevealedProps {
  readonly ceremony: Ceremony;
  readonly words: {
    readonly doneTitle: (name: string) => string;
    readonly doneLede: string;
    readonly doneNotice: string;
    readonly doneText: string;
    readonly back: string;
  };
  readonly place: Exclude<Place, "journal">;
}

export function Revealed({ ceremony, words, place }: RevealedProps) {
  const { snapshot, go } = useWorkstation();
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={words.doneTitle(ceremony.name ?? "")}
      lede={words.doneLede}
      guide={en.ceremonies.step(ceremony, contextOf(snapshot, ceremony)).guide}
    >
      <Notice level="care" title={words.doneNotice}>
        <p>{words.doneText}</p>
      </Notice>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: place })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}
