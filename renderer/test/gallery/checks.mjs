/**
 * What can be said of a picture without eyes: text that is cut off, controls that are too small, a focus that nobody
 * sees. Each runs in the page and answers with one line per fault.
 */

/** A fault of one element, as it is found again in the code. Runs in the page. */
const describe = `(element) => {
  const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
  const css = [...element.classList].map((one) => one.replace(/^_|_[^_]+_\\d+$/g, "")).join(".");
  return element.tagName.toLowerCase() + (css && "." + css) + " “" + name.trim().slice(0, 40) + "”";
}`;

const seen = `(element) => {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (element.closest("[inert], .visually-hidden, [data-base-ui-focus-guard]")) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}`;

/** Text outside of its box, of a box that cuts it, or of the window. What scrolls cuts nothing. */
export const clipped = `(() => {
  const describe = ${describe};
  const seen = ${seen};
  const faults = [];
  const root = document.querySelector("[role=dialog]:not([inert])") ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || node.textContent.trim() === "" || !seen(holder)) continue;
    if (holder.closest("svg, option, [aria-hidden=true]")) continue;
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0) continue;
    for (let box = holder; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box);
      const around = box.getBoundingClientRect();
      const across = style.overflowX === "auto" || style.overflowX === "scroll";
      const down = style.overflowY === "auto" || style.overflowY === "scroll";
      // A title says what an ellipsis leaves out.
      if (style.textOverflow === "ellipsis" && box.hasAttribute("title")) break;
      const cuts = style.overflowX === "hidden" || style.overflowX === "clip";
      const isControl = box.matches("button, label, summary, a, th, td, legend");
      if (!across && (cuts || isControl) && (text.right > around.right + 1.5 || text.left < around.left - 1.5)) {
        faults.push("cut " + describe(holder) + " in " + describe(box) + " by " + Math.round(Math.max(text.right - around.right, around.left - text.left)) + " px");
        break;
      }
      const cutsDown = style.overflowY === "hidden" || style.overflowY === "clip";
      if (cutsDown && text.height > 0 && text.bottom > around.bottom + 2.5 && box !== document.documentElement && box !== document.body) {
        faults.push("cut below " + describe(holder) + " in " + describe(box));
        break;
      }
      if (across || down || style.position === "fixed") {
        if (style.position === "fixed" && !across && text.right > innerWidth + 1) faults.push("outside " + describe(holder));
        break;
      }
    }
  }
  const scroller = document.querySelector("#task")?.parentElement;
  if (scroller && scroller.scrollWidth > scroller.clientWidth + 1) {
    faults.push("the page scrolls sideways by " + (scroller.scrollWidth - scroller.clientWidth) + " px");
  }
  return [...new Set(faults)];
})()`;

const controls =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=menuitem], [role=option], [role=tab]";

/** WCAG 2.5.8: 24 × 24 px. A link within a sentence is as high as the sentence. */
export const small = `(() => {
  const describe = ${describe};
  const seen = ${seen};
  const faults = [];
  for (const element of document.querySelectorAll(${JSON.stringify(controls)})) {
    const label = element.matches("[type=radio], [type=checkbox]") ? element.labels?.[0] : null;
    const target = label ?? element;
    if (!seen(target) || element.disabled) continue;
    if (getComputedStyle(target).display === "inline" && target.matches("a, button")) continue;
    const { width, height } = target.getBoundingClientRect();
    if (width < 23.5 || height < 23.5) faults.push("small " + describe(target) + " " + Math.round(width) + " × " + Math.round(height));
  }
  return [...new Set(faults)];
})()`;

/** WCAG 2.4.7 and 2.4.11, after a key was pressed: each control shows that it has the focus, and is not covered. */
export const unfocused = `(async () => {
  const describe = ${describe};
  const seen = ${seen};
  const faults = [];
  const root = document.querySelector("[role=dialog]:not([inert])") ?? document.body;
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth].join("|");
  };
  const around = (element) => [element, element.closest("label"), element.nextElementSibling, element.parentElement].filter(Boolean);
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  const all = [...root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && seen(element.matches("input") ? element.closest("label") ?? element : element),
  );
  for (const element of all.slice(0, 60)) {
    document.activeElement?.blur?.();
    const before = around(element).map(look);
    element.focus();
    await frame();
    if (document.activeElement !== element) continue;
    const after = around(element).map(look);
    if (before.every((one, index) => one === after[index])) faults.push("no focus seen on " + describe(element));
    const shown = element.matches("input") ? element.closest("label") ?? element : element;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]].map(([x, y]) => [left + width * x, top + height * y]);
    const isShown = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (shown.contains(hit) || hit.contains(shown) || hit.closest("label") === shown);
    });
    if (!isShown) faults.push("focus is covered or outside on " + describe(element));
  }
  return [...new Set(faults)];
})()`;

/** Nothing has changed for a moment, and the letters are there. */
export const settled = `new Promise((done) => {
  const quiet = () => document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));
  let timer = setTimeout(quiet, 60);
  const end = setTimeout(quiet, 1000);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => { clearTimeout(end); quiet(); }, 60);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
})`;
