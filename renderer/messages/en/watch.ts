/** Words of the watch-only entries. */
import type { SecretLook } from "../../lib/secret-look.ts";

const looks: Record<SecretLook, string> = {
  phrase: "These look like the words of a recovery phrase.",
  hex: "These look like the digits of a seed or a private key.",
  keyfile: "This looks like the content of a key file.",
};

export const watch = {
  open: "Watch an address",
  tag: "watch-only",
  title: "Watch an address",
  lede: "An entry without a key: you see its balance and can check what comes from it. Nothing can be signed with it here.",
  field: "Address",
  hint: "48 characters, beginning with 5. Several at once: one on each line.",
  look: "Look at it",
  or: "Or from public key files",
  filesText:
    "The file “coldkeypub.txt” in a wallet's folder holds an address and no secret. Several can be chosen at once, or the folder above them.",
  choose: "Choose coldkeypub.txt",
  chooseFolder: "Choose a folder of wallets",
  nothing: "No address was found in what you typed.",
  found: (n: number) => (n === 1 ? "One address" : `${n} addresses`),
  foundLede:
    "Compare each with a source that you trust, all 48 characters. Then give it a name of your own.",
  from: (source: string) => `from ${source}`,
  name: (ends: string) => `Name of ${ends}`,
  nameLabel: "Name",
  add: (n: number) => (n === 1 ? "Watch it" : `Watch these ${n}`),
  other: "Other addresses",
  added: (n: number) =>
    n === 1 ? "It is in the list of keys now." : `${n} are in the list of keys now.`,
  stop: "Stop watching",
  stopNamed: (name: string) => `Stop watching ${name}`,
  import: "Import its key",
  importNamed: (name: string) => `Import the key of ${name}`,
  noKey: "No key here: this machine can sign nothing for it.",
  back: "Back to the keys",
  secret: {
    title: (look: SecretLook) => looks[look],
    forgotten: "The field is empty again: nothing left this page, and nothing was kept.",
    desk: "A Desk takes no private key in any form: it faces the network, and it can be trusted with that because there is nothing on it to steal. Import the key on the Vault.",
    clipboard:
      "If you pasted it, it is still in this computer's clipboard, and other programs can read that. Copy something else now. On a machine with a network, treat a real phrase that was in its clipboard as known to others, and move to a fresh coldkey.",
    other: "This field takes public addresses only. To bring the key itself, import it.",
    toImport: "Go to the import",
    understood: "I have understood",
  },
  guide: {
    what: "Keeps an address with a name of yours. The address is public; its key stays where it is.",
    wrong: [
      "An address that somebody sent you, or that looks like one you know: compare every character.",
      "Words or a seed in this field: they do not belong on this screen.",
    ],
    hands: "The address, from a source that you trust, or the file coldkeypub.txt.",
  },
} as const;
