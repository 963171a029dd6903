/** What a kind of ceremony adds to its script: the world that its answers must fit, and what is done at its end. */
import type { Answer, Transcript } from "../../../preload/contract.ts";
import type { Script } from "./script.ts";
import type { CeremonyState, Given } from "./state.ts";

export type Identity = Partial<Pick<CeremonyState, "name" | "subject">>;
export type Beginning = Identity & Partial<Pick<CeremonyState, "facts">>;

export interface CeremonyKind {
  readonly script: Script;
  /** Nothing in it makes, opens or uses a key: also a Desk may begin it. */
  readonly needsNoKeys?: true;
  /** Refuses what cannot begin, and says what the ceremony is called. */
  begin(what: Pick<CeremonyState, "subject" | "target">): Beginning;
  /** Beyond the step's schema: refuses what the world does not allow, before anything is written. */
  check?(state: CeremonyState, step: string, given: Given): Promise<Identity> | Identity;
  /** Does what the ceremony was for. After a crash or a refusal it is called again: doing it twice changes nothing. */
  complete(state: CeremonyState): Promise<Ending>;
  /** Takes away what it has made so far. Called again like {@link CeremonyKind.complete}. */
  abandon?(state: CeremonyState): Promise<void>;
  isOpen?(id: string): boolean;
  /** It is left or has ended: what it has open in the vault is closed. */
  close?(id: string): Promise<void>;
}

/** What the kind gives to the transcript. */
export interface Ending {
  readonly copies?: Transcript["copies"];
  readonly facts?: Transcript["facts"];
}

/** One act of the core at the step where the ceremony stands; no other act of this ceremony runs meanwhile. */
export interface Turn {
  readonly state: CeremonyState;
  /** Remembers something at this step without leaving it. */
  note(facts: Answer): Promise<void>;
  /** The act is done and the step with it. True when it was the last one, and everything is written. */
  settle(answer: Answer, identity?: Identity): Promise<boolean>;
}
