/**
 * A Desk's request to a phone with Polkadot Vault, and its signature back: in place of a Vault of ours. What is shown is the
 * request that would be carried, and what comes back goes the same way to the chain.
 */
import { assembleExtrinsic, blake256, signingPayload, toHex } from "../codec/payload.ts";
import {
  polkadotVaultFrames,
  polkadotVaultPayload,
  readPolkadotVaultSignature,
} from "../codec/polkadot-vault.ts";
import type { Journal } from "../journal/log.ts";
import { Refusal } from "../lib/fault.ts";
import type { Carried, Outbox } from "../offline/outbox.ts";
import type { DeskCrossing } from "./crossing-desk.ts";
import type { Handlers } from "./router.ts";

export function phoneCrossing(parts: {
  outbox: Outbox;
  desk: DeskCrossing;
  journal: Journal;
}): Pick<Handlers, "phone.show" | "phone.take"> {
  const { outbox, desk, journal } = parts;

  function demandOpen(id: string): Carried {
    const carried = outbox.get(id);
    if (carried === null) throw new Refusal("PARCEL_UNKNOWN", {});
    if (carried.state !== "carried") {
      throw new Refusal("REQUEST_NOT_OPEN", { state: carried.state });
    }
    return carried;
  }

  return {
    async "phone.show"({ id }) {
      demandOpen(id);
      const payload = polkadotVaultPayload(await outbox.request(id));
      const frames = polkadotVaultFrames(payload);
      await journal.append({
        kind: "phone.shown",
        act: id,
        facts: { request: id, messageHash: toHex(blake256(payload)).slice(2) },
      });
      return { frames };
    },

    async "phone.take"({ id, text }) {
      const carried = demandOpen(id);
      const request = await outbox.request(id);
      const signature = readPolkadotVaultSignature(text);
      const { extrinsic, extrinsicHash } = assembleExtrinsic(request, signature);
      await desk.accept(carried, request, {
        v: 1,
        requestId: id,
        account: request.account,
        payloadHash: signingPayload(request).payloadHash,
        signature: toHex(signature),
        extrinsic: toHex(extrinsic),
        extrinsicHash,
      });
      return null;
    },
  };
}
