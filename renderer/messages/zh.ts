/** Simplified Chinese. What is missing here is said in English; see docs/translation.md for the glossary. */
import type { Tongue } from "./tongue.ts";

export const zh: Tongue = {
  locale: "zh-CN",
  words: {},
  late: { faults: {}, kinds: {}, facts: {} },
};
