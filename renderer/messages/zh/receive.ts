import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

export const receive: Translation<Messages["receive"]> = {
  open: "接收",
  openFor: (name) => `在 ${name} 接收`,
  title: (name) => `在 ${name} 接收`,
  question: "到达这里的资产取决于这个密钥的副本。",
  text: "粘贴之后请比较开头和结尾。要相信的是这个屏幕，也胜过摄像头读到的内容。",
  code: (name) => `二维码：${name} 的地址`,
  show: "仍然显示地址",
  faucet: "仍然领取",
  close: "关闭",
};
