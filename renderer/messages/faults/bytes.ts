/** Addresses, amounts, and bytes of calls, metadata and proofs that are not what they should be. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const bytesFaults: Readonly<Record<string, Explain>> = {
  ADDRESS_KIND_UNKNOWN: () => ({
    happened: "The recipient is named in a way that the vault does not read.",
    lost: "Nothing was signed.",
    now: "Cancel. This version signs only for plain addresses.",
  }),
  CALL_TOO_LARGE: () => ({
    happened: "The request is larger than any act of this version.",
    lost: "Nothing was signed.",
    now: "Cancel. Do not trust whatever made this request.",
  }),
  ERA_IMMORTAL: () => ({
    happened: "This request would stay valid for ever. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  ERA_TOO_LONG: () => ({
    happened: "This request would stay valid for too long. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  REQUEST_OUT_OF_RANGE: () => ({
    happened: "A number in this request is larger than the chain allows.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  ADDRESS_CHECKSUM: () => ({
    happened: "The address has a typing mistake: its checksum does not fit.",
    lost: nothing,
    now: "Compare it with its source, group by group.",
  }),
  ADDRESS_LENGTH: () => ({
    happened: "The address is too short or too long.",
    lost: nothing,
    now: "It has 48 characters. Compare it with its source.",
  }),
  ADDRESS_NOT_BASE58: () => ({
    happened: "The address has characters that no address has.",
    lost: nothing,
    now: "0, O, I and l never occur in one. Compare it with its source.",
  }),
  ADDRESS_OTHER_NETWORK: () => ({
    happened: "This is an address of another network.",
    lost: nothing,
    now: "Ask for the Bittensor address: it begins with 5.",
  }),
  AMOUNT_MALFORMED: () => ({
    happened: "This is not an amount.",
    lost: nothing,
    now: "Write it as 1.5, with a point.",
  }),
  AMOUNT_TOO_LARGE: () => ({
    happened: "The amount is larger than any balance can be.",
    lost: nothing,
    now: "Check the amount.",
  }),
  AMOUNT_TOO_PRECISE: () => ({
    happened: "The amount has more than nine decimals.",
    lost: nothing,
    now: "Type nine at most: the smallest unit is 0.000 000 001 τ.",
  }),
  CALL_REFUSED: () => ({
    happened: "The request did not come from the app's own window and was refused.",
    lost: nothing,
    now: "Close the app and open it again. If it happens again, do not use this machine.",
  }),
  CALL_UNKNOWN: (f) => ({
    happened: `The vault has no review for ${f.text("pallet")}.${f.text("call")} and does not sign blindly.`,
    lost: "Nothing was signed.",
    now: "Cancel. This version cannot sign such calls.",
  }),
  CALL_UNDECODABLE: () => ({
    happened: "The vault cannot read the bytes of this request.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  ERA_MALFORMED: () => ({
    happened: "The range of valid blocks in this request makes no sense.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  LABEL_LOOKS_SECRET: () => ({
    happened: "This label looks like a recovery phrase or a key. It was not written anywhere.",
    lost: "Nothing. If it was a phrase, it stood on the screen: nobody should have seen it.",
    now: "Type a short label: “Card A”, “home safe”.",
  }),
  METADATA_MALFORMED: () => ({
    happened: "The chain's description of itself cannot be read.",
    lost: nothing,
    now: "Try again. If it stays, choose another node.",
  }),
  METADATA_NOT_V15: () => ({
    happened: "The node does not offer the description that a proof needs.",
    lost: nothing,
    now: "Choose another node.",
  }),
  PROOF_DIGEST_MISMATCH: () => ({
    happened: "The proof does not belong to the digest that would be signed. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again. If it happens again, distrust the node.",
  }),
  PROOF_MALFORMED: () => ({
    happened: "The proof in this request cannot be read. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  PROOF_SAYS_OTHERWISE: () => ({
    happened: "The proof describes another act than the bytes. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel. Do not trust whatever made this request.",
  }),
  PROOF_TOO_LARGE: () => ({
    happened: "The proof in this request is larger than any real one.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  SCALE_MALFORMED: () => ({
    happened: "Bytes from the network do not have the shape that they should.",
    lost: nothing,
    now: "Try again. If it stays, choose another node.",
  }),
};
