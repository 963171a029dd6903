/**
 * Pairing: each machine opens the other's card, both show the same words, and two people say so. Until then the other
 * machine is known, and what it sends is marked.
 */
import { checkpointWords } from "../journal/checkpoint-words.ts";
import { parseCosignerVkey } from "../journal/cosignature.ts";
import type { Journal } from "../journal/log.ts";
import { parseVkey } from "../journal/note.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { type Card, cardBody, readCard } from "./bodies.ts";
import { idOf, type Machine, type Machines } from "./machines.ts";
import { pairBytes } from "./pairing-key.ts";
import type { Post, Received, Sent } from "./post.ts";

export interface Pairing {
  /** This machine's own card. */
  card(card: Pick<Card, "name" | "role" | "addresses">): Promise<Sent>;
  /** Refuses CARD_SAME_ROLE, CARD_UNREADABLE and what {@link Machines.learn} refuses. */
  learn(received: Received, ownRole: Card["role"]): Promise<Machine>;
  confirm(id: string): Promise<Machine>;
  remove(id: string, reason: "asked" | "words-differ"): Promise<void>;
}

export function createPairing(parts: {
  post: Post;
  machines: Machines;
  journal: Journal;
  clock: Clock;
}): Pairing {
  const { post, machines, journal, clock } = parts;

  function demand(id: string): Machine {
    const machine = machines.get(id);
    if (machine === null) throw new Refusal("MACHINE_UNKNOWN", {});
    return machine;
  }

  return {
    async card({ name, role, addresses }) {
      const key = await post.key();
      const journalKey = journal.key();
      if (journalKey === null) throw new Refusal("JOURNAL_NOT_SIGNED", {});
      const card: Card = {
        name,
        role,
        journalKey,
        cosignerKey: key.cosigner.verifier.vkey,
        addresses,
      };
      return post.send("card", cardBody(card), null);
    },

    async learn({ message }, ownRole) {
      const card = readCard(message.body);
      if (card.role === ownRole) throw new Refusal("CARD_SAME_ROLE", { name: card.name });
      const isWhole =
        parseVkey(card.journalKey) !== null && parseCosignerVkey(card.cosignerKey) !== null;
      if (!isWhole) throw new Refusal("MESSAGE_UNREADABLE", {});
      const isKnown = machines.find(message.from) !== null;
      const key = await post.key();
      const words = checkpointWords(pairBytes(key.publicKey, message.from));
      const machine = await machines.learn(message, card, words, clock.nowMs());
      if (!isKnown) {
        await journal.append({
          kind: "pairing.begun",
          facts: { machine: idOf(machine), name: card.name, role: card.role },
        });
      }
      return machine;
    },

    async confirm(id) {
      const { name, role, pairedAtMs } = demand(id);
      if (pairedAtMs !== null) return demand(id);
      await journal.append({ kind: "pairing.made", facts: { machine: id, name, role } });
      return machines.change(id, { pairedAtMs: clock.nowMs() });
    },

    async remove(id, reason) {
      const { name } = demand(id);
      await journal.append({ kind: "pairing.removed", facts: { machine: id, name, reason } });
      await machines.remove(id);
    },
  };
}
