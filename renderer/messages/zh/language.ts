import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

export const language: Translation<Messages["language"]> = {
  title: "语言",
  label: "界面语言",
  hint: "助记词、地址、代码和日志记录在所有语言中都相同。",
  amounts: "输入金额时用英文句点作小数点，不要加千位分隔符：1234.5。",
  later: "下次启动时生效。",
};
