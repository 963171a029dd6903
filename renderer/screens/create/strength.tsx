/** Live strength: the vault judges bytes; the screen keeps only the verdict. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Fault, Strength } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import type { PassphraseHandle } from "../../ui/passphrase-field.tsx";
import css from "./strength.module.css";

/** Long enough not to judge every key stroke, short enough to feel live. */
const PAUSE_MS = 350;

interface Judging {
  readonly strength: Strength | null;
  readonly isJudging: boolean;
  /** Why nothing could be said; null: it could. */
  readonly fault: Fault | null;
  readonly judge: () => void;
}

export function useStrength(field: RefObject<PassphraseHandle | null>): Judging {
  const [strength, setStrength] = useState<Strength | null>(null);
  const [isJudging, setIsJudging] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** Answers may overtake each other: only the newest counts. */
  const round = useRef(0);

  const judge = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    const mine = ++round.current;
    if (!field.current || field.current.isEmpty()) {
      setStrength(null);
      setFault(null);
      setIsJudging(false);
      return;
    }
    setIsJudging(true);
    timer.current = setTimeout(() => {
      const bytes = field.current?.copy();
      if (!bytes) return;
      void withSecret(bytes, (passphrase) => workstation().passphrase.judge({ passphrase })).then(
        (reply) => {
          if (mine !== round.current) return;
          setIsJudging(false);
          setStrength(reply.ok ? reply.value : null);
          setFault(reply.ok ? null : reply.fault);
        },
      );
    }, PAUSE_MS);
  }, [field]);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      round.current++;
    },
    [],
  );
  return { strength, isJudging, fault, judge };
}

export function StrengthMeter({
  strength,
  isJudging,
  fault = null,
}: {
  readonly strength: Strength | null;
  readonly isJudging: boolean;
  readonly fault?: Fault | null;
}) {
  const score = strength?.score ?? 0;
  const hints = [
    ...new Set(strength?.hints.map(en.create.passphrase.hint).filter((text) => text !== null)),
  ];
  return (
    <div className={css.meter}>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn as four bars in every theme */}
      <div
        className={css.bars}
        role="meter"
        aria-label={en.create.passphrase.strengthLabel}
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={score}
      >
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={
              strength !== null && bar <= Math.max(1, score)
                ? strength.isEnough
                  ? css.enough
                  : css.weak
                : css.none
            }
          />
        ))}
      </div>
      <p className={css.verdict} role="status">
        {isJudging
          ? en.create.passphrase.judging
          : strength === null
            ? ""
            : en.create.passphrase.judged(strength)}
      </p>
      {fault === null || isJudging ? null : <FaultPanel fault={fault} />}
      {strength !== null && !strength.isEnough && hints.length > 0 ? (
        <ul className={css.hints}>
          {hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
