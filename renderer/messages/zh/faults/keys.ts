/** Refusals around keys that are here: passphrases, rest, and their files. */
import type { Explain } from "../../faults.ts";

export const keyFaults: Readonly<Record<string, Explain>> = {
  PASSPHRASE_UNCHANGED: () => ({
    happened: "新口令就是旧口令。",
    lost: "没有。没有更改任何文件。",
    now: "请选另一个口令，或只更改解锁时间。",
  }),
  THROWS_MALFORMED: () => ({
    happened: "投掷中有一项不是投掷。",
    lost: "没有。没有产生密钥。",
    now: "骰子是 1 到 6；硬币只有正面和反面。请重新投掷。",
  }),
  TOO_MANY_SETS: (f) => ({
    happened: `这些文件是在 ${f.number("most")} 个以上不同的时间封存的，各有自己的密钥。`,
    lost: "没有。没有更改任何文件，也没有 hotkey 离开。",
    now: "请更换 coldkey 的口令：它会使其 hotkey 重新一致。若是交付，请选更少的 hotkey，其余的随后再交付。",
  }),
  RESEAL_UNFINISHED: () => ({
    happened: "更改已确定，但还不是每个文件都能取得新名称。",
    lost: "没有。每个文件都完整：可用旧口令或新口令打开。",
    now: "请腾出磁盘空间或让文件夹可写，然后打开“密钥文件”完成更改，或重新启动应用。",
  }),
  KEY_CHANGED_OUTSIDE: (f) => ({
    happened: `${f.text("address")} 的封存文件不是这次更改所依据的那个。`,
    lost: "本应用的没有。它不动不认识的文件。",
    now: "另一个程序或应用的另一份更改了它。请查明是哪个，保留文件夹的副本，再试。",
  }),
  KEY_RETIRED: (f) => ({
    happened: `${f.text("name")} 已停用。`,
    lost: "没有。密钥保留着，没有签署任何东西。",
    now: "如果想再次使用，请在密钥页面恢复它。",
  }),
};
