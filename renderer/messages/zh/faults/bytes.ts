/** Addresses, amounts, and bytes of calls, metadata and proofs that are not what they should be. */
import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const unsigned = "没有签署任何东西。";
const backToChain = "请取消并重新向链查询。";
const noTrust = "请取消。不要相信产生这个请求的东西。";

export const bytesFaults: Readonly<Record<string, Explain>> = {
  ADDRESS_KIND_UNKNOWN: () => ({
    happened: "收款人的表示方式，保险库读不了。",
    lost: unsigned,
    now: "请取消。本版本只为普通地址签名。",
  }),
  CALL_TOO_LARGE: () => ({
    happened: "请求大于本版本的任何操作。",
    lost: unsigned,
    now: noTrust,
  }),
  ERA_IMMORTAL: () => ({
    happened: "这个请求会永远有效。保险库拒绝了。",
    lost: unsigned,
    now: backToChain,
  }),
  ERA_TOO_LONG: () => ({
    happened: "这个请求的有效期太长。保险库拒绝了。",
    lost: unsigned,
    now: backToChain,
  }),
  REQUEST_OUT_OF_RANGE: () => ({
    happened: "这个请求中有一个数大于链所允许的。",
    lost: unsigned,
    now: backToChain,
  }),
  ADDRESS_CHECKSUM: () => ({
    happened: "地址有输入错误：校验和不符。",
    lost: nothing,
    now: "请与来源逐组比较。",
  }),
  ADDRESS_LENGTH: () => ({
    happened: "地址太短或太长。",
    lost: nothing,
    now: "它有 48 个字符。请与来源比较。",
  }),
  ADDRESS_NOT_BASE58: () => ({
    happened: "地址含有任何地址都没有的字符。",
    lost: nothing,
    now: "0、O、I 和 l 从不出现在地址中。请与来源比较。",
  }),
  ADDRESS_OTHER_NETWORK: () => ({
    happened: "这是另一个网络的地址。",
    lost: nothing,
    now: "请索取 Bittensor 地址：以 5 开头。",
  }),
  AMOUNT_MALFORMED: () => ({
    happened: "这不是金额。",
    lost: nothing,
    now: "请写成 1.5 的形式，用英文句点。",
  }),
  AMOUNT_TOO_LARGE: () => ({
    happened: "金额大于任何可能的余额。",
    lost: nothing,
    now: "请检查金额。",
  }),
  AMOUNT_TOO_PRECISE: () => ({
    happened: "金额的小数超过九位。",
    lost: nothing,
    now: "请最多输入九位：最小单位是 0.000 000 001 τ。",
  }),
  CALL_REFUSED: () => ({
    happened: "请求不是来自应用自己的窗口，已被拒绝。",
    lost: nothing,
    now: "请关闭应用再打开。如果再次发生，不要使用这台机器。",
  }),
  CALL_UNKNOWN: (f) => ({
    happened: `保险库没有 ${f.text("pallet")}.${f.text("call")} 的审阅，且不盲签。`,
    lost: unsigned,
    now: "请取消。本版本不能签署这样的调用。",
  }),
  CALL_UNDECODABLE: () => ({
    happened: "保险库读不出这个请求的字节。",
    lost: unsigned,
    now: backToChain,
  }),
  ERA_MALFORMED: () => ({
    happened: "这个请求的有效区块范围没有意义。",
    lost: unsigned,
    now: backToChain,
  }),
  LABEL_LOOKS_SECRET: () => ({
    happened: "这个标签看起来像助记词或密钥。它没有写到任何地方。",
    lost: "没有。如果是助记词，它曾显示在屏幕上：不该有人看到。",
    now: "请输入简短的标签：“卡片 A”、“家中保险箱”。",
  }),
  METADATA_MALFORMED: () => ({
    happened: "链对自身的描述无法读取。",
    lost: nothing,
    now: "请重试。如果仍然如此，请换一个节点。",
  }),
  METADATA_NOT_V15: () => ({
    happened: "节点不提供证明所需的描述。",
    lost: nothing,
    now: "请换一个节点。",
  }),
  PROOF_DIGEST_MISMATCH: () => ({
    happened: "证明不属于将要签署的摘要。保险库拒绝了。",
    lost: unsigned,
    now: "请取消并重新向链查询。如果再次发生，不要相信这个节点。",
  }),
  PROOF_MALFORMED: () => ({
    happened: "这个请求中的证明无法读取。保险库拒绝了。",
    lost: unsigned,
    now: backToChain,
  }),
  PROOF_SAYS_OTHERWISE: () => ({
    happened: "证明描述的操作与字节不同。保险库拒绝了。",
    lost: unsigned,
    now: noTrust,
  }),
  PROOF_TOO_LARGE: () => ({
    happened: "这个请求中的证明大于任何真实的证明。",
    lost: unsigned,
    now: backToChain,
  }),
  SCALE_MALFORMED: () => ({
    happened: "来自网络的字节不是应有的格式。",
    lost: nothing,
    now: "请重试。如果仍然如此，请换一个节点。",
  }),
};
