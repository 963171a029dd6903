/** What of many hotkeys is shown, and in which order. */
import type { HotkeySummary } from "../types.ts";
import { compareNames } from "./format.ts";

export type HotkeyOrder = "name" | "newest" | "server" | "registration";
/** here: never delivered. */
export type Whereabouts = "all" | "here" | "delivered" | "verified" | "revoked";

export interface HotkeyFilter {
  readonly text: string;
  readonly coldkey: string;
  readonly tag: string;
  readonly registration: "all" | "yes" | "no";
  readonly where: Whereabouts;
}

export const NO_FILTER: HotkeyFilter = {
  text: "",
  coldkey: "",
  tag: "",
  registration: "all",
  where: "all",
};

export function shownHotkeys(
  hotkeys: readonly HotkeySummary[],
  filter: HotkeyFilter,
  order: HotkeyOrder,
): readonly HotkeySummary[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (hotkey: HotkeySummary): boolean => {
    const { name, address, coldkey, tags, registrations, delivery } = hotkey;
    if (filter.coldkey !== "" && coldkey !== filter.coldkey) return false;
    if (filter.tag !== "" && !tags.includes(filter.tag)) return false;
    if (filter.registration !== "all") {
      if ((filter.registration === "yes") !== registrations.length > 0) return false;
    }
    if (!isAt(hotkey, filter.where)) return false;
    const text = [name, address, ...tags, delivery?.server ?? ""].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return hotkeys.filter(fits).sort(ORDERS[order]);
}

function isAt({ delivery }: HotkeySummary, where: Whereabouts): boolean {
  if (where === "all") return true;
  if (delivery === null) return where === "here";
  if (where === "delivered") return ["leaving", "delivered", "received"].includes(delivery.state);
  return delivery.state === where;
}

const byName = (a: HotkeySummary, b: HotkeySummary): number => compareNames(a.name, b.name);

const ORDERS: Record<HotkeyOrder, (a: HotkeySummary, b: HotkeySummary) => number> = {
  name: byName,
  newest: (a, b) => b.createdAtMs - a.createdAtMs || byName(a, b),
  server: (a, b) =>
    compareNames(a.delivery?.server ?? "\uffff", b.delivery?.server ?? "\uffff") || byName(a, b),
  registration: (a, b) => seat(a) - seat(b) || byName(a, b),
};

const seat = ({ registrations }: HotkeySummary): number =>
  registrations[0]?.netuid ?? Number.POSITIVE_INFINITY;
