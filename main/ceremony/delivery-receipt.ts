/** A server's receipt: read, checked by the vault, and kept with its delivery. */
import type { Delivery } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import { about, type DeliveryRecord, stateOf } from "./delivery-record.ts";
import { readReceipt } from "./receipt.ts";
import { type CeremonyRecords, demandStep } from "./records.ts";

export interface ReceiptSummary {
  readonly delivery: string;
  readonly host: string;
  readonly proved: number;
  readonly reported: number;
  readonly of: number;
  readonly state: Delivery["state"];
}

/** Refuses RECEIPT_*, and says of which hotkey a signature is wrong. A worse receipt never replaces a better one. */
export function createReceiving(parts: {
  records: CeremonyRecords<DeliveryRecord>;
  vault: Vault;
  journal: Journal;
  clock: Clock;
  nameOf: (hotkey: Ss58) => string;
}): (text: string) => Promise<ReceiptSummary> {
  const { records, vault, journal, clock } = parts;

  return async (text: string): Promise<ReceiptSummary> => {
    const receipt = readReceipt(text);
    const record = records.all().find(({ id }) => id === receipt.delivery);
    if (record === undefined) throw new Refusal("RECEIPT_UNKNOWN", { delivery: receipt.delivery });
    if (record.challenge !== receipt.challenge) throw new Refusal("RECEIPT_OTHER_CHALLENGE", {});
    if (record.revoked !== null) throw new Refusal("DELIVERY_REVOKED", {});
    demandStep(record, "done");
    const reported = receipt.hotkeys.map(({ address }) => address);
    const isSame =
      new Set(reported).size === reported.length &&
      reported.length === record.hotkeys.length &&
      reported.every((address) => record.hotkeys.includes(address));
    if (!isSame) throw new Refusal("RECEIPT_OTHER_HOTKEYS", { of: record.hotkeys.length });
    const signed = receipt.hotkeys.flatMap(({ address, signature }) =>
      signature === null ? [] : [{ address, signature }],
    );
    if (signed.length > 0) {
      const { areValid } = demand(
        await vault.call("checkSignatures", {
          text: utf8ToBytes(receipt.signedText),
          signatures: signed,
        }),
      );
      await vault.lock("done");
      const wrong = signed.find((_, index) => areValid[index] !== true);
      if (wrong !== undefined) {
        throw new Refusal("RECEIPT_SIGNATURE_WRONG", { name: parts.nameOf(wrong.address) });
      }
    }
    const proved = signed.map(({ address }) => address);
    const { host } = receipt;
    await journal.append({
      kind: "delivery.receipt",
      ...about(record),
      facts: {
        ...{ server: record.server, host, proved: proved.length },
        ...{ reported: reported.length, of: record.hotkeys.length },
      },
    });
    const kept = { ...record, receipt: { atMs: clock.nowMs(), host, proved, reported } };
    await records.save(kept);
    return {
      ...{ delivery: record.id, host, proved: proved.length, reported: reported.length },
      of: record.hotkeys.length,
      state: stateOf(kept),
    };
  };
}
