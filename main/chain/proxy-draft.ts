/** Drafts of what is done, announced, rejected or withdrawn through a proxy (domain reference §3.10). */
import { accountOf, encodeAddress } from "../codec/address.ts";
import { hashOfCall } from "../codec/call-hash.ts";
import type { CarriedOperation } from "../codec/operations/nested.ts";
import { fromHex } from "../codec/payload.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { EXPECTED_CALLS, numberOf } from "./calls/index.ts";
import type { Encode } from "./calls/plan.ts";
import { askBehind, carrying, type From } from "./carried-draft.ts";
import { type Ask, askedOnly, plain } from "./findings.ts";
import { readAnnouncements, readProxies } from "./proxies.ts";
import { forbids, type ProxyFilter, readFilters } from "./proxy-powers.ts";

type Of<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;
type ProxyOperation = Of<
  "proxy" | "proxy-announce" | "proxy-execute" | "proxy-reject" | "proxy-withdraw"
>;

export function askThroughProxy(from: From, operation: ProxyOperation): Ask {
  switch (operation.kind) {
    case "proxy":
      return askProxied(from, operation, operation.coldkey, null);
    case "proxy-execute":
      return askProxied(from, operation, operation.delegate, "announced");
    case "proxy-announce":
      return askAnnounce(from, operation);
    case "proxy-reject":
      return askAnnounced(from, operation.delegate, operation.coldkey, operation.callHash);
    case "proxy-withdraw":
      return askAnnounced(from, operation.coldkey, operation.real, operation.callHash);
  }
}

const sameAccount = (account: Uint8Array, address: string): boolean =>
  encodeAddress(account) === address;

function askProxied(
  from: From,
  operation: Of<"proxy"> | Of<"proxy-execute">,
  delegate: Ss58,
  how: "announced" | null,
): Ask {
  const { connection, batch, block } = from;
  const { real, call, proxyType } = operation;
  const behind = askBehind(from, real, call);
  const entries = batch.value("proxies", [accountOf(real)], readProxies);
  const announced = batch.value("announcements", [accountOf(delegate)], readAnnouncements);
  const callHash = fromHex(hashOfCall(connection.runtime.encodeCall(call)));
  let filters: readonly ProxyFilter[] = [];
  const read = async (): Promise<void> => {
    filters = await readFilters(connection, block.hash);
  };
  const ready = Promise.all([behind.ready, read()]);
  return carrying({ ...behind, ready }, () => {
    const mine = entries().filter(
      (one) =>
        sameAccount(one.delegate, delegate) && (proxyType === null || one.type === proxyType),
    );
    const [first] = mine;
    const blocking = (): Fault[] => {
      if (first === undefined) return [fault("NOT_A_PROXY", { real, delegate })];
      if (how === null) {
        return first.delayBlocks === 0
          ? []
          : [fault("PROXY_MUST_ANNOUNCE", { delayBlocks: first.delayBlocks })];
      }
      const known = announced().find(
        (one) => sameAccount(one.real, real) && equalBytes(one.callHash, callHash),
      );
      if (known === undefined) return [fault("NOT_ANNOUNCED", { delegate })];
      const fromBlock = known.height + first.delayBlocks;
      return block.number + 1 < fromBlock ? [fault("ANNOUNCEMENT_TOO_EARLY", { fromBlock })] : [];
    };
    const filter = filters.find(({ name }) => name === first?.type);
    const blocked = blocking();
    const isFiltered =
      blocked.length === 0 &&
      filter !== undefined &&
      stops(filter, call, connection.runtime.encodeCall);
    return {
      ...plain(
        isFiltered ? [fault("CALL_NOT_FOR_PROXY", { proxyType: first?.type ?? "" })] : blocked,
      ),
      isNow: true,
    };
  });
}

/** The calls of a batch go through the filter as well. */
const stops = (filter: ProxyFilter, call: CarriedOperation, encode: Encode): boolean =>
  [call, ...("items" in call ? call.items : [])].some((one) => {
    const { pallet, call: name } = EXPECTED_CALLS[one.kind];
    return forbids(filter, pallet, name, (argument) => numberOf(one, argument, encode));
  });

function askAnnounce(from: From, operation: Of<"proxy-announce">): Ask {
  const { connection, batch } = from;
  const { runtime } = connection;
  const { coldkey, real, call } = operation;
  const behind = askBehind(from, real, call);
  const entries = batch.value("proxies", [accountOf(real)], readProxies);
  const announced = batch.value("announcements", [accountOf(coldkey)], readAnnouncements);
  const callHash = fromHex(hashOfCall(runtime.encodeCall(call)));
  return carrying(behind, () => {
    const entry = entries().find((one) => sameAccount(one.delegate, coldkey));
    const known = announced();
    const most = Number(runtime.constant("Proxy", "MaxPending"));
    const isThere = known.some(
      (one) => sameAccount(one.real, real) && equalBytes(one.callHash, callHash),
    );
    const depositRao =
      runtime.constant("Proxy", "AnnouncementDepositFactor") +
      (known.length === 0 ? runtime.constant("Proxy", "AnnouncementDepositBase") : 0n);
    return {
      isNow: false,
      subnet: null,
      costs: [{ kind: "deposit", rao: depositRao, bound: "exact" }],
      neededRao: depositRao,
      warnings: [fault("ANNOUNCEMENT_CAN_BE_REJECTED", { delayBlocks: entry?.delayBlocks ?? 0 })],
      blocking: [
        ...(entry === undefined ? [fault("NOT_A_PROXY", { real, delegate: coldkey })] : []),
        ...(isThere ? [fault("ANNOUNCED_ALREADY", {})] : []),
        ...(known.length >= most ? [fault("ANNOUNCEMENTS_TOO_MANY", { most })] : []),
      ],
    };
  });
}

function askAnnounced({ batch }: From, delegate: Ss58, real: Ss58, callHash: string): Ask {
  const announced = batch.value("announcements", [accountOf(delegate)], readAnnouncements);
  return askedOnly(() => {
    const isThere = announced().some(
      (one) => sameAccount(one.real, real) && equalBytes(one.callHash, fromHex(callHash)),
    );
    return plain(isThere ? [] : [fault("NOT_ANNOUNCED", { delegate })]);
  });
}
