/**
 * Which calls a profile has. By what is allowed and not by what is forbidden: a call that is added later is refused
 * on a Desk until somebody says here that it needs no key.
 */
import type { CallName, Profile } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";

/** Before the first start's choice: looking, and choosing. */
const WITHOUT_PROFILE: readonly string[] = ["app", "journal", "machine", "download"];

/** A Desk holds no private key and refuses to make one (design §2). */
const WITHOUT_KEYS: readonly string[] = [
  ...WITHOUT_PROFILE,
  ...["chain", "faucet", "rehearsal", "operations", "stake", "portfolio", "watch", "sentinel"],
  ...["drills", "leak"],
  // Which of them a Desk may begin is a kind's own to say.
  ...["ceremonies"],
  ...["book", "multisig", "proxy"],
  ...["camera", "crossing", "networks", "pairing", "phone", "messages", "swap"],
];
const SIGNS: readonly CallName[] = [
  ...(["operations.sign", "crossing.sign", "messages.sign"] as const),
  ...(["swap.plan", "swap.recognise"] as const),
];

export function demandCall(profile: Profile | null, name: CallName): void {
  const group = name.slice(0, name.indexOf("."));
  if (profile === null && !WITHOUT_PROFILE.includes(group)) {
    throw new Refusal("PROFILE_NOT_CHOSEN", {});
  }
  if (profile === "desk" && (!WITHOUT_KEYS.includes(group) || SIGNS.includes(name))) {
    throw new Refusal("PROFILE_HOLDS_NO_KEYS", { profile });
  }
}
