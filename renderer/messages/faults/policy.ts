/** Refusals of a coldkey's own policy. */
import { span } from "../../lib/time.ts";
import type { Explain, FactReader } from "../faults.ts";

const nothing = "Nothing. No signature was made.";
const left = (f: FactReader): string => {
  const ms = Number(f.text("leftMs").replaceAll(",", ""));
  return Number.isFinite(ms) ? span(ms) : "a while";
};
const recover =
  "Open the policy of this coldkey. If you know why the file changed, put the right one back. Otherwise begin it anew there: that takes the passphrase and waits as long as a loosening.";

export const policyFaults: Readonly<Record<string, Explain>> = {
  POLICY_NOT_ALLOWED: (f) => ({
    happened: `The policy of this coldkey does not allow ${f.text("to")} to receive anything.`,
    lost: nothing,
    now: "Compare the address. If it is right, add it to the list of recipients: it can be used after the cooling-off.",
  }),
  POLICY_COOLING_OFF: (f) => ({
    happened: `${f.text("label")} is on the list of recipients, but new: it can be used in ${left(f)}.`,
    lost: nothing,
    now: "Wait. The wait is there so that nobody can add a recipient and use it in one sitting.",
  }),
  POLICY_LIMIT: (f) => ({
    happened: `This would be more than the policy lets out: ${f.tao("thisRao")} now, ${f.tao("spentRao")} already, and the limit is ${f.tao("limitRao")} in ${f.counted("hours", "hour", "hours")}.`,
    lost: nothing,
    now: f.has("leftMs")
      ? `Take a smaller amount, or come back in ${left(f)}.`
      : "Take a smaller amount: this one is above the whole limit.",
  }),
  POLICY_WITHIN_LIMIT: (f) => ({
    happened: `${f.tao("thisRao")} of what is left of ${f.tao("limitRao")} in ${f.counted("hours", "hour", "hours")}; ${f.tao("spentRao")} went out already.`,
    lost: "Nothing.",
    now: "Nothing to do: the policy allows it.",
  }),
  POLICY_AMOUNT_UNBOUNDED: (f) => ({
    happened: `Nobody can say how much this lets out, and the policy has a limit of ${f.tao("limitRao")} in ${f.counted("hours", "hour", "hours")}.`,
    lost: nothing,
    now: "Such an act needs a policy without a limit. Lifting the limit waits.",
  }),
  POLICY_LARGE_UNANNOUNCED: (f) => ({
    happened: `Transfers from ${f.tao("fromRao")} have to be announced ${f.counted("hours", "hour", "hours")} before.`,
    lost: nothing,
    now: "Announce it in the policy of this coldkey: recipient and amount. Then come back.",
  }),
  POLICY_LARGE_WAITS: (f) => ({
    happened: `This transfer is announced and can be made in ${left(f)}.`,
    lost: nothing,
    now: "Wait. If you did not announce it, withdraw it in the policy, and treat the passphrase as known to others.",
  }),
  POLICY_FLOW_UNKNOWN: () => ({
    happened: "The vault cannot say who would receive what, and this coldkey has a policy.",
    lost: nothing,
    now: "Such a call is only signed by a coldkey whose policy restricts nothing.",
  }),
  POLICY_CLOSED: (f) => ({
    happened: `The policy of this coldkey was begun anew, and until it is in force nothing of value is signed: ${left(f)} to go.`,
    lost: nothing,
    now: "Wait. If you did not begin it anew, somebody knows the passphrase: move the funds with your words on another machine.",
  }),
  POLICY_TIME_UNPROVEN: () => ({
    happened: "Only this computer's clock says that the wait is over.",
    lost: nothing,
    now: "Review it again, and vouch for the time there if it did pass.",
  }),
  POLICY_ROLLED_BACK: (f) => ({
    happened: `The policy file of this coldkey is an old one: number ${f.number("version")}, and the newest was ${f.number("expected")}.`,
    lost: "No key and no funds. What was spent and what waited since then is missing from this file.",
    now: recover,
  }),
  POLICY_FILE_MISSING: () => ({
    happened: "This coldkey has a policy, but its file is gone.",
    lost: "No key and no funds. Nothing is signed without the policy.",
    now: recover,
  }),
  POLICY_FILE_DAMAGED: () => ({
    happened: "The policy file of this coldkey cannot be read, or belongs to another coldkey.",
    lost: "No key and no funds. Nothing is signed without the policy.",
    now: recover,
  }),
  POLICY_CHANGED_OUTSIDE: () => ({
    happened: "The policy file of this coldkey is not the one that was written here.",
    lost: "No key and no funds. Nothing is signed with it.",
    now: recover,
  }),
  POLICY_COUNTER_BEHIND: (f) => ({
    happened: `The policy file is number ${f.number("version")}, but the keychain and the journal only know number ${f.number("expected")}: they were put back.`,
    lost: "No key and no funds.",
    now: recover,
  }),
  POLICY_ANCHOR_MISSING: () => ({
    happened: "The counter that says which policy file is the newest is gone from the keychain.",
    lost: "No key and no funds. After a move to another computer this is expected.",
    now: recover,
  }),
  POLICY_ANCHOR_AWAY: () => ({
    happened:
      "The keychain does not answer, and without it nobody can say whether the policy file is the newest.",
    lost: nothing,
    now: "Unlock the system's keychain, then try again. Restart the app if it was not running.",
  }),
  POLICY_FORGED: () => ({
    happened:
      "The policy file was not written with this coldkey, and nothing else here knows of a policy.",
    lost: "Nothing. It was refused when the key was opened, and nothing was signed.",
    now: "If this coldkey never had a policy, remove its file from the folder “policies” of the app's data. Find out who could write there.",
  }),
  POLICY_NONE: () => ({
    happened: "This coldkey has no policy yet.",
    lost: "Nothing.",
    now: "Make one first.",
  }),
  POLICY_NOT_BROKEN: () => ({
    happened: "The policy of this coldkey is in order and cannot be begun anew.",
    lost: "Nothing.",
    now: "Change it instead.",
  }),
  POLICY_NOTHING_TO_ANNOUNCE: () => ({
    happened: "The policy has no wait for large transfers, so there is nothing to announce.",
    lost: "Nothing.",
    now: "Make the transfer.",
  }),
  POLICY_TOO_MANY_ANNOUNCED: (f) => ({
    happened: `No more than ${f.number("most")} transfers can be announced at a time.`,
    lost: "Nothing.",
    now: "Withdraw one that is not needed.",
  }),
};
