import { en } from "../../messages/en.ts";
import type { ImportFound } from "../../types.ts";
import { Notice } from "../../ui/notice.tsx";
import css from "./import.module.css";

interface WeaknessesProps {
  readonly codes: ImportFound["weaknesses"];
  /** Where it was kept until today, as the person said. */
  readonly kept: string;
}

/** What was wrong with the old keeping, in full sentences; or that nothing was found, which is less than it sounds. */
export function Weaknesses({ codes, kept }: WeaknessesProps) {
  const t = en.import.found;
  const sentences = [
    ...codes.map((code) => en.import.weakness(code)),
    ...(en.import.keptWeakly(kept) ?? []),
  ];
  if (sentences.length === 0) {
    return (
      <Notice level="info" title={t.nothingWeak}>
        <p>{t.nothingWeakText}</p>
      </Notice>
    );
  }
  const mayBeKnown =
    codes.some((code) => en.import.mayBeKnown.has(code)) || en.import.keptWeakly(kept) !== null;
  return (
    <Notice level="care" title={t.weak(sentences.length)}>
      <ul className={css.list}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {mayBeKnown ? <p>{t.mayBeKnown}</p> : null}
    </Notice>
  );
}
