/** Text that strangers wrote on chain: shown as a name, never trusted. */
const MAX_NAME_CHARS = 40;

/**
 * Arbitrary bytes become one short line without control, format or bidirectional characters; what is not UTF-8
 * disappears (domain reference §5.4).
 */
export function foreignText(bytes: Uint8Array | null, maxChars = MAX_NAME_CHARS): string {
  if (bytes === null) return "";
  const text = new TextDecoder().decode(bytes.subarray(0, 4 * maxChars + 4));
  const plain = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, " ")
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\uFFFD]/gu, "")
    .trim();
  return [...plain].slice(0, maxChars).join("");
}
