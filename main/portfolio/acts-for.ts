/**
 * For whom a coldkey may act. The chain keeps proxies below the account that gave them and waiting multisig calls below
 * the multisig account, so nothing but a look at all rows tells it ({@link ActsFor} in `preload/contract/portfolio.ts`).
 * Nodes do not learn whom it was about. A multisig without a waiting call leaves no trace on the chain at all.
 */
import type { ActsFor } from "../../preload/contract.ts";
import { readAllRows } from "../chain/all-rows.ts";
import type { Connection } from "../chain/connection.ts";
import { toHex } from "../codec/payload.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { readAccount, readMultisig, readProxies } from "./decode.ts";

/** Twenty thousand accounts with proxies, five thousand waiting calls: several times what the main network has. */
const MOST_PAGES = { proxies: 20, multisigs: 5 } as const;
const TWOX_BYTES = 8;
const BLAKE_BYTES = 16;

export async function readActsFor(
  { wire, runtime, heads }: Pick<Connection, "wire" | "runtime" | "heads">,
  coldkey: Ss58,
): Promise<ActsFor> {
  const { number: atBlock, hash, seenAtMs } = heads.best;
  const live = { wire, runtime };
  const proxies = await readAllRows(live, hash, "proxies", MOST_PAGES.proxies, (key, value) => {
    const account = keptBelow(key);
    const given = readProxies(value).list.filter(({ delegate }) => delegate === coldkey);
    return given.length === 0 ? null : { account, given };
  });
  const multisigs = await readAllRows(
    live,
    hash,
    "multisig",
    MOST_PAGES.multisigs,
    (key, value) => {
      const account = keptBelow(key);
      key.bytes(BLAKE_BYTES);
      const callHash = toHex(key.bytes(32));
      const { approvals, depositor, sinceBlock } = readMultisig(value);
      const isDepositor = depositor === coldkey;
      if (!isDepositor && !approvals.includes(coldkey)) return null;
      return { account, callHash, approvals: approvals.length, isDepositor, sinceBlock };
    },
  );
  return {
    coldkey,
    atBlock,
    seenAtMs,
    proxyFor: proxies.found.flatMap(({ account, given }) =>
      given.map(({ proxyType, delayBlocks }) => ({ account, proxyType, delayBlocks })),
    ),
    approved: [...multisigs.found],
    proxies: { rows: proxies.rows, isWhole: proxies.isWhole },
    multisigs: { rows: multisigs.rows, isWhole: multisigs.isWhole },
  };
}

/** Both items have the account first, after its Twox64. */
function keptBelow(key: Reader): Ss58 {
  key.bytes(TWOX_BYTES);
  return readAccount(key);
}
