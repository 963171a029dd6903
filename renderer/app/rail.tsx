import {
  Archive,
  ArrowLeftRight,
  Boxes,
  ChartPie,
  Cpu,
  KeyRound,
  Laptop,
  Menu as MenuIcon,
  MonitorCog,
  Moon,
  PenLine,
  ScrollText,
  Siren,
  Sun,
  Usb,
} from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { workstation } from "../bridge.ts";
import { isAssessmentDue } from "../lib/assessment.ts";
import { lateProofs } from "../lib/copies.ts";
import { en } from "../messages/en.ts";
import { pendingAt } from "../screens/ceremony/pending-ceremonies.tsx";
import { useNow } from "../snapshot.ts";
import type { Profile, Theme } from "../types.ts";
import css from "./rail.module.css";
import { type Place, useWorkstation } from "./screen.ts";

const places: readonly { readonly place: Place; readonly icon: ReactNode }[] = [
  { place: "keys", icon: <KeyRound aria-hidden="true" /> },
  { place: "hotkeys", icon: <Cpu aria-hidden="true" /> },
  { place: "portfolio", icon: <ChartPie aria-hidden="true" /> },
  { place: "subnets", icon: <Boxes aria-hidden="true" /> },
  { place: "crossing", icon: <Usb aria-hidden="true" /> },
  { place: "activity", icon: <PenLine aria-hidden="true" /> },
  { place: "swap", icon: <ArrowLeftRight aria-hidden="true" /> },
  { place: "backups", icon: <Archive aria-hidden="true" /> },
  { place: "emergencies", icon: <Siren aria-hidden="true" /> },
  { place: "journal", icon: <ScrollText aria-hidden="true" /> },
  { place: "machine", icon: <Laptop aria-hidden="true" /> },
];

const themes: readonly { readonly theme: Theme; readonly icon: ReactNode }[] = [
  { theme: "system", icon: <MonitorCog aria-hidden="true" /> },
  { theme: "light", icon: <Sun aria-hidden="true" /> },
  { theme: "dark", icon: <Moon aria-hidden="true" /> },
];

/** What only a chain can fill: a Vault has none, and signs these acts from the requests of its Desk. */
const OF_THE_CHAIN: readonly Place[] = ["portfolio", "subnets", "swap"];

function isThere(place: Place, profile: Profile | null): boolean {
  if (profile === "vault") return !OF_THE_CHAIN.includes(place);
  // Combined carries nothing: it has no gap.
  return place !== "crossing" || profile === "desk";
}

export function Rail({ place: current }: { readonly place: Place }) {
  const { snapshot, go } = useWorkstation();
  // Only where the window has no room for the list.
  const [isOpen, setIsOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  // Combined carries nothing: it has no gap.
  const shown = places.filter(({ place }) => isThere(place, snapshot.profile));
  const nameOf = (place: Place): string =>
    place === "crossing" && snapshot.profile === "desk" ? en.crossing.place.desk : en.rail[place];
  const attention: Partial<Record<Place, number>> = {
    crossing:
      snapshot.crossing.arrived.filter(({ state }) => state === "open").length +
      snapshot.crossing.requests.filter(
        ({ state, foreseen }) => state === "carried" && foreseen !== null,
      ).length,
    keys: pendingAt(snapshot, "keys").length,
    backups:
      snapshot.coldkeys.filter((key) => !key.isSafe).length +
      pendingAt(snapshot, "backups").length +
      lateProofs(snapshot).length,
    activity: snapshot.activities.filter((act) => act.outcome.state === "lost").length,
    swap:
      pendingAt(snapshot, "swap").length +
      snapshot.swaps.filter(({ reminder }) => reminder === "now" || reminder === "late").length,
    emergencies: snapshot.sentinel.sightings.filter(
      ({ level }) => level !== "planned" && level !== "past",
    ).length,
    journal: snapshot.journal.interrupted.length,
    machine: pendingAt(snapshot, "machine").length + (isAssessmentDue(snapshot) ? 1 : 0),
  };
  const total = Object.values(attention).reduce((sum, n) => sum + n, 0);
  const icon = places.find(({ place }) => place === current)?.icon;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !isOpen) return;
    setIsOpen(false);
    toggle.current?.focus();
  };
  return (
    <nav className={css.rail} aria-label={en.rail.label} onKeyDown={close}>
      <button
        type="button"
        ref={toggle}
        className={css.toggle}
        aria-expanded={isOpen}
        aria-controls="places"
        onClick={() => setIsOpen(!isOpen)}
      >
        <MenuIcon aria-hidden="true" />
        {en.rail.open}
        {total > 0 ? (
          <span className={css.count}>
            <span aria-hidden="true">{total}</span>
            <span className="visually-hidden">{en.rail.attention(total)}</span>
          </span>
        ) : null}
      </button>
      <p className={css.here} aria-hidden="true">
        {icon}
        {nameOf(current)}
      </p>
      <ul className={css.places} id="places" data-open={isOpen || undefined}>
        {shown.map(({ place, icon }) => {
          const n = attention[place] ?? 0;
          return (
            <li key={place}>
              <button
                type="button"
                className={css.place}
                aria-current={place === current ? "page" : undefined}
                aria-label={nameOf(place)}
                aria-describedby={n > 0 ? `attention-${place}` : undefined}
                onClick={() => {
                  setIsOpen(false);
                  go({ at: place });
                }}
              >
                {icon}
                <span className={css.name}>{nameOf(place)}</span>
                {n > 0 ? (
                  <span className={css.count} id={`attention-${place}`}>
                    <span aria-hidden="true">{n}</span>
                    <span className="visually-hidden">{en.rail.attention(n)}</span>
                  </span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ul>
      <div className={css.foot}>
        <JournalFoot />
        <fieldset className={css.themes}>
          <legend className="visually-hidden">{en.rail.theme}</legend>
          {themes.map(({ theme, icon }) => (
            <label key={theme} title={en.rail.themeName(theme)}>
              <input
                type="radio"
                name="theme"
                className="visually-hidden"
                aria-label={en.rail.themeName(theme)}
                checked={snapshot.theme === theme}
                onChange={() => void workstation().app.setTheme({ theme })}
              />
              {icon}
            </label>
          ))}
        </fieldset>
      </div>
    </nav>
  );
}

function JournalFoot() {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const { journal } = snapshot;
  const size = en.journalFoot.size(journal.size);
  return (
    <p className={journal.state === "broken" ? css.broken : css.journal}>
      <span>{en.journalFoot.state(journal.state)}</span>
      <span>
        {journal.checkedAtMs === null
          ? size
          : en.journalFoot.checked(size, nowMs - journal.checkedAtMs)}
      </span>
    </p>
  );
}
