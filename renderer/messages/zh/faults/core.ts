import type { Explain } from "../../faults.ts";

const nothing = "没有。";
const unsigned = "没有签署任何东西。";
const retryLater = "请重试。如果仍然如此，请关闭应用再打开。";
const compareChain = "请把最近的操作与链核对。";
const backToChain = "请取消并重新向链查询。";
const noTrust = "请取消。不要相信产生这个请求的东西。";

export const coreFaults: Readonly<Record<string, Explain>> = {
  CHECK_ANSWERS_ITSELF: () => ({
    happened: "系统现在自己回答这项检查。",
    lost: nothing,
    now: "请再看一次，读一读看到了什么。只有系统不回答时勾选才算数。",
  }),
  CHECK_KEYS_OPEN: () => ({
    happened: "有密钥开着，而只有没有密钥打开时才询问这个系统。",
    lost: nothing,
    now: "请立即锁定，然后再看一次。",
  }),
  LEAK_NOT_FOUND: () => ({
    happened: "这次泄露应对已不在进行中。",
    lost: nothing,
    now: "请打开“紧急情况”：那里显示正在进行的。",
  }),
  LEAK_NEEDS_HOTKEY: () => ({
    happened: "没有说明哪个 hotkey 可能已泄露。",
    lost: nothing,
    now: "请选择 hotkey 再继续。",
  }),
  DRILL_UNDER_WAY: () => ({
    happened: "已有演习在进行。",
    lost: nothing,
    now: "请完成它，或在页面顶部停止，然后再开始另一个。",
  }),
  DRILL_NOTHING_TO_MOVE: () => ({
    happened: "这个 coldkey 没有要离开的东西。",
    lost: nothing,
    now: "请为它领取演练 TAO，或另选 coldkey，然后重新开始。",
  }),
  DRILL_NEEDS_HOTKEY: () => ({
    happened: "这台机器上没有这个 coldkey 的 hotkey，所以没有可替换的。",
    lost: nothing,
    now: "请先创建 hotkey，或另选 coldkey。",
  }),
  DRILL_IS_FROZEN: () => ({
    happened: "这个 coldkey 因争议而冻结：它的任何操作都不能结束演习。",
    lost: nothing,
    now: "请在演习部分顶部让治理者重置它，然后重新开始。",
  }),
  DRILL_CANNOT_BEGIN: () => ({
    happened: "演练中的盗贼无法宣布更换这个 coldkey。",
    lost: nothing,
    now: "这个 coldkey 需要超过 0.1 TAO 的可用余额，且没有公告。请领取演练 TAO，或让治理者重置它，然后重新开始。",
  }),
  ASSESS_UPDATES_WAIT: () => ({
    happened: "系统说有更新在等待，或有一段时间没有查找更新。",
    lost: nothing,
    now: "请安装后回来：评估在这里等着。或说明今天为何做不到。",
  }),
  ASSESS_STILL_BAD: (f) => ({
    happened: `这台机器仍有 ${f.number("count")} 项需修复。`,
    lost: nothing,
    now: "请打开“本机”，修复排在最前的，然后回来。或说明为何保留。",
  }),
  ASSESS_STILL_UNKNOWN: (f) => ({
    happened: `有 ${f.number("count")} 项检查系统没有回答，最近一个月也没有人勾选。`,
    lost: nothing,
    now: "请打开“本机”，亲自查看每一项并勾选。或说明为何未结。",
  }),
  ASSESS_PROOFS_DUE: (f) => ({
    happened: `有 ${f.number("count")} 份副本的验证已到期。`,
    lost: nothing,
    now: "请在“备份”中验证它们，然后回来。或说明今天为何做不到。",
  }),
  ASSESS_JOURNAL: () => ({
    happened: "自应用启动以来没有完整验证过日志，或发现日志损坏。",
    lost: nothing,
    now: "请打开“日志”，点“验证”，读一读结果。",
  }),
  DOWNLOAD_INCOMPLETE: () => ({
    happened: "没有选齐下载的三个文件。",
    lost: nothing,
    now: "请选择安装程序、SHA256SUMS 和 SHA256SUMS.sig。",
  }),
  SIGHTING_NOT_FOUND: () => ({
    happened: "这个公告不在这台工作站的列表中。",
    lost: nothing,
    now: "请打开“紧急情况”：那里显示在链上见到的。",
  }),
  WRONG_PASSPHRASE: () => ({
    happened: "口令打不开这个密钥。",
    lost: "没有。密钥保持原样；这次尝试写入了日志。",
    now: "请再输入一次。检查键盘布局和大写锁定。如果忘了，助记词能找回密钥。",
  }),
  WEAK_PASSPHRASE: () => ({
    happened: "对 coldkey 来说这个口令太容易猜到。",
    lost: nothing,
    now: "请用五六个互不相关的词。",
  }),
  KEY_NAME_TAKEN: (f) => ({
    happened: `已经有名为 ${f.text("name")} 的密钥。`,
    lost: nothing,
    now: "请另选名称。已有的密钥从不被替换。",
  }),
  KEY_EXISTS: () => ({
    happened: "这个密钥已在这台机器上。",
    lost: nothing,
    now: "请使用已有的那个。",
  }),
  KEY_NOT_HERE: () => ({
    happened: "这个密钥的封存文件不在这台机器上。",
    lost: "只要助记词还在，密钥本身就没有丢失。",
    now: "请查看密钥列表。如果文件被外部删除，日志会说明上次何时使用过。",
  }),
  KEY_READ_BACK_DIFFERS: () => ({
    happened: "封存的密钥已写入，但从磁盘读回的内容不同。",
    lost: "没有任何东西被算作密钥。",
    now: "不要继续使用这块磁盘。请检查它，然后重新创建密钥。",
  }),
  KDF_MEMORY: () => ({
    happened: "可用内存不足，无法安全地打开密钥。",
    lost: nothing,
    now: "请关闭其他程序再试。",
  }),
  VAULT_GONE: () => ({
    happened: "保险库进程在回答之前结束了。",
    lost: "没有。密钥从不会打开一半或写一半。",
    now: retryLater,
  }),
  PHRASE_NOT_OPEN: () => ({
    happened: "待定的助记词已关闭：保险库被锁定或应用重启过。",
    lost: "没有。仪式停在原处。",
    now: "请输入口令再次打开。",
  }),
  PHRASE_SESSION_UNKNOWN: () => ({
    happened: "待定的助记词已关闭。",
    lost: nothing,
    now: "请输入口令再次打开。",
  }),
  PHRASE_NUMBERING: () => ({
    happened: "词前面的编号不对。",
    lost: nothing,
    now: "请从 1 开始连续编号，或不带编号按顺序输入。",
  }),
  SECRET_NOT_DELIVERED: () => ({
    happened: "词到达之前，保险库关闭了通道。",
    lost: nothing,
    now: "请再次按住。如果仍然如此，停在这里再继续。",
  }),
  TICKET_UNKNOWN: () => ({
    happened: "通往保险库的通道开得太久，已关闭。",
    lost: nothing,
    now: "请再次输入口令。",
  }),
  TOO_MANY_TICKETS: () => ({
    happened: "同时打开的保险库通道太多。",
    lost: nothing,
    now: "请等两分钟再试。",
  }),
  COPY_NOT_FOUND: () => ({
    happened: "这份副本不在登记簿中。",
    lost: nothing,
    now: "请返回备份，看看有哪些副本。",
  }),
  COPY_IS_LOST: (f) => ({
    happened: `${f.text("label")} 已登记为丢失或销毁。`,
    lost: nothing,
    now: "如果它又出现了，请把它作为另一份副本：回读过词之后才算数。",
  }),
  COPY_LABEL_TAKEN: (f) => ({
    happened: `已经有名为 ${f.text("label")} 的副本。`,
    lost: "没有。这一份的验证仍然有效。",
    now: "请换一个标签，并写在卡片上。",
  }),
  CEREMONY_NOT_FOUND: () => ({
    happened: "这个仪式已不在：它已完成或被放弃。",
    lost: "请查看密钥：已完成的列在那里。",
    now: "请返回密钥。",
  }),
  CEREMONY_STEP: (f) => ({
    happened: `仪式在另一步（${f.text("step")}）。`,
    lost: nothing,
    now: "停在这里再继续：会在正确的一步打开。",
  }),
  PROFILE_NOT_CHOSEN: () => ({
    happened: "还没有选择工作站类型。",
    lost: nothing,
    now: "请先选择这台机器是什么。",
  }),
  PROFILE_HOLDS_NO_KEYS: () => ({
    happened:
      "Desk 不保存密钥、不产生密钥、不签名：它面对网络，之所以可以放心，是因为上面没有可偷的东西。",
    lost: nothing,
    now: "请在 Vault 上，或在设为 Combined 的机器上进行。",
  }),
  ALREADY_UNDER_WAY: () => ({
    happened: "这已在进行中。",
    lost: nothing,
    now: "请等它完成。",
  }),
  PROFILE_ALREADY_CHOSEN: (f) => ({
    happened: `这台机器已经是 ${f.text("profile")}。`,
    lost: nothing,
    now: "类型只有重置才能更改，以免机器从一种角色滑向另一种。",
  }),
  SEAL_DAMAGED: () => ({
    happened: "这个密钥的封存文件已损坏。",
    lost: "也许是文件。只要助记词还在，密钥就没有丢失。",
    now: "不要再写这块磁盘。保留文件，在好的磁盘上用助记词找回密钥。",
  }),
  SEAL_VERSION: (f) => ({
    happened: `封存文件的版本（${f.text("version")}）本应用不认识。`,
    lost: nothing,
    now: "请用写它的更新版应用打开。没有改写任何东西。",
  }),
  SEAL_NOT_OURS: () => ({
    happened: "这个文件不是本应用封存的密钥。",
    lost: nothing,
    now: "请看看它从哪里来。",
  }),
  SEAL_COST_TOO_HIGH: () => ({
    happened: "封存文件需要的内存超过这台机器所有。",
    lost: nothing,
    now: "请在内存更大的机器上打开。",
  }),
  RECORD_UNREADABLE: (f) => ({
    happened: `本应用的一份记录（${f.text("file")}）无法读取。`,
    lost: "也许是这份记录所说的。封存的密钥是独立的文件。",
    now: "请保持文件原样并检查磁盘。",
  }),
  DISK_FULL: () => ({
    happened: "磁盘已满。",
    lost: "没有。新文件完整之后才替换旧文件。",
    now: "请腾出空间再试。",
  }),
  FOLDER_READ_ONLY: (f) => ({
    happened: `文件夹 ${f.text("name")} 不可写。`,
    lost: nothing,
    now: "请检查数据文件夹的权限再试。",
  }),
  FILE_EXISTS: (f) => ({
    happened: `已经有名为 ${f.text("name")} 的文件。`,
    lost: "没有。已有的文件从不被替换。",
    now: "请另选名称。",
  }),
  FILE_MISSING: (f) => ({
    happened: `文件 ${f.text("name")} 不见了。`,
    lost: "也许是其中的内容。封存的密钥可由助记词找回。",
    now: "请看看是否被外部移走。",
  }),
  FILE_IS_LINK: (f) => ({
    happened: `${f.text("name")} 是链接，不是文件。链接会被拒绝：它们可以指向任何地方。`,
    lost: nothing,
    now: "请把真正的文件放到它的位置。",
  }),
  FILE_TOO_LARGE: (f) => ({
    happened: `文件 ${f.text("name")} 超过这类文件可能的大小。`,
    lost: nothing,
    now: "请看看是否被外部更改。",
  }),
  FILE_CHANGED: () => ({
    happened: "文件在读取期间发生了变化。",
    lost: nothing,
    now: "请看看是哪个程序在写数据文件夹，然后再试。",
  }),
  FILE_IO: (f) => ({
    happened: `磁盘拒绝读写 ${f.text("name")}（${f.text("errno")}）。`,
    lost: "没有替换任何东西。",
    now: "继续之前请检查磁盘。",
  }),
  REHEARSAL_ONLY: () => ({
    happened: "这只存在于演练网络。",
    lost: nothing,
    now: "真实的 TAO 要买入或赚取。",
  }),
  CALL_INPUT_INVALID: (f) => ({
    happened: `这里输入的内容不被接受（${f.text("where")}）。`,
    lost: nothing,
    now: "请更正再试。",
  }),
  INTERNAL_ERROR: (f) => ({
    happened: `应用自身出错了（在 ${f.text("call")}）。`,
    lost: "请看日志：每项操作之前写下意图，之后写下结果。",
    now: "请关闭应用再打开。如果仍然如此，请附上下面的内容报告。",
  }),
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
  NETWORK_GENESIS_MISMATCH: () => ({
    happened: "请求写的是一个网络，带的却是另一个网络的标记。",
    lost: unsigned,
    now: noTrust,
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
    now: "最小单位是 0.000 000 001 τ。",
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
  JOURNAL_CLOSED: () => ({
    happened: "日志已关闭：应用正在结束。",
    lost: "没有。没有日志记录就不开始任何操作。",
    now: "请再次打开应用。",
  }),
  JOURNAL_CHANGED_OUTSIDE: () => ({
    happened: "应用运行期间，另一个程序写入了日志文件。",
    lost: "也许是日志的记录。其中没有密钥和 TAO。",
    now: "请查明是哪个程序。请把最近的操作与链核对。",
  }),
  JOURNAL_ANCHOR_MISSING: () => ({
    happened: "上一个检查点不在它保存的地方。",
    lost: "末尾没有记录被截断的证明。",
    now: "如果更换过钥匙串或数据文件夹，这就是原因。如果没有，请与链核对。",
  }),
  JOURNAL_BREAK_RECORDED: (f) => ({
    happened: `第 ${f.number("seq")} 条记录中记有一处更早的断裂。`,
    lost: "断裂之前日志所说的并不确定。",
    now: "断裂会永远可见。之后的内容是完整的。",
  }),
  JOURNAL_CHECKPOINT_BAD: () => ({
    happened: "锚定的检查点签名错误。",
    lost: "日志之前所说内容的证明。",
    now: `有人更改了检查点。${compareChain}`,
  }),
  JOURNAL_EDITED: (f) => ({
    happened: `日志在第 ${f.number("line")} 行被编辑过。`,
    lost: "这一行之前所说的。",
    now: "请把那项操作视为未确认，并与链核对。",
  }),
  JOURNAL_FOREIGN: () => ({
    happened: "这是另一台机器的日志。",
    lost: nothing,
    now: "请看看正在使用哪个数据文件夹。",
  }),
  JOURNAL_KEYCHAIN_UNAVAILABLE: () => ({
    happened: "无法向系统钥匙串询问检查点。",
    lost: "没有。其间截断最新记录可能不被发觉。",
    now: "请解锁钥匙串再验证一次。",
  }),
  JOURNAL_KEY_CHANGED: () => ({
    happened: "日志由与以前不同的密钥签名。",
    lost: "日志之前所说内容的证明。",
    now: "如果钥匙串重置过，这就是原因。",
  }),
  JOURNAL_KEY_MISSING: () => ({
    happened: "签署日志的密钥没了。",
    lost: "旧记录未被更改的证明。",
    now: "如果钥匙串重置过，这就是原因。从现在起由新密钥签署。",
  }),
  JOURNAL_LINES_INSERTED: (f) => ({
    happened: `在第 ${f.number("line")} 行插入了 ${f.number("count")} 行。`,
    lost: "写下的都还在。插入的不是真的。",
    now: "不要相信这些行。请与链核对。",
  }),
  JOURNAL_LINES_REMOVED: (f) => ({
    happened: `在第 ${f.number("line")} 行删除了 ${f.number("count")} 行。`,
    lost: "这些行所说的。",
    now: compareChain,
  }),
  JOURNAL_NOT_ANCHORED: () => ({
    happened: "最新的记录尚未锚定。",
    lost: "没有。在锚定之前，截断它们可能不被发觉。",
    now: "请解锁钥匙串再验证一次。",
  }),
  JOURNAL_REORDERED: (f) => ({
    happened: `从第 ${f.number("line")} 行起，${f.number("count")} 行的顺序被更改。`,
    lost: "事情发生的顺序。",
    now: "请把这些操作与链核对。",
  }),
  JOURNAL_REWRITTEN: () => ({
    happened: "日志被换成了另一份。",
    lost: "日志之前所说的。",
    now: `${compareChain}并寻找数据文件夹的副本。`,
  }),
  JOURNAL_TORN: () => ({
    happened: "最后一行中途断掉，像是断电所致。",
    lost: "最多是正在写的那条记录。",
    now: "不用做什么。断掉的部分保存在日志旁的文件中。",
  }),
  JOURNAL_TRUNCATED: (f) => ({
    happened: `第 ${f.number("line")} 行之后缺少 ${f.number("count")} 条记录。`,
    lost: "这些记录所说的。",
    now: `有人截断了末尾，或放回了旧副本。${compareChain}`,
  }),
  KEYCHAIN_LIBRARY_ALTERED: () => ({
    happened: "与系统钥匙串通信的库不是这个版本自带的那个。没有加载它。",
    lost: nothing,
    now: "有人或有程序更改了这个安装。请在“本机”验证下载并重新安装，在那之前不要打开密钥。",
  }),
  KEYCHAIN_TIMEOUT: () => ({
    happened: "系统钥匙串没有回答。",
    lost: nothing,
    now: "请找找它询问密码的窗口，然后再试。",
  }),
  KEYCHAIN_UNRELIABLE: () => ({
    happened: "系统钥匙串返回的与保存的不同。",
    lost: nothing,
    now: "请检查钥匙串。其间应用把需要的保存在自己的文件中。",
  }),
  KEY_MISMATCH: () => ({
    happened: "封存文件能打开，但其中的密钥与名称所说的不同。",
    lost: unsigned,
    now: "文件被调换了。请放回正确的，或使用助记词。",
  }),
  LABEL_LOOKS_SECRET: () => ({
    happened: "这个标签看起来像恢复助记词或密钥。它没有写到任何地方。",
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
  NETWORK_NOT_ADDED: () => ({
    happened: "还没有添加你自己的网络。",
    lost: nothing,
    now: "请先添加它的节点：应用会询问它的创世哈希。",
  }),
  NETWORK_KNOWN: (f) => ({
    happened: `这个节点服务于应用认识的网络：${f.text("network")}。`,
    lost: nothing,
    now: "请把节点放到那个网络的列表中。",
  }),
  ENDPOINT_LAST: () => ({
    happened: "你自己的网络至少需要一个节点。",
    lost: nothing,
    now: "去掉这个之前请先添加另一个节点。",
  }),
  DRAFT_OF_OTHER_NETWORK: () => ({
    happened: "这份草稿是为另一个网络做的，不是现在选择的。",
    lost: "没有。没有签署任何东西。",
    now: "请重新选择那个网络，或另做草稿。",
  }),
  NETWORK_NONE: () => ({
    happened: "这台工作站没有网络。",
    lost: nothing,
    now: "请在 Desk 上准备请求。",
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
  REVEAL_RANGE: () => ({
    happened: "这些词不属于助记词。",
    lost: nothing,
    now: "停在这里再继续。",
  }),
  REVIEW_BLOCKED: () => ({
    happened: "保险库找到了不签署的理由。",
    lost: unsigned,
    now: "请取消，在审阅中读理由，然后重新开始。",
  }),
  SCALE_MALFORMED: () => ({
    happened: "来自网络的字节不是应有的形式。",
    lost: nothing,
    now: "请重试。如果仍然如此，请换一个节点。",
  }),
  SEAL_BROKEN: () => ({
    happened: "封存文件已损坏或被更改。",
    lost: "也许是文件。只要助记词还在，密钥就没有丢失。",
    now: "请保留文件，用助记词找回密钥。",
  }),
  SEAL_OTHER_SET: () => ({
    happened: "这个 hotkey 是与另一个 coldkey 一起封存的。",
    lost: nothing,
    now: "文件混在一起了。请看看它来自哪个文件夹。",
  }),
  SEAL_WRONG_KIND: () => ({
    happened: "封存文件中的密钥种类与它的位置所说的不同。",
    lost: nothing,
    now: "文件混在一起了。请看看它来自哪个文件夹。",
  }),
  SECRET_NOT_BYTES: () => ({
    happened: "到达保险库的不是文本。",
    lost: nothing,
    now: "请再输入一次。",
  }),
  SECRET_NOT_SENT: () => ({
    happened: "口令没有及时到达保险库。",
    lost: nothing,
    now: "请再输入一次。",
  }),
  SECRET_TOO_LONG: () => ({
    happened: "输入的内容超过口令或助记词可能的长度。",
    lost: nothing,
    now: "请缩短。",
  }),
  SESSION_GONE: () => ({
    happened: "打开的助记词其间被关闭了。",
    lost: nothing,
    now: "请输入口令再次打开。",
  }),
  TOO_MANY_SESSIONS: () => ({
    happened: "同时打开的助记词太多。",
    lost: nothing,
    now: "请立即锁定，然后继续其中一个。",
  }),
  VAULT_REQUEST_MALFORMED: () => ({
    happened: "保险库没有听懂应用。",
    lost: nothing,
    now: retryLater,
  }),
};
