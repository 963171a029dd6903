/** Refusals on the way to a camera, and on the way to a phone. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing. What you wanted to read can also come as a file.";

export const cameraFaults: Readonly<Record<string, Explain>> = {
  CAMERA_WHILE_WORDS_OPEN: () => ({
    happened: "A ceremony that can show words is open, and no camera is on meanwhile.",
    lost: nothing,
    now: "Stop that ceremony or finish it, then scan.",
  }),
  CAMERA_DENIED: () => ({
    happened: "The system does not let this app use a camera.",
    lost: nothing,
    now: "Allow it in the system's privacy settings and start again, or use a file.",
  }),
  PHONE_NO_PROOF: () => ({
    happened: "This request carries no proof of what the chain will decode, and a phone needs one.",
    lost: "Nothing. The request is still here.",
    now: "Rebuild the request, or carry it to a Vault.",
  }),
  PHONE_LENGTH_257: () => ({
    happened:
      "This request has exactly the length (257 bytes) that Polkadot Vault and the chain sign differently. Its signature would be refused.",
    lost: "Nothing. The request is still here.",
    now: "Change something in it that changes its length, an amount for example, or carry it to a Vault.",
  }),
  PHONE_SIGNATURE_UNREADABLE: () => ({
    happened: "That code is not a signature as Polkadot Vault shows it.",
    lost: "Nothing. The request still waits for its signature.",
    now: "Scan the code that the phone shows after it has signed.",
  }),
  PHONE_SIGNATURE_SCHEME: () => ({
    happened: "The phone signed with a key of another kind than sr25519.",
    lost: "Nothing. The request still waits for its signature.",
    now: "Choose the sr25519 key of this address on the phone and sign again.",
  }),
};
