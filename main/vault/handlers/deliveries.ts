/** Hotkeys that leave: opened, written in btcli's form, scanned, and encrypted where that was asked for. */
import { createHash } from "node:crypto";
import { accountOf, encodeAddress } from "../../codec/address.ts";
import type { Ss58 } from "../../codec/values.ts";
import { Refusal } from "../../lib/fault.ts";
import { type BundleFile, scanBundle } from "../bundle-scan.ts";
import { sealForServer } from "../courier.ts";
import { KEY_SESSION_MS } from "../key-sessions.ts";
import { secretOf } from "../keyfiles/content.ts";
import { naclFile, openNaclWith } from "../keyfiles/nacl.ts";
import { btcliKey, plainKeyfile, publicKeyfile } from "../keyfiles/write.ts";
import { isSignatureOf, publicKeyOf } from "../keyring.ts";
import type { VaultInput } from "../protocol.ts";
import { isSameSet, openSealed, type SealingKey } from "../seal.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

type Leaving = VaultInput<"exportHotkey">["hotkey"];

/** Every set costs one run of the KDF; hotkeys of one coldkey normally are of one. */
const MOST_SETS = 8;
/** What the installer reads first: docs/formats.md, "Bundle for a server". */
const BUNDLE_MARK = "coldkey-workstation-bundle 1";

export function deliveriesHandlers({
  sodium,
  keySessions,
  headerOf,
  unseal,
  withPassphrase,
  withNewPassphrase,
}: VaultTools): Pick<
  VaultHandlers,
  | "openHotkeys"
  | "exportHotkey"
  | "checkExported"
  | "sealBundle"
  | "publicKeyfile"
  | "checkSignatures"
> {
  /** The key file in clear. Refuses a file whose key is not the one that its card names. The caller wipes it. */
  function keyfileOf(session: string, { address, sealed }: Leaving): Uint8Array {
    const header = headerOf(sealed, "hotkey");
    if (encodeAddress(header.publicKey) !== address) throw new Refusal("KEY_MISMATCH", { address });
    const secret = openSealed(sodium, header, keySessions.sealingFor(session, header));
    try {
      return plainKeyfile(secret);
    } finally {
      secret.bytes.wipe();
    }
  }

  /** One sealing key for each set among the files, proved by opening every file of it. */
  function sealingsFor(hotkeys: readonly Leaving[], typed: Uint8Array): SealingKey[] {
    const sealings: SealingKey[] = [];
    try {
      for (const { sealed } of hotkeys) {
        const header = headerOf(sealed, "hotkey");
        const known = sealings.find((one) => isSameSet(one, header));
        if (known !== undefined) {
          openSealed(sodium, header, known).bytes.wipe();
          continue;
        }
        if (sealings.length === MOST_SETS) throw new Refusal("TOO_MANY_SETS", { most: MOST_SETS });
        const opened = unseal(header, typed);
        opened.secret.bytes.wipe();
        sealings.push(opened.sealing);
      }
      return sealings;
    } catch (error) {
      for (const { key } of sealings) key.wipe();
      throw error;
    }
  }

  return {
    openHotkeys: ({ hotkeys, passphrase, outgoing }, ports) =>
      withPassphrase(ports, passphrase, async (typed) => {
        const sealings = sealingsFor(hotkeys, typed);
        try {
          const key =
            outgoing === null
              ? null
              : await withNewPassphrase(ports, outgoing, (chosen) => btcliKey(sodium, chosen));
          return {
            session: keySessions.open({ sealings, outgoing: key }),
            endsInMs: KEY_SESSION_MS,
          };
        } catch (error) {
          for (const { key } of sealings) key.wipe();
          throw error;
        }
      }),

    exportHotkey({ session, hotkey, coldkeys }) {
      const { outgoing } = keySessions.get(session);
      const { name, address } = hotkey;
      const content = keyfileOf(session, hotkey);
      try {
        const publicHalf = publicKeyfile(accountOf(address));
        const files = [
          { path: secretPath(name), bytes: content },
          { path: publicPath(name), bytes: publicHalf },
        ];
        const scan = scanBundle(files, { hotkeys: [address], coldkeys, texts: [] });
        // The reply is a copy in any case; the original is wiped here.
        const secret = outgoing === null ? content.slice() : naclFile(sodium, content, outgoing);
        return { secret, publicHalf, scan };
      } finally {
        content.fill(0);
      }
    },

    checkExported({ session, bytes }) {
      const { outgoing } = keySessions.get(session);
      const content = outgoing === null ? bytes : openNaclWith(sodium, bytes, outgoing);
      if (content === null) throw new Refusal("KEYFILE_DAMAGED", { part: "content" });
      try {
        const secret = secretOf(content);
        const publicKey = publicKeyOf(secret);
        secret.bytes.wipe();
        return { address: encodeAddress(publicKey) };
      } finally {
        content.fill(0);
      }
    },

    async sealBundle({ session, hotkeys, coldkey, coldkeys, recipient }) {
      const files: (BundleFile & { address: Ss58 | null })[] = [];
      try {
        for (const hotkey of hotkeys) {
          const { name, address } = hotkey;
          files.push({ path: secretPath(name), bytes: keyfileOf(session, hotkey), address });
          files.push(publicFile(publicPath(name), address));
        }
        if (coldkey !== null) files.push(publicFile("coldkeypub.txt", coldkey));
        const plaintext = bundleOf(files);
        try {
          const scan = scanBundle([{ path: "bundle", bytes: plaintext }], {
            hotkeys: hotkeys.map(({ address }) => address),
            coldkeys,
            texts: [...files.map(({ path }) => path), "coldkey-workstation-bundle"],
          });
          return {
            armored: await sealForServer(plaintext, recipient),
            manifest: files.map(({ path, bytes, address }) => ({
              path,
              sha256: createHash("sha256").update(bytes).digest("hex"),
              address,
            })),
            scan: { ...scan, files: files.length },
          };
        } finally {
          plaintext.fill(0);
        }
      } finally {
        for (const { bytes } of files) bytes.fill(0);
      }
    },

    publicKeyfile: ({ address }) => ({ bytes: publicKeyfile(accountOf(address)) }),

    checkSignatures: ({ text, signatures }) => ({
      areValid: signatures.map(
        ({ address, signature }) =>
          signature.length === 64 && isSignatureOf(accountOf(address), text, signature),
      ),
    }),
  };
}

/** btcli's names below a wallet's folder. */
const secretPath = (name: string): string => `hotkeys/${name}`;
const publicPath = (name: string): string => `hotkeys/${name}pub.txt`;

function publicFile(path: string, address: Ss58): BundleFile & { address: null } {
  return { path, bytes: publicKeyfile(accountOf(address)), address: null };
}

/** Lines: the mark, then for each file its path and its content, which is one line without its end; then `end`. */
function bundleOf(files: readonly BundleFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts = [
    encoder.encode(`${BUNDLE_MARK}\n`),
    ...files.flatMap(({ path, bytes }) => [
      encoder.encode(`${path}\n`),
      bytes,
      encoder.encode("\n"),
    ]),
    encoder.encode("end\n"),
  ];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
