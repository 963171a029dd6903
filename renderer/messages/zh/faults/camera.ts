/** Refusals on the way to a camera, and on the way to a phone. */
import type { Explain } from "../../faults.ts";

const asFile = "没有。要读的内容也可以作为文件过来。";

export const cameraFaults: Readonly<Record<string, Explain>> = {
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
};
