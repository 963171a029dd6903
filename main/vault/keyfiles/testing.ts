/** Published key files (domain reference §2.10). Not part of the product: nothing but tests imports it. */
import { createRequire } from "node:module";
import { bytesOf, VECTORS } from "../testing.ts";

const [V1] = VECTORS;

/** V3 to V6. */
export const PASSWORD = "testing-password-1";
/** V3: Argon2i of {@link PASSWORD}. */
const NACL_KEY = "0c447cd938187ef666c9bfdb13135b7c3134d3f019372cb85c2d807616f14f4e";
/** V1, as a key file holds it. */
export const PRIVATE_KEY_V1 =
  "0x1f1995bdf3a17b60626a26cfe6f564b337d46056b7a1281b64c649d592ccda0a" +
  "9cffd34d9fb01cae1fba61aeed184c817442a2186d5172416729a4b54dd4b84e";
/** V1, as polkadot-js holds it. */
export const SECRET_KEY_V1 =
  "0xf8c8a8ec9d0fdd031353337936af279bbda106b3ba0d45d920334eaa9664d656" +
  "9cffd34d9fb01cae1fba61aeed184c817442a2186d5172416729a4b54dd4b84e";

/** V4's plaintext. */
export const SEED_CONTENT = `{"secretSeed":"${V1.seed}","ss58Address":"${V1.address}"}`;

/** V4b (no space) and V4c (one space): all six fields in the order of the old Python code. */
export function fullContent(space: string): string {
  const fields = {
    accountId: V1.publicKey,
    publicKey: V1.publicKey,
    privateKey: PRIVATE_KEY_V1,
    secretPhrase: V1.phrase,
    secretSeed: V1.seed,
    ss58Address: V1.address,
  };
  const pairs = Object.entries(fields).map(([name, value]) => `"${name}":${space}"${value}"`);
  return `{${pairs.join(`,${space}`)}}`;
}

/** V4's way of writing: nonce 00 … 17, the key of V3. */
export function naclOf(content: string): Uint8Array<ArrayBuffer> {
  const seal: unknown = Reflect.get(
    Object(createRequire(import.meta.url)("sodium-native")),
    "crypto_secretbox_easy",
  );
  if (typeof seal !== "function") throw new Error("sodium-native has changed");
  const plaintext = bytesOf(content);
  const nonce = Uint8Array.from({ length: 24 }, (_, at) => at);
  const box = new Uint8Array(plaintext.length + 16);
  seal(box, plaintext, nonce, Uint8Array.from(Buffer.from(NACL_KEY, "hex")));
  return Uint8Array.from([...bytesOf("$NACL"), ...nonce, ...box]);
}

export const FERNET_V5 =
  "gAAAAABfXhAAAAECAwQFBgcICQoLDA0OD3ePV0lFOCVZy0ojnXOft6477O5iHiTJQkwFuBalUTqsmuNePbjvvfdCfX" +
  "0kfNSEh66S8Lr1kuNPw_lIbof8ja00qv8n7Di9fhcBNkJvZQ93b1ftX6JaAPYMeX-u3iq3iMhHtpjKftil_Ye2JbB3" +
  "sz2EnkWMXClIIj2D5goC7a7q_WJ0MnAoi_Rom4WRgf6F4nZ_zxKmTBSOVEc0SV9l5gvhs2HKOVzQlNmRY4bH73Y1FM" +
  "GudxjxppuSXgFFEMpS2g==";

export const ANSIBLE_V6 = `${[
  "$ANSIBLE_VAULT;1.1;AES256",
  "30303031303230333034303530363037303830393061306230633064306530663130313131323133",
  "3134313531363137313831393161316231633164316531660a666566613937626230633165323032",
  "65323464643632636133646235396331333433636238323763666366633739383231653836383662",
  "6535346138663339610a353136663266366363626137333831356130663030303361623565356537",
  "63343534633830326337376362666139343935333530663631336137306631633865356538306266",
  "63373165366262353566333164363066303435656464393961393838663336363134346632616235",
  "62653166336138383464616530323236333162643064376632323132353437313163353164353936",
  "62333436363737343930383733356530316330313136623032363661653865373037336665323731",
  "61303462623562343730396230316430613234313538306364306638373031313732313866663835",
  "36336265333830363361353439633839313936643764646265343765643032633463613936623439",
  "61326666333635643162663435383764666231613763353238373032613436386638623037303339",
  "64323361336538323934",
].join("\n")}\n`;
