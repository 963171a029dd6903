/** Refusals on the way to paper. */
import type { Explain } from "../../faults.ts";

const stillHere = "没有。要打印的还在这里。";

export const paperFaults: Readonly<Record<string, Explain>> = {
  PRINT_WHILE_WORDS_OPEN: () => ({
    happened: "有可显示助记词的仪式开着，其间不打印任何东西。",
    lost: stillHere,
    now: "请停止或完成那个仪式，然后打印。",
  }),
  PRINT_NO_PRINTER: () => ({
    happened: "系统没有打印机。",
    lost: stillHere,
    now: "请把记录保存为文件，从另一台机器打印，或手抄表格。",
  }),
  PRINT_FAILED: () => ({
    happened: "系统无法打印页面。",
    lost: stillHere,
    now: "请看看打印机，再打印。",
  }),
  PRINT_NO_ANSWER: () => ({
    happened: "系统没有说明页面是否已打印。",
    lost: stillHere,
    now: "再次打印之前，请看看纸是否出来了。",
  }),
};
