/**
 * What of a source waits while its ceremony is under way: a chosen file here, everything that was read in the vault's
 * intake. One ceremony at a time: reading for another one forgets it. Nothing of it outlives the vault's process.
 */
import type { ImportFound, ImportShare } from "../../../preload/contract.ts";
import { encodeAddress } from "../../codec/address.ts";
import type { Ss58 } from "../../codec/values.ts";
import type { Clock } from "../../lib/clock.ts";
import { demand, Refusal, type Result } from "../../lib/fault.ts";
import type { SourceFile } from "../../lib/source-file.ts";
import { surveyKeyfile } from "../../vault/keyfiles/survey.ts";
import type { SecretPort, Vault } from "../../vault/process.ts";
import type { KeyfileFormat, VaultOutput } from "../../vault/protocol.ts";
import { hashOf } from "../../wallet/source-folder.ts";

/** A chosen file may be a secret in clear: it is not kept longer than somebody needs to type its passphrase. */
const FILE_LIFE_MS = 10 * 60_000;
/** Anything that others on the machine may do with the file. */
const OTHERS = 0o077;

/** A file that a key was read from, while it is still the one that was read. */
export interface ReadFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

/** `key`: the vault's handle to its secret. */
type Reading = ImportFound & { readonly key: string };

export interface Reader {
  /** Takes the file over: its bytes are wiped when they have been read, dropped or forgotten. */
  hold(id: string, file: SourceFile): { format: KeyfileFormat; needsPassphrase: boolean };
  /** Refuses IMPORT_GONE, KEYFILE_*. A file that opened is dropped; one that did not waits for another try. */
  file(id: string, passphrase: SecretPort | null): Promise<readonly ImportFound[]>;
  phrase(id: string, phrase: SecretPort): Promise<readonly ImportFound[]>;
  hex(id: string, secret: SecretPort, claim: Ss58 | null): Promise<readonly ImportFound[]>;
  /** The next share; with the last one that it takes come the readings, like those of any other source. */
  share(
    id: string,
    phrase: SecretPort,
  ): Promise<{ said: ImportShare; readings: readonly ImportFound[] | null }>;
  /** The vault's handle; null: it is not (or no longer) in the vault. */
  keyOf(id: string, address: Ss58): string | null;
  /** The file that was read for this ceremony last. */
  fileOf(id: string): ReadFile | null;
  /** The shares (from 1) that the key was restored from, if they were all of one group; otherwise none. */
  sharesOf(id: string): readonly number[];
  isOpen(id: string): boolean;
  /** Of this ceremony: file and secrets. True when the vault had something of it. */
  drop(id: string): Promise<boolean>;
  /** The vault's process ended. */
  forget(): void;
  /** The app ends: a chosen file is wiped as well. */
  close(): void;
}

export function createReader(parts: { vault: Vault; clock: Clock }): Reader {
  const { vault, clock } = parts;
  let held: { id: string; file: SourceFile; sha256: string; cancel: () => void } | null = null;
  let found: {
    id: string;
    readings: readonly Reading[];
    file: ReadFile | null;
    shares: readonly number[];
  } | null = null;
  /** Shares of a split backup that were typed so far (from 1), and the vault's name for them. */
  let gathering: { id: string; name: string; given: readonly number[] } | null = null;

  function dropFile(): void {
    held?.file.bytes.fill(0);
    held?.cancel();
    held = null;
  }

  async function dropFound(): Promise<boolean> {
    const hadAny = (found !== null && found.readings.length > 0) || gathering !== null;
    found = null;
    gathering = null;
    if (hadAny && vault.isOpen) await vault.call("closeImport", { keys: null });
    return hadAny;
  }

  function take(
    id: string,
    answer: Result<{ found: VaultOutput<"inspectSource">["found"] }>,
    of: { isWide?: boolean; file?: ReadFile | null; shares?: readonly number[] } = {},
  ): readonly ImportFound[] {
    const readings = demand(answer).found.map(
      (one): Reading => ({
        ...one,
        weaknesses: of.isWide ? [...one.weaknesses, "SOURCE_WIDE_MODE"] : one.weaknesses,
      }),
    );
    found = { id, readings, file: of.file ?? null, shares: of.shares ?? [] };
    return readings.map(({ key: _, ...shown }) => shown);
  }

  return {
    hold(id, file) {
      dropFile();
      try {
        const { format, needsPassphrase, publicKey } = surveyKeyfile(file.bytes);
        if (format === "public") throw publicOnly(publicKey);
        const cancel = clock.after(FILE_LIFE_MS, dropFile);
        held = { id, file, sha256: hashOf(file.bytes), cancel };
        return { format, needsPassphrase };
      } catch (error) {
        file.bytes.fill(0);
        throw error;
      }
    },

    async file(id, passphrase) {
      if (held?.id !== id) throw new Refusal("IMPORT_GONE");
      const { file, sha256 } = held;
      const { bytes, mode, path, name } = file;
      // Plain, it is the secret itself; opened, nobody needs it any more. Otherwise it waits for another try.
      const isPlain = !surveyKeyfile(bytes).needsPassphrase;
      try {
        await dropFound();
        const asked = { files: [bytes], passphrase: passphrase === null ? null : 0 };
        const ports = passphrase === null ? [] : [passphrase];
        const [result] = demand(await vault.call("inspectFiles", asked, ports)).results;
        if (result === undefined) throw new Error("The vault looked into no file");
        const shown = take(id, result.ok ? { ok: true, value: result } : result, {
          isWide: mode !== null && (mode & OTHERS) !== 0,
          file: path === undefined ? null : { path, name, sha256 },
        });
        dropFile();
        return shown;
      } finally {
        if (isPlain) dropFile();
      }
    },

    async phrase(id, phrase) {
      await dropFound();
      const source = { kind: "phrase", phrase: 0 } as const;
      return take(id, await vault.call("inspectSource", { source }, [phrase]));
    },

    async hex(id, secret, claim) {
      await dropFound();
      const source = { kind: "hex", secret: 0, claim } as const;
      return take(id, await vault.call("inspectSource", { source }, [secret]));
    },

    async share(id, phrase) {
      if (gathering?.id !== id) await dropFound();
      const given = gathering?.given ?? [];
      const input = { gathering: gathering?.name ?? null, phrase: 0 };
      const asked = await vault.call("gatherShare", input, [phrase]);
      if (!asked.ok) {
        const { code, facts } = asked.fault;
        if (code !== "SESSION_GONE" && code !== "VAULT_GONE") throw new Refusal(code, facts);
        gathering = null;
        throw new Refusal("SHARES_FORGOTTEN");
      }
      const taken = asked.value;
      if (taken.state === "unreadable") {
        const { givenWords, wrong } = taken;
        return { said: { state: "unreadable", givenWords, wrong }, readings: null };
      }
      const { index, have, need, groups, restored } = taken;
      if (restored === null) {
        gathering = { id, name: taken.gathering, given: [...given, index] };
        const said = { state: "taken" as const, index, have, need, groups };
        return { said: { ...said, given: [...gathering.given] }, readings: null };
      }
      const typed = [...(gathering?.given ?? []), index].sort((one, other) => one - other);
      const shares = groups.need === 1 && typed.length === need ? typed : [];
      gathering = null;
      const key = { ...restored, format: "shares" as const, weaknesses: [], encoding: null };
      return {
        said: { state: "found" },
        readings: take(id, { ok: true, value: { found: [key] } }, { shares }),
      };
    },

    keyOf: (id, address) =>
      (found?.id === id ? found.readings.find((one) => one.address === address)?.key : null) ??
      null,
    fileOf: (id) => (found?.id === id ? found.file : null),
    sharesOf: (id) => (found?.id === id ? found.shares : []),
    isOpen: (id) => found?.id === id && found.readings.length > 0,
    async drop(id) {
      if (held?.id === id) dropFile();
      return found?.id === id || gathering?.id === id ? dropFound() : false;
    },
    forget() {
      // The file is known all the same: it may be removed once its key is stored.
      if (found !== null) found = { ...found, readings: [] };
      gathering = null;
    },
    close: dropFile,
  };
}

function publicOnly(publicKey: Uint8Array | null): Refusal {
  return publicKey === null
    ? new Refusal("KEYFILE_UNKNOWN")
    : new Refusal("KEYFILE_PUBLIC_ONLY", { address: encodeAddress(publicKey) });
}
