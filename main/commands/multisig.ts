/** Multisig accounts, and the calls that wait for their members; proxies' announcements are read here as well. */
import * as v from "valibot";
import type { Chain } from "../chain/index.ts";
import { parseAddress } from "../codec/address.ts";
import { hashOfCall } from "../codec/call-hash.ts";
import { multisigAddress, sortedMembers } from "../codec/multisig.ts";
import { CarriedOperation } from "../codec/operations/nested.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import { Hash, Hex, Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { utf8FromBytes, utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFile, ChooseFolder } from "../lib/source-file.ts";
import type { Acts } from "../wallet/acts.ts";
import type { Book } from "../wallet/book.ts";
import { writeNew } from "./new-file.ts";
import type { Handlers } from "./router.ts";

/** The call of a multisig as a file (docs/formats.md). Everything in it is checked against everything else. */
const CallFile = v.strictObject({
  v: v.literal(1),
  kind: v.literal("multisig-call"),
  genesisHash: Hash,
  specVersion: v.pipe(v.number(), v.integer()),
  multisig: v.strictObject({
    address: Ss58,
    members: v.pipe(v.array(Ss58), v.minLength(2), v.maxLength(100)),
    threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)),
  }),
  callHash: Hash,
  callData: Hex,
});
const Versioned = v.looseObject({ v: v.number(), kind: v.literal("multisig-call") });
const MOST_BYTES = 512 * 1024;

type Names = `multisig.${string}` | "proxy.look";

export function multisigCommands(parts: {
  chain: () => Chain;
  book: Book;
  acts: Acts;
  journal: Journal;
  files: Files;
  clock: Clock;
  chooseFile: ChooseFile;
  chooseFolder: ChooseFolder;
  watch: (address: Ss58, name: string) => Promise<void>;
  onChange: () => void;
}): Pick<Handlers, Extract<keyof Handlers, Names>> {
  const { chain, book, acts, journal, files, clock, chooseFile, chooseFolder, watch } = parts;

  function made(members: readonly Ss58[], threshold: number) {
    for (const member of members) demand(parseAddress(member));
    if (new Set(members).size !== members.length || threshold > members.length) {
      throw new Refusal("MULTISIG_MEMBERS_BAD", { threshold, count: members.length });
    }
    return {
      address: multisigAddress(members, threshold),
      members: sortedMembers(members),
      threshold,
    };
  }

  function knownMultisig(address: Ss58) {
    const found = book.list().find((one) => one.address === address)?.multisig;
    if (found === undefined || found === null) throw new Refusal("MULTISIG_NOT_HERE", { address });
    return found;
  }

  /** What this machine was given by file, and what it proposed or announced itself. */
  async function knownCalls(): Promise<ReadonlyMap<string, string>> {
    const all = new Map(book.calls());
    for (const { activity } of acts.list()) {
      if (!("call" in activity.operation)) continue;
      const bytes = await chain().encodeCall(activity.operation.call);
      if (bytes.ok) all.set(hashOfCall(bytes.value), toHex(bytes.value));
    }
    return all;
  }

  function demandGenesis(): string {
    const { genesisHash } = chain().status();
    if (genesisHash === null) throw new Refusal("CHAIN_AWAY", {});
    return genesisHash;
  }

  return {
    "multisig.make": ({ members, threshold }) => ({ address: made(members, threshold).address }),
    async "multisig.add"({ name, members, threshold }) {
      const multisig = made(members, threshold);
      const { address } = multisig;
      const isHere = book.list().some((one) => one.address === address);
      if (isHere) throw new Refusal("KEY_ALREADY_HERE", { address, name });
      await watch(address, name);
      await book.put({
        address,
        name,
        role: "multisig",
        multisig: { members: multisig.members, threshold },
        createdAtMs: clock.nowMs(),
      });
      await journal.append({
        kind: "multisig.kept",
        subject: address,
        facts: { name, members: multisig.members.join(", "), approvals: threshold },
      });
      parts.onChange();
      return { address };
    },
    async "multisig.pending"({ address }) {
      return demand(await chain().pendingMultisigs(address, await knownCalls()));
    },
    async "multisig.exportCall"({ address, call }) {
      const { members, threshold } = knownMultisig(address);
      const callData = demand(await chain().encodeCall(call));
      const callHash = hashOfCall(callData);
      const file = v.parse(CallFile, {
        v: 1,
        kind: "multisig-call",
        genesisHash: demandGenesis(),
        specVersion: chain().status().specVersion ?? 0,
        multisig: { address, members, threshold },
        callHash,
        callData: toHex(callData),
      });
      const folder = await chooseFolder();
      if (folder === null) return null;
      const stem = `multisig-call-${callHash.slice(2, 10)}`;
      const bytes = utf8ToBytes(`${JSON.stringify(file, null, 2)}\n`);
      const name = await writeNew(files, folder, stem, ".json", bytes);
      await journal.append({
        kind: "call.exported",
        subject: address,
        facts: { callHash, inner: call.kind },
      });
      return { file: name };
    },
    async "multisig.importCall"() {
      const chosen = await chooseFile();
      if (chosen === null) return null;
      const file = readCallFile(chosen.bytes);
      const multisig = made(file.multisig.members, file.multisig.threshold);
      const isWhole =
        multisig.address === file.multisig.address &&
        hashOfCall(fromHex(file.callData)) === file.callHash;
      if (!isWhole) throw new Refusal("CALL_FILE_ALTERED", {});
      if (file.genesisHash !== demandGenesis()) throw new Refusal("CALL_FILE_OTHER_NETWORK", {});
      const read = demand(await chain().readCall(fromHex(file.callData), multisig.address));
      if (!v.is(CarriedOperation, read)) throw new Refusal("CALL_UNKNOWN_HERE", {});
      const { callHash, callData } = file;
      await book.putCall({ v: 1, callHash, callData, addedAtMs: clock.nowMs() });
      await journal.append({
        kind: "call.imported",
        subject: multisig.address,
        facts: { callHash, inner: read.kind },
      });
      const isKnown = book.list().some((one) => one.address === multisig.address);
      return { ...multisig, isKnown, call: read };
    },
    async "proxy.look"({ real }) {
      return demand(await chain().proxySide(real, await knownCalls()));
    },
  };
}

/** Refuses CALL_FILE_UNREADABLE, CALL_FILE_VERSION { version }. */
function readCallFile(bytes: Uint8Array): v.InferOutput<typeof CallFile> {
  const text = bytes.length > MOST_BYTES ? null : utf8FromBytes(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text ?? "");
  } catch (error) {
    throw new Refusal("CALL_FILE_UNREADABLE", {}, { cause: error });
  }
  const versioned = v.safeParse(Versioned, value);
  if (versioned.success && versioned.output.v !== 1) {
    throw new Refusal("CALL_FILE_VERSION", { version: versioned.output.v });
  }
  const parsed = v.safeParse(CallFile, value);
  if (!parsed.success) throw new Refusal("CALL_FILE_UNREADABLE", {});
  return parsed.output;
}
