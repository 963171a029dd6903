/** Which language the page speaks. English comes with the page; another is fetched before the first paint. */
import { setLocale } from "../lib/format.ts";
import type { Language } from "../types.ts";
import { languageOf } from "./desktop.ts";
import { en, type Messages } from "./en.ts";
import { holdLate, type Tongue } from "./tongue.ts";
import { writeOver } from "./words.ts";

const tongues: Readonly<Partial<Record<Language, () => Promise<Tongue>>>> = {
  zh: () => import("./zh.ts").then(({ zh }) => zh),
  pseudo: () => import("./pseudo.ts").then(({ pseudo }) => pseudo),
};

const locales: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN", pseudo: "en-XA" };
export const localeOf = (language: Language): string => locales[language];

/** Once, before anything is shown. */
export async function speak(language: Language | null): Promise<void> {
  const tongue = await tongues[language ?? "en"]?.();
  if (tongue === undefined) return;
  setLocale(tongue.locale);
  document.documentElement.lang = tongue.locale;
  writeOver<Messages>(en, tongue.words);
  holdLate(tongue.late);
}

/** What the system's language suggests; null: nothing but English. Never taken without asking. */
export const proposed = ([first = "en"]: readonly string[]): Language | null => languageOf(first);
