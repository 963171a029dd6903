import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

const roles = {
  coldkey: "你自己的 coldkey",
  hotkey: "你自己的 hotkey",
  watched: "观察中",
  person: "个人",
  exchange: "交易所",
  operator: "运营者",
  own: "你的，保存在别处",
  multisig: "多签",
};

export const book: Translation<Messages["book"]> = {
  title: "地址簿",
  lede: "给他人地址起的名称。名称只是帮助：使用时总会显示完整地址。",
  open: "地址簿",
  what: "保存你核对过一次的地址的名称，并把它们与只是看起来相似的地址区分开。",
  wrong: [
    "错误的地址得到了好名称：保存之前请与它的主人核对。",
    "有人在你的磁盘上改动这个列表：日志会说明每个名称何时保存。",
  ],
  hands: "什么都不需要。名称不是秘密，但会透露你认识谁。",
  add: "添加或更改名称",
  address: "地址",
  name: "名称",
  role: "对方是谁",
  roles: {
    person: "个人",
    exchange: "交易所",
    operator: "Hotkey 运营者",
    own: "我自己的，保存在别处",
  },
  roleName: (role) => roles[role],
  save: "保存名称",
  remove: "删除",
  removeNamed: (name) => `删除名称 ${name}`,
  send: "发送",
  sendNamed: (name) => `向 ${name} 发送 TAO`,
  emptyTitle: "还没有名称",
  emptyText: "凡是会多次付款的对象，都该记在这里。",
  list: "名称",
  look: {
    roles,
    never: "从未向它发送过，也不在你的任何列表中。",
    neverShort: "从这里从未向它发送过。",
    usedBefore: "还没有名称；以前向它发送过。",
    bad: "不是本网络的地址：请逐组再看一遍。",
    twin: (name) => (name === null ? "这只是看起来像你用过的地址" : `这不是 ${name}`),
    twinThis: "输入框中的：",
    twinThat: "你认识的：",
    otherForm: "同一种密钥，另一个网络的地址格式",
    otherFormText:
      "不会自动转换。按本网络的格式它如下所示；只有当它的主人在这里也持有密钥时才使用。",
    convert: "使用这种格式",
  },
};
