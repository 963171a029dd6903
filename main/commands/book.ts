/** The address book, and what is known of an address before it is used. */
import type { AddressLook, CallOutput } from "../../preload/contract.ts";
import { decodeAddress, encodeAddress, parseAddress } from "../codec/address.ts";
import { isNearTwin } from "../codec/near-twin.ts";
import type { Operation } from "../codec/pipeline.ts";
import { readTransferLines } from "../codec/transfer-list.ts";
import type { Ss58 } from "../codec/values.ts";
import { looksSecret } from "../journal/entries.ts";
import type { Journal } from "../journal/log.ts";
import { utf8FromBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, fault, Refusal } from "../lib/fault.ts";
import type { ChooseFile } from "../lib/source-file.ts";
import type { Acts } from "../wallet/acts.ts";
import type { Book } from "../wallet/book.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Watched } from "../wallet/watched.ts";
import type { Handlers } from "./router.ts";

type List = CallOutput<"book.readTransfers">;
type Finding = AddressLook["fault"];

export interface AddressKnowledge {
  look(text: string): AddressLook;
  /** What is worth a thought about where an operation sends value. */
  warningsFor(operation: Operation): NonNullable<Finding>[];
}

interface KnownParts {
  readonly book: Book;
  readonly keystore: Keystore;
  readonly watched: Watched;
  readonly acts: Acts;
}

export function createAddressKnowledge(parts: KnownParts): AddressKnowledge {
  const { book, keystore, watched, acts } = parts;

  function known(): { address: Ss58; name: string; role: AddressLook["role"] }[] {
    const of =
      (role: AddressLook["role"]) =>
      ({ address, name }: { address: Ss58; name: string }) => ({ address, name, role });
    return [
      ...keystore.coldkeys().map(of("coldkey")),
      ...keystore.hotkeys().map(of("hotkey")),
      ...book.list().map(({ address, name, role }) => ({ address, name, role })),
      ...watched.list().map(of("watched")),
    ];
  }

  /** Only what a block has: an act that failed sent nothing. */
  function sentTo(): Set<Ss58> {
    const done = acts
      .list()
      .map(({ activity }) => activity)
      .filter(({ outcome }) => outcome.state === "finalised" || outcome.state === "included");
    return new Set(done.flatMap(({ operation }) => recipientsOf(operation)));
  }

  function twinOf(address: Ss58, sent: ReadonlySet<Ss58>): AddressLook["twin"] {
    const named = known();
    const twin = named.find((one) => isNearTwin(one.address, address));
    if (twin !== undefined) return { address: twin.address, name: twin.name };
    const other = [...sent].find((one) => isNearTwin(one, address));
    return other === undefined ? null : { address: other, name: null };
  }

  return {
    look(text) {
      const parsed = parseAddress(text);
      if (!parsed.ok) {
        const other = decodeAddress(text);
        const isElsewhere = parsed.fault.code === "ADDRESS_OTHER_NETWORK" && other.ok;
        return {
          text,
          address: null,
          converted: isElsewhere ? encodeAddress(other.value.account) : null,
          fault: flat(parsed.fault),
          name: null,
          role: null,
          isSentBefore: false,
          twin: null,
        };
      }
      const address = parsed.value;
      const sent = sentTo();
      const here = known().find((one) => one.address === address);
      return {
        text,
        address,
        converted: null,
        fault: null,
        name: here?.name ?? null,
        role: here?.role ?? null,
        isSentBefore: sent.has(address),
        twin: twinOf(address, sent),
      };
    },
    warningsFor(operation) {
      const sent = sentTo();
      const isOwn = (address: Ss58): boolean => keystore.card(address) !== null;
      return numberedRecipients(operation).flatMap(({ address, item }) => {
        const at: { readonly item?: number } = item === null ? {} : { item };
        const twin = twinOf(address, sent);
        return [
          ...(sent.has(address) || isOwn(address)
            ? []
            : [flat(fault("DESTINATION_FIRST_TIME", { destination: address, ...at }))]),
          ...(twin === null || isOwn(address)
            ? []
            : [
                flat(
                  fault("DESTINATION_LIKE_ANOTHER", {
                    destination: address,
                    other: twin.address,
                    name: twin.name,
                    ...at,
                  }),
                ),
              ]),
        ];
      });
    },
  };
}

const flat = ({ code, facts }: Fault): NonNullable<Finding> => ({ code, facts: { ...facts } });

function numberedRecipients(operation: Operation): { address: Ss58; item: number | null }[] {
  if ("items" in operation) {
    return operation.items.flatMap((one, at) =>
      recipientsOf(one).map((address) => ({ address, item: at + 1 })),
    );
  }
  if ("call" in operation) return numberedRecipients(operation.call);
  return "destination" in operation ? [{ address: operation.destination, item: null }] : [];
}

const recipientsOf = (operation: Operation): Ss58[] =>
  numberedRecipients(operation).map(({ address }) => address);

/** Longest file that is looked at. */
const MOST_BYTES = 60_000;

export function bookCommands(parts: {
  book: Book;
  addresses: AddressKnowledge;
  keystore: Keystore;
  journal: Journal;
  clock: Clock;
  chooseFile: ChooseFile;
  onChange: () => void;
}): Pick<Handlers, Extract<keyof Handlers, `book.${string}`>> {
  const { book, addresses, keystore, journal, clock, chooseFile, onChange } = parts;

  function listOf(text: string): List {
    const { rows, faults } = readTransferLines(text);
    const looked = rows.map(({ line, address, amountRao }) => ({
      line,
      look: addresses.look(address),
      amountRao,
    }));
    const bad = looked.flatMap(({ line, look }) =>
      look.fault === null ? [] : [{ line, fault: look.fault }],
    );
    return {
      text,
      rows: looked,
      faults: [
        ...faults.map(({ line, fault: found }) => ({ line, fault: flat(found) })),
        ...bad,
      ].sort((a, b) => a.line - b.line),
      totalRao: rows.reduce((sum, { amountRao }) => sum + amountRao, 0n),
    };
  }

  return {
    "book.look": ({ addresses: texts }) => texts.map((text) => addresses.look(text)),
    async "book.add"({ address: given, name, role }) {
      const address = demand(parseAddress(given));
      // The journal would refuse it, after the book had it.
      if (looksSecret(name)) throw new Refusal("LABEL_LOOKS_SECRET", {});
      const own = keystore.card(address);
      if (own !== null) throw new Refusal("KEY_ALREADY_HERE", { address, name: own.name });
      const before = book.list().find((one) => one.address === address);
      const taken = book.list().find((one) => one.name === name && one.address !== address);
      if (taken !== undefined) throw new Refusal("CONTACT_NAME_TAKEN", { name });
      if (before?.role === "multisig")
        throw new Refusal("CONTACT_IS_MULTISIG", { name: before.name });
      await book.put({ address, name, role, multisig: null, createdAtMs: clock.nowMs() });
      await journal.append({
        kind: "contact.kept",
        subject: address,
        facts: { label: name, role },
      });
      onChange();
      return null;
    },
    async "book.remove"({ address }) {
      const card = book.list().find((one) => one.address === address);
      if (card === undefined) return null;
      await book.remove(address);
      await journal.append({
        kind: "contact.removed",
        subject: address,
        facts: { label: card.name },
      });
      onChange();
      return null;
    },
    "book.readTransfers": ({ text }) => listOf(text),
    async "book.chooseTransfers"() {
      const file = await chooseFile();
      if (file === null) return null;
      const text = file.bytes.length > MOST_BYTES ? null : utf8FromBytes(file.bytes);
      if (text === null) throw new Refusal("LIST_UNREADABLE", { mostBytes: MOST_BYTES });
      return listOf(text);
    },
  };
}
