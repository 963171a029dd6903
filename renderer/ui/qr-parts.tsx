import { series } from "../lib/format.ts";
import type { UrProgress } from "../lib/ur/ur.ts";
import { en } from "../messages/en.ts";
import css from "./qr-parts.module.css";

const words = en.codes;
const RADIUS = 26;
const ROUND = 2 * Math.PI * RADIUS;
/** Beyond that a list of numbers helps nobody. */
const MOST_NUMBERS = 12;

/** A ring that closes, the number, and a cell for each part: dark when its bytes are known. */
export function Parts({ progress }: { readonly progress: UrProgress | null }) {
  const have = progress?.have ?? 0;
  const count = progress?.count ?? 0;
  const missing = (progress?.known ?? []).flatMap((is, index) => (is ? [] : [index + 1]));
  return (
    <div className={css.parts}>
      <svg
        className={css.ring}
        viewBox="0 0 64 64"
        role="progressbar"
        aria-label={words.partsLabel(have, count)}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, count)}
        aria-valuenow={have}
      >
        <circle className={css.track} cx="32" cy="32" r={RADIUS} />
        <circle
          className={css.done}
          cx="32"
          cy="32"
          r={RADIUS}
          strokeDasharray={`${count === 0 ? 0 : (have / count) * ROUND} ${ROUND}`}
          transform="rotate(-90 32 32)"
        />
      </svg>
      <div className={css.words}>
        <p className={css.count}>
          {progress === null ? words.waitingFirst : words.parts(have, count)}
        </p>
        {progress === null ? null : (
          <>
            <div className={css.cells} aria-hidden="true">
              {progress.known.map((isKnown, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
                <span key={index} className={isKnown ? css.known : undefined} />
              ))}
            </div>
            {missing.length > MOST_NUMBERS ? null : (
              <p className={css.missing}>
                {missing.length === 0 ? words.nothingMissing : words.missing(series(missing))}
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}
