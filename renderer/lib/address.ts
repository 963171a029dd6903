/** The contract's shape of an address; its checksum is the core's to check. */
const ADDRESS = /^5[1-9A-HJ-NP-Za-km-z]{47}$/;

/** People copy addresses in groups of four: the gaps are not part of them. Null for what cannot be an address. */
export function readAddress(text: string): string | null {
  const address = text.replace(/\s/g, "");
  return ADDRESS.test(address) ? address : null;
}

/** Long enough to be meant as a whole address: now an error may be shown. */
export const looksFinished = (text: string): boolean => text.replace(/\s/g, "").length >= 48;

/** Twelve groups of four, as people read and compare them. */
export const groupsOf = (address: string): string[] => address.match(/.{1,4}/g) ?? [];

/** In a sentence: an address in its groups, anything else as it is. */
export const grouped = (text: string): string =>
  ADDRESS.test(text) ? groupsOf(text).join(" ") : text;
