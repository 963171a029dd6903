/**
 * Phrases that ceremonies have open in the vault, by the ceremony's id. What is shown and compared is journalled here,
 * so that no ceremony can forget to. Nothing here survives the vault's process: the passphrase opens a phrase again.
 */
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { Refusal, type Result } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { PhraseCheck, VaultInput, VaultOutput } from "../vault/protocol.ts";

/** The ceremony that has the phrase open, and the key that the phrase belongs to once it is known. */
interface Owner {
  readonly id: string;
  readonly address: Ss58 | null;
}

type OpenedPhrase = Pick<VaultOutput<"openPhrase">, "address" | "wordCount">;

export interface OpenPhrases {
  isOpen(id: string): boolean;
  /** Takes over a session that the vault opened with another act. */
  adopt(id: string, session: string): void;
  /** Refuses with WRONG_PASSPHRASE (journalled) and whatever is wrong with the sealed bytes. */
  open(owner: Owner, sealed: Uint8Array, passphrase: SecretPort): Promise<Ss58>;
  /** {@link open} for a hotkey, whose card does not know how many words it has. */
  openHotkey(owner: Owner, sealed: Uint8Array, passphrase: SecretPort): Promise<OpenedPhrase>;
  /** Refuses with PHRASE_NOT_OPEN, as all that follow. Words `from`…`to` arrive at `out`. */
  reveal(owner: Owner, from: number, to: number, out: SecretPort): Promise<void>;
  check(owner: Owner, phrase: SecretPort): Promise<PhraseCheck>;
  /** Any other question about an open phrase: `ask` gets the vault's session. */
  ask<T>(id: string, ask: (session: string) => Promise<Result<T>>): Promise<T>;
  /** Whose key these sealed bytes hold, without asking for the passphrase again. */
  verify(id: string, sealed: Uint8Array): Promise<Ss58>;
  /** The phrase has done its work, or must not be used any more: ends the vault's process if it was open. */
  close(id: string): Promise<void>;
  /** The vault's process ended: no phrase is open any more. */
  forgetAll(): void;
}

export function createOpenPhrases(parts: {
  vault: Vault;
  journal: Journal;
  onChange: () => void;
}): OpenPhrases {
  const { vault, journal, onChange } = parts;
  const sessions = new Map<string, string>();

  function sessionOf(id: string): string {
    const session = sessions.get(id);
    if (session === undefined) throw new Refusal("PHRASE_NOT_OPEN", {});
    return session;
  }

  /** A session that the vault no longer knows is gone here as well. */
  function answered<T>(id: string, result: Result<T>): T {
    if (result.ok) return result.value;
    if (result.fault.code === "SESSION_GONE" || result.fault.code === "VAULT_GONE") {
      sessions.delete(id);
      onChange();
      throw new Refusal("PHRASE_NOT_OPEN", {});
    }
    throw new Refusal(result.fault.code, result.fault.facts);
  }

  async function ask<K extends "revealWords" | "checkPhrase" | "verifySealed">(
    id: string,
    kind: K,
    input: VaultInput<K>,
    ports: readonly SecretPort[],
  ): Promise<VaultOutput<K>> {
    return answered(id, await vault.call(kind, input, ports));
  }

  async function open(
    kind: "coldkey" | "hotkey",
    owner: Owner,
    sealed: Uint8Array,
    passphrase: SecretPort,
  ): Promise<OpenedPhrase> {
    const before = sessions.get(owner.id);
    const opened = await vault.call("openPhrase", { sealed, passphrase: 0, kind }, [passphrase]);
    if (!opened.ok) {
      throw new Refusal(opened.fault.code, opened.fault.facts);
    }
    sessions.set(owner.id, opened.value.session);
    // Asked for twice, as by a double click: the vault keeps few sessions, and one is enough.
    if (before !== undefined) await vault.call("closePhrase", { session: before });
    return opened.value;
  }

  return {
    isOpen: (id) => sessions.has(id),
    adopt(id, session) {
      sessions.set(id, session);
    },
    open: async (...given) => (await open("coldkey", ...given)).address,
    openHotkey: (...given) => open("hotkey", ...given),
    async reveal(owner, from, to, out) {
      const session = sessionOf(owner.id);
      await journal.append({ kind: "phrase.revealed", ...about(owner), facts: { from, to } });
      await ask(owner.id, "revealWords", { session, from, to, out: 0 }, [out]);
    },
    async check(owner, phrase) {
      const input = { session: sessionOf(owner.id), phrase: 0 };
      const check = await ask(owner.id, "checkPhrase", input, [phrase]);
      await journal.append({
        kind: "phrase.checked",
        ...about(owner),
        facts: { isMatch: check.match, wrongWords: check.match ? 0 : check.wrong.length },
      });
      return check;
    },
    ask: async (id, work) => answered(id, await work(sessionOf(id))),
    async verify(id, sealed) {
      const session = sessionOf(id);
      return (await ask(id, "verifySealed", { sealed, session }, [])).address;
    },
    async close(id) {
      if (sessions.delete(id)) await vault.lock("done");
    },
    forgetAll() {
      if (sessions.size === 0) return;
      sessions.clear();
      onChange();
    },
  };
}

/** What an entry of this ceremony says about itself. */
export function about(owner: Owner): { act: string; subject?: Ss58 } {
  return { act: owner.id, ...(owner.address === null ? {} : { subject: owner.address }) };
}
