/** The words that each kind of ceremony brings: its screens, its place in lists, and its transcript. */
import type { GuideText } from "../../../app/page.tsx";
import type { Ceremony } from "../../../types.ts";

/** An item to tick: what is asked, and why. */
export interface ItemText {
  readonly text: string;
  readonly why: string;
}

export interface StepText {
  readonly title: string;
  readonly lede: string;
  readonly guide: GuideText;
  /** What the button says that leads on; "Continue" unless given. */
  readonly next?: string;
  readonly items?: Readonly<Record<string, ItemText>>;
  /** choice: the answers to choose from, by their value. */
  readonly options?: Readonly<Record<string, { readonly label: string; readonly detail: string }>>;
}

/** What a ceremony is about: empty where there is no such thing. */
export interface CeremonyContext {
  readonly name: string;
  readonly copy: string;
  readonly place: string;
  /** The words that the step shows, if it shows any. */
  readonly words: { readonly from: number; readonly to: number };
}

export interface KindText {
  /** Above every step: "Show the words of treasury". */
  readonly head: (about: CeremonyContext) => string;
  /** In the middle of a sentence: "the backup of treasury". */
  readonly named: (about: CeremonyContext) => string;
  readonly stopHint: string;
  readonly abandonText: string;
  readonly abandonGo: string;
  readonly step: (ceremony: Ceremony, about: CeremonyContext) => StepText;
  /** Where a lock or a restart has closed what it works with, and a passphrase does not open it: what to do again. */
  readonly again?: (ceremony: Ceremony, about: CeremonyContext) => StepText;
  /** Short names of all steps, for lists and transcripts. */
  readonly steps: Readonly<Record<string, string>>;
  /** What the transcript calls the kind's own facts. */
  readonly facts: Readonly<Record<string, string>>;
  /** And their values, where they are words of ours. */
  readonly values?: Readonly<Record<string, string>>;
}
