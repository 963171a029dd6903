/**
 * Drafts of what is done for another account: a proxy and a multisig are looked at twice, as an act of the signer and as
 * an act of the account behind it.
 */
import type { CarriedOperation } from "../codec/operations/nested.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { askAccount, spendableRao } from "./accounts.ts";
import type { Batch } from "./batch.ts";
import { askSwap, frozenBy } from "./coldkey-swap.ts";
import type { Connection } from "./connection.ts";
import type { Ask, Findings } from "./findings.ts";
import type { BestBlock } from "./heads.ts";

/** How an operation inside is asked about; `earlier`: registrations on the same subnet before it. */
export type AskInner = (operation: Operation, earlier?: number) => Ask;

export interface From {
  readonly connection: Connection;
  readonly batch: Batch;
  readonly block: BestBlock;
  readonly ask: AskInner;
}

interface Behind {
  readonly ready: Promise<unknown>;
  readonly findings: () => {
    readonly actsFor: NonNullable<Findings["actsFor"]>;
    readonly warnings: readonly Fault[];
    readonly blocking: readonly Fault[];
    readonly seats: NonNullable<Findings["seats"]>;
  };
}

export function askBehind(
  { connection, batch, ask }: From,
  account: Ss58,
  call: CarriedOperation,
): Behind {
  const balance = askAccount(batch, account);
  const swap = askSwap(batch, account);
  const inner = ask(call);
  return {
    ready: inner.ready,
    findings: () => {
      const found = inner.findings();
      const { freeRao } = balance();
      const spendable = spendableRao(balance(), connection.runtime.existentialDepositRao);
      const atMostRao = found.costs.reduce((sum, { rao }) => sum + rao, 0n);
      return {
        actsFor: {
          account,
          freeRao,
          freeAfterRao: atMostRao <= spendable ? freeRao - atMostRao : null,
          costs: [...found.costs],
        },
        warnings: found.warnings,
        blocking: [
          ...(call.coldkey === account ? [] : [fault("BATCH_OF_OTHERS", { item: 1 })]),
          ...frozenBy(swap()),
          ...found.blocking,
          ...(found.neededRao <= spendable
            ? []
            : [
                fault("ACTED_FOR_BALANCE_TOO_LOW", {
                  account,
                  freeRao,
                  neededRao: found.neededRao + freeRao - spendable,
                }),
              ]),
        ],
        seats: [...(found.seats ?? []), ...(found.subnet === null ? [] : [found.subnet])],
      };
    },
  };
}

/** `isNow`: the call inside runs with this act, so what would refuse it stands in the way; else it may still change. */
export function carrying(
  behind: Behind,
  own: () => Omit<Findings, "trade"> & { readonly isNow: boolean },
): Ask {
  return {
    ready: behind.ready,
    findings: () => {
      const { isNow, ...findings } = own();
      const inner = behind.findings();
      return {
        ...findings,
        trade: null,
        actsFor: inner.actsFor,
        seats: isNow ? inner.seats : [],
        warnings: [...findings.warnings, ...inner.warnings, ...(isNow ? [] : inner.blocking)],
        blocking: [...findings.blocking, ...(isNow ? inner.blocking : [])],
      };
    },
  };
}
