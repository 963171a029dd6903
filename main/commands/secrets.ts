/**
 * Tickets for secret ports: a passphrase or a phrase travels as one message between the page and the vault, on a port
 * of its own that this process only passes on.
 */
import { randomBytes } from "node:crypto";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretPort } from "../vault/process.ts";
import type { Handlers } from "./router.ts";

/** Makes a pair of connected ports; the shell's are Electron's, tests bring their own. */
export interface SecretPorts {
  create(): { vaultEnd: SecretPort; pageEnd: unknown };
  /** Closes an end that nobody will use. */
  close(port: SecretPort): void;
}

/** Long enough to type a passphrase that was asked for with the port already open, short enough to forget. */
const TICKET_LIFE_MS = 2 * 60_000;
/** More open tickets than any screen needs: a page that asks for more is broken. */
const MOST_TICKETS = 16;

export interface Tickets {
  open: Handlers["secrets.open"];
  /** Redeems a ticket, once. */
  take(ticket: string, direction: "in" | "out"): SecretPort;
  /**
   * A call has ended: whatever tickets its input named are spent, redeemed or not. A port that its handler never
   * handed to the vault would otherwise hold a secret until the garbage collector finds it.
   */
  spend(input: unknown): void;
  /** True for a port whose call began before the last {@link closeAll}: it must not reach a vault any more. */
  isRevoked(port: SecretPort): boolean;
  closeAll(): void;
}

export function createTickets(ports: SecretPorts, clock: Clock): Tickets {
  const held = new Map<string, { port: SecretPort; direction: "in" | "out"; cancel: () => void }>();
  /** Redeemed by a call that is still running. */
  const lent = new Map<string, SecretPort>();
  const revoked = new WeakSet<SecretPort>();

  function drop(ticket: string): void {
    const entry = held.get(ticket);
    if (entry === undefined) return;
    held.delete(ticket);
    entry.cancel();
    ports.close(entry.port);
  }

  return {
    open({ direction }, page) {
      if (held.size >= MOST_TICKETS) throw new Refusal("TOO_MANY_TICKETS", { most: MOST_TICKETS });
      const ticket = randomBytes(16).toString("hex");
      const { vaultEnd, pageEnd } = ports.create();
      const cancel = clock.after(TICKET_LIFE_MS, () => drop(ticket));
      held.set(ticket, { port: vaultEnd, direction, cancel });
      page.deliver(ticket, pageEnd);
      return { ticket };
    },
    take(ticket, direction) {
      const entry = held.get(ticket);
      if (entry === undefined || entry.direction !== direction) {
        throw new Refusal("TICKET_UNKNOWN", {});
      }
      held.delete(ticket);
      entry.cancel();
      lent.set(ticket, entry.port);
      return entry.port;
    },
    spend(input) {
      if (typeof input !== "object" || input === null) return;
      for (const value of Object.values(input)) {
        if (typeof value !== "string") continue;
        drop(value);
        const port = lent.get(value);
        if (port === undefined) continue;
        lent.delete(value);
        // Without effect on a port that was transferred to the vault.
        ports.close(port);
      }
    },
    isRevoked: (port) => revoked.has(port),
    closeAll() {
      for (const ticket of [...held.keys()]) drop(ticket);
      for (const port of lent.values()) revoked.add(port);
    },
  };
}
