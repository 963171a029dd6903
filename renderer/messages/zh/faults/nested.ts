import type { Explanation, FactReader } from "../../faults.ts";

const carriers: Readonly<Record<string, string>> = {
  batch: "批次",
  proxy: "代理",
  multisig: "多签",
};

export function explainNested(
  code: string,
  facts: FactReader,
  explainCause: (code: string) => Explanation,
): Explanation | null {
  const cause = explainCause(facts.has("cause") ? facts.text("cause") : "CHAIN_UNKNOWN_ERROR");
  switch (code) {
    case "NESTED_CALL_FAILED": {
      const way = facts
        .text("through")
        .split(" ")
        .map((step) => carriers[step] ?? step)
        .join("和");
      return {
        happened: `${way}成功了，但内部的调用被拒绝：${cause.happened}`,
        lost: "手续费，以及为它准备的：批准或公告已用掉。没有销毁或转移任何东西。",
        now: cause.now,
      };
    }
    case "BATCH_PARTLY_DONE":
      return {
        happened: `${facts.number("count")} 个调用中 ${facts.number("done")} 个成功，${facts.number("failed")} 个被拒绝，${facts.number("skipped")} 个没有尝试。第 ${facts.number("item")} 个：${cause.happened}`,
        lost: "成功的已完成，不会撤销。其余的没有转移任何东西。",
        now: "请看下面的效果，只重复缺少的。",
      };
    default:
      return null;
  }
}
