/** Copies of a coldkey: planning, making, proving again, losing. */
import type { Backups } from "../ceremony/backup.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { judgePlan } from "../wallet/plan.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function backupCommands(parts: {
  backups: Backups;
  keystore: Keystore;
  tickets: Tickets;
}): Pick<
  Handlers,
  "backup.open" | "backup.words" | "backup.prove" | "backup.loseCopy" | "plan.judge"
> {
  const { backups, keystore, tickets } = parts;
  return {
    async "backup.open"({ id, passphrase }) {
      await backups.open(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "backup.words"({ id, out, half }) {
      await backups.words(id, tickets.take(out, "out"), half);
      return null;
    },
    "backup.prove": ({ id, phrase }) => backups.prove(id, tickets.take(phrase, "in")),
    async "backup.loseCopy"({ address, copy, reason }) {
      await backups.loseCopy(address, copy, reason);
      return null;
    },
    "plan.judge": ({ address, ...plan }) =>
      judgePlan(plan, address === null ? [] : keystore.demandColdkey(address).copies).map(
        ({ code, facts }) => ({ code, facts: { ...facts } }),
      ),
  };
}
