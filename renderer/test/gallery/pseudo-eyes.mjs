/** How the steps of a picture, which know the English words, find what the pseudo-locale made of them. */

const FROM = "aceginosuyACEGINOSUY";
const TO = "áçéğîñøšüýÅÇÉĞÎÑØŠÜÝ";

/** What may stand around a sentence or in it, where one holds another. */
const AROUND = "[\\s·\\[\\]]*";

/** @param {string} letter as it stands in a pattern */
function loose(letter) {
  if (letter === " ") return `[\\s·\\[\\]]+`;
  const strange = TO[FROM.indexOf(letter)];
  return (
    (strange === undefined ? letter : `[${letter}${strange}]`) + (/\w/.test(letter) ? AROUND : "")
  );
}

/** @param {string | RegExp} said @param {boolean} [isExact] */
export function inPseudo(said, isExact) {
  const source =
    typeof said !== "string"
      ? said.source
      : said.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/^.*$/s, isExact ? "^$&$$" : "$&");
  const parts = source.match(/\\.|./gs) ?? [];
  const pattern = parts.map((part) =>
    part === "^"
      ? `^${AROUND}`
      : part === "$"
        ? `${AROUND}$`
        : part.length > 1
          ? part
          : loose(part),
  );
  return new RegExp(pattern.join(""), isExact || typeof said !== "string" ? "" : "i");
}
