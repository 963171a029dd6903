/** The Vault's half of a crossing: requests come in by hand, and leave signed. */
import type { Snapshot } from "../../preload/contract.ts";
import { EXPECTED_CALLS, KINDS } from "../chain/calls/index.ts";
import type { Review, SigningRequest } from "../codec/pipeline.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, Refusal } from "../lib/fault.ts";
import { type CarriedOutcome, readOutcome } from "../offline/bodies.ts";
import type { Inbox } from "../offline/inbox.ts";
import type { Received } from "../offline/post.ts";
import type { Vault } from "../vault/process.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { noteOpened } from "../wallet/opened.ts";
import { isSafe, needsProvedBackup } from "../wallet/safety.ts";
import type { Settings } from "../wallet/settings.ts";
import type { PolicyGate } from "./policy-gate.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";
import { asHere, networkFault } from "./vault-network.ts";

const plain = ({ code, facts }: Fault) => ({ code, facts: { ...facts } });

/** The kinds of operation that are written with this call; two of them may share one. */
const kindsOf = ({ pallet, call }: Pick<Review, "pallet" | "call">) =>
  KINDS.filter((kind) => {
    const plan = EXPECTED_CALLS[kind];
    return plan.pallet === pallet && plan.call === call;
  });

/** By the rule of a signature without a crossing (wallet/safety.ts), but read out of the bytes: a batch is what is in it. */
function takesAway(review: Review): boolean {
  const isBatch = kindsOf(review).includes("batch");
  const calls = isBatch ? review.inside.filter(({ depth }) => depth === 1) : [review];
  return calls.every((call) => {
    const kinds = kindsOf(call);
    return kinds.length > 0 && !kinds.some(needsProvedBackup);
  });
}

export interface VaultCrossing {
  readonly handlers: Pick<Handlers, "crossing.review" | "crossing.sign" | "crossing.decline">;
  /** Into the journal of the machine that signed. Refuses OUTCOME_NOT_OURS. */
  outcome(received: Received): Promise<{ id: string; number: number }>;
  shown(): Snapshot["crossing"]["arrived"];
}

export function vaultCrossing(parts: {
  inbox: Inbox;
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  tickets: Tickets;
  policy: PolicyGate;
  clock: Clock;
  settings: Settings;
  onChange: () => void;
}): VaultCrossing {
  const { inbox, vault, keystore, journal, tickets, policy, clock, settings, onChange } = parts;
  const busy = new Set<string>();

  /** Whose hashes the vault can name. */
  const ownColdkeys = () => keystore.coldkeys().map(({ address }) => address);
  const cardOf = (address: string) => keystore.coldkeys().find((card) => card.address === address);

  function keyStateFor(review: Review): "here" | "not-safe" | "missing" | "retired" {
    const card = cardOf(review.account);
    if (card === undefined) return "missing";
    if (card.retiredAtMs !== null) return "retired";
    return takesAway(review) || isSafe(card) ? "here" : "not-safe";
  }

  /** As it came, under the name that its network has here; rules of a network hold for whatever the Desk calls it. */
  const requestOf = async (id: string): Promise<SigningRequest> =>
    asHere(await inbox.request(id), settings.now);

  async function reviewed(request: SigningRequest): Promise<Review> {
    const other = networkFault(request, settings.now);
    const review = demand(await vault.call("review", { request, ownColdkeys: ownColdkeys() }, []));
    const isSaid = review.blocking.some(({ code }) => code === other?.code);
    if (other === null || isSaid) return review;
    return { ...review, blocking: [plain(other), ...review.blocking] };
  }

  async function sign(
    request: SigningRequest,
    id: string,
    given: { payloadHash: string; acknowledgeTime: boolean },
    port: ReturnType<Tickets["take"]>,
  ): Promise<void> {
    const sealed = await keystore.sealed(request.account);
    const rules = await policy.given(request);
    const common = { subject: request.account, act: request.id };
    const { payloadHash, acknowledgeTime } = given;
    await journal.append({ kind: "operation.signing", ...common, facts: { payloadHash } });
    const signed = await vault.call(
      "sign",
      {
        request,
        payloadHash,
        sealed,
        passphrase: 0,
        ownColdkeys: ownColdkeys(),
        policy: rules === null ? null : { ...rules, acknowledgeTime },
      },
      [port],
    );
    if (!signed.ok) {
      const { code, facts } = signed.fault;
      await journal.append({ kind: "operation.refused", ...common, facts: { code } });
      throw new Refusal(code, facts);
    }
    const { signed: value, policy: counted } = signed.value;
    if (counted !== null) await policy.keep(request, request.id, counted, acknowledgeTime);
    await inbox.signed(id, value, clock.nowMs());
    await journal.append({
      kind: "operation.signed",
      ...common,
      facts: { payloadHash: value.payloadHash, extrinsicHash: value.extrinsicHash },
    });
    await noteOpened(keystore, clock, request.account);
    await vault.lock("done");
  }

  return {
    handlers: {
      async "crossing.review"({ id }) {
        const arrived = inbox.get(id);
        if (arrived === null) throw new Refusal("PARCEL_UNKNOWN", {});
        const request = await requestOf(id);
        const review = await reviewed(request);
        await journal.append({
          kind: "operation.reviewed",
          subject: review.account,
          act: request.id,
          facts: {
            call: `${review.pallet}.${review.call}`,
            payloadHash: review.payloadHash,
            blocking: review.blocking.length,
          },
        });
        const { feeRao, freeRao, burnRao } = request.hints;
        return {
          review,
          hints: { feeRao, freeRao, burnRao },
          findings: inbox.findings(arrived, clock.nowMs()).map(plain),
          policy: await policy.forecast(request, review),
          key: keyStateFor(review),
        };
      },

      async "crossing.sign"({ id, payloadHash, passphrase, acknowledgeTime, overrideUnsafe }) {
        const port = tickets.take(passphrase, "in");
        const arrived = inbox.get(id);
        if (arrived === null) throw new Refusal("PARCEL_UNKNOWN", {});
        if (arrived.state !== "open")
          throw new Refusal("REQUEST_NOT_OPEN", { state: arrived.state });
        if (busy.has(id)) throw new Refusal("ALREADY_UNDER_WAY", {});
        busy.add(id);
        try {
          const request = await requestOf(id);
          const other = networkFault(request, settings.now);
          if (other !== null) throw new Refusal(other.code, other.facts);
          const review = await reviewed(request);
          if (review.payloadHash !== payloadHash) throw new Refusal("PAYLOAD_CHANGED", {});
          demandInUse(keystore, request.account);
          const key = keyStateFor(review);
          if (key === "missing") throw new Refusal("KEY_NOT_HERE", { address: request.account });
          if (key === "not-safe" && !overrideUnsafe) throw new Refusal("COLDKEY_NOT_YET_SAFE", {});
          await sign(request, id, { payloadHash, acknowledgeTime: acknowledgeTime ?? false }, port);
        } finally {
          busy.delete(id);
        }
        onChange();
        return null;
      },

      async "crossing.decline"({ id }) {
        await inbox.decline(id);
        onChange();
        return null;
      },
    },

    async outcome({ message }) {
      const told = readOutcome(message.body);
      const arrived = await inbox.outcomeOf(told.requestId, told.outcome.state, clock.nowMs());
      if (arrived === null) throw new Refusal("OUTCOME_NOT_OURS", {});
      await noteOutcome(journal, arrived.account, told);
      onChange();
      return { id: arrived.id, number: arrived.number };
    },

    shown: () =>
      inbox.list().map((one) => ({
        id: one.id,
        number: one.number,
        from: one.from,
        fromName: one.fromName,
        isPaired: one.isPaired,
        file: one.file,
        atMs: one.atMs,
        account: one.account,
        network: one.network,
        nonce: one.nonce,
        lastBlock: one.lastBlock,
        endsAtMs: one.endsAtMs,
        findings: inbox.findings(one, clock.nowMs()).map(plain),
        state: one.state,
        signedAtMs: one.signed?.atMs ?? null,
        isGiven: one.isGiven,
        outcome: one.outcome,
      })),
  };
}

/** What the Desk tells of the chain: its word, in the Vault's own journal, under the act that was signed here. */
async function noteOutcome(
  journal: Journal,
  account: string,
  { requestId, outcome }: CarriedOutcome,
): Promise<void> {
  const common = { subject: account, act: requestId };
  const at =
    outcome.block === null ? {} : { block: outcome.block.number, index: outcome.block.index };
  const fee = outcome.feeRao === null ? {} : { feeRao: outcome.feeRao.toString() };
  const code = outcome.fault?.code ?? outcome.state.toUpperCase();
  switch (outcome.state) {
    case "included":
    case "finalised":
      await journal.append({
        kind: `operation.${outcome.state}`,
        ...common,
        facts: { ...at, ...fee },
      });
      return;
    case "refused":
      await journal.append({ kind: "operation.refused", ...common, facts: { code } });
      return;
    case "failed":
    case "expired":
      await journal.append({ kind: "operation.failed", ...common, facts: { ...at, ...fee, code } });
      return;
    default:
      throw new Refusal("MESSAGE_UNREADABLE", {});
  }
}
