/** The calls that the screens make, for what a journey needs and is not about: the steps of e2e/core through a page. */
import type { Page } from "@playwright/test";
import type {
  Bridge,
  CallInput,
  CallName,
  CallOutput,
  Reply,
  Snapshot,
} from "../../preload/contract.ts";
import type { Hands } from "../core/steps.ts";

const MOST_MS = 60_000;

export async function handsAt(page: Page): Promise<Hands> {
  let seen: Snapshot;

  async function get<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
    const [group, method] = name.split(".");
    const reply = (await page.evaluate(
      ([of, call, given]) => {
        const groups: unknown = Reflect.get(window, "workstation");
        const ask: unknown = Reflect.get(Reflect.get(groups as object, of), call);
        return (ask as (input: unknown) => unknown)(given);
      },
      [group ?? "", method ?? "", input] as const,
    )) as Reply<CallOutput<K>>;
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.fault)}`);
    if (name !== "app.snapshot") seen = await get("app.snapshot", null);
    return reply.value;
  }
  seen = await get("app.snapshot", null);

  return {
    get,
    workstation: { snapshot: () => seen },
    async send(text) {
      const { ticket } = await get("secrets.open", { direction: "in" });
      await page.evaluate(
        ([to, secret]) => {
          const bridge = Reflect.get(window, "workstation") as Bridge;
          bridge.secrets.send(to, new TextEncoder().encode(secret));
        },
        [ticket, text] as const,
      );
      return ticket;
    },
    async receive() {
      const { ticket } = await get("secrets.open", { direction: "out" });
      const text = page.evaluate(async (from) => {
        const bridge = Reflect.get(window, "workstation") as Bridge;
        return new TextDecoder().decode(await bridge.secrets.receive(from));
      }, ticket);
      return { ticket, text };
    },
    async until(what, condition, timeoutMs = MOST_MS) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        seen = await get("app.snapshot", null);
        if (condition(seen)) return seen;
        if (Date.now() > deadline) throw new Error(`Never: ${what}`);
        await page.waitForTimeout(100);
      }
    },
  };
}
