import type { StepText } from "../../en/ceremonies/kind.ts";

export const roomItems = {
  alone: {
    text: "房间里没有未在此列名的人，也没有人能看进来。",
    why: "谁看到助记词或口令，谁就能以你的身份行事。窗帘和门都算。",
  },
  cameras: {
    text: "没有手机、摄像头或智能设备能看到屏幕、卡片或我的手。",
    why: "手机会自动上传照片。手表、门铃和电视也有摄像头。",
  },
  sharing: {
    text: "屏幕共享、远程支持和录屏程序都已关闭。",
    why: "还在进行的通话会显示这个屏幕上的一切。",
  },
  network: {
    text: "这台笔记本已离线：网线拔掉，Wi-Fi 和蓝牙关闭。",
    why: "离线时，监视这台笔记本的程序什么都发不出去。",
  },
  pen: {
    text: "笔、空白卡片和不透明信封就在我面前。",
    why: "中途去找纸的人，会让屏幕或卡片无人看管。",
  },
  card: {
    text: "要验证的副本就在我面前。",
    why: "凭记忆输入证明的是记忆，不是副本。",
  },
} as const;

export const roomText: StepText = {
  title: "让房间变得安全",
  lede: "接下来几分钟里，谁看到这个屏幕或你的手，谁就可能拥有这个钱包。",
  items: roomItems,
  guide: {
    what: "询问任何程序都无法检查的事。今天做不到的，可以说明理由后暂免；它会写入日志和记录。",
    wrong: ["桌上有手机。", "你身后有窗户。", "另一个窗口里还开着通话。"],
    hands: ["清单列出的东西", "别无其他"],
  },
};
