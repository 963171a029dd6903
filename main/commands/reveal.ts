/** Showing the words of a coldkey once more. */
import type { Reveals } from "../ceremony/reveal.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function revealCommands(parts: {
  reveals: Reveals;
  tickets: Tickets;
}): Pick<Handlers, "reveal.open" | "reveal.words"> {
  const { reveals, tickets } = parts;
  return {
    async "reveal.open"({ id, passphrase }) {
      await reveals.open(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "reveal.words"({ id, out, half }) {
      await reveals.words(id, tickets.take(out, "out"), half);
      return null;
    },
  };
}
