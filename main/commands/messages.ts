/** Statements by a key, and other people's. */
import { hash } from "node:crypto";
import { parseAddress } from "../codec/address.ts";
import { fromHex, SIGNATURE_BYTES } from "../codec/payload.ts";
import { statementBytes } from "../codec/statement.ts";
import type { Journal } from "../journal/log.ts";
import { bytesToHex, utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { noteOpened } from "../wallet/opened.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function messageCommands(parts: {
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  tickets: Tickets;
  clock: Clock;
}): Pick<Handlers, "messages.sign" | "messages.verify"> {
  const { vault, keystore, journal, tickets, clock } = parts;
  return {
    async "messages.sign"({ address, text, passphrase }) {
      const port = tickets.take(passphrase, "in");
      if (keystore.card(address) === null) throw new Refusal("KEY_NOT_HERE", { address });
      demandInUse(keystore, address);
      const sealed = await keystore.sealed(address);
      const { signature } = demand(
        await vault.call("signMessage", { account: address, text, sealed, passphrase: 0 }, [port]),
      );
      const bytes = utf8ToBytes(text);
      await journal.append({
        kind: "message.signed",
        subject: address,
        facts: { messageHash: bytesToHex(hash("sha256", bytes, "buffer")), bytes: bytes.length },
      });
      await noteOpened(keystore, clock, address);
      await vault.lock("done");
      return { signature };
    },

    async "messages.verify"({ address: typed, text, signature }) {
      const account = demand(parseAddress(typed));
      const hex = signature.trim().toLowerCase();
      const digits = hex.startsWith("0x") ? hex : `0x${hex}`;
      if (!/^0x[0-9a-f]*$/.test(digits) || digits.length !== 2 + 2 * SIGNATURE_BYTES) {
        throw new Refusal("SIGNATURE_MALFORMED", { bytes: SIGNATURE_BYTES });
      }
      const forms = { wrapped: statementBytes(text), plain: utf8ToBytes(text) } as const;
      const wasOpen = vault.isOpen;
      try {
        for (const form of ["wrapped", "plain"] as const) {
          const { isValid } = demand(
            await vault.call("verifySignature", {
              account,
              signed: forms[form],
              signature: fromHex(digits),
            }),
          );
          if (isValid) return { form };
        }
        return { form: null };
      } finally {
        // Opened for this alone: nothing secret was in it.
        if (!wasOpen) await vault.lock("done");
      }
    },
  };
}
