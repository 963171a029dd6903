import type { SecretLook } from "../../lib/secret-look.ts";
import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const looks: Record<SecretLook, string> = {
  phrase: "这看起来像助记词。",
  hex: "这看起来像种子或私钥的数字。",
  keyfile: "这看起来像密钥文件的内容。",
};

export const watch: Translation<Messages["watch"]> = {
  open: "观察地址",
  tag: "仅观察",
  title: "观察地址",
  lede: "没有密钥的条目：你能看到余额、核对来自它的内容。在这里不能用它签名。",
  field: "地址",
  hint: "48 个字符，以 5 开头。可一次输入多个：每行一个。",
  look: "查看",
  or: "或从公钥文件",
  filesText:
    "钱包文件夹中的文件“coldkeypub.txt”含有地址而没有秘密。可以一次选择多个，或选择它们上一级的文件夹。",
  choose: "选择 coldkeypub.txt",
  chooseFolder: "选择钱包文件夹",
  nothing: "在你输入的内容中没有找到地址。",
  found: (n) => `${n} 个地址`,
  foundLede: "请把每个地址的全部 48 个字符与你信任的来源比较，然后给它起一个你自己的名称。",
  from: (source) => `来自 ${source}`,
  name: (ends) => `${ends} 的名称`,
  nameLabel: "名称",
  add: (n) => (n === 1 ? "观察它" : `观察这 ${n} 个`),
  other: "其他地址",
  added: (n) => `${n} 个地址已在密钥列表中。`,
  stop: "停止观察",
  stopNamed: (name) => `停止观察 ${name}`,
  import: "导入它的密钥",
  importNamed: (name) => `导入 ${name} 的密钥`,
  noKey: "此处没有密钥：这台机器不能为它签名。",
  back: "返回密钥",
  secret: {
    title: (look) => looks[look],
    forgotten: "输入框已清空：没有任何内容离开此页，也没有保存。",
    desk: "Desk 不接受任何形式的私钥：它面对网络，之所以可以放心，是因为上面没有可偷的东西。请在 Vault 上导入密钥。",
    clipboard:
      "如果是粘贴的，它仍在这台电脑的剪贴板里，其他程序可以读取。请立即复制别的内容。在联网的机器上，曾进入剪贴板的真实助记词应视为已被他人知道，请转移到新的 coldkey。",
    other: "这里只接受公开地址。需要密钥本身时，请导入。",
    toImport: "前往导入",
    understood: "我已明白",
  },
  guide: {
    what: "保存一个地址和你给它的名称。地址是公开的；它的密钥留在原处。",
    wrong: [
      "别人发给你的地址，或看起来像你认识的地址：逐个字符比较。",
      "在这里输入助记词或种子：它们不该出现在这个界面。",
    ],
    hands: "来自可信来源的地址，或文件 coldkeypub.txt。",
  },
};
