import type { Messages } from "../en.ts";
import type { Translation } from "../words.ts";

export const codes: Translation<Messages["codes"]> = {
  opening: "正在打开",
  showing: (what) => `二维码：${what}`,
  one: (what) => `二维码：${what}`,
  of: (what, number, of) => `第 ${number} 个二维码${number > of ? "" : `，共 ${of} 个`}：${what}`,
  still: "一个码",
  holdStill: "把另一台设备的摄像头对准它，直到那台设备说已收到。",
  number: (number, of, isEndless) =>
    isEndless && number > of
      ? `第 ${number} 个码 · ${of} 个循环播放`
      : `第 ${number} 个码，共 ${of} 个`,
  endless: "让它一直播放，直到另一台机器说已全部收到。漏掉一个码没有关系：后面的会补上。",
  again: "让它一直播放，直到另一台设备说已全部收到。",
  pause: "暂停",
  play: "播放",
  previous: "上一个",
  next: "下一个",
  speed: "速度",
  speeds: { slow: "慢", normal: "正常", fast: "快" },
  density: "码的大小",
  densities: { coarse: "大方块", normal: "正常", fine: "细密" },
  trouble: "如果另一个摄像头读得吃力：大方块、慢速。如果顺利：细密、快速。",
  troubleFrames: "如果另一个摄像头读得吃力：慢速，靠近一些。",
  title: (what) => `扫描 ${what}`,
  asking: "正在请求摄像头",
  askingDetail: "系统可能会问是否允许本应用使用它。",
  privacy: "摄像头只为此开启。画面留在这个窗口中，不会保存；从不使用麦克风。",
  picture: "摄像头所见",
  camera: "摄像头",
  cameraNumber: (number) => `摄像头 ${number}`,
  stop: "停止",
  retry: "重试",
  choosePicture: "读取图片",
  pictureHint: "或把码的图片粘贴或拖放到这里。",
  noCode: "图片中没有能读出的码。请拍得更近、更清晰。",
  parts: (have, of) => `${have} / ${of} 部分`,
  partsLabel: (have, of) => `已读 ${have} / ${of} 部分`,
  waitingFirst: "还没有读到码",
  missing: (numbers) => `尚不知道：${numbers}。任何新的码都有帮助。`,
  nothingMissing: "所有部分都已知道。",
  hints: {
    aim: "把摄像头对准码，让它占满大部分画面。",
    closer: "靠近一些：方块太小，读不出来。",
    steady: "拿稳，避免反光：码在画面里但不清晰。",
    brighter: "画面太暗。把屏幕调亮或开灯。",
    waiting: "一直是同样的码：另一个屏幕暂停了吗？",
    good: "正在读取。保持这样。",
  },
  other: (what) =>
    what === "text"
      ? "那个码是一段这里不需要的文字。"
      : what === "binary"
        ? "那个码属于别的程序。"
        : `那个码是别的内容（${what}）。`,
  secret: "那个码看起来像助记词或私钥。没有保存。请不要把它给任何摄像头看。",
  broken: "各部分合不起来，所以重新开始。没有丢失什么。",
  failed: {
    none: {
      title: "没有摄像头。",
      text: "请连接一个再试，或读取码的图片，或改用携带文件。",
    },
    denied: {
      title: "摄像头未被允许。",
      text: "请在系统的隐私设置中允许本应用使用后再试，或读取图片。",
    },
    busy: { title: "摄像头正被占用。", text: "另一个程序占着它。请关闭那个程序再试。" },
    lost: { title: "摄像头已断开。", text: "已读的部分会保留。请重新连接再试。" },
    other: {
      title: "无法启动摄像头。",
      text: "请重试、换一个摄像头，或读取码的图片。",
    },
  },
};
