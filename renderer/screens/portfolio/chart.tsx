/** Lines over time, drawn and nothing more: what they say is beside them as text and as a table. */
import { en } from "../../messages/en.ts";
import css from "./chart.module.css";

interface Point {
  readonly atMs: number;
  readonly rao: bigint;
}
interface Line {
  readonly label: string;
  readonly kind: "value" | "stake" | "emission";
  readonly points: readonly Point[];
}

const WIDTH = 720;
const HEIGHT = 180;
const MARGIN = { top: 12, bottom: 12 };
/** Of the height, in thousandths: positions are drawn, so a number is exact enough. */
const STEPS = 1_000n;

/** Fine enough for the eye, in the writing of SVG. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

export function Chart({ lines }: { readonly lines: readonly Line[] }) {
  const all = lines.flatMap(({ points }) => points);
  const times = all.map(({ atMs }) => atMs);
  const [fromMs, toMs] = [Math.min(...times), Math.max(...times)];
  const most = all.reduce((top, { rao }) => (rao > top ? rao : top), 1n);
  const x = (atMs: number): number =>
    toMs === fromMs ? WIDTH / 2 : ((atMs - fromMs) / (toMs - fromMs)) * WIDTH;
  const y = (rao: bigint): number => {
    const part = Number((rao * STEPS) / most) / Number(STEPS);
    return HEIGHT - MARGIN.bottom - part * (HEIGHT - MARGIN.top - MARGIN.bottom);
  };
  const path = (points: readonly Point[]): string =>
    points
      .map(({ atMs, rao }, at) => `${at === 0 ? "M" : "L"}${tenth(x(atMs))} ${tenth(y(rao))}`)
      .join("");
  return (
    <figure className={css.chart}>
      <figcaption>
        <ul className={css.legend}>
          {lines.map(({ label, kind }) => (
            <li key={label} className={css[kind]}>
              <span className={css.mark} aria-hidden="true" />
              {label}
            </li>
          ))}
        </ul>
        <span className={css.top}>{en.portfolio.history.tao(most)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {[0n, STEPS / 2n, STEPS].map((part) => (
          <line
            key={String(part)}
            className={css.grid}
            x1={0}
            x2={WIDTH}
            y1={y((most * part) / STEPS)}
            y2={y((most * part) / STEPS)}
          />
        ))}
        {lines.map(({ label, kind, points }) => (
          <path key={label} className={[css.line, css[kind]].join(" ")} d={path(points)} />
        ))}
      </svg>
      <p className={css.range}>
        <span>{en.portfolio.history.date(fromMs)}</span>
        <span>{en.portfolio.history.date(toMs)}</span>
      </p>
    </figure>
  );
}
