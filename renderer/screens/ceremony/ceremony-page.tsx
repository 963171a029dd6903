/** Full window, one action per screen, step n of m: the page that every step of every ceremony is shown on. */
import { createContext, type ReactNode, useContext } from "react";
import { type GuideText, Page } from "../../app/page.tsx";
import { type Screen, useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Steps } from "../../ui/progress.tsx";
import css from "./ceremony-page.module.css";

export type Step = "name" | "room" | "passphrase" | "open" | "write" | "prove" | "copy" | "done";

export interface Script {
  /** In their order: the place of a step in it is its number. */
  readonly steps: readonly Step[];
  readonly head: (step: number, of: number) => string;
  /** What stopping here keeps. */
  readonly stopHint: string;
  readonly leaveTo: Screen;
}

export const ScriptContext = createContext<Script | null>(null);

interface CeremonyPageProps {
  readonly step: Step;
  readonly title: string;
  readonly lede: string;
  readonly guide: GuideText;
  readonly guideExtra?: ReactNode;
  readonly children: ReactNode;
  /** Nothing is kept before the room is left; nothing is open after the end. */
  readonly stop?: "keeps" | "nothing" | "none";
}

export function CeremonyPage({ step, stop = "keeps", children, ...page }: CeremonyPageProps) {
  const { go } = useWorkstation();
  const script = useContext(ScriptContext);
  if (script === null) throw new Error("A step was rendered outside of its ceremony");
  const { steps, leaveTo, stopHint } = script;
  const number = steps.indexOf(step) + 1;
  const head = script.head(number, steps.length);
  return (
    <Page
      {...page}
      kind="ceremony"
      kicker={
        <>
          <span>{head}</span>
          <Steps
            step={step === "done" && stop === "none" ? steps.length + 1 : number}
            of={steps.length}
            label={head}
          />
        </>
      }
    >
      {children}
      {stop === "none" ? null : (
        <div className={css.stop}>
          <Button tone="quiet" size="small" onClick={() => go(leaveTo)}>
            {en.create.stop}
          </Button>
          <p>{stop === "keeps" ? stopHint : en.create.stopHintEmpty}</p>
        </div>
      )}
    </Page>
  );
}
