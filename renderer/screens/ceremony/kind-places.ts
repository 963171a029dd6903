/**
 * Where a ceremony belongs: where it is listed, and where leaving it leads. A later kind adds a
 * line here and in kinds.ts, which stays out of the first page: it holds every body of every step.
 */
import type { Place } from "../../app/screen.ts";

const places = {
  "create-coldkey": "keys",
  "import-key": "keys",
  "back-up-coldkey": "backups",
  "prove-copy": "backups",
  "reveal-phrase": "backups",
  "reveal-hotkey": "hotkeys",
  "deliver-hotkeys": "hotkeys",
  "split-backup": "backups",
  "rewrite-share": "backups",
  "check-copy": "backups",
  "prove-share": "backups",
  "rehearse-restore": "backups",
  "usb-copy": "backups",
  "prove-usb": "backups",
  "assess-machine": "machine",
  "swap-coldkey": "swap",
} satisfies Record<string, Place>;

export type Kind = keyof typeof places;

export const kinds = Object.keys(places) as readonly Kind[];

export const isKnown = (kind: string): kind is Kind => kind in places;

export function placeOfKind(kind: string): Place {
  if (!isKnown(kind)) throw new Error(`No screen for ceremonies of kind ${kind}`);
  return places[kind];
}
