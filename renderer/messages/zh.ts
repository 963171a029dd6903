/** Simplified Chinese. What is missing here is said in English; docs/translation.md has the glossary. */
import { changeSaid } from "./said.ts";
import type { Tongue } from "./tongue.ts";
import { act } from "./zh/act.ts";
import { alarm } from "./zh/alarm.ts";
import { backup } from "./zh/backup.ts";
import { book } from "./zh/book.ts";
import { care } from "./zh/care.ts";
import { ceremonies } from "./zh/ceremonies.ts";
import { codes } from "./zh/codes.ts";
import { common } from "./zh/common.ts";
import { create } from "./zh/create.ts";
import { airGap, byCode, crossing, pairing, statement } from "./zh/crossing.ts";
import { deeds } from "./zh/deeds.ts";
import { download } from "./zh/download.ts";
import { drills } from "./zh/drills.ts";
import { emergencies } from "./zh/emergencies.ts";
import { bytesFaults } from "./zh/faults/bytes.ts";
import { cameraFaults } from "./zh/faults/camera.ts";
import { ceremonyFaults } from "./zh/faults/ceremonies.ts";
import { chainFaults, explainFamily } from "./zh/faults/chain.ts";
import { coreFaults } from "./zh/faults/core.ts";
import { crossingFaults } from "./zh/faults/crossing.ts";
import { deliveryFaults } from "./zh/faults/delivery.ts";
import { diskFaults } from "./zh/faults/disk.ts";
import { emergenciesFaults } from "./zh/faults/emergencies.ts";
import { importFaults } from "./zh/faults/import.ts";
import { journalFaults } from "./zh/faults/journal.ts";
import { journalLogFaults } from "./zh/faults/journal-log.ts";
import { keyFaults } from "./zh/faults/keys.ts";
import { machineFaults } from "./zh/faults/machine.ts";
import { explainNested } from "./zh/faults/nested.ts";
import { paperFaults } from "./zh/faults/paper.ts";
import { policyFaults } from "./zh/faults/policy.ts";
import { provingFaults } from "./zh/faults/proving.ts";
import { swapFaults } from "./zh/faults/swap.ts";
import { vaultFaults } from "./zh/faults/vault.ts";
import { frame } from "./zh/frame.ts";
import { deliver, deliveries, hotkeyList, makeMany, tagging } from "./zh/hotkeys.ts";
import { importing } from "./zh/import.ts";
import { journalTools } from "./zh/journal.ts";
import { facts, kinds } from "./zh/kinds.ts";
import { language } from "./zh/language.ts";
import { leak } from "./zh/leak.ts";
import { lock } from "./zh/lock.ts";
import { machine } from "./zh/machine.ts";
import { networks } from "./zh/networks.ts";
import { paper } from "./zh/paper.ts";
import { places } from "./zh/places.ts";
import { policy } from "./zh/policy.ts";
import { portfolio } from "./zh/portfolio.ts";
import { proving } from "./zh/proving.ts";
import { receive } from "./zh/receive.ts";
import { spaced, spacedRefusals } from "./zh/spacing.ts";
import { managing, staking } from "./zh/staking.ts";
import { subnet } from "./zh/subnet.ts";
import { swap } from "./zh/swap.ts";
import { together } from "./zh/together.ts";
import { watch } from "./zh/watch.ts";

export const zh: Tongue = {
  locale: "zh-CN",
  words: changeSaid(
    {
      ...common,
      ...frame,
      ...places,
      act,
      airGap,
      alarm,
      backup,
      book,
      byCode,
      care,
      ceremonies,
      codes,
      create,
      crossing,
      deeds,
      deliver,
      deliveries,
      download,
      drills,
      emergencies,
      hotkeyList,
      import: importing,
      journalTools,
      language,
      leak,
      lock,
      machine,
      makeMany,
      managing,
      networks,
      pairing,
      paper,
      policy,
      portfolio,
      proving,
      receive,
      staking,
      statement,
      subnet,
      swap,
      tagging,
      together,
      watch,
    },
    spaced,
  ),
  late: {
    faults: spacedRefusals({
      ...coreFaults,
      ...bytesFaults,
      ...diskFaults,
      ...emergenciesFaults,
      ...journalLogFaults,
      ...machineFaults,
      ...vaultFaults,
      ...importFaults,
      ...journalFaults,
      ...keyFaults,
      ...cameraFaults,
      ...paperFaults,
      ...policyFaults,
      ...ceremonyFaults,
      ...crossingFaults,
      ...deliveryFaults,
      ...provingFaults,
      ...swapFaults,
      ...chainFaults,
    }),
    nested: explainNested,
    family: explainFamily,
    unknown: (code) => ({
      happened: `以代码 ${code} 拒绝。本版本没有相应的说明。`,
      lost: "单凭代码无法得知。重复任何操作之前，请查看日志和余额。",
      now: "请打开下面的“供报告使用”，并保留其中的内容。",
    }),
    kinds,
    facts,
    values: { none: "无", yes: "是", no: "否" },
  },
};
