/** Refusals around making many hotkeys and letting them go. */
import type { Explain } from "../faults.ts";

const nothingLeft = "Nothing. No secret has left the vault.";

export const deliveryFaults: Readonly<Record<string, Explain>> = {
  BUNDLE_HOLDS_COLDKEY: (f) => ({
    happened: `The vault found a coldkey (${f.text("address")}) in what was about to leave, and refused.`,
    lost: nothingLeft,
    now: "A key that is a coldkey here must not be used as a hotkey anywhere. Make a new hotkey in its place.",
  }),
  BUNDLE_UNKNOWN_SECRET: () => ({
    happened:
      "What was about to leave holds something that belongs to none of the chosen hotkeys. The vault refused.",
    lost: nothingLeft,
    now: "Try again with fewer hotkeys to find the one that it is about, and keep “For a report” below.",
  }),
  BUNDLE_LACKS_KEY: (f) => ({
    happened: `What was about to leave does not hold the hotkey ${f.text("address")}. The vault refused.`,
    lost: nothingLeft,
    now: "This is a mistake in the app. Keep “For a report” below.",
  }),
  RECIPIENT_INVALID: () => ({
    happened: "This is not an age recipient for X25519: “age1” and 58 more characters.",
    lost: nothingLeft,
    now: "On the server: age-keygen -y IDENTITY prints it. Copy the whole line.",
  }),
  TOO_MANY_SETS: (f) => ({
    happened: `The chosen hotkeys are sealed in more than ${f.number("most")} different ways.`,
    lost: nothingLeft,
    now: "Deliver them in several deliveries.",
  }),
};
