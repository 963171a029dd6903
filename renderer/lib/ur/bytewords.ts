/** Bytewords in their minimal style: two letters a byte, and a CRC-32 at the end (BCR-2020-012). */
import { crc32 } from "./crc32.ts";

/** First and last letter of each of the 256 words, in their order. */
const LETTERS =
  "aeadaoaxaaahamatayasbkbdbnbtbabsbebybgbwbbbzcmchcscfcycwcecackct" +
  "cxclcpcndkdadsdidedtdrdndwdpdmdldyeheyeoeeecenemetesftfrfnfsfmfh" +
  "fzfpfwfxfyfefgflfdgagegrgsgtglgwgdgygmgughgohfhghdhkhthphhhlhyhe" +
  "hnhsidiaieihiyioisinimjejzjnjtjljojsjpjkjykpkoktkskkknkgkekikblb" +
  "lalylflslrlplnltloldlelulklgmnmymhmemomumwmdmtmsmknlnyndnsntnnne" +
  "nboyoeotoxonolospdptpkpypspmplpepfpaprqdqzrerprlrorhrdrkrfryrnrs" +
  "rtsesasrssskswstspsosgsbsfsntotktitttdtetytltbtstptatnuyuoutueur" +
  "vtvyvovlvevwvavdvswlwdwmwpwewywswtwnwzwfwkykynylyaytzszoztzczezm";

const BYTES = new Map<string, number>(
  Array.from({ length: 256 }, (_, byte) => [LETTERS.slice(byte * 2, byte * 2 + 2), byte]),
);

function lettersOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += LETTERS.slice(byte * 2, byte * 2 + 2);
  return text;
}

/** Lower case. */
export function toBytewords(bytes: Uint8Array): string {
  const checksum = new Uint8Array(4);
  new DataView(checksum.buffer).setUint32(0, crc32(bytes));
  return lettersOf(bytes) + lettersOf(checksum);
}

/** Lower case only. Null when a pair of letters is no word's, or the checksum is not that of the bytes. */
export function fromBytewords(text: string): Uint8Array | null {
  if (text.length < 10 || text.length % 2 !== 0) return null;
  const all = new Uint8Array(text.length / 2);
  for (let index = 0; index < all.length; index += 1) {
    const byte = BYTES.get(text.slice(index * 2, index * 2 + 2));
    if (byte === undefined) return null;
    all[index] = byte;
  }
  const bytes = all.subarray(0, -4);
  const checksum = new DataView(all.buffer).getUint32(bytes.length);
  return crc32(bytes) === checksum ? bytes : null;
}
