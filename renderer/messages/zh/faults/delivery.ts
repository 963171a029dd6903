/** Refusals around making many hotkeys and letting them go. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const nothingLeft = "没有。没有秘密离开保险库。";
const asItWas = "没有。交付保持原样。";

export const deliveryFaults: Readonly<Record<string, Explain>> = {
  BUNDLE_HOLDS_COLDKEY: (f) => ({
    happened: `保险库在将要离开的内容中发现了 coldkey（${f.text("address")}），拒绝了。`,
    lost: nothingLeft,
    now: "在这里是 coldkey 的密钥，绝不能在任何地方用作 hotkey。请改为创建新的 hotkey。",
  }),
  BUNDLE_UNKNOWN_SECRET: () => ({
    happened: "将要离开的内容中有不属于所选 hotkey 的东西。保险库拒绝了。",
    lost: nothingLeft,
    now: "请用更少的 hotkey 再试，找出是哪一个，并保留下面的“供报告使用”。",
  }),
  BUNDLE_LACKS_KEY: (f) => ({
    happened: `将要离开的内容中没有 hotkey ${f.text("address")}。保险库拒绝了。`,
    lost: nothingLeft,
    now: "这是应用的错误。请保留下面的“供报告使用”。",
  }),
  RECIPIENT_INVALID: () => ({
    happened: "这不是 X25519 的 age 接收者：“age1”加 58 个字符。",
    lost: nothingLeft,
    now: "在服务器上：age-keygen -y IDENTITY 会打印它。请复制整行。",
  }),
  HOTKEYS_BEING_MADE: () => ({
    happened: "正在产生 hotkey。",
    lost: nothing,
    now: "请等它结束，或停止。已产生的会保留。",
  }),
  HOTKEY_TOO_MANY_TAGS: (f) => ({
    happened: `一个 hotkey 最多 ${f.number("most")} 个标签。`,
    lost: "没有。没有更改标签。",
    now: "请先去掉一些。",
  }),
  DELIVERY_FOLDER_GONE: () => ({
    happened: "所选文件夹已不在。",
    lost: nothingLeft,
    now: "请再插上磁盘，或另选文件夹。",
  }),
  DELIVERY_NO_FOLDER: () => ({
    happened: "没有选择文件夹。选择不会在应用结束后保留。",
    lost: nothingLeft,
    now: "请选择文件放到哪里。",
  }),
  DELIVERY_FILE_THERE: (f) => ({
    happened: `${f.text("name")} 已在这个文件夹中，而且是别的东西。`,
    lost: "没有覆盖任何东西。",
    now: "请选空文件夹，或看看那里有什么并移走。",
  }),
  DELIVERY_PASSPHRASE: () => ({
    happened: "文件的口令不属于这种交付方式。",
    lost: nothingLeft,
    now: "请重新开始交付。",
  }),
  DELIVERY_OF_TWO_COLDKEYS: () => ({
    happened: "这些 hotkey 属于不同的 coldkey。btcli 的一个钱包只有一个 coldkey。",
    lost: nothingLeft,
    now: "请为每个 coldkey 各做一次交付。",
  }),
  DELIVERY_NAMES_CLASH: (f) => ({
    happened: `${f.text("name")} 与另一个 hotkey 在这个存储服务中会重名。`,
    lost: nothingLeft,
    now: "请分开交付，放在不同路径下。",
  }),
  DELIVERY_NOTHING_LEFT: () => ({
    happened: "不知道这次交付有任何 hotkey 离开。",
    lost: "没有。可能开始写了一个文件：请查看文件夹，删除其中的内容。",
    now: "请再次放行，或撤销。",
  }),
  DELIVERY_REVOKED: () => ({
    happened: "这次交付已撤销。永远有效。",
    lost: nothing,
    now: "请再次交付这些 hotkey。",
  }),
  RECEIPT_UNREADABLE: (f) => ({
    happened: `这不是完整的回执：第 ${f.number("line")} 行不对。`,
    lost: asItWas,
    now: "请一并带来从“coldkey-workstation-receipt 1”到“end”的全部，包括这两行。",
  }),
  RECEIPT_UNKNOWN: (f) => ({
    happened: `回执属于交付 ${f.text("delivery")}，这台工作站不认识它。`,
    lost: nothing,
    now: "请在做那次交付的工作站上读入。",
  }),
  RECEIPT_OTHER_CHALLENGE: () => ({
    happened: "回执回答的挑战与发出的不同。",
    lost: asItWas,
    now: "有人更改了回执或安装程序。请在服务器上比较安装程序的 SHA-256。",
  }),
  RECEIPT_OTHER_HOTKEYS: (f) => ({
    happened: `回执所列的不正好是这次交付的 ${f.number("of")} 个 hotkey。`,
    lost: asItWas,
    now: "请在服务器上再运行一次安装程序：它不改变任何东西，会打印完整的回执。",
  }),
  RECEIPT_SIGNATURE_WRONG: (f) => ({
    happened: `回执中 ${f.text("name")} 的签名不是那个 hotkey 的。`,
    lost: asItWas,
    now: "文字在途中被更改，或由别的签名。请作为文件再带过来。",
  }),
};
