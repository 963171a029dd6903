/** The app itself, and the doors for secret bytes. */
import * as v from "valibot";
import { Strength } from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

export const Profile = v.picklist(["vault", "desk", "combined"]);
export type Profile = v.InferOutput<typeof Profile>;
export const NetworkId = v.picklist(["rehearsal", "finney", "test", "local", "custom"]);
export type NetworkId = v.InferOutput<typeof NetworkId>;
export const Theme = v.picklist(["system", "light", "dark"]);
export type Theme = v.InferOutput<typeof Theme>;
/** zh: Simplified Chinese. pseudo: English made longer and strange, for tests; no screen offers it. */
export const Language = v.picklist(["en", "zh", "pseudo"]);
export type Language = v.InferOutput<typeof Language>;

/** How long nobody has to do anything before the vault's process ends. */
export const LockAfterMinutes = v.picklist([1, 2, 5, 10, 15]);
export type LockAfterMinutes = v.InferOutput<typeof LockAfterMinutes>;

export const appCalls = {
  "app.chooseProfile": [v.strictObject({ profile: Profile }), nothing],
  "app.setTheme": [v.strictObject({ theme: Theme }), nothing],
  /** The page is drawn and has what is one press away: what takes the core's time, as the network does, may begin. */
  "app.settled": [nothing, nothing],
  /** null: nobody has chosen. Asked for alone, because the page needs its words before anything else. */
  "app.language": [nothing, v.nullable(Language)],
  /** Loads a fresh page, which reads its words once. false: that was done a moment ago, so this is for the next one. */
  "app.setLanguage": [v.strictObject({ language: Language }), v.boolean()],
  "app.setLockAfter": [v.strictObject({ minutes: LockAfterMinutes }), nothing],
  /** Ends the vault process now. */
  "app.lock": [nothing, nothing],
  /**
   * Ends this page's process and loads a fresh one, so that what was typed or shown in it is gone. false: not now,
   * because the vault is open and the page may still be needed.
   */
  "app.renewPage": [nothing, v.boolean()],
  /** in: the screen will send one message to the vault. out: it will receive one. Unused tickets end after 2 minutes. */
  "secrets.open": [
    v.strictObject({ direction: v.picklist(["in", "out"]) }),
    v.strictObject({ ticket: Ticket }),
  ],
  /** The 2,048 BIP-39 words: public, for completion and the picker. */
  "phrase.words": [nothing, v.array(v.string())],
  "passphrase.judge": [v.strictObject({ passphrase: Ticket }), Strength],
} as const satisfies CallTable;
