/** Refusals of leaks, drills and sightings. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";

export const emergenciesFaults: Readonly<Record<string, Explain>> = {
  LEAK_NOT_FOUND: () => ({
    happened: "这次泄露应对已不在进行中。",
    lost: nothing,
    now: "请打开“紧急情况”：那里显示正在进行的。",
  }),
  LEAK_NEEDS_HOTKEY: () => ({
    happened: "没有说明哪个 hotkey 可能已泄露。",
    lost: nothing,
    now: "请选择 hotkey 再继续。",
  }),
  DRILL_UNDER_WAY: () => ({
    happened: "已有演习在进行。",
    lost: nothing,
    now: "请完成它，或在页面顶部停止，然后再开始另一个。",
  }),
  DRILL_NOTHING_TO_MOVE: () => ({
    happened: "这个 coldkey 没有要离开的东西。",
    lost: nothing,
    now: "请为它领取演练 TAO，或另选 coldkey，然后重新开始。",
  }),
  DRILL_NEEDS_HOTKEY: () => ({
    happened: "这台机器上没有这个 coldkey 的 hotkey，所以没有可替换的。",
    lost: nothing,
    now: "请先创建 hotkey，或另选 coldkey。",
  }),
  DRILL_IS_FROZEN: () => ({
    happened: "这个 coldkey 因争议而冻结：它的任何操作都不能结束演习。",
    lost: nothing,
    now: "请在演习部分顶部让治理者重置它，然后重新开始。",
  }),
  DRILL_CANNOT_BEGIN: () => ({
    happened: "演练中的盗贼无法宣布更换这个 coldkey。",
    lost: nothing,
    now: "这个 coldkey 需要超过 0.1 TAO 的可用余额，且没有公告。请领取演练 TAO，或让治理者重置它，然后重新开始。",
  }),
  SIGHTING_NOT_FOUND: () => ({
    happened: "这个公告不在这台工作站的列表中。",
    lost: nothing,
    now: "请打开“紧急情况”：那里显示在链上见到的。",
  }),
};
