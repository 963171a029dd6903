/** Words of the address book, and of what is said about an address. */
import type { AddressLook } from "../../types.ts";

const roles: Record<NonNullable<AddressLook["role"]>, string> = {
  coldkey: "your own coldkey",
  hotkey: "your own hotkey",
  watched: "watched",
  person: "a person",
  exchange: "an exchange",
  operator: "an operator",
  own: "yours, kept elsewhere",
  multisig: "a multisig",
};

export const book = {
  title: "Address book",
  lede: "Names for addresses of others. A name is a help: the whole address is shown wherever it is used.",
  open: "Address book",
  what: "Keeps names for addresses that you checked once, and tells them apart from those that only look alike.",
  wrong: [
    "A wrong address gets a good name: check it with its owner before you save it.",
    "Somebody changes this list on your disk: the journal says when each name was kept.",
  ],
  hands: "Nothing. Names are no secrets, but they say whom you know.",
  add: "Add or change a name",
  address: "Address",
  name: "Name",
  role: "Who it is",
  roles: {
    person: "A person",
    exchange: "An exchange",
    operator: "An operator of hotkeys",
    own: "My own, kept elsewhere",
  },
  roleName: (role: keyof typeof roles) => roles[role],
  save: "Keep the name",
  remove: "Remove",
  removeNamed: (name: string) => `Remove the name ${name}`,
  send: "Send",
  sendNamed: (name: string) => `Send TAO to ${name}`,
  emptyTitle: "No names yet",
  emptyText: "Whoever you pay more than once belongs in here.",
  list: "Names",
  look: {
    roles,
    named: (name: string, role: string) => (role === "" ? name : `${name} · ${role}`),
    never: "Never sent to before, and in no list of yours.",
    neverShort: "Nothing was ever sent there from here.",
    usedBefore: "No name yet; something was sent there before.",
    bad: "Not an address of this network: look at it once more, group by group.",
    twin: (name: string | null) =>
      name === null ? "This only looks like an address that you used" : `This is not ${name}`,
    twinThis: "What stands in the field:",
    twinThat: "What you know:",
    otherForm: "The same kind of key, in another network's form",
    otherFormText:
      "Nothing is converted by itself. In this network's form it reads as below; use it only if its owner holds the key here too.",
    convert: "Use this form",
  },
};
