/**
 * What was kept of a portfolio. That of the coldkey that the place shows first is asked for as soon as the page's code
 * runs: later the core may be busy with the network. It is used once; whoever comes back reads what was kept since.
 */
import { workstation } from "../bridge.ts";
import type { Snapshot } from "../types.ts";

const read = (coldkey: string) => workstation().portfolio.last({ coldkey });

let ahead: { readonly key: string; readonly reply: ReturnType<typeof read> } | null = null;

/** What was seen on one network is never shown for another. */
const keyOf = ({ chain }: Snapshot, coldkey: string): string => `${chain.network} ${coldkey}`;

/** Own ones first, then those that are watched. */
export const portfolioColdkeys = ({ coldkeys, watched }: Snapshot): readonly string[] =>
  [...coldkeys, ...watched].map(({ address }) => address);

export async function askAhead(): Promise<void> {
  const reply = await workstation().app.snapshot(null);
  if (!reply.ok || reply.value.profile === null || reply.value.profile === "vault") return;
  const [coldkey] = portfolioColdkeys(reply.value);
  if (coldkey === undefined) return;
  ahead = { key: keyOf(reply.value, coldkey), reply: read(coldkey) };
  await ahead.reply;
}

export function lastHoldings(snapshot: Snapshot, coldkey: string): ReturnType<typeof read> {
  const asked = ahead?.key === keyOf(snapshot, coldkey) ? ahead.reply : null;
  ahead = null;
  return asked ?? read(coldkey);
}
