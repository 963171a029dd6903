/**
 * Lets the steps of a picture, which know the English words, find those of another language: so every picture is
 * reached in it by the steps that it has already.
 */

/** @typedef {(said: string | RegExp, isExact?: boolean) => RegExp} Translate */

/**
 * From now on every page of this process is searched so.
 *
 * @param {import("playwright").Page} page @param {Translate} translate
 */
export function findIn(page, translate) {
  const makers = [page.mainFrame(), page.locator("body")].map((one) => Object.getPrototypeOf(one));
  for (const maker of makers) {
    const { getByRole, locator } = maker;
    for (const name of ["getByText", "getByLabel", "getByPlaceholder"]) {
      const find = maker[name];
      maker[name] = function (/** @type {string} */ text, /** @type {{ exact?: boolean }} */ how) {
        return find.call(this, translate(text, how?.exact));
      };
    }
    const changed = (
      /** @type {{ name?: string, hasText?: string, exact?: boolean }} */ how = {},
    ) => ({
      ...how,
      ...(how.name === undefined ? {} : { name: translate(how.name, how.exact) }),
      ...(how.hasText === undefined ? {} : { hasText: translate(how.hasText) }),
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
