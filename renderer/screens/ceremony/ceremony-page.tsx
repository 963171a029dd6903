/** Full window, one action per screen, step n of m: the page that every step of every ceremony is shown on. */
import { createContext, type ReactNode, useContext } from "react";
import { type GuideText, Page } from "../../app/page.tsx";
import { en } from "../../messages/en.ts";
import { Steps } from "../../ui/progress.tsx";
import { StopHere } from "./stop-here.tsx";

interface Place {
  readonly number: number;
  readonly of: number;
}

/** What the pages of one ceremony have in common. */
export interface Script {
  readonly place: (step: string) => Place;
  readonly head: (step: number, of: number) => string;
  /** What stopping here keeps. */
  readonly stopHint: string;
  readonly leave: () => void;
}

export const ScriptContext = createContext<Script | null>(null);

interface CeremonyPageProps {
  readonly step: string;
  readonly title: string;
  readonly lede: string;
  readonly guide: GuideText;
  readonly guideExtra?: ReactNode;
  readonly children: ReactNode;
  /** Nothing is kept before the first answer; nothing is open after the end. */
  readonly stop?: "keeps" | "nothing" | "none";
}

export function CeremonyPage({ step, stop = "keeps", children, ...page }: CeremonyPageProps) {
  const script = useContext(ScriptContext);
  if (script === null) throw new Error("A step was rendered outside of its ceremony");
  const { number, of } = script.place(step);
  const head = script.head(number, of);
  return (
    <Page
      {...page}
      kind="ceremony"
      kicker={
        <>
          <span>{head}</span>
          <Steps step={stop === "none" ? of + 1 : number} of={of} label={head} />
        </>
      }
    >
      {children}
      {stop === "none" ? null : (
        <StopHere
          hint={stop === "keeps" ? script.stopHint : en.create.stopHintEmpty}
          onStop={script.leave}
        />
      )}
    </Page>
  );
}
