/** What the screen may ask about swaps of coldkeys, beside the pipeline that signs them. */
import type { NetworkId } from "../../preload/contract.ts";
import type { SwapCeremonies } from "../ceremony/swap.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, Refusal } from "../lib/fault.ts";
import { readHoldings } from "../portfolio/holdings.ts";
import { plannedDeadlines } from "../swap/deadlines.ts";
import { checkDestination, ownReasons } from "../swap/destination.ts";
import type { Plans } from "../swap/plans.ts";
import { snapshotOf } from "../swap/snapshot.ts";
import type { Swaps } from "../swap/swaps.ts";
import type { Vault } from "../vault/process.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { noteOpened } from "../wallet/opened.ts";
import type { PolicyGate } from "./policy-gate.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function swapCommands(parts: {
  swaps: Swaps;
  ceremonies: SwapCeremonies;
  plans: Plans;
  chain: () => Chain;
  vault: Vault;
  keystore: Keystore;
  tickets: Tickets;
  clock: Clock;
  policy: Pick<PolicyGate, "foresee">;
  network: () => NetworkId;
}): Pick<
  Handlers,
  | "swap.look"
  | "swap.destination"
  | "swap.plan"
  | "swap.recognise"
  | "swap.check"
  | "swap.verify"
  | "swap.drop"
> {
  const { swaps, ceremonies, plans, chain, vault, keystore, tickets, clock } = parts;

  /** Control of a coldkey is that its file opens; nothing is done with what is in it. */
  async function proveControl(address: Ss58, ticket: string): Promise<void> {
    const port = tickets.take(ticket, "in");
    const sealed = Uint8Array.from(await keystore.sealed(address));
    const result = await vault.call(
      "proveOpens",
      { sealed: [sealed], passphrase: 0, judge: false },
      [port],
    );
    const { opened } = demand(result);
    await vault.lock("done");
    if (opened[0] !== true) throw new Refusal("WRONG_PASSPHRASE", {});
    await noteOpened(keystore, clock, address);
  }

  return {
    async "swap.look"({ coldkey }) {
      const [held, terms] = await Promise.all([
        chain().view((live) => readHoldings(live, coldkey)),
        chain().swapTerms(coldkey),
      ]);
      const { seenAtMs, atBlock } = demand(held);
      const { best, blockTimeMs } = chain().status();
      const nextBlock = (best?.number ?? atBlock) + 1;
      const pace = { nextBlock, nowMs: clock.nowMs(), blockTimeMs };
      const { delays, ...costs } = demand(terms);
      const holdings = snapshotOf(demand(held));
      return { seenAtMs, holdings, ...costs, ...plannedDeadlines(delays, pace) };
    },
    async "swap.destination"({ coldkey, destination }) {
      const blocking = ownReasons(keystore, coldkey, destination);
      // Not even its name goes to a node while it is out of the question here.
      if (keystore.card(destination)?.kind !== "coldkey") {
        throw new Refusal("SWAP_DESTINATION_NOT_HERE", {});
      }
      const plain = ({ code, facts }: Pick<Fault, "code" | "facts">) => ({
        ...{ code, facts: { ...facts } },
      });
      const [check, limits] = await Promise.all([
        checkDestination(chain(), destination, plans.salt),
        // What the vault will judge at the execution, five days before it: everything goes there.
        parts.policy.foresee({ coldkey, network: parts.network() }, [
          { via: "control", to: destination, atMostRao: null },
        ]),
      ]);
      return { blocking: blocking.map(plain), policy: limits.map(plain), check };
    },
    async "swap.plan"({ id, destination, passphrase }) {
      demandInUse(keystore, destination);
      await proveControl(destination, passphrase);
      await ceremonies.planned(id, destination);
      return null;
    },
    async "swap.recognise"({ coldkey, destination, passphrase }) {
      await proveControl(destination, passphrase);
      await ceremonies.recognised(coldkey, destination);
      return null;
    },
    "swap.check": ({ coldkey }) => swaps.check(coldkey),
    "swap.verify": ({ coldkey }) => swaps.verify(coldkey),
    async "swap.drop"({ coldkey }) {
      await swaps.drop(coldkey);
      return null;
    },
  };
}
