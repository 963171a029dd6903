/**
 * What can be said of a picture without eyes: text that is cut off, controls that are too small. Each runs in the page
 * and answers with one line per fault.
 */

/** A fault of one element, as it is found again in the code. Runs in the page. */
export const describe = `(element) => {
  const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
  const css = [...element.classList].map((one) => one.replace(/^_|_[^_]+_\\d+$/g, "")).join(".");
  return element.tagName.toLowerCase() + (css && "." + css) + " “" + name.trim().slice(0, 40) + "”";
}`;

/** Whether an element is on the page. Runs in the page. */
export const seen = `(element) => {
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

/** The eye finds the beginning of the next line after some 80 characters (WCAG 1.4.8); beyond these it does not. */
const LONGEST_LINE = 110;

/** Prose as wide as the window. A line by itself is followed whatever its length. */
export const longLines = `(() => {
  const describe = ${describe};
  const seen = ${seen};
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    const text = node.textContent.trim();
    if (text.length < ${LONGEST_LINE} || holder.closest("svg, option, pre, textarea") || !seen(holder)) continue;
    if (getComputedStyle(holder).fontFamily.startsWith('"JetBrains Mono"')) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].map((rect) => rect.width);
    const all = lines.reduce((sum, width) => sum + width, 0);
    const longest = Math.round((text.length * Math.max(...lines)) / all);
    if (lines.length > 1 && longest > ${LONGEST_LINE}) faults.push("line of " + longest + " characters in " + describe(holder));
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
