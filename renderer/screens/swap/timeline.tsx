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
        viewBox="0 0 1000 24"
        preserveAspectRatio="none"
        role="img"
        aria-label={words.spoken(at, executable.block, clearable.block)}
      >
        <rect className={css.track} x="0" y="8" width="1000" height="8" rx="4" />
        <rect className={css.fill} x="0" y="8" width={permille(at)} height="8" rx="4" />
        {[0, permille(executable.block), 1000].map((x) => (
          <rect key={x} className={css.mark} x={Math.min(997, x)} y="0" width="3" height="24" />
        ))}
      </svg>
      <dl className={css.marks}>
        <div>
          <dt>{words.announced}</dt>
          <dd>{announcedAt === null ? words.notSeen : words.block(announcedAt)}</dd>
        </div>
        <div>
          <dt>{words.now}</dt>
          <dd>{atBlock === null ? words.notSeen : words.block(atBlock)}</dd>
        </div>
        <div className={css.strong}>
          <dt>{words.executable}</dt>
          <dd>{words.block(executable.block)}</dd>
        </div>
        <div>
          <dt>{words.clearable}</dt>
          <dd>{words.block(clearable.block)}</dd>
        </div>
      </dl>
    </Card>
  );
}
