/** What a kind of ceremony brings to the screen, beside its words. */
import type { ComponentType } from "react";
import type { StepText } from "../../messages/en/ceremonies/kind.ts";
import type { Ceremony, Reply } from "../../types.ts";

export interface BodyProps {
  readonly ceremony: Ceremony;
  readonly text: StepText;
  /** After the last step. */
  readonly onEnded: () => void;
}

export interface KindView {
  /** By step. The generic bodies of checklists and choices serve where there is none. */
  readonly bodies: Readonly<Record<string, ComponentType<BodyProps>>>;
  /** Opens its secret in the vault again; only for kinds with steps that need it open. */
  readonly reopen?: (input: { id: string; passphrase: string }) => Promise<Reply<null>>;
  /** The same by other means than a passphrase: the body of a page that asks for it. */
  readonly Reopen?: ComponentType<BodyProps>;
  readonly Done: ComponentType<{ readonly ceremony: Ceremony }>;
}
