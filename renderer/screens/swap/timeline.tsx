/** Where an announced swap stands: blocks first, clock times as the estimates that they are. */
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { SwapView } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import css from "./swap.module.css";

const words = en.swap.timeline;

export function Timeline({ view }: { readonly view: SwapView }) {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const { announcement, atBlock, state } = view;
  if (announcement === null) return null;
  const { executable, clearable, announcedAt } = announcement;
  const isRipe = executable.blocksLeft === 0;
  const next = isRipe ? clearable : executable;
  // Where the announcement itself was not seen, the line begins at the newest block.
  const from = announcedAt ?? Math.min(atBlock ?? executable.block, executable.block - 1);
  const at = atBlock ?? from;
  const span = Math.max(1, clearable.block - from);
  const permille = (block: number): number =>
    Math.round(Math.min(1, Math.max(0, (block - from) / span)) * 1000);
  const percent = (block: number): string => `${permille(block) / 10}%`;
  return (
    <Card label={words.label}>
      <div className={css.head}>
        <div>
          <p className={css.small}>{words.until(state, isRipe)}</p>
          <p className={css.blocks}>
            {words.blocks(next.blocksLeft)} <span>{words.unit(next.blocksLeft)}</span>
          </p>
        </div>
        <div className={css.when}>
          <p className={css.small}>{words.about}</p>
          <p className={css.time}>{words.between(next.aboutMs, next.latestMs - next.aboutMs)}</p>
          <p className={css.small}>
            {view.atBlock === null
              ? words.offline
              : words.pace(snapshot.chain.blockTimeMs, next.aboutMs - nowMs)}
          </p>
        </div>
      </div>
      <svg
        className={css.line}
        role="img"
        aria-label={words.spoken(announcedAt, at, executable.block, clearable.block)}
      >
        <rect className={css.track} x="0" y="30" width="100%" height="8" rx="4" />
        <rect className={css.fill} x="0" y="30" width={percent(at)} height="8" rx="4" />
        {[from, executable.block, clearable.block].map((block) => (
          <line
            key={block}
            className={css.mark}
            x1={percent(block)}
            x2={percent(block)}
            y1="22"
            y2="46"
          />
        ))}
        {atBlock === null ? null : (
          <text className={css.here} x={percent(at)} y="14" textAnchor={anchorAt(permille(at))}>
            {words.nowAt(atBlock)}
          </text>
        )}
        {announcedAt === null ? null : (
          <Mark
            look={css.label}
            at="0%"
            anchor="start"
            name={words.announced}
            block={announcedAt}
          />
        )}
        <Mark
          look={css.strong}
          at={percent(executable.block)}
          // To the left of its tick: on its right stands the day that follows, a sixth of the line.
          anchor={permille(executable.block) < 350 ? "start" : "end"}
          name={words.executable}
          block={executable.block}
        />
        <Mark
          look={css.last}
          at="100%"
          anchor="end"
          name={words.clearable}
          block={clearable.block}
        />
      </svg>
    </Card>
  );
}

type Anchor = "start" | "middle" | "end";

/** Within the line, wherever on it. */
const anchorAt = (permille: number): Anchor =>
  permille < 150 ? "start" : permille > 850 ? "end" : "middle";

interface MarkProps {
  readonly at: string;
  readonly anchor: Anchor;
  readonly name: string;
  readonly block: number;
  readonly look: string | undefined;
}

/** What a tick stands for, under it. The line says it aloud as a whole. */
function Mark({ at, anchor, name, block, look }: MarkProps) {
  return (
    <text className={look} y="62" textAnchor={anchor}>
      <tspan x={at}>{name}</tspan>
      <tspan x={at} dy="17">
        {words.block(block)}
      </tspan>
    </text>
  );
}
