/**
 * Any ceremony, by its id: the page of the step where it stands. Where that is, and what can be answered, is the core's
 * knowledge; only the farewell after the end is the screen's own.
 */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import type { CeremonyContext } from "../../messages/en/ceremonies/kind.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import { ChecklistBody, ChoiceBody, PassphraseBody, RoomBody } from "./bodies.tsx";
import css from "./ceremony.module.css";
import { CeremonyPage, type Script, ScriptContext } from "./ceremony-page.tsx";
import { contextOf } from "./context.ts";
import { placeOfKind } from "./kind-places.ts";
import type { BodyProps, KindView } from "./kind-view.ts";
import { viewOf } from "./kinds.ts";

export function CeremonyScreen({ id }: { readonly id: string }) {
  const { snapshot, go } = useWorkstation();
  const current = snapshot.ceremonies.find((one) => one.id === id) ?? null;
  const [last, setLast] = useState<Ceremony | null>(current);
  const [hasEnded, setHasEnded] = useState(false);
  // The snapshot without the ceremony can arrive before the reply that ends it: the step stays until then.
  if (current !== null && current !== last) setLast(current);
  const ceremony = current ?? last;
  if (ceremony === null) return null;
  const view = viewOf(ceremony.kind);
  const words = en.ceremonies.kind(ceremony.kind);
  const about = contextOf(snapshot, ceremony);

  const script: Script = {
    place: () => ({ number: ceremony.number, of: ceremony.of }),
    head: (step, of) => en.ceremonies.head(words.head(about), step, of),
    stopHint: words.stopHint,
    leave() {
      void workstation().ceremonies.leave({ id });
      go({ at: placeOfKind(ceremony.kind) });
    },
  };
  return (
    <ScriptContext value={script}>
      {hasEnded ? (
        <view.Done ceremony={ceremony} />
      ) : ceremony.isEnding ? (
        <FinishStep ceremony={ceremony} about={about} onEnded={() => setHasEnded(true)} />
      ) : (
        <StepPage
          key={ceremony.step.id}
          ceremony={ceremony}
          view={view}
          about={about}
          onEnded={() => setHasEnded(true)}
        />
      )}
    </ScriptContext>
  );
}

interface StepPageProps {
  readonly ceremony: Ceremony;
  readonly view: KindView;
  readonly about: CeremonyContext;
  readonly onEnded: () => void;
}

function StepPage({ ceremony, view, about, onEnded }: StepPageProps) {
  const { step, isBegun, isOpen } = ceremony;
  const text = en.ceremonies.step(ceremony, about);
  const { reopen, Reopen } = view;
  const stop = isBegun ? "keeps" : "nothing";
  if (step.needsOpen && !isOpen && reopen !== undefined) {
    const { reopenTitle, reopenLede } = en.ceremonies;
    return (
      <CeremonyPage
        step={step.id}
        title={reopenTitle(about.name)}
        lede={reopenLede}
        guide={text.guide}
        stop={stop}
      >
        <PassphraseBody
          ceremony={{ ...ceremony, step: { ...step, canGoBack: false } }}
          text={{ ...text, next: en.create.reopen.go }}
          onEnded={onEnded}
          send={reopen}
        />
      </CeremonyPage>
    );
  }
  if (step.needsOpen && !isOpen && Reopen !== undefined) {
    const again = en.ceremonies.kind(ceremony.kind).again?.(ceremony, about) ?? text;
    return (
      <CeremonyPage
        step={step.id}
        title={again.title}
        lede={again.lede}
        guide={again.guide}
        stop={stop}
      >
        <form className={css.step} noValidate onSubmit={(event) => event.preventDefault()}>
          <Reopen ceremony={ceremony} text={again} onEnded={onEnded} />
        </form>
      </CeremonyPage>
    );
  }
  const Body = view.bodies[step.id] ?? generic(ceremony);
  return (
    <CeremonyPage step={step.id} title={text.title} lede={text.lede} guide={text.guide} stop={stop}>
      {/* One form for each step: Enter in a field goes on, as its button does. */}
      <form className={css.step} noValidate onSubmit={(event) => event.preventDefault()}>
        <Body ceremony={ceremony} text={text} onEnded={onEnded} />
      </form>
    </CeremonyPage>
  );
}

function generic({ step }: Ceremony): (props: BodyProps) => React.ReactNode {
  if (step.id === "room") return RoomBody;
  return step.kind === "choice" ? ChoiceBody : ChecklistBody;
}

/** All is done but the last write: a full disk, a read-only folder. */
function FinishStep({ ceremony, about, onEnded }: Omit<StepPageProps, "view">) {
  const call = useCall();
  const { finishTitle, finishLede, finishNotice, finishText, finish } = en.ceremonies;
  const write = async (): Promise<void> => {
    const reply = await call.run(() => workstation().ceremonies.finish({ id: ceremony.id }));
    if (reply?.ok) onEnded();
  };
  return (
    <CeremonyPage
      step={ceremony.step.id}
      title={finishTitle}
      lede={finishLede}
      guide={en.ceremonies.step(ceremony, about).guide}
    >
      <Notice level="care" title={finishNotice}>
        <p>{finishText}</p>
      </Notice>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button tone="primary" isBusy={call.isBusy} onClick={() => void write()}>
          {finish}
        </Button>
      </Row>
    </CeremonyPage>
  );
}
