/** Steps over the bridge, for journeys about something else: what they do on screens has journeys of its own. */
import type { Page } from "@playwright/test";
import { VECTORS } from "../../main/vault/testing.ts";
import type { Bridge, Reply, Snapshot } from "../../preload/contract.ts";
import { PASSPHRASE } from "./workstation.ts";

/** The published test phrase, sealed as `treasury`. */
export async function importTreasury(page: Page): Promise<void> {
  await page.evaluate(
    async ({ phrase, passphrase }) => {
      const bridge = Reflect.get(window, "workstation") as Bridge;
      async function value<T>(asked: Promise<Reply<T>>): Promise<T> {
        const reply = await asked;
        if (reply.ok) return reply.value;
        throw new Error(reply.fault.code);
      }
      const send = async (text: string): Promise<string> => {
        const { ticket } = await value(bridge.secrets.open({ direction: "in" }));
        bridge.secrets.send(ticket, new TextEncoder().encode(text));
        return ticket;
      };
      const [found] = await value(bridge.import.inspectPhrase({ phrase: await send(phrase) }));
      await value(
        bridge.import.store({
          id: found?.id ?? "",
          name: "treasury",
          role: { kind: "coldkey" },
          passphrase: await send(passphrase),
        }),
      );
    },
    { phrase: VECTORS[0].phrase, passphrase: PASSPHRASE },
  );
}

/** What the page is shown, asked once more. */
export function snapshotOf(page: Page): Promise<Snapshot> {
  return page.evaluate(async () => {
    const bridge = Reflect.get(window, "workstation") as Bridge;
    const reply = await bridge.app.snapshot(null);
    if (!reply.ok) throw new Error(reply.fault.code);
    return reply.value;
  });
}
