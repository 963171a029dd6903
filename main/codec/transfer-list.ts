/**
 * A list of transfers as text: one line each, `address,amount`, with a comma, semicolon or tab between; a third column
 * is a remark and is not read. Amounts are TAO with a point and at most nine decimals. Every line that cannot be read
 * is said with its number; nothing is guessed.
 */
import { type Fault, fault } from "../lib/fault.ts";
import { MOST_IN_BATCH } from "./operations/nested.ts";

export interface TransferLine {
  /** Counted from one, as editors do. */
  readonly line: number;
  readonly address: string;
  readonly amountRao: bigint;
}

export interface ReadLines {
  readonly rows: readonly TransferLine[];
  readonly faults: readonly { readonly line: number; readonly fault: Fault }[];
}

const HEADER = /^"?(address|destination|recipient|to|ss58)"?\s*[,;\t]/i;
const AMOUNT = /^(\d{1,11})(?:\.(\d{1,9}))?$/;
const DECIMALS = 9;

export function readTransferLines(text: string): ReadLines {
  const rows: TransferLine[] = [];
  const faults: { line: number; fault: Fault }[] = [];
  for (const [at, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = at + 1;
    const content = raw.trim();
    if (content === "" || content.startsWith("#") || (rows.length === 0 && HEADER.test(content))) {
      continue;
    }
    const [address = "", amount, ...rest] = content.split(/[,;\t]/).map(unquoted);
    if (amount === undefined || rest.length > 1) {
      faults.push({ line, fault: fault("LIST_COLUMNS", { found: rest.length + 1 }) });
      continue;
    }
    const amountRao = readAmount(amount);
    if (amountRao === null)
      faults.push({ line, fault: fault("LIST_AMOUNT", { text: amount.slice(0, 40) }) });
    else if (amountRao === 0n) faults.push({ line, fault: fault("AMOUNT_ZERO", {}) });
    else if (rows.length === MOST_IN_BATCH) {
      faults.push({ line, fault: fault("LIST_TOO_LONG", { most: MOST_IN_BATCH }) });
      break;
    } else rows.push({ line, address: address.replace(/\s/g, ""), amountRao });
  }
  if (rows.length === 0 && faults.length === 0) {
    faults.push({ line: 1, fault: fault("LIST_EMPTY", {}) });
  }
  return { rows, faults };
}

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

function readAmount(text: string): bigint | null {
  const match = AMOUNT.exec(text);
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  return BigInt(whole) * 10n ** BigInt(DECIMALS) + BigInt(fraction.padEnd(DECIMALS, "0"));
}
