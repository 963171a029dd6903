/**
 * The bytes' side door. A secret is text only inside its input element; here it becomes bytes, leaves through a
 * one-message port, and both the element and our copy are emptied.
 */
import { workstation } from "./bridge.ts";
import type { Reply } from "./types.ts";

let hasHeld = false;

/** A secret was typed or shown in this page. What the page's process keeps of it cannot be wiped, only ended with it. */
export const hasHeldSecret = (): boolean => hasHeld;

export function noteSecret(): void {
  hasHeld = true;
}

/** UTF-8 of several inputs' texts, joined with one space, without ever joining them as a string. */
export function bytesOf(inputs: readonly { readonly value: string }[]): Uint8Array {
  noteSecret();
  const encoder = new TextEncoder();
  // UTF-8 needs at most three bytes for each UTF-16 unit.
  const room = inputs.reduce((sum, input) => sum + input.value.length * 3 + 1, 0);
  const scratch = new Uint8Array(room);
  let length = 0;
  for (const [index, input] of inputs.entries()) {
    if (index > 0) scratch[length++] = 0x20;
    length += encoder.encodeInto(input.value, scratch.subarray(length)).written;
  }
  const bytes = scratch.slice(0, length);
  scratch.fill(0);
  return bytes;
}

/** Sends `bytes` through a fresh ticket, wipes them, then makes the call that names the ticket. */
export async function withSecret<T>(
  bytes: Uint8Array,
  call: (ticket: string) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  try {
    const opened = await workstation().secrets.open({ direction: "in" });
    if (!opened.ok) return opened;
    workstation().secrets.send(opened.value.ticket, bytes);
    return await call(opened.value.ticket);
  } finally {
    bytes.fill(0);
  }
}

/** Receives one message through a fresh ticket. The receiver owns the bytes and wipes them. */
export async function receiveSecret(
  call: (ticket: string) => Promise<Reply<unknown>>,
): Promise<Reply<Uint8Array>> {
  noteSecret();
  const opened = await workstation().secrets.open({ direction: "out" });
  if (!opened.ok) return opened;
  const arriving = workstation().secrets.receive(opened.value.ticket);
  // A refused call closes the port without a message: its fault is the answer, not the closed port.
  arriving.catch(() => undefined);
  const reply = await call(opened.value.ticket);
  if (!reply.ok) return reply;
  try {
    return { ok: true, value: await arriving };
  } catch (cause) {
    return { ok: false, fault: { code: "SECRET_NOT_DELIVERED", facts: { reason: String(cause) } } };
  }
}

/** Splits UTF-8 words at single spaces, so that no string ever holds the whole phrase. */
export function splitWords(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder();
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at === bytes.length || bytes[at] === 0x20) {
      if (at > start) words.push(decoder.decode(bytes.subarray(start, at)));
      start = at + 1;
    }
  }
  return words;
}
