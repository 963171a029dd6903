/** Hotkeys, takes, claims, proxies and subnets: what the chain would refuse, in its order (domain reference §3). */
import { accountOf } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Reader } from "../codec/reader.ts";
import { littleEndian } from "../codec/writer.ts";
import { equalBytes } from "../lib/bytes.ts";
import { fault } from "../lib/fault.ts";
import { type Batch, decode } from "./batch.ts";
import type { keyCalls } from "./calls/keys.ts";
import type { Connection } from "./connection.ts";
import { type Ask, askedOnly, type Findings, plain } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { askHotkeySwap } from "./hotkey-swap-draft.ts";
import { askOwner, isNobody, ownedByOther } from "./ownership.ts";
import { readProxies } from "./proxies.ts";
import { LAST_NETWORK, LAST_TAKE_BLOCK, rateKey } from "./rate-limits.ts";
import { subnetOfAccount } from "./special-accounts.ts";
import { readPositions } from "./stake.ts";
import { callApi } from "./state-call.ts";
import { netuidKey } from "./subnets.ts";

export type KeyOperation = Extract<Operation, { kind: keyof typeof keyCalls }>;
type Of<K extends KeyOperation["kind"]> = Extract<KeyOperation, { kind: K }>;

const MOST_DELAY_TO_CALL_SHORT = 300;

export function askKeys(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: KeyOperation,
): Ask {
  const from = { connection, batch, block };
  return (ASKS[operation.kind] as (from: From, operation: KeyOperation) => Ask)(from, operation);
}

interface From {
  readonly connection: Connection;
  readonly batch: Batch;
  readonly block: BestBlock;
}

const ASKS: { readonly [K in KeyOperation["kind"]]: (from: From, operation: Of<K>) => Ask } = {
  associate: ({ batch }, operation) => askAssociate(batch, operation),
  "increase-take": ({ batch, block }, operation) => askTake(batch, block, operation),
  "decrease-take": ({ batch, block }, operation) => askTake(batch, block, operation),
  "swap-hotkey": ({ connection, batch, block }, operation) =>
    askHotkeySwap(connection, batch, block, operation),
  "claim-root": ({ connection, block }, operation) => askClaim(connection, block, operation),
  "auto-stake": ({ batch }, operation) => askAutoStake(batch, operation),
  "add-proxy": ({ connection, batch }, operation) => askProxy(connection, batch, operation),
  "remove-proxy": ({ connection, batch }, operation) => askProxy(connection, batch, operation),
  "register-network": ({ connection, batch, block }, operation) =>
    askNetwork(connection, batch, block, operation),
  "start-subnet": ({ batch, block }, operation) => askStart(batch, block, operation),
};

function askAssociate(batch: Batch, { coldkey, hotkey }: Of<"associate">): Ask {
  const account = accountOf(hotkey);
  const owner = askOwner(batch, account);
  return askedOnly(() => {
    const pot = subnetOfAccount(account);
    if (pot !== null) return plain([fault("HOTKEY_IS_SYSTEM_ACCOUNT", { netuid: pot })]);
    if (isNobody(owner())) return plain([]);
    // The chain would succeed and do nothing.
    return equalBytes(owner(), accountOf(coldkey))
      ? plain([fault("HOTKEY_IS_YOURS_ALREADY", { hotkey })])
      : plain([ownedByOther(owner())]);
  });
}

function askTake(
  batch: Batch,
  block: BestBlock,
  { kind, coldkey, hotkey, take }: Of<"increase-take" | "decrease-take">,
): Ask {
  const account = accountOf(hotkey);
  const owner = askOwner(batch, account);
  const now = batch.option("delegateTake", [account], decode.u16);
  const least = batch.value("minTake", [], decode.u16);
  const most = batch.value("maxTake", [], decode.u16);
  const last = batch.value("lastRateLimited", [rateKey(LAST_TAKE_BLOCK, account)], decode.u64);
  const limit = batch.value("takeRateLimit", [], decode.u64);
  return askedOnly(() => {
    if (isNobody(owner())) return plain([fault("HOTKEY_UNKNOWN", { hotkey })]);
    if (!equalBytes(owner(), accountOf(coldkey))) return plain([ownedByOther(owner())]);
    const isUp = kind === "increase-take";
    const current = now();
    const bounds = { take, least: least(), most: most(), current: current ?? null };
    if (take < least() || take > most()) return plain([fault("TAKE_OUT_OF_BOUNDS", bounds)]);
    if (current !== null && (isUp ? take <= current : take >= current)) {
      return plain([fault(isUp ? "TAKE_NOT_HIGHER" : "TAKE_NOT_LOWER", bounds)]);
    }
    const fromBlock = last() + limit() + 1n;
    const isSoon = isUp && last() !== 0n && limit() !== 0n && BigInt(block.number) + 1n < fromBlock;
    return plain(isSoon ? [fault("TAKE_TOO_SOON", { fromBlock: Number(fromBlock) })] : []);
  });
}

function askClaim(connection: Connection, block: BestBlock, { coldkey }: Of<"claim-root">): Ask {
  let hasRoot = false;
  const read = async (): Promise<void> => {
    const positions = await readPositions(connection, block.hash, coldkey);
    hasRoot = positions.some(({ netuid }) => netuid === 0);
  };
  return {
    ready: read(),
    findings: (): Findings => ({
      trade: null,
      ...plain([], hasRoot ? [fault("CLAIM_SKIPS_LITTLE", {})] : [fault("NO_ROOT_STAKE", {})]),
    }),
  };
}

function askAutoStake(batch: Batch, { coldkey, hotkey, netuid }: Of<"auto-stake">): Ask {
  const key = [netuidKey(netuid)];
  const isAdded = batch.value("networksAdded", key, decode.bool);
  const uid = batch.option("uid", [netuidKey(netuid), accountOf(hotkey)], decode.u16);
  const now = batch.option("autoStake", [accountOf(coldkey), ...key], decode.account);
  return askedOnly(() => {
    if (!isAdded()) return plain([fault("SUBNET_NOT_FOUND", { netuid })]);
    if (uid() === null) return plain([fault("HOTKEY_NOT_ON_SUBNET", { hotkey, netuid })]);
    const current = now();
    return current !== null && equalBytes(current, accountOf(hotkey))
      ? plain([fault("AUTO_STAKE_IS_THAT_ALREADY", { netuid })])
      : plain([]);
  });
}

/** Types that can come to spend everything, some of them by a detour (§3.10). */
const AS_GOOD_AS_THE_KEY: readonly string[] = ["Any", "NonTransfer", "NonCritical", "NonFungible"];

function askProxy(
  { runtime }: Connection,
  batch: Batch,
  operation: Of<"add-proxy" | "remove-proxy">,
): Ask {
  const { kind, coldkey, delegate, proxyType, delayBlocks } = operation;
  const entries = batch.option("proxies", [accountOf(coldkey)], readProxies);
  return askedOnly(() => {
    const known = entries() ?? [];
    const account = accountOf(delegate);
    const isThere = known.some(
      (one) =>
        equalBytes(one.delegate, account) &&
        one.type === proxyType &&
        one.delayBlocks === delayBlocks,
    );
    if (kind === "remove-proxy") {
      return plain(isThere ? [] : [fault("PROXY_NOT_THERE", { delegate })]);
    }
    if (delegate === coldkey) return plain([fault("PROXY_IS_SELF", {})]);
    if (isThere) return plain([fault("PROXY_THERE_ALREADY", { delegate })]);
    const most = Number(runtime.constant("Proxy", "MaxProxies"));
    if (known.length >= most) return plain([fault("PROXY_TOO_MANY", { most })]);
    const depositRao =
      runtime.constant("Proxy", "ProxyDepositFactor") +
      (known.length === 0 ? runtime.constant("Proxy", "ProxyDepositBase") : 0n);
    return {
      subnet: null,
      costs: [{ kind: "deposit", rao: depositRao, bound: "exact" }],
      neededRao: depositRao,
      warnings: [
        ...(AS_GOOD_AS_THE_KEY.includes(proxyType)
          ? [fault("PROXY_IS_AS_GOOD_AS_THE_KEY", { proxyType })]
          : []),
        ...(delayBlocks < MOST_DELAY_TO_CALL_SHORT ? [fault("PROXY_ACTS_AT_ONCE", {})] : []),
      ],
      blocking: [],
    };
  });
}

const COST = {
  api: "SubnetRegistrationRuntimeApi",
  method: "get_network_registration_cost",
  shape: "u64",
  read: (reader: Reader) => reader.unsigned(8),
} as const;

function askNetwork(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  { coldkey, hotkey }: Of<"register-network">,
): Ask {
  const account = accountOf(hotkey);
  const owner = askOwner(batch, account);
  const last = batch.value("lastRateLimited", [LAST_NETWORK], decode.u64);
  const limit = batch.value("networkRateLimit", [], decode.u64);
  const most = batch.value("subnetLimit", [], decode.u16);
  const total = batch.value("totalNetworks", [], decode.u16);
  let costRao = 0n;
  const read = async (): Promise<void> => {
    costRao = await callApi(connection, block.hash, COST, new Uint8Array());
  };
  return {
    ready: read(),
    findings: (): Findings => {
      const pot = subnetOfAccount(account);
      const isForeign = !isNobody(owner()) && !equalBytes(owner(), accountOf(coldkey));
      // One for the whole chain, whoever it is.
      const fromBlock = last() + limit();
      const isSoon = last() !== 0n && BigInt(block.number) + 1n < fromBlock;
      return {
        subnet: null,
        trade: null,
        costs: [{ kind: "burn", rao: costRao, bound: "about" }],
        neededRao: costRao,
        warnings: [
          fault("SUBNET_PRICE_HAS_NO_LIMIT", { costRao }),
          // Root is one of them, and does not count.
          ...(total() > most() ? [fault("SUBNETS_ALL_TAKEN", { most: most() })] : []),
        ],
        blocking: [
          ...(isForeign ? [ownedByOther(owner())] : []),
          ...(pot === null ? [] : [fault("HOTKEY_IS_SYSTEM_ACCOUNT", { netuid: pot })]),
          ...(isSoon
            ? [fault("SUBNET_REGISTRATION_TOO_SOON", { fromBlock: Number(fromBlock) })]
            : []),
        ],
      };
    },
  };
}

function askStart(batch: Batch, block: BestBlock, { coldkey, netuid }: Of<"start-subnet">): Ask {
  const key = [littleEndian(BigInt(netuid), 2)];
  const isAdded = batch.value("networksAdded", key, decode.bool);
  const owner = batch.value("subnetOwner", key, decode.account);
  const started = batch.option("startedAt", key, decode.u64);
  const registered = batch.value("networkRegisteredAt", key, decode.u64);
  const delay = batch.value("startCallDelay", [], decode.u64);
  return askedOnly(() => {
    if (!isAdded()) return plain([fault("SUBNET_NOT_FOUND", { netuid })]);
    if (!equalBytes(owner(), accountOf(coldkey)))
      return plain([fault("SUBNET_NOT_YOURS", { netuid })]);
    if (started() !== null) return plain([fault("SUBNET_STARTED_ALREADY", { netuid })]);
    const fromBlock = registered() + delay();
    const isSoon = BigInt(block.number) + 1n < fromBlock;
    return plain(
      isSoon ? [fault("SUBNET_START_TOO_EARLY", { netuid, fromBlock: Number(fromBlock) })] : [],
    );
  });
}
