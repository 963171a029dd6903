/** The end of an assessment; its steps are checklists, which the generic body serves. */
import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../../app/screen.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { PeopleBody } from "../bodies.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import { contextOf } from "../context.ts";
import type { KindView } from "../kind-view.ts";

function Done({ ceremony }: { readonly ceremony: Ceremony }) {
  const { snapshot, go } = useWorkstation();
  const words = en.ceremonies.assess;
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={words.doneTitle}
      lede={words.doneLede}
      guide={en.ceremonies.step(ceremony, contextOf(snapshot, ceremony)).guide}
    >
      <Notice level="info" title={words.doneOpen} />
      <Row place="end">
        <Button onClick={() => go({ at: "transcript", id: ceremony.id })}>{words.report}</Button>
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "machine" })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

export const assessView: KindView = { bodies: { drill: PeopleBody }, Done };
