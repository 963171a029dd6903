/** Refusals of cameras and phones, ceremonies, the journal, key files, paper and deliveries. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const asFile = "没有。要读的内容也可以作为文件过来。";
const stands = "没有。仪式停在原处。";
const unchanged = "没有更改或丢失任何东西。";
const stillHere = "没有。要打印的还在这里。";
const nothingLeft = "没有。没有秘密离开保险库。";
const asItWas = "没有。交付保持原样。";

export const smallFaults: Readonly<Record<string, Explain>> = {
  CAMERA_WHILE_WORDS_OPEN: () => ({
    happened: "有可显示助记词的仪式开着，其间不打开摄像头。",
    lost: asFile,
    now: "请停止或完成那个仪式，然后扫描。",
  }),
  CAMERA_DENIED: () => ({
    happened: "系统不让本应用使用摄像头。",
    lost: asFile,
    now: "请在系统隐私设置中允许后重新开始，或使用文件。",
  }),
  PHONE_NO_PROOF: () => ({
    happened: "这个请求没有带链将解码什么的证明，而手机需要它。",
    lost: "没有。请求还在这里。",
    now: "请重新生成请求，或带到 Vault。",
  }),
  PHONE_LENGTH_257: () => ({
    happened:
      "这个请求的长度正好（257 字节）是 Polkadot Vault 与链签法不同的长度。它的签名会被拒绝。",
    lost: "没有。请求还在这里。",
    now: "请改变其中影响长度的内容，例如金额，或带到 Vault。",
  }),
  PHONE_SIGNATURE_UNREADABLE: () => ({
    happened: "那个码不是 Polkadot Vault 显示的签名。",
    lost: "没有。请求仍在等它的签名。",
    now: "请扫描手机签名之后显示的码。",
  }),
  PHONE_SIGNATURE_SCHEME: () => ({
    happened: "手机用的不是 sr25519 密钥。",
    lost: "没有。请求仍在等它的签名。",
    now: "请在手机上选择这个地址的 sr25519 密钥，再签一次。",
  }),
  CEREMONY_ANSWER: () => ({
    happened: "有一个输入框的内容不能接受。",
    lost: stands,
    now: "每个一行，最多 60 个字符。请更正再继续。",
  }),
  CEREMONY_ITEM_OPEN: () => ({
    happened: "清单中有一项既没有勾选也没有免除。",
    lost: stands,
    now: "做了的请勾选。可以不做的可说明理由免除。",
  }),
  CEREMONY_NOT_DONE: () => ({
    happened: "这一步要做的还没有做。",
    lost: stands,
    now: "请先做：没有显示过的词不可能写下。",
  }),
  CEREMONY_NO_WAY_BACK: () => ({
    happened: "这一步不能返回：之前的已经做完。",
    lost: stands,
    now: "请从这里继续，或放弃仪式重新开始。",
  }),
  CEREMONY_KIND_UNKNOWN: (f) => ({
    happened: `本版本不认识这种仪式（${f.text("kind")}）。`,
    lost: nothing,
    now: "请用开始它的版本打开。",
  }),
  NAME_NOT_TYPED: (f) => ({
    happened: `输入的名称不是 ${f.text("name")}。`,
    lost: stands,
    now: "请照原样输入，包括大小写。",
  }),
  TRANSCRIPT_NOT_FOUND: () => ({
    happened: "这块磁盘上没有这个仪式的记录。",
    lost: "日志没有丢失：它仍写明仪式结束，以及记录的哈希。",
    now: "请找打印件。",
  }),
  TRANSCRIPT_UNREADABLE: () => ({
    happened: "记录的文件不是当初写下的样子。",
    lost: "日志没有丢失：它仍写明仪式结束，以及记录的哈希。",
    now: "请从副本恢复文件，或找打印的记录。",
  }),
  CHECKPOINT_UNREADABLE: () => ({
    happened: "这不是检查点。",
    lost: unchanged,
    now: "请粘贴整份便笺，从第一行到以短横开头的那行，或选择另一台机器导出的文件。",
  }),
  CHECKPOINT_KEY_UNKNOWN: (f) => ({
    happened: `以前没有保存过 ${f.text("origin")} 的任何东西，单独的便笺不说明该是谁的密钥。`,
    lost: unchanged,
    now: "请在另一台机器上导出检查点，在这里选择那个文件：它写明密钥。",
  }),
  CHECKPOINT_NOT_SIGNED: (f) => ({
    happened: `检查点不是由 ${f.text("origin")} 的密钥签名的。`,
    lost: unchanged,
    now: "请找输入错误。如果没有，就是有人编造了这个检查点。",
  }),
  CHECKPOINT_FOREIGN: (f) => ({
    happened: `检查点属于另一份日志 ${f.text("origin")}。`,
    lost: unchanged,
    now: "如果是另一台机器的，请保存在“其他机器”中。如果应是这台的，这份日志就被换成了另一份。",
  }),
  CHECKPOINT_OWN: () => ({
    happened: "这是这台机器自己日志的检查点。",
    lost: unchanged,
    now: "请用“核对打印的检查点”与日志比较。",
  }),
  CHECKPOINT_WORD_UNKNOWN: (f) => ({
    happened: `第 ${f.number("word")} 个词不在打印检查点所用的词表中。`,
    lost: unchanged,
    now: "请与记录逐个字母比较。恢复助记词不该输入在这里。",
  }),
  CHECKPOINT_WORD_MISPLACED: (f) => ({
    happened: `第 ${f.number("word")} 个词不能在这个位置：它前面有词缺少、重复或调换。`,
    lost: unchanged,
    now: "请把它前面的词与记录逐个比较。",
  }),
  CHECKPOINT_WORD_COUNT: (f) => ({
    happened: `这是 ${f.number("count")} 个词，检查点有十二个。`,
    lost: unchanged,
    now: "请按顺序输入全部十二个。",
  }),
  CHECKPOINT_SIZE_MISSING: () => ({
    happened: "缺少记录数。",
    lost: unchanged,
    now: "它印在记录上词的旁边。",
  }),
  PEER_KEY_CHANGED: (f) => ({
    happened: `文件中 ${f.text("origin")} 的密钥与保存的不同。`,
    lost: unchanged,
    now: "不要依赖那台机器的日志。它的密钥丢失或被替换：请在那里查看它的日志。",
  }),
  JOURNAL_NOT_SIGNED: () => ({
    happened: "无法签署日志：钥匙串没有给出它的密钥。",
    lost: "记录在磁盘上。",
    now: "请解锁系统钥匙串并重新启动应用。",
  }),
  PASSPHRASE_UNCHANGED: () => ({
    happened: "新口令就是旧口令。",
    lost: "没有。没有更改任何文件。",
    now: "请选另一个口令，或只更改开启时间。",
  }),
  THROWS_MALFORMED: () => ({
    happened: "投掷中有一项不是投掷。",
    lost: "没有。没有产生密钥。",
    now: "骰子是 1 到 6；硬币只有正面和反面。请重新投掷。",
  }),
  TOO_MANY_SETS: (f) => ({
    happened: `这些文件是在 ${f.number("most")} 个以上不同的时间封存的，各有自己的密钥。`,
    lost: "没有。没有更改任何文件。",
    now: "请更换 coldkey 的口令：它会使其 hotkey 重新一致。若是交付，请分几次进行。",
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
    now: "请带来从“coldkey-workstation-receipt 1”到“end”的全部，包括这两行。",
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
