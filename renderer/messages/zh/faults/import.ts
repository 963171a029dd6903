import type { Explain } from "../../faults.ts";

const nothing = "没有。没有改动来源，也没有保存任何东西。";

export const importFaults: Readonly<Record<string, Explain>> = {
  KEYFILE_UNKNOWN: () => ({
    happened: "这不是应用认识的密钥文件。",
    lost: nothing,
    now: "请选择钱包文件夹中名为“coldkey”的文件。",
  }),
  KEYFILE_TOO_LARGE: () => ({
    happened: "作为密钥文件，这个文件太大了。",
    lost: nothing,
    now: "请选择钱包文件夹中名为“coldkey”的文件。",
  }),
  KEYFILE_DAMAGED: () => ({
    happened: "密钥文件已损坏或被截断。",
    lost: nothing,
    now: "请找它的另一份副本。助记词也能找回密钥。",
  }),
  KEYFILE_PUBLIC_ONLY: (f) => ({
    happened: `这个文件只有 ${f.text("address")} 的公开部分。`,
    lost: nothing,
    now: "它大概是 coldkeypub.txt。密钥本身在旁边的文件“coldkey”中。",
  }),
  KEYFILE_NOT_SR25519: () => ({
    happened: "这个密钥不是这里 coldkey 的种类（sr25519）；很可能是 ed25519。",
    lost: nothing,
    now: "请继续用产生它的工具。本应用不能用它签名。",
  }),
  KEYFILE_SECRETS_DISAGREE: (f) => ({
    happened: `文件自相矛盾：${f.text("fields")} 不属于同一个密钥。`,
    lost: nothing,
    now: "它指的是哪个密钥取决于读取它的程序，所以本应用不猜。请找更早的副本，或使用助记词。",
  }),
  KEYFILE_PHRASE_INVALID: () => ({
    happened: "这个文件中的助记词不是有效的英文助记词。",
    lost: nothing,
    now: "请找文件的另一份副本，或从卡片输入助记词。",
  }),
  KEYFILE_NEEDS_PASSPHRASE: () => ({
    happened: "这个密钥文件已加密。",
    lost: nothing,
    now: "请输入它的口令。",
  }),
  KEYFILE_WRONG_PASSPHRASE: () => ({
    happened: "口令打不开这个文件，或文件已损坏。没有人能说是哪一种。",
    lost: nothing,
    now: "请像给 btcli 输入那样再输入一次。检查键盘布局和大写锁定。",
  }),
  KEYFILE_BATCH: () => ({
    happened: "这个文件含有 polkadot-js 的几个账户。",
    lost: nothing,
    now: "请分别导出每个账户，再导入那些文件。",
  }),
  KEYFILE_TWO_READINGS: () => ({
    happened: "这个文件只有一个可以按两种方式读取的私钥，其中没有说明是哪一种。",
    lost: nothing,
    now: "请单独导入它（“选择密钥文件”）：在那里按地址选择。",
  }),
  HEX_MALFORMED: () => ({
    happened: "这不是十六进制数字：0 到 9 和 a 到 f，每字节两位。",
    lost: nothing,
    now: "请与来源比较。助记词属于另一种形式。",
  }),
  HEX_LENGTH: (f) => ({
    happened: `这是 ${f.number("bytes")} 字节。种子有 32 字节（64 位数字），私钥 64 字节（128 个数字）。`,
    lost: nothing,
    now: "请查找缺少或重复的数字。",
  }),
  HEX_NO_KEY: () => ({
    happened: "这些数字按两种形式都不是私钥。",
    lost: nothing,
    now: "请与来源比较。ed25519 密钥不能在这里使用。",
  }),
  SECRET_OTHER_ADDRESS: (f) => ({
    happened: `这个秘密不属于你给的地址，而属于 ${f.text("addresses")}。`,
    lost: nothing,
    now: "请比较数字和地址。种子错一位就是另一个密钥。",
  }),
  FILE_OTHER_CONTENT: (f) => ({
    happened: `文件 ${f.text("name")} 不是之前读取的那个：它变了。`,
    lost: "没有。没有动它。",
    now: "请查明谁更改了它。然后再次搜索文件夹，或选择文件。",
  }),
  FILE_OTHER_NAMES: (f) => ({
    happened: `文件 ${f.text("name")} 在别处还有第二个名称（硬链接）。`,
    lost: "没有。没有动它。",
    now: "请在你知道另一个名称用途的地方手动删除。",
  }),
  IMPORT_NOT_PROVED: (f) => ({
    happened: `${f.text("name")} 已保存，但在从磁盘再次打开之前保险库被锁定了。`,
    lost: "没有。来源保持原样。",
    now: "依赖它或删除来源之前，请用新口令使用一次这个密钥。",
  }),
  KEYFILE_IS_PRIVATE: () => ({
    happened: "这个文件含有私钥，不只是地址。",
    lost: "没有。没有保留它，文件保持原样。",
    now: "需要密钥时，请导入。要观察地址，请选旁边的 coldkeypub.txt。",
  }),
  DESK_TAKES_NO_KEY: () => ({
    happened:
      "这个文件含有私钥，而 Desk 不接受：它面对网络，之所以可以放心，是因为上面没有可偷的东西。",
    lost: "这里没有：读到的已擦除。但文件就在一台联网机器够得着的地方。",
    now: "请取走磁盘，或把文件移出这台机器。在 Vault 上导入密钥；在这里用 coldkeypub.txt 观察地址。",
  }),
  PHRASE_LENGTH: (f) => ({
    happened: `这是 ${f.number("givenWords")} 个词。助记词有 12、15、18、21 或 24 个。`,
    lost: nothing,
    now: "请数卡片上的词，查找缺少、重复或连在一起的。",
  }),
  PHRASE_UNKNOWN_WORDS: (f) => ({
    happened: `不在词表中：第 ${f.text("positions")} 个。`,
    lost: nothing,
    now: "请再从卡片上读一遍。前四个字母就足以认出一个词。",
  }),
  PHRASE_CHECKSUM: () => ({
    happened: "每个词都在词表中，但合在一起不是助记词。",
    lost: nothing,
    now: "有一个词其实是另一个，或两个词换了位置。请与卡片逐词比较。",
  }),
  KEY_ALREADY_HERE: (f) => ({
    happened: `这个密钥已在这台机器上，名为 ${f.text("name")}。`,
    lost: nothing,
    now: "请使用已有的那个。已有的密钥从不被替换。",
  }),
  KEY_HAS_NO_PHRASE: () => ({
    happened: "这个密钥导入时没有助记词，所以没有词。",
    lost: "没有。密钥保持原样。",
    now: "若有价值，请创建带助记词的 coldkey 并转移过去。",
  }),
  IMPORT_GONE: () => ({
    happened: "读到的内容已忘掉：保险库被锁定，或时间过得太久。",
    lost: nothing,
    now: "请再读一次来源，或再次选择它的文件。",
  }),
  IMPORT_OTHER_KEY: (f) => ({
    happened: `这个来源中的密钥与之前找到的 ${f.text("address")} 不同。`,
    lost: nothing,
    now: "请读取开始时的来源。要导入另一个密钥，请另外开始一次导入。",
  }),
};
