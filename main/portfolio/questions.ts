/** What is asked about a coldkey, its hotkeys and its subnets, in which round. */

import type { HeldHotkey } from "../../preload/contract.ts";
import { askAccount } from "../chain/accounts.ts";
import { type Cell, decode } from "../chain/batch.ts";
import type { Round } from "../chain/round.ts";
import { AVAILABILITY, availabilityArguments, POSITIONS, PRICES } from "../chain/stake.ts";
import { netuidKey } from "../chain/subnets.ts";
import { foreignText } from "../chain/text.ts";
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import {
  readAccount,
  readAccounts,
  readAmounts,
  readAnnouncement,
  readChildren,
  readClaimable,
  readClaimType,
  readColdkeyIdentity,
  readLock,
  readPending,
  readProxies,
} from "./decode.ts";

const MAX_SYMBOL_CHARS = 8;
const NOTHING = new Uint8Array();
/** What the chain keeps where nobody owns: 32 zero bytes. */
const NOBODY = encodeAddress(new Uint8Array(32));

const netuidOf = (reader: Reader): number => Number(reader.unsigned(2));
const ownerOf = (cell: Cell<Ss58>) => (): Ss58 | null => (cell() === NOBODY ? null : cell());

/** First round: everything that needs nothing but the coldkey. */
export function askColdkey(round: Round, coldkey: Ss58) {
  const key = [accountOf(coldkey)];
  const disputed = round.option("swapDispute", key, decode.u32);
  const autoStake = round.keysBelow("autoStake", ...key);
  const multisigs = round.keysBelow("multisig", ...key);
  const networks = round.keysBelow("networksAdded");
  const locks = round.has("stakeLock") ? round.keysBelow("stakeLock", ...key) : () => [];
  const unlockRate = round.has("unlockRate")
    ? round.value("unlockRate", [], decode.u64)
    : () => null;
  return {
    account: askAccount(round, coldkey),
    positions: round.api(POSITIONS, accountOf(coldkey)),
    prices: round.api(PRICES, NOTHING),
    availability: round.api(AVAILABILITY, availabilityArguments(coldkey)),
    owned: round.value("ownedHotkeys", key, readAccounts),
    staked: round.value("stakingHotkeys", key, readAccounts),
    claimType: round.value("rootClaimType", key, readClaimType),
    proxies: round.value("proxies", key, readProxies),
    announcement: round.option("swapAnnouncement", key, readAnnouncement),
    identity: round.option("coldkeyIdentity", key, readColdkeyIdentity),
    flags: round.value("accountFlags", key, decode.u128),
    disputedAtBlock: disputed,
    netuids: () => [...new Set(networks().map(netuidOf))].sort((a, b) => a - b),
    /** The keys go on with the subnet, and with the hotkey after 16 bytes of its hash. */
    locked: () =>
      locks().map((reader) => {
        const netuid = netuidOf(reader);
        reader.bytes(16);
        return { netuid, hotkey: readAccount(reader) };
      }),
    unlockRate,
    autoStakeNetuids: () => autoStake().map(netuidOf),
    /** The keys end in the hash of the call, after 16 bytes of its own hash. */
    multisigHashes: () =>
      multisigs().map((reader) => {
        reader.bytes(16);
        return reader.bytes(32);
      }),
  };
}

/** Second round. */
export function askSubnet(round: Round, netuid: number) {
  const key = [netuidKey(netuid)];
  const identity = round.option("identity", key, decode.sized);
  const symbol = round.value("tokenSymbol", key, decode.sized);
  return {
    name: () => foreignText(identity()),
    symbol: () => foreignText(symbol(), MAX_SYMBOL_CHARS),
    owner: ownerOf(round.value("subnetOwner", key, readAccount)),
  };
}

/** Second round. A row with false says that a lock stays; without a row it decays. */
export function askLock(
  round: Round,
  coldkey: Ss58,
  { netuid, hotkey }: { readonly netuid: number; readonly hotkey: Ss58 },
) {
  const account = accountOf(coldkey);
  const row = round.option("stakeLock", [account, netuidKey(netuid), accountOf(hotkey)], readLock);
  const isDecaying = round.option("decayingLock", [account, netuidKey(netuid)], decode.bool);
  return { netuid, hotkey, row, isPerpetual: () => isDecaying() === false };
}

/** Second round. Seats and children are asked for owned hotkeys only: others' are others' business. */
export function askHotkey(round: Round, hotkey: Ss58, isOwned: boolean) {
  const key = [accountOf(hotkey)];
  const none = (): Reader[] => [];
  const seats = isOwned ? round.keysBelow("isMember", ...key) : none;
  const children = isOwned ? round.keysBelow("childKeys", ...key) : none;
  return {
    hotkey,
    owner: ownerOf(round.value("owner", key, readAccount)),
    take: round.value("delegateTake", key, decode.u16),
    claimable: round.value("rootClaimable", key, readClaimable),
    seatNetuids: () => seats().map(netuidOf),
    childNetuids: () => children().map(netuidOf),
  };
}

/** Third round: rows whose keys the second round named. */
export function askSeats(round: Round, hotkey: ReturnType<typeof askHotkey>) {
  const account = accountOf(hotkey.hotkey);
  const seated = hotkey.seatNetuids();
  const seats = seated.map((netuid) => ({
    netuid,
    // Rows with false exist after hotkey swaps (domain reference §5.1).
    isMember: round.value("isMember", [account, netuidKey(netuid)], decode.bool),
    uid: round.option("uid", [netuidKey(netuid), account], decode.u16),
    emission: round.value("emission", [netuidKey(netuid)], readAmounts),
    childTake: round.value("childkeyTake", [account, netuidKey(netuid)], decode.u16),
  }));
  const children = [...new Set([...seated, ...hotkey.childNetuids()])]
    .sort((a, b) => a - b)
    .map((netuid) => ({
      netuid,
      now: round.value("childKeys", [account, netuidKey(netuid)], readChildren),
      next: round.value("pendingChildKeys", [netuidKey(netuid), account], readPending),
    }));
  return {
    registrations: (): HeldHotkey["registrations"] =>
      seats.flatMap(({ netuid, isMember, uid, emission, childTake }) => {
        const seat = uid();
        if (!isMember() || seat === null) return [];
        return [{ netuid, uid: seat, emission: emission()[seat] ?? 0n, childTake: childTake() }];
      }),
    children: (): HeldHotkey["children"] =>
      children.flatMap(({ netuid, now, next }) => {
        const waiting = next();
        // An absent row reads as nothing from block 0 on; an empty list that waits takes the children away.
        const pending = waiting.fromBlock === 0n ? null : waiting;
        if (now().length === 0 && pending === null) return [];
        return [{ netuid, children: now(), pending }];
      }),
  };
}
