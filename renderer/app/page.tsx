/** One task in the middle, the guide on the right. Every change of screen puts the focus on its heading. */
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from "react";
import { en } from "../messages/en.ts";
import css from "./page.module.css";

export interface GuideText {
  readonly what: string;
  readonly wrong: readonly string[];
  readonly hands: string | readonly string[];
}

interface PageProps {
  readonly title: string;
  readonly lede?: string;
  /** A line above the title: what this belongs to. */
  readonly kicker?: ReactNode;
  readonly actions?: ReactNode;
  readonly guide: GuideText;
  readonly guideExtra?: ReactNode;
  readonly children: ReactNode;
  /**
   * ceremony: no rail beside it, one column in the middle of the room. table: a table of many columns has all the room,
   * the guide is folded above it.
   */
  readonly kind?: "place" | "ceremony" | "table";
}

export function Page({
  title,
  lede,
  kicker,
  actions,
  guide,
  guideExtra,
  children,
  kind = "place",
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A new title is a new screen or a new step of one.
    if (title === "") return;
    heading.current?.focus({ preventScroll: true });
    scroller.current?.scrollTo?.({ top: 0 });
  }, [title]);
  const isFolded = useNarrow() || kind === "table";

  return (
    <div className={frameOf[kind]}>
      <div className={css.scroller} ref={scroller}>
        <main className={css.main} id="task">
          <header className={css.head}>
            <div className={css.titles}>
              {kicker === undefined ? null : <div className={css.kicker}>{kicker}</div>}
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              {lede === undefined ? null : <p className={css.lede}>{lede}</p>}
            </div>
            {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
          </header>
          {isFolded ? (
            <details className={css.folded}>
              <summary>{en.guide.open}</summary>
              <Guide text={guide} extra={guideExtra} />
            </details>
          ) : null}
          {children}
        </main>
      </div>
      {isFolded ? null : (
        <aside className={css.guide} aria-label={en.guide.open}>
          <Guide text={guide} extra={guideExtra} />
        </aside>
      )}
    </div>
  );
}

const frameOf = { place: css.page, ceremony: css.ceremony, table: css.wide };

function Guide({ text, extra }: { readonly text: GuideText; readonly extra?: ReactNode }) {
  return (
    <div className={css.guideText}>
      <GuideSection title={en.guide.what}>
        <p>{text.what}</p>
      </GuideSection>
      <GuideSection title={en.guide.wrong}>
        <Points points={text.wrong} />
      </GuideSection>
      <GuideSection title={en.guide.hands}>
        {typeof text.hands === "string" ? <p>{text.hands}</p> : <Points points={text.hands} />}
      </GuideSection>
      {extra}
    </div>
  );
}

export function GuideSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Points({ points }: { readonly points: readonly string[] }) {
  if (points.length === 1) return <p>{points[0]}</p>;
  return (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

/** Kept equal to the breakpoint in the style sheets: custom media do not reach into custom properties. */
const narrow = "(max-width: 1000px)";

function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(narrow);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(narrow).matches,
  );
}
