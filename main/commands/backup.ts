/** Further copies of a coldkey: making, proving again, losing. */
import type { Backups } from "../ceremony/backup.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function backupCommands(parts: {
  backups: Backups;
  tickets: Tickets;
}): Pick<
  Handlers,
  | "backup.begin"
  | "backup.reopen"
  | "backup.reveal"
  | "backup.goTo"
  | "backup.prove"
  | "backup.recordCopy"
  | "backup.finish"
  | "backup.abandon"
  | "backup.loseCopy"
> {
  const { backups, tickets } = parts;
  return {
    "backup.begin": async ({ address, copy }) => ({ id: await backups.begin(address, copy) }),
    async "backup.reopen"({ id, passphrase }) {
      await backups.reopen(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "backup.reveal"({ id, from, to, out }) {
      await backups.reveal(id, from, to, tickets.take(out, "out"));
      return null;
    },
    async "backup.goTo"({ id, step }) {
      await backups.goTo(id, step);
      return null;
    },
    "backup.prove": ({ id, phrase }) => backups.prove(id, tickets.take(phrase, "in")),
    "backup.recordCopy": async ({ id, label, medium, place }) => ({
      address: await backups.recordCopy(id, { label, medium, place }),
    }),
    "backup.finish": async ({ id }) => ({ address: await backups.finish(id) }),
    async "backup.abandon"({ id, reason }) {
      await backups.abandon(id, reason);
      return null;
    },
    async "backup.loseCopy"({ address, copy, reason }) {
      await backups.loseCopy(address, copy, reason);
      return null;
    },
  };
}
