import type { Bridge, WordCount } from "../../types.ts";

/** What a step asks of the core: the groups of both ceremonies have these calls alike. */
export type PhraseCalls = Pick<
  Bridge["backup"],
  "reopen" | "reveal" | "goTo" | "prove" | "recordCopy"
>;

/** The ceremony that a step belongs to. */
export interface PhraseStep {
  readonly id: string;
  readonly wordCount: WordCount;
  readonly calls: PhraseCalls;
}
