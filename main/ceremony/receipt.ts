/** What a server sends back, as text: docs/formats.md, "Receipt of a server". Read strictly; believed by its signatures. */
import * as v from "valibot";
import { parseAddress } from "../codec/address.ts";
import { Id, type Ss58 } from "../codec/values.ts";
import { hexToBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { RECEIPT_MARK } from "./installer.ts";

export interface Receipt {
  readonly delivery: string;
  readonly challenge: string;
  readonly host: string;
  /** null: reported, but without a signature. */
  readonly hotkeys: readonly { readonly address: Ss58; readonly signature: Uint8Array | null }[];
  /** What every hotkey signs. */
  readonly signedText: string;
}

const FIELDS = [
  ["delivery", /^[a-z0-9-]{4,64}$/],
  ["challenge", /^[0-9a-f]{64}$/],
  ["host", /^[A-Za-z0-9._-]{1,60}$/],
  ["time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
] as const;
const HOTKEY = /^hotkey (5\w{47}) (-|[0-9a-f]{128})$/;

/**
 * Takes it out of whatever is around it: mails and terminals add lines before and after, and change the line ends.
 * Refuses RECEIPT_UNREADABLE { line }.
 */
export function readReceipt(text: string): Receipt {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[>\s]+|\s+$/g, ""));
  const start = lines.indexOf(RECEIPT_MARK);
  if (start < 0) throw new Refusal("RECEIPT_UNREADABLE", { line: 1 });
  const values = FIELDS.map(([name, form], index) => {
    const line = lines[start + 1 + index] ?? "";
    const value = line.slice(name.length + 1);
    if (!line.startsWith(`${name} `) || !form.test(value)) throw unreadable(start + 1 + index);
    return value;
  });
  const [delivery = "", challenge = "", host = ""] = values;
  if (!v.is(Id, delivery)) throw unreadable(start + 1);
  const first = start + 1 + FIELDS.length;
  const end = lines.indexOf("end", first);
  if (end < 0) throw unreadable(lines.length - 1);
  const hotkeys = lines.slice(first, end).map((line, index) => {
    const [, address = "", signature = ""] = HOTKEY.exec(line) ?? [];
    const parsed = parseAddress(address);
    if (!parsed.ok) throw unreadable(first + index);
    return {
      address: parsed.value,
      signature: signature === "-" ? null : hexToBytes(signature),
    };
  });
  const signedText = `<Bytes>${lines.slice(start, first).join("\n")}</Bytes>`;
  return { delivery, challenge, host, hotkeys, signedText };
}

/** Lines are counted from 1. */
function unreadable(index: number): Refusal {
  return new Refusal("RECEIPT_UNREADABLE", { line: index + 1 });
}
