/** One machine's end of every crossing: numbers and signs what leaves, and judges what arrives before anybody reads it. */
import type { Journal } from "../journal/log.ts";
import { equalBytes, utf8FromBytes, utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import type { Keychain } from "../lib/keychain.ts";
import { createQueue } from "../lib/turns.ts";
import type { Item } from "./cbor.ts";
import {
  afterMessage,
  idOf,
  isPaired,
  type Machine,
  type Machines,
  standingOf,
} from "./machines.ts";
import {
  type MessageKind,
  messageHash,
  type OpenedMessage,
  openMessage,
  sealMessage,
} from "./message.ts";
import { machineId, openPairingKey, type PairingKey } from "./pairing-key.ts";
import { createWitness, type Witness } from "./witness.ts";

/** In the keychain, like the key: a folder that is put back does not make the counter go back with it. */
const SEQ_ITEM = "pairing-seq";

export type Via = "file" | "camera";

export interface Sent {
  readonly bytes: Uint8Array;
  readonly seq: number;
  readonly hash: string;
}
export interface Received {
  readonly message: OpenedMessage;
  /** null: a machine whose card was never opened here. */
  readonly machine: Machine | null;
  readonly isPaired: boolean;
  readonly isRepeated: boolean;
  /** What does not fit what was known of the machine. To be said; the message stands for itself. */
  readonly findings: readonly Fault[];
}

export interface Post {
  key(): Promise<PairingKey>;
  send(
    kind: MessageKind,
    body: Item,
    to: Machine | null,
    about?: { readonly request?: string; readonly to?: Uint8Array },
  ): Promise<Sent>;
  /**
   * Refuses like {@link openMessage}, and MESSAGE_OWN, MESSAGE_FOR_OTHER, MESSAGE_WRONG_SIDE { kind }. Every refusal is in
   * the journal.
   */
  receive(bytes: Uint8Array, kinds: readonly MessageKind[], via: Via): Promise<Received>;
}

export function createPost(parts: {
  keychain: Keychain;
  journal: Journal;
  machines: Machines;
  clock: Clock;
}): Post {
  const { keychain, journal, machines, clock } = parts;
  let opened: Promise<{ key: PairingKey; witness: Witness }> | null = null;
  /** Messages are numbered and judged one after the other. */
  const alone = createQueue();

  function open() {
    opened ??= openPairingKey(keychain).then((key) => ({
      key,
      witness: createWitness({ journal, key, machines, clock }),
    }));
    // A keychain that was locked may be open the next time.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  }

  async function nextSeq(): Promise<number> {
    const stored = await keychain.get(SEQ_ITEM);
    const text = stored === null ? "0" : (utf8FromBytes(stored) ?? "");
    const before = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    await keychain.set(SEQ_ITEM, utf8ToBytes(String(before + 1)));
    return before + 1;
  }

  async function judge(
    machine: Machine | null,
    message: OpenedMessage,
    witness: Witness,
  ): Promise<{ isRepeated: boolean; findings: Fault[] }> {
    if (!isPaired(machine)) return { isRepeated: false, findings: [] };
    const standing = standingOf(machine, message);
    if (standing === "repeated") return { isRepeated: true, findings: [] };
    const findings = await witness.inspect(machine, message);
    if (standing !== "new") {
      const code = standing === "reused" ? "PEER_NUMBER_REUSED" : "PEER_NUMBER_TURNED_BACK";
      findings.unshift(fault(code, { name: machine.name, seq: message.seq }));
      await journal.append({
        kind: "peer.rolled-back",
        facts: {
          ...{ machine: idOf(machine), code, size: message.seq },
          heldSize: machine.newest?.seq ?? 0,
        },
      });
    }
    const now = machines.get(idOf(machine));
    if (now !== null) await machines.change(idOf(machine), afterMessage(now, message));
    return { isRepeated: false, findings };
  }

  async function taken(
    bytes: Uint8Array,
    kinds: readonly MessageKind[],
    via: Via,
  ): Promise<Received> {
    const { key, witness } = await open();
    const message = openMessage(bytes);
    if (equalBytes(message.from, key.publicKey))
      throw new Refusal("MESSAGE_OWN", { kind: message.kind });
    const machine = machines.find(message.from);
    if (message.to !== null && !equalBytes(message.to, key.publicKey)) {
      throw new Refusal("MESSAGE_FOR_OTHER", { name: machine?.name ?? null });
    }
    if (!kinds.includes(message.kind)) {
      throw new Refusal("MESSAGE_WRONG_SIDE", { kind: message.kind });
    }
    const { isRepeated, findings } = await judge(machine, message, witness);
    if (!isRepeated) {
      await journal.append({
        kind: "crossing.received",
        facts: {
          message: message.kind,
          seq: message.seq,
          messageHash: message.hash,
          machine: machineId(message.from),
          isPaired: isPaired(machine),
          via,
        },
      });
    }
    return { message, machine, isPaired: isPaired(machine), isRepeated, findings };
  }

  return {
    key: async () => (await open()).key,
    send: (kind, body, to, about = {}) =>
      alone(async () => {
        const { key, witness } = await open();
        const seq = await nextSeq();
        const luggage = await witness.luggage(isPaired(to) ? to : null);
        const receiver = to === null ? (about.to ?? null) : Buffer.from(to.publicKey, "hex");
        const bytes = sealMessage(
          {
            kind,
            to: receiver === null ? null : new Uint8Array(receiver),
            seq,
            createdAtMs: clock.nowMs(),
            ...luggage,
            body,
          },
          key,
        );
        const sent = { bytes, seq, hash: messageHash(bytes) };
        await journal.append({
          kind: "crossing.sent",
          facts: {
            message: kind,
            seq,
            messageHash: sent.hash,
            ...(to === null ? {} : { machine: idOf(to) }),
            ...(about.request === undefined ? {} : { request: about.request }),
          },
        });
        return sent;
      }),
    receive: (bytes, kinds, via) =>
      alone(async () => {
        try {
          return await taken(bytes, kinds, via);
        } catch (error) {
          if (error instanceof Refusal) {
            await journal.append({ kind: "crossing.refused", facts: { code: error.fault.code } });
          }
          throw error;
        }
      }),
  };
}
