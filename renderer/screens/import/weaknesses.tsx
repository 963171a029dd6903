import { en } from "../../messages/en.ts";
import type { ImportFound } from "../../types.ts";
import { Notice } from "../../ui/notice.tsx";
import css from "./import.module.css";

/** What was wrong with the old keeping, in full sentences; or that nothing was found, which is less than it sounds. */
export function Weaknesses({ codes }: { readonly codes: ImportFound["weaknesses"] }) {
  const t = en.import.found;
  if (codes.length === 0) {
    return (
      <Notice level="info" title={t.nothingWeak}>
        <p>{t.nothingWeakText}</p>
      </Notice>
    );
  }
  return (
    <Notice level="care" title={t.weak(codes.length)}>
      <ul className={css.list}>
        {codes.map((code) => (
          <li key={code}>{en.import.weakness(code)}</li>
        ))}
      </ul>
      {codes.some((code) => en.import.mayBeKnown.has(code)) ? <p>{t.mayBeKnown}</p> : null}
    </Notice>
  );
}
