import css from "./progress.module.css";
import { Spinner } from "./spinner.tsx";

/** Anything over 300 ms says what is going on: in words, with what it waits for. */
export function Working({ what, detail }: { readonly what: string; readonly detail?: string }) {
  return (
    <div className={css.working} role="status">
      <Spinner />
      <div>
        <p className={css.what}>{what}</p>
        {detail === undefined ? null : <p className={css.detail}>{detail}</p>}
      </div>
    </div>
  );
}

interface StepsProps {
  readonly step: number;
  readonly of: number;
  readonly label: string;
}

export function Steps({ step, of, label }: StepsProps) {
  return (
    <div
      className={css.steps}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={Math.min(step, of)}
      aria-valuetext={label}
    >
      {Array.from({ length: of }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
          key={index}
          className={index + 1 < step ? css.done : index + 1 === step ? css.now : css.todo}
        />
      ))}
    </div>
  );
}
