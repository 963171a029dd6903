/** Words of the choice of a language. Each language is called by its own name, so that its readers find it. */
import type { Language } from "../../types.ts";

const names: Record<Language, string> = { en: "English", zh: "中文（简体）", pseudo: "Pseudo" };

export const language = {
  title: "Language",
  label: "Language of the screens",
  name: (value: Language) => names[value],
  hint: "Words of a phrase, addresses, codes and the journal's records are the same in every language.",
  amounts: "Amounts are typed with a point, without any sign for thousands: 1234.5.",
  later: "It is spoken from the next start on.",
  /** In the language that is proposed: who reads only that must be able to read it. */
  proposal: "这台电脑的系统语言是中文。在这里可以换成中文。",
} as const;
