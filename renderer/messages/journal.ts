/** What each kind of entry says. A kind without words is shown by its name. */
import type { JournalEntry } from "../types.ts";

const kinds: Readonly<Record<string, string>> = {
  "app.started": "The app started",
  "app.stopped": "The app ended",
  "profile.chosen": "The kind of workstation was chosen",
  "vault.opened": "The vault process started",
  "vault.locked": "The vault process ended",
  "passphrase.wrong": "A wrong passphrase was tried",
  "ceremony.started": "A ceremony began",
  "ceremony.step": "A ceremony moved on",
  "ceremony.resumed": "A ceremony was resumed",
  "ceremony.completed": "A ceremony was completed",
  "ceremony.abandoned": "A ceremony was abandoned",
  "phrase.revealed": "Words of a phrase were shown",
  "phrase.checked": "A phrase was taken back and compared",
  "coldkey.created": "A coldkey was created",
  "backup.recorded": "A copy was recorded",
  "hotkey.created": "A hotkey was created",
  "faucet.requested": "Rehearsal TAO was asked for",
  "faucet.granted": "Rehearsal TAO arrived",
  "operation.drafted": "An act was drafted",
  "operation.requested": "A request to sign was built",
  "operation.reviewed": "The vault reviewed a request",
  "operation.signing": "The vault was asked to sign",
  "operation.signed": "An act was signed",
  "operation.refused": "An act was refused",
  "operation.submitting": "An act is being sent",
  "operation.submitted": "The network has an act",
  "operation.included": "An act is in a block",
  "operation.finalised": "An act is final",
  "operation.failed": "An act failed on the chain",
  "operation.lost": "The trace of an act was lost",
  "journal.verified": "The journal was verified",
};

export const kindName = (kind: string): string => kinds[kind] ?? kind;

const facts: Readonly<Record<string, string>> = {
  name: "Name",
  words: "Words",
  label: "Label",
  medium: "Medium",
  place: "Place",
  ceremony: "Ceremony",
  step: "Step",
  reason: "Reason",
  from: "From word",
  to: "To word",
  isMatch: "All words fit",
  wrongWords: "Wrong words",
  netuid: "Subnet",
  uid: "UID",
  block: "Block",
  index: "Place in the block",
  feeRao: "Fee in rao",
  amountRao: "Amount in rao",
  maxBurnRao: "Limit in rao",
  nonce: "Nonce",
  call: "Call",
  code: "Code",
  profile: "Profile",
  payloadHash: "Signed payload hash",
  extrinsicHash: "Extrinsic hash",
  lastBlock: "Last valid block",
  atBlock: "Read at block",
  specVersion: "Runtime version",
  overrideUnsafe: "“Not yet safe” was overridden",
  blocking: "Reasons against it",
  coldkey: "Coldkey",
  hotkey: "Hotkey",
  kind: "Kind",
  copy: "Copy",
};

export const factName = (name: string): string => facts[name] ?? name;

export function factValue(value: JournalEntry["facts"][string]): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
