/**
 * Two journals that keep an eye on each other: with every message goes the sender's newest checkpoint, and the receiver's
 * newest one that the sender keeps, co-signed. So a folder that was put back to an older state is found at the next
 * crossing, whichever side it is on.
 */
import { cosigned, cosignedAt, parseCosignerVkey } from "../journal/cosignature.ts";
import type { Journal } from "../journal/log.ts";
import {
  checkpointText,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVkey,
  signatureLine,
  type Verifier,
} from "../journal/note.ts";
import {
  type KeptCheckpoint,
  keepingDraft,
  keptCheckpoint,
  linkOf,
  PEER_KINDS,
} from "../journal/peers.ts";
import { base64ToBytes, bytesToBase64, bytesToHex, concatBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { idOf, type Machine, type Machines } from "./machines.ts";
import type { HeldCheckpointValue, Message, OpenedMessage } from "./message.ts";
import type { PairingKey } from "./pairing-key.ts";

type Luggage = Pick<Message, "checkpoint" | "held" | "consistency">;

const isProved = ({ link }: KeptCheckpoint): boolean => link === "first" || link === "proved";

/** A big-endian u64 of seconds before the Ed25519 signature (C2SP tlog-cosignature). */
const TIME_BYTES = 8;

export interface Witness {
  /** What goes with a message. null: to a machine that is not paired; then only our own checkpoint. */
  luggage(to: Machine | null): Promise<Luggage>;
  /**
   * Holds what came with a message against what is kept, keeps the newer, and says what does not fit: PEER_ROLLED_BACK,
   * PEER_FORKED, PEER_CHECKPOINT_UNSIGNED, JOURNAL_OUTRUN (ours is the older one), JOURNAL_FORKED.
   */
  inspect(machine: Machine, message: OpenedMessage): Promise<Fault[]>;
}

export function createWitness(parts: {
  journal: Journal;
  key: PairingKey;
  machines: Machines;
  clock: Clock;
}): Witness {
  const { journal, key, machines, clock } = parts;

  async function keptOf(verifier: Verifier): Promise<KeptCheckpoint[]> {
    const { entries } = await journal.query({
      ...{ kinds: PEER_KINDS, subject: null, act: null, fromMs: null, toMs: null },
      ...{ text: verifier.name, before: null, limit: 500 },
    });
    return entries.flatMap((entry) => {
      const kept = keptCheckpoint(entry);
      return kept === null || kept.origin !== verifier.name ? [] : [kept];
    });
  }

  async function ownCheckpoint(
    from: number | null,
  ): Promise<Pick<Luggage, "checkpoint" | "consistency">> {
    const file = await journal.proofs({ from: from === null ? [] : [from], index: [] });
    const note = file === null ? null : parseNote(file.checkpoint);
    const checkpoint = note === null ? null : parseCheckpoint(note.text);
    const line = note?.signatures[0];
    if (file === null || checkpoint === null || line === undefined) {
      return { checkpoint: null, consistency: null };
    }
    const proof = file.consistency.find((one) => one.from === from);
    const hashes = proof?.hashes.flatMap((text) => base64ToBytes(text) ?? []) ?? [];
    return {
      checkpoint: {
        size: checkpoint.size,
        root: checkpoint.root,
        signature: concatBytes(line.keyId, line.signature),
      },
      consistency: proof === undefined || hashes.length > 64 ? null : { from: proof.from, hashes },
    };
  }

  /** Their largest checkpoint that we keep, co-signed now. */
  async function heldFor(machine: Machine): Promise<HeldCheckpointValue | null> {
    const verifier = parseVkey(machine.journalKey);
    if (verifier === null) return null;
    // Only what is known to continue the rest: a co-signature says so.
    const kept = (await keptOf(verifier)).filter(isProved);
    const largest = kept.toSorted((a, b) => b.size - a.size)[0];
    if (largest === undefined) return null;
    const timeSec = Math.trunc(clock.nowMs() / 1000);
    const bare = `${checkpointText(largest)}\n${signatureLine(verifier.name, verifier.keyId, new Uint8Array(64))}`;
    const signature = parseNote(cosigned(bare, key.cosigner, timeSec))?.signatures.at(
      -1,
    )?.signature;
    if (signature === undefined) return null;
    const { size, root } = largest;
    return { size, root, timeSec, signature: signature.subarray(TIME_BYTES) };
  }

  async function inspectTheirs(
    machine: Machine,
    { checkpoint: sent, consistency, createdAtMs }: OpenedMessage,
  ): Promise<Fault[]> {
    const verifier = parseVkey(machine.journalKey);
    if (sent === null || verifier === null) return [];
    const text = checkpointText({ origin: verifier.name, ...sent });
    const signature = sent.signature.subarray(4);
    const note = `${text}\n${signatureLine(verifier.name, sent.signature.subarray(0, 4), signature)}`;
    const checkpoint = openCheckpoint(note, verifier);
    if (checkpoint === null) return [fault("PEER_CHECKPOINT_UNSIGNED", { name: machine.name })];
    const proofs = {
      consistency:
        consistency === null
          ? []
          : [{ from: consistency.from, hashes: consistency.hashes.map(bytesToBase64) }],
    };
    const kept = await keptOf(verifier);
    const incoming = { checkpoint, verifier, signature, proofs };
    const among = linkOf(incoming, kept);
    const isSettled = among.link === "fork" || among.link === "behind";
    // The proof leads on from what the sender knows that we hold: the largest that is proved.
    const found = isSettled ? among : linkOf(incoming, kept.filter(isProved));
    const { newest } = machine;
    if (found.link === "behind") {
      // Messages may come in another order than they left. One that left later and knows less is something else.
      if (newest === null || createdAtMs <= newest.createdAtMs) return [];
      const heldSize = found.held?.size ?? 0;
      await journal.append({
        kind: "peer.rolled-back",
        facts: {
          machine: idOf(machine),
          code: "PEER_ROLLED_BACK",
          size: checkpoint.size,
          heldSize,
        },
      });
      return [fault("PEER_ROLLED_BACK", { name: machine.name, size: checkpoint.size, heldSize })];
    }
    const isKept = kept.some(
      ({ size, root, link }) =>
        link !== "fork" &&
        size === checkpoint.size &&
        bytesToHex(root) === bytesToHex(checkpoint.root),
    );
    if (!isKept) await journal.append(keepingDraft(incoming, found));
    return found.link === "fork"
      ? [fault("PEER_FORKED", { name: machine.name, size: checkpoint.size })]
      : [];
  }

  async function inspectOurs(machine: Machine, { held }: OpenedMessage): Promise<Fault[]> {
    const own = parseVkey(journal.key() ?? "");
    const cosigner = parseCosignerVkey(machine.cosignerKey);
    if (held === null || own === null || cosigner === null) return [];
    const text = checkpointText({ origin: own.name, size: held.size, root: held.root });
    const stamp = Buffer.alloc(TIME_BYTES);
    stamp.writeBigUInt64BE(BigInt(held.timeSec));
    const line = signatureLine(cosigner.name, cosigner.keyId, concatBytes(stamp, held.signature));
    if (cosignedAt(`${text}\n${line}`, cosigner) === null) {
      return [fault("PEER_CHECKPOINT_UNSIGNED", { name: machine.name })];
    }
    const { size } = held;
    const standing = await journal.compare(size, held.root);
    if (standing === "contained") {
      if (size > (machine.keepsOfOurs ?? -1)) {
        await journal.append({
          kind: "journal.cosigned",
          facts: {
            by: cosigner.vkey,
            size,
            rootHash: bytesToHex(held.root),
            timeSec: held.timeSec,
          },
        });
        await machines.change(idOf(machine), { keepsOfOurs: size });
      }
      return [];
    }
    const code = standing === "beyond" ? "JOURNAL_OUTRUN" : "JOURNAL_FORKED";
    const found = fault(code, { name: machine.name, size: journal.size, heldSize: size });
    await journal.append({
      kind: "journal.outrun",
      facts: { code, size: journal.size, heldSize: size },
    });
    return [found];
  }

  return {
    async luggage(to) {
      const held = to === null ? null : await heldFor(to);
      return { ...(await ownCheckpoint(to?.keepsOfOurs ?? null)), held };
    },
    async inspect(machine, message) {
      return [...(await inspectTheirs(machine, message)), ...(await inspectOurs(machine, message))];
    },
  };
}
