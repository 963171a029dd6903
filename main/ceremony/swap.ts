/**
 * The swap of a coldkey as a ceremony that takes days: left after each step, resumed whenever the person comes back. What
 * is done on the chain goes the way of every signature; the steps for it are settled when the chain's final blocks say
 * that it happened, whoever was looking.
 *
 *   destination ─passphrase→ moves → terms → card → announce ─final→ execute ─final→ verify → done
 *
 * An announcement that another installation made is taken over where it stands: from the destination to the card.
 */
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { PlanRecord, Plans } from "../swap/plans.ts";
import type { Swaps } from "../swap/swaps.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Ceremonies } from "./engine/engine.ts";
import { BEGIN, type Script } from "./engine/script.ts";

export const SWAP = "swap-coldkey";

const all = (...ids: string[]) => ids.map((id) => ({ id, canSkip: false }));
const some = (...ids: string[]) => ids.map((id) => ({ id, canSkip: true }));

export const swapScript: Script = {
  kind: SWAP,
  version: 1,
  roles: [],
  materials: ["passphrase", "pen"],
  steps: [
    {
      id: "destination",
      kind: "secret-in",
      next: (answers) => (answers[BEGIN]?.isRecognised === true ? "card" : "moves"),
    },
    { id: "moves", kind: "read-and-tick", items: () => all("moves", "stays"), next: () => "terms" },
    {
      id: "terms",
      kind: "read-and-tick",
      items: () => all("second", "no-way-back", "locked", "fees"),
      next: () => "card",
    },
    { id: "card", kind: "checklist", items: () => some("card"), next: () => "announce" },
    { id: "announce", kind: "act", next: () => "execute" },
    { id: "execute", kind: "act", isPointOfNoReturn: true, next: () => "verify" },
    {
      id: "verify",
      kind: "checklist",
      items: () => [...all("compared", "kept"), ...some("leftovers")],
      isPointOfNoReturn: true,
      next: () => null,
    },
  ],
};

export interface SwapCeremonies {
  /** Settles the step that the plan has gone past. Doing it again changes nothing. */
  follow(record: PlanRecord): Promise<void>;
  /** The new coldkey was opened: makes the plan and settles the step. */
  planned(id: string, destination: Ss58): Promise<void>;
  /** The same of what is announced already and not known here: begins the ceremony where it stands. */
  recognised(coldkey: Ss58, destination: Ss58): Promise<void>;
}

export function createSwapCeremonies(parts: {
  ceremonies: Ceremonies;
  keystore: Keystore;
  plans: Plans;
  swaps: () => Swaps;
}): SwapCeremonies {
  const { ceremonies, keystore, plans, swaps } = parts;

  ceremonies.add({
    script: swapScript,
    begin({ subject }) {
      const { address, name, retiredAtMs } = keystore.demandColdkey(subject);
      if (retiredAtMs !== null) throw new Refusal("KEY_RETIRED", { address, name });
      if (swaps().hidden().includes(address)) throw new Refusal("SWAP_OF_A_DESTINATION", {});
      // Its hash is of a coldkey whose key is here, and no plan of this machine says so.
      const isRecognised = swaps().viewOf(address)?.announcement?.whose === "own";
      return { name, facts: { isRecognised } };
    },
    async complete({ id }) {
      const record = plans.find(id);
      if (record === null) return {};
      const { network, announced, ended, verified } = record;
      const missing = verified?.items.filter(({ isThere }) => !isThere).length ?? null;
      return {
        facts: [
          { name: "network", value: network },
          { name: "announcedAt", value: announced?.block ?? null },
          { name: "executableAt", value: announced?.executableAt ?? null },
          { name: "endedAt", value: ended?.block ?? null },
          { name: "compared", value: verified?.items.length ?? null },
          { name: "missing", value: missing },
        ],
      };
    },
    async abandon({ id, subject }) {
      const record = plans.find(id);
      // What is announced goes on without the ceremony: nobody can take it back by closing a page.
      if (subject === null || record === null || record.announced !== null) return;
      if (record.ended === null) await swaps().drop(subject);
    },
  });

  const standsAt = (id: string): string | null =>
    ceremonies.list().find((one) => one.id === id && !one.isEnding)?.step.id ?? null;

  return {
    async follow({ id, announced, ended }) {
      if (announced !== null && standsAt(id) === "announce") {
        await ceremonies.act(id, ["announce"], ({ settle }) => settle({ block: announced.block }));
      }
      if (ended === null) return;
      if (ended.how === "swapped" && standsAt(id) === "execute") {
        await ceremonies.act(id, ["execute"], ({ settle }) => settle({ block: ended.block }));
      } else if (ended.how === "cleared" && standsAt(id) !== null) {
        await ceremonies.abandon(id, { reason: "swap-cleared", remark: null });
      }
    },
    planned: (id, destination) =>
      ceremonies.act(id, ["destination"], async ({ state, settle }) => {
        const { address } = keystore.demandColdkey(state.subject);
        await swaps().plan(id, address, destination);
        await settle({});
      }),
    async recognised(coldkey, destination) {
      const id = await ceremonies.begin({ kind: SWAP, subject: coldkey, target: null });
      try {
        await ceremonies.act(id, ["destination"], async ({ settle }) => {
          await swaps().recognise(id, coldkey, destination);
          await settle({});
        });
      } catch (error) {
        await ceremonies.leave(id);
        throw error;
      }
    },
  };
}
