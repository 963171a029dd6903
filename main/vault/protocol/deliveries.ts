/** Hotkeys that leave for a server. Nothing here can make a coldkey leave. */
import * as v from "valibot";
import { Bytes, Count, KeyName, Ss58 } from "../../codec/values.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

/** One delivery. More are several deliveries, each with its own receipt. */
export const MOST_DELIVERED = 256;

/** A sealed hotkey with the name and the address that its card gives it. */
const Leaving = v.strictObject({ name: KeyName, address: Ss58, sealed: Bytes });
const hotkeys = v.pipe(v.array(Leaving), v.minLength(1), v.maxLength(MOST_DELIVERED));

/**
 * What the scan of a bundle found. Every secret in it opens one of the named hotkeys, and none of the coldkeys that it
 * was compared with: otherwise there is no bundle but a refusal.
 */
export const BundleScan = v.strictObject({
  files: Count,
  /** Phrases, seeds and private keys that were found by decoding the files, as a stranger would. */
  secrets: Count,
  coldkeys: Count,
});
export type BundleScan = v.InferOutput<typeof BundleScan>;

/** `address`: of the hotkey whose secret is in the file; null for a public one. */
const ManifestLine = v.strictObject({
  path: v.string(),
  sha256: v.string(),
  address: v.nullable(Ss58),
});
export type ManifestLine = v.InferOutput<typeof ManifestLine>;

export const deliveriesCalls = {
  /**
   * Proves the passphrase on every hotkey (WRONG_PASSPHRASE) and keeps what opens them. `outgoing`: the passphrase of
   * the key files that leave, which has to be a good one (WEAK_PASSPHRASE); null: they leave in clear.
   */
  openHotkeys: [
    v.strictObject({ hotkeys, passphrase: PortIndex, outgoing: v.nullable(PortIndex) }),
    v.strictObject({ session: v.string(), endsInMs: v.number() }),
  ],
  /**
   * A hotkey's two files as btcli reads them, scanned. The secret one is encrypted if the session has a passphrase for
   * it. Refuses BUNDLE_HOLDS_COLDKEY, BUNDLE_UNKNOWN_SECRET, KEY_MISMATCH.
   */
  exportHotkey: [
    v.strictObject({ session: v.string(), hotkey: Leaving, coldkeys: v.array(Ss58) }),
    v.strictObject({ secret: Bytes, publicHalf: Bytes, scan: BundleScan }),
  ],
  /** Opens a file of {@link exportHotkey} that was read back from where it went, and says whose key is in it. */
  checkExported: [
    v.strictObject({ session: v.string(), bytes: Bytes }),
    v.strictObject({ address: Ss58 }),
  ],
  /** All hotkeys in one bundle for one `age1…` recipient, armored. What leaves this process is ciphertext. */
  sealBundle: [
    v.strictObject({
      session: v.string(),
      hotkeys,
      /** Whose `coldkeypub.txt` goes with them; null: nobody's is known. */
      coldkey: v.nullable(Ss58),
      coldkeys: v.array(Ss58),
      recipient: v.string(),
    }),
    v.strictObject({ armored: Bytes, manifest: v.array(ManifestLine), scan: BundleScan }),
  ],
  /** The public half of an address as btcli's `coldkeypub.txt`. Needs no secret. */
  publicKeyfile: [v.strictObject({ address: Ss58 }), v.strictObject({ bytes: Bytes })],
  /** Which of these signatures over one text are the keys' own. Needs no secret. */
  checkSignatures: [
    v.strictObject({
      text: Bytes,
      signatures: v.pipe(
        v.array(v.strictObject({ address: Ss58, signature: Bytes })),
        v.maxLength(MOST_DELIVERED),
      ),
    }),
    v.strictObject({ areValid: v.array(v.boolean()) }),
  ],
} as const satisfies VaultCallTable;
