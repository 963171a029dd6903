/** A release key for tests, made anew each time, and signatures as `ssh-keygen -Y sign` writes them. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { RELEASE_NAMESPACE } from "./release-keys.ts";

function string(bytes: Uint8Array | string): Buffer {
  const body = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

export function testingSigner() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const keyBlob = Buffer.concat([string("ssh-ed25519"), string(raw)]);
  return {
    /** A line of a `.pub` file. */
    publicKey: `ssh-ed25519 ${keyBlob.toString("base64")} test`,
    sign(message: Uint8Array, namespace = RELEASE_NAMESPACE): Buffer {
      const head = [string(namespace), string(""), string("sha512")];
      const digest = createHash("sha512").update(message).digest();
      const signature = sign(
        null,
        Buffer.concat([Buffer.from("SSHSIG"), ...head, string(digest)]),
        privateKey,
      );
      const blob = Buffer.concat([
        Buffer.from("SSHSIG"),
        Buffer.from([0, 0, 0, 1]),
        string(keyBlob),
        ...head,
        string(Buffer.concat([string("ssh-ed25519"), string(signature)])),
      ]);
      const lines = blob.toString("base64").replace(/(.{70})/g, "$1\n");
      return Buffer.from(
        `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`.replace(
          "\n\n",
          "\n",
        ),
      );
    },
  };
}
