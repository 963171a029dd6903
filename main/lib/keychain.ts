/**
 * What must be available without a passphrase and outside the data folder: the journal key and its newest checkpoint,
 * counters, the pairing key. Never a coldkey. The operating system's keychain is used through keytar's API; where there
 * is none, files with mode 0600 take its place, and `reason` says why, so that the screen can say what that weakens.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { base64ToBytes, bytesToBase64, equalBytes } from "./bytes.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Refusal } from "./fault.ts";
import type { Files } from "./files.ts";
import { type NativeLibrary, nativeLibrary } from "./native-library.ts";

export type KeychainReason =
  /** keytar's native part, or libsecret that it links to, cannot be loaded. */
  | "KEYCHAIN_NO_LIBRARY"
  /** keytar's native part is not the one that this version came with: it is not loaded. */
  | "KEYCHAIN_LIBRARY_ALTERED"
  /** No D-Bus, or nothing on it that keeps secrets. */
  | "KEYCHAIN_NO_SERVICE"
  /** Locked, or the person or the system said no. */
  | "KEYCHAIN_REFUSED"
  /** No answer in time: most likely it waits for a password that nobody was asked for. */
  | "KEYCHAIN_TIMEOUT"
  /** It did not return what was stored in it. */
  | "KEYCHAIN_UNRELIABLE"
  /** Files were asked for. */
  | "KEYCHAIN_NOT_WANTED";

/** Calls refuse with a {@link KeychainReason} as code, or with the codes of `files.ts`. */
export interface Keychain {
  readonly kind: "system" | "file";
  /**
   * For a file keychain: why it is not the system's. For the system's: null when it answered, else why it does not
   * answer now; then calls refuse, until it does.
   */
  readonly reason: KeychainReason | null;
  get(name: string): Promise<Uint8Array | null>;
  set(name: string, bytes: Uint8Array): Promise<void>;
  /** Fine when there is no such item. */
  remove(name: string): Promise<void>;
}

/** The part of keytar that we use. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeychainOptions {
  /** Names the app, and the data folder where there are several, to the system. */
  readonly service: string;
  readonly fallbackFolder: string;
  readonly files: Files;
  /** For rehearsals and tests: leave the system's keychain alone. */
  readonly preferFile?: boolean;
  readonly clock?: Clock;
  /** Throws when it cannot be loaded; {@link keytarLoader} gives the one of this app. */
  readonly loadKeytar?: () => Keytar;
}

/** A start must not wait for a prompt behind another window; a healthy keychain answers in some 10 ms. */
const PROBE_TIMEOUT_MS = 1_000;
const CALL_TIMEOUT_MS = 3_000;

/**
 * Stands in the fallback folder of a machine whose system keychain has worked. From then on a keychain that is locked
 * or away for a day must not look like one that lost its items: no files are put in its place. Removing the marker
 * gives the system's keychain up for good.
 */
const MARKER = "system-keychain-in-use";

/** Windows' limit for one credential is 2,560 bytes, in base64 or not. */
const MOST_BYTES = 1_800;

/** Also file names: hence the strict alphabet. */
const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** `dist`: of the built app. Loaded on first use: a machine without libsecret must get as far as saying so. */
export async function keytarLoader(dist: string): Promise<() => Keytar> {
  return loaderOf(await nativeLibrary("keytar", dist));
}

export function loaderOf(found: NativeLibrary): () => Keytar {
  return () => {
    if (found.path === null) {
      if (found.reason === "altered") throw new Refusal("KEYCHAIN_LIBRARY_ALTERED", {});
      throw new Error(`keytar: ${found.reason}`);
    }
    const holder: { exports: Partial<Keytar> } = { exports: {} };
    process.dlopen(holder, found.path);
    const { getPassword, setPassword, deletePassword } = holder.exports;
    if (!getPassword || !setPassword || !deletePassword) throw new Error("keytar: incomplete");
    return { getPassword, setPassword, deletePassword };
  };
}

const noKeytar = (): never => {
  throw new Error("No keytar was handed in");
};

export async function openKeychain(options: KeychainOptions): Promise<Keychain> {
  const { service, fallbackFolder, files, preferFile = false, clock = systemClock } = options;
  const kept = (reason: KeychainReason) => fileKeychain(files, fallbackFolder, reason);
  // An interrupted write may have left a key there.
  await unlessMissing(() => files.sweepTemporary(fallbackFolder));
  if (preferFile) return kept("KEYCHAIN_NOT_WANTED");
  const marker = join(fallbackFolder, MARKER);
  const wasInUse = (await unlessMissing(() => files.readBounded(marker, 64))) !== null;
  const absent = (reason: KeychainReason) => (wasInUse ? silent(reason) : kept(reason));
  let keytar: Keytar;
  try {
    keytar = (options.loadKeytar ?? noKeytar)();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isAltered = error instanceof Refusal && error.fault.code === "KEYCHAIN_LIBRARY_ALTERED";
    return absent(isAltered ? "KEYCHAIN_LIBRARY_ALTERED" : "KEYCHAIN_NO_LIBRARY");
  }
  const reason = await probe(systemKeychain(keytar, service, clock, PROBE_TIMEOUT_MS, null));
  const system = systemKeychain(keytar, service, clock, CALL_TIMEOUT_MS, reason);
  if (reason !== null) return wasInUse ? system : kept(reason);
  if (!wasInUse) {
    await files.ensureFolder(fallbackFolder);
    await files.writeAtomic(marker, new Uint8Array());
  }
  return adopting(system, kept("KEYCHAIN_NOT_WANTED"));
}

/** Writes, reads and removes a random value: what merely loads may still be locked, absent or lying. */
async function probe(system: Keychain): Promise<KeychainReason | null> {
  const value = new Uint8Array(randomBytes(16));
  try {
    await system.set("probe", value);
    const stored = await system.get("probe");
    await system.remove("probe");
    return stored !== null && equalBytes(stored, value) ? null : "KEYCHAIN_UNRELIABLE";
  } catch (error) {
    if (error instanceof Refusal && isReason(error.fault.code)) return error.fault.code;
    throw error;
  }
}

const REASONS: readonly string[] = [
  "KEYCHAIN_NO_LIBRARY",
  "KEYCHAIN_LIBRARY_ALTERED",
  "KEYCHAIN_NO_SERVICE",
  "KEYCHAIN_REFUSED",
  "KEYCHAIN_TIMEOUT",
  "KEYCHAIN_UNRELIABLE",
] satisfies KeychainReason[];

function isReason(code: string): code is KeychainReason {
  return REASONS.includes(code);
}

/** What libsecret and GLib say, in English whatever the locale, when there is nobody to talk to. */
const NO_SERVICE = /D-?Bus|dbus-launch|Could not connect|org\.freedesktop\.secrets|ServiceUnknown/i;

function systemKeychain(
  keytar: Keytar,
  service: string,
  clock: Clock,
  timeoutMs: number,
  reason: KeychainReason | null,
): Keychain {
  // A call that hangs holds a thread until it returns: no second one is sent after it.
  let hanging = 0;

  async function call<T>(work: () => Promise<T>): Promise<T> {
    if (hanging > 0) throw new Refusal("KEYCHAIN_TIMEOUT", {});
    let isLate = false;
    let cancel: (() => void) | undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(timeoutMs, () => {
        isLate = true;
        hanging += 1;
        reject(new Refusal("KEYCHAIN_TIMEOUT", {}));
      });
    });
    const answer = work().then(
      (value) => {
        if (isLate) hanging -= 1;
        return value;
      },
      (error: unknown) => {
        if (isLate) hanging -= 1;
        if (!(error instanceof Error)) throw error;
        const code = NO_SERVICE.test(error.message) ? "KEYCHAIN_NO_SERVICE" : "KEYCHAIN_REFUSED";
        throw new Refusal(code, {}, { cause: error });
      },
    );
    try {
      return await Promise.race([answer, late]);
    } finally {
      cancel?.();
    }
  }

  return {
    kind: "system",
    reason,
    async get(name) {
      demandName(name);
      const text = await call(() => keytar.getPassword(service, name));
      if (text === null) return null;
      const bytes = base64ToBytes(text);
      // Somebody else wrote it: not ours, and not nothing either.
      if (bytes === null) throw new Refusal("KEYCHAIN_UNRELIABLE", { name });
      return bytes;
    },
    async set(name, bytes) {
      demandName(name);
      if (bytes.length === 0 || bytes.length > MOST_BYTES) throw new Error("Not a keychain's size");
      await call(() => keytar.setPassword(service, name, bytesToBase64(bytes)));
    },
    async remove(name) {
      demandName(name);
      await call(() => keytar.deletePassword(service, name));
    },
  };
}

/** The system's keychain on a day when its library is away. */
function silent(reason: KeychainReason): Keychain {
  const refuse = () => Promise.reject(new Refusal(reason, {}));
  return { kind: "system", reason, get: refuse, set: refuse, remove: refuse };
}

function fileKeychain(files: Files, folder: string, reason: KeychainReason): Keychain {
  const path = (name: string): string => {
    demandName(name);
    return join(folder, name);
  };
  return {
    kind: "file",
    reason,
    get: (name) => unlessMissing(() => files.readBounded(path(name), MOST_BYTES)),
    async set(name, bytes) {
      if (bytes.length === 0 || bytes.length > MOST_BYTES) throw new Error("Not a keychain's size");
      await files.ensureFolder(folder);
      await files.writeAtomic(path(name), bytes);
    },
    async remove(name) {
      await unlessMissing(() => files.removeFile(path(name)));
    },
  };
}

/**
 * The system's keychain on a machine that had none before: items that were kept in files move over when they are
 * first asked for. Otherwise following our own advice to install libsecret would look like the loss of every key.
 */
function adopting(system: Keychain, before: Keychain): Keychain {
  return {
    ...system,
    async get(name) {
      const stored = await system.get(name);
      if (stored !== null) return stored;
      const adopted = await before.get(name);
      if (adopted === null) return null;
      await system.set(name, adopted);
      await before.remove(name);
      return adopted;
    },
    async set(name, bytes) {
      await system.set(name, bytes);
      await before.remove(name);
    },
    async remove(name) {
      await system.remove(name);
      await before.remove(name);
    },
  };
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === "FILE_MISSING") return null;
    throw error;
  }
}

function demandName(name: string): void {
  if (!NAME.test(name)) throw new Error("Not a name for a keychain item");
}
