/** Hotkeys on their way to servers, and their receipts. Folders and files are the system dialog's: the page sees no path. */
import type { Deliveries } from "../ceremony/delivery.ts";
import { utf8FromBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import type { ChooseFile, ChooseFolder } from "../lib/source-file.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function deliveryCommands(parts: {
  deliveries: Deliveries;
  tickets: Tickets;
  chooseFile: ChooseFile;
  chooseFolder: ChooseFolder;
}): Pick<
  Handlers,
  | "deliveries.begin"
  | "deliveries.chooseFolder"
  | "deliveries.release"
  | "deliveries.stop"
  | "deliveries.settle"
  | "deliveries.result"
  | "deliveries.chooseReceipt"
  | "deliveries.readReceipt"
  | "deliveries.revoke"
> {
  const { deliveries, tickets, chooseFile, chooseFolder } = parts;
  return {
    "deliveries.begin": (order) => deliveries.begin(order),
    async "deliveries.chooseFolder"({ id }) {
      const path = await chooseFolder();
      return path === null ? null : deliveries.chooseFolder(id, path);
    },
    async "deliveries.release"({ id, passphrase, outgoing }) {
      const port = tickets.take(passphrase, "in");
      await deliveries.release(id, port, outgoing === null ? null : tickets.take(outgoing, "in"));
      return null;
    },
    "deliveries.stop"({ id }) {
      deliveries.stop(id);
      return null;
    },
    async "deliveries.settle"({ id }) {
      await deliveries.settle(id);
      return null;
    },
    "deliveries.result": ({ id }) => deliveries.result(id),
    async "deliveries.chooseReceipt"() {
      const file = await chooseFile();
      if (file === null) return null;
      const text = utf8FromBytes(file.bytes);
      if (text === null) throw new Refusal("RECEIPT_UNREADABLE", { line: 1 });
      return deliveries.readReceipt(text);
    },
    "deliveries.readReceipt": ({ text }) => deliveries.readReceipt(text),
    async "deliveries.revoke"({ id, reason }) {
      await deliveries.revoke(id, reason);
      return null;
    },
  };
}
