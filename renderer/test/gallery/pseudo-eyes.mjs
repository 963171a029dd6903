/**
 * Lets a script that knows the English words find what the pseudo-locale made of them (`renderer/messages/pseudo.ts`):
 * other letters, brackets and dots. So every picture is reached in it by the steps it has already.
 */

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

/** From now on every page of this process is searched so. @param {import("playwright").Page} page */
export function findInPseudo(page) {
  const makers = [page.mainFrame(), page.locator("body")].map((one) => Object.getPrototypeOf(one));
  for (const maker of makers) {
    const { getByRole, locator } = maker;
    for (const name of ["getByText", "getByLabel", "getByPlaceholder"]) {
      const find = maker[name];
      maker[name] = function (/** @type {string} */ text, /** @type {{ exact?: boolean }} */ how) {
        return find.call(this, inPseudo(text, how?.exact));
      };
    }
    const changed = (
      /** @type {{ name?: string, hasText?: string, exact?: boolean }} */ how = {},
    ) => ({
      ...how,
      ...(how.name === undefined ? {} : { name: inPseudo(how.name, how.exact) }),
      ...(how.hasText === undefined ? {} : { hasText: inPseudo(how.hasText) }),
    });
    maker.getByRole = function (/** @type {string} */ role, /** @type {object} */ how) {
      return getByRole.call(this, role, changed(how));
    };
    maker.locator = function (/** @type {string} */ selector, /** @type {object} */ how) {
      return locator.call(this, selector, changed(how));
    };
  }
  const locators = makers[1];
  const { selectOption } = locators;
  locators.selectOption = async function (/** @type {string | { label: string }} */ what) {
    if (typeof what === "string") return selectOption.call(this, what);
    const option = this.locator("option", { hasText: what.label }).first();
    return selectOption.call(this, await option.getAttribute("value"));
  };
}
