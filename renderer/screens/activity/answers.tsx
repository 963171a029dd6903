import { en } from "../../messages/en.ts";
import { Notice } from "../../ui/notice.tsx";
import css from "./answers.module.css";
import type { AnswersText } from "./ending.ts";

/** The three questions that everybody has when something ended. */
export function Answers({ answers }: { readonly answers: AnswersText }) {
  return (
    <Notice level={answers.tone} isLive title={answers.happened}>
      <dl className={css.answers}>
        <dt>{en.act.progress.answers.lost}</dt>
        <dd>{answers.lost}</dd>
        <dt>{en.act.progress.answers.now}</dt>
        <dd>{answers.now}</dd>
      </dl>
    </Notice>
  );
}
