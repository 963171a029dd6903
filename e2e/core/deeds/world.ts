/**
 * A rehearsal that outlives the app, for the table of deeds: as its own node on this machine it goes on when the app
 * ends, loses its line when a test says so, and lets anybody act without a key.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { type Batch, decode, openBatch } from "../../../main/chain/batch.ts";
import { dial } from "../../../main/chain/connection.ts";
import { readFailure } from "../../../main/chain/events.ts";
import { dispatchFault } from "../../../main/chain/faults.ts";
import { readMetadata } from "../../../main/chain/metadata.ts";
import { type PendingMultisig, readMultisig } from "../../../main/chain/multisig-draft.ts";
import { networks } from "../../../main/chain/networks.ts";
import { HeaderReply } from "../../../main/chain/replies.ts";
import { loadRuntime } from "../../../main/chain/runtime.ts";
import { netuidKey } from "../../../main/chain/subnets.ts";
import { openWire } from "../../../main/chain/wire.ts";
import { accountOf, encodeAddress } from "../../../main/codec/address.ts";
import { hashOfCall } from "../../../main/codec/call-hash.ts";
import { multisigAddress } from "../../../main/codec/multisig.ts";
import type { CarriedOperation } from "../../../main/codec/operations/nested.ts";
import { fromHex } from "../../../main/codec/payload.ts";
import type { Operation } from "../../../main/codec/pipeline.ts";
import { Hash, type Ss58 } from "../../../main/codec/values.ts";
import { systemClock } from "../../../main/lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS } from "../../../main/rehearsal/index.ts";
import type { Rules } from "../../../main/rehearsal/rules.ts";
import { metadata } from "../../../main/rehearsal/runtime.ts";
import { SPEC_NAME, SPEC_VERSION, TRANSACTION_VERSION } from "../../../main/rehearsal/version.ts";

export const TAO = 1_000_000_000n;

/** From the announcement of a coldkey swap until it may be executed, and from there until another one. */
export const SWAP_BLOCKS = 30;

const MOST_SUBNETS = 32;
/** At once. */
const MOST_FAUCET_TAO = 1_000n;

/** As no row minds them; a row that does says so. */
export const RULES = {
  swapDelays: { announce: SWAP_BLOCKS, reannounce: SWAP_BLOCKS },
  networkRateLimit: 4n,
  txRateLimit: 3n,
  subnetLimit: 128,
  startCallDelay: 0n,
  stakeThreshold: 0n,
  lockReductionInterval: 20n,
} as const satisfies Rules;

export const MUCH_WEIGHT = { maxRefTime: 10n ** 10n, maxProofSize: 10n ** 5n } as const;

/** An account that nobody has a key of. */
export const somebody = (name: string): Ss58 =>
  encodeAddress(sha256(new TextEncoder().encode(name)));

/** What one row of the table stands on: a coldkey of ours, and names that no other row uses. */
export interface Stage {
  readonly coldkey: Ss58;
  /** Accounts of this row: the same name is the same account. */
  one(name: string): Ss58;
  /** The call of that account, without its key; fails the test when the chain refuses it. */
  as(account: Ss58, operation: Operation): Promise<void>;
  fund(account: Ss58, tao: bigint): Promise<void>;
  advance(blocks: number): Promise<void>;
  /** Of ours and two strangers. */
  readonly members: readonly [Ss58, Ss58, Ss58];
  readonly multisig: Ss58;
  hashOf(operation: Operation): string;
  /** A further coldkey of ours. */
  readonly spare: Ss58;
  /** What was found on the way and is needed later. */
  readonly notes: Map<string, number>;
  /** The newest that is its own. */
  subnetOf(owner: Ss58): Promise<number>;
  /** Of the call of the row's multisig; by the member that proposed it. */
  cancel(proposer: Ss58, call: Operation): Promise<void>;
  /** Of a call of the row's members, as that member. */
  approve(member: Ss58, threshold: number, call: CarriedOperation): Promise<void>;
  /** What the chain has against it, by the app's own code; null: nothing. */
  refusal(account: Ss58, operation: Operation): Promise<string | null>;
}

export async function openDeedsWorld() {
  const node = await openRehearsal({
    statePath: null,
    blockMs: null,
    clock: systemClock,
    world: { subnets: 12, ...RULES },
  });
  const version = {
    specName: SPEC_NAME,
    specVersion: SPEC_VERSION,
    transactionVersion: TRANSACTION_VERSION,
  };
  const { rehearsal } = networks;
  const api = await readMetadata(rehearsal, REHEARSAL_GENESIS, version, metadata(15));
  const runtime = await loadRuntime(rehearsal, REHEARSAL_GENESIS, version, metadata(15));
  const provider = node.provider();
  await dial(provider, systemClock);
  const wire = openWire(provider, systemClock);
  const batchNow = async (fill: (batch: Batch) => void) => {
    const batch = openBatch(runtime.storage);
    fill(batch);
    await batch.read(wire, await wire.ask(Hash, "chain_getBlockHash", []));
  };
  const timepointOf = async (multisig: Ss58, callHash: string) => {
    let pending: () => PendingMultisig | null = () => null;
    await batchNow((batch) => {
      pending = batch.option("multisig", [accountOf(multisig), fromHex(callHash)], readMultisig);
    });
    return pending()?.timepoint ?? null;
  };
  let server = await node.serve();
  const port = Number(new URL(server.url).port);

  return {
    url: server.url,
    genesisHash: REHEARSAL_GENESIS,
    advance: async (blocks: number) => void (await node.advance(blocks)),
    decree: (rules: Rules) => node.decree(rules),
    height: async () => (await wire.ask(HeaderReply, "chain_getHeader", [])).number,
    /** Nobody can reach it; it goes on. */
    hide: () => server.close(),
    async show() {
      server = await node.serve(port);
    },
    stage(name: string, coldkey: Ss58, spare: Ss58): Stage {
      const one = (who: string) => somebody(`${name} ${who}`);
      const members = [coldkey, one("second member"), one("third member")] as const;
      const multisig = multisigAddress(members, 2);
      const act = async (account: Ss58, operation: Operation) => {
        const { error } = await node.actAs(account, runtime.encodeCall(operation));
        if (error === null) return;
        const { code } = dispatchFault(readFailure(api, error));
        throw new Error(`${name}: ${operation.kind} of ${account} was refused: ${code}`);
      };
      const hashOf = (operation: Operation) => hashOfCall(runtime.encodeCall(operation));
      return {
        coldkey,
        one,
        as: act,
        async fund(account, tao) {
          for (let left = tao; left > 0n; left -= MOST_FAUCET_TAO) {
            const rao = (left < MOST_FAUCET_TAO ? left : MOST_FAUCET_TAO) * TAO;
            await provider.send("rehearsal_faucet", [account, rao.toString()]);
          }
        },
        advance: async (blocks) => void (await node.advance(blocks)),
        members,
        multisig,
        hashOf,
        spare,
        notes: new Map(),
        async subnetOf(owner) {
          const cells: (() => Uint8Array)[] = [];
          await batchNow((batch) => {
            for (let netuid = 0; netuid < MOST_SUBNETS; netuid += 1) {
              cells.push(batch.value("subnetOwner", [netuidKey(netuid)], decode.account));
            }
          });
          return cells.findLastIndex((cell) => encodeAddress(cell()) === owner);
        },
        async cancel(proposer, call) {
          const callHash = hashOf(call);
          const timepoint = await timepointOf(multisig, callHash);
          const of = { members: [...members], threshold: 2 };
          const cancelled = { coldkey: proposer, ...of, timepoint, callHash };
          await act(proposer, { kind: "multisig-cancel", ...cancelled });
        },
        async approve(member, threshold, call) {
          const account = multisigAddress(members, threshold);
          const timepoint = await timepointOf(account, hashOf(call));
          const of = { members: [...members], threshold };
          const approved = { coldkey: member, ...of, timepoint, ...MUCH_WEIGHT, call };
          await act(member, { kind: "multisig-approve", ...approved });
        },
        async refusal(account, operation) {
          const { error } = await node.actAs(account, runtime.encodeCall(operation));
          return error === null ? null : dispatchFault(readFailure(api, error)).code;
        },
      };
    },
    async close() {
      await node.close();
    },
  };
}
