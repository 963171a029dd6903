/**
 * The words of one hotkey, shown while somebody holds them on the screen. From the first word on a copy may exist outside
 * of the vault, and the hotkey's card says so for ever.
 */
import { randomUUID } from "node:crypto";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { WordCount } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";

const CEREMONY = "reveal-hotkey";

export interface HotkeyReveal {
  open(address: Ss58, passphrase: SecretPort): Promise<WordCount>;
  /** Refuses PHRASE_NOT_OPEN. Words `from`…`to` arrive at `out`. */
  reveal(address: Ss58, from: number, to: number, out: SecretPort): Promise<void>;
  close(address: Ss58): Promise<void>;
  /** The vault's process ended: nothing is open any more. */
  forgetSessions(): void;
}

interface Open {
  readonly act: string;
  readonly address: Ss58;
  readonly session: string;
}

export function createHotkeyReveal(parts: {
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  clock: Clock;
  onChange: () => void;
  inBackground: (work: Promise<unknown>) => void;
}): HotkeyReveal {
  const { vault, keystore, journal, clock, onChange, inBackground } = parts;
  let open: Open | null = null;

  function openOf(address: Ss58): Open {
    if (open?.address !== address) throw new Refusal("PHRASE_NOT_OPEN", {});
    return open;
  }

  /** The ceremony is over, however: shown words were journalled as they were shown. */
  function end({ act, address: subject }: Open, reason: string | null): Promise<unknown> {
    open = null;
    return journal.append(
      reason === null
        ? { kind: "ceremony.completed", act, subject, facts: { ceremony: CEREMONY } }
        : { kind: "ceremony.abandoned", act, subject, facts: { ceremony: CEREMONY, reason } },
    );
  }

  return {
    async open(address, passphrase) {
      const card = keystore.card(address);
      if (card?.kind !== "hotkey") throw new Refusal("KEY_NOT_HERE", { address });
      if (open !== null) await end(open, "begun-again");
      const sealed = await keystore.sealed(address);
      const input = { sealed, passphrase: 0, kind: "hotkey" } as const;
      const reply = await vault.call("openPhrase", input, [passphrase]);
      if (!reply.ok) {
        if (reply.fault.code === "WRONG_PASSPHRASE") {
          await journal.append({ kind: "passphrase.wrong", subject: address, facts: {} });
        }
        throw new Refusal(reply.fault.code, reply.fault.facts);
      }
      const { session, wordCount } = reply.value;
      if (reply.value.address !== address) {
        await vault.lock("done");
        throw new Refusal("KEY_MISMATCH", { address });
      }
      const act = `reveal-${randomUUID().slice(0, 13)}`;
      open = { act, address, session };
      await journal.append({
        kind: "ceremony.started",
        act,
        subject: address,
        facts: { ceremony: CEREMONY, name: card.name },
      });
      return wordCount;
    },

    async reveal(address, from, to, out) {
      const { act, session } = openOf(address);
      await journal.append({ kind: "phrase.revealed", act, subject: address, facts: { from, to } });
      const phraseShownAtMs = clock.nowMs();
      await keystore.changeCard(address, (card) =>
        card.kind === "hotkey" ? { ...card, phraseShownAtMs } : card,
      );
      onChange();
      const shown = await vault.call("revealWords", { session, from, to, out: 0 }, [out]);
      if (shown.ok) return;
      const isGone = ["SESSION_GONE", "VAULT_GONE"].includes(shown.fault.code);
      throw isGone
        ? new Refusal("PHRASE_NOT_OPEN", {})
        : new Refusal(shown.fault.code, shown.fault.facts);
    },

    async close(address) {
      if (open?.address !== address) return;
      await end(open, null);
      await vault.lock("done");
    },

    forgetSessions() {
      if (open !== null) inBackground(end(open, "locked"));
    },
  };
}
