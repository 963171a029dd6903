/**
 * Words alone, without this machine's file and without its passphrase, given to a vault that knows nothing else. What it
 * says is whose key they are. The strongest proof there is: it is what would be done after a fire.
 */
import type { Ss58 } from "../../codec/values.ts";
import { demand, Refusal } from "../../lib/fault.ts";
import type { SecretPort, Vault } from "../../vault/process.ts";
import type { GatheredShare } from "../../vault/protocol.ts";

export interface Restoring {
  /** Ends whatever is open, so that nothing that was open before can help. */
  prepare(): Promise<void>;
  /** A whole phrase: whose it is. Refuses PHRASE_* and REHEARSAL_NOT_ALONE. */
  phrase(phrase: SecretPort): Promise<Ss58>;
  /**
   * One share after the other; with the last one that it takes comes the address. Refuses SHARE_*, SHARES_* and
   * REHEARSAL_NOT_ALONE. `given`: which shares (from 1) were taken so far.
   */
  share(
    id: string,
    phrase: SecretPort,
  ): Promise<{ taken: GatheredShare; given: readonly number[]; address: Ss58 | null }>;
  given(id: string): readonly number[];
  /** The vault process ended: what was gathered is gone. */
  forget(): void;
}

export function createRestoring(vault: Vault, onChange: () => void): Restoring {
  let current: { id: string; gathering: string; given: readonly number[] } | null = null;

  /** Closing the vault revokes the words that are on their way to it, so that they have to be given once more. */
  async function demandAlone(): Promise<void> {
    if (!vault.isOpen) return;
    await vault.lock("rehearsal");
    throw new Refusal("REHEARSAL_NOT_ALONE", {});
  }

  return {
    async prepare() {
      current = null;
      await vault.lock("rehearsal");
    },
    async phrase(phrase) {
      await demandAlone();
      const source = { kind: "phrase", phrase: 0 } as const;
      const found = await vault.call("inspectSource", { source }, [phrase]);
      await vault.lock("done");
      const [key] = demand(found).found;
      if (key === undefined) throw new Error("The vault found no key in a phrase");
      return key.address;
    },
    async share(id, phrase) {
      const before = current?.id === id ? current : null;
      if (before === null) await demandAlone();
      const input = { gathering: before?.gathering ?? null, phrase: 0 };
      const asked = await vault.call("gatherShare", input, [phrase]);
      if (!asked.ok) {
        const { code, facts } = asked.fault;
        if (code !== "SESSION_GONE" && code !== "VAULT_GONE") throw new Refusal(code, facts);
        current = null;
        onChange();
        throw new Refusal("SHARES_FORGOTTEN", {});
      }
      const taken = asked.value;
      if (taken.state === "unreadable") {
        return { taken, given: before?.given ?? [], address: null };
      }
      const given = [...(before?.given ?? []), taken.index];
      current = { id, gathering: taken.gathering, given };
      const address = taken.restored?.address ?? null;
      if (address !== null) await vault.lock("done");
      onChange();
      return { taken, given, address };
    },
    given: (id) => (current?.id === id ? current.given : []),
    forget() {
      current = null;
    },
  };
}
