import {
  CalendarClock,
  Clock,
  FastForward,
  Globe,
  Laptop,
  Lock,
  LockOpen,
  Monitor,
  Shield,
  ShieldAlert,
  ShieldCheck,
  Siren,
  Timer,
  Unplug,
} from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { workstation } from "../bridge.ts";
import { lateProofs } from "../lib/copies.ts";
import { foremostSwap } from "../lib/swap-lock.ts";
import { en } from "../messages/en.ts";
import { alarmsOf } from "../screens/alarm/alarms.ts";
import { useNow } from "../snapshot.ts";
import type { AirGap, Profile } from "../types.ts";
import { Advance } from "./advance.tsx";
import { LockDialog } from "./lock-dialog.tsx";
import { useWorkstation } from "./screen.ts";
import css from "./strip.module.css";

const icons: Record<Profile, ReactNode> = {
  vault: <Shield aria-hidden="true" />,
  desk: <Monitor aria-hidden="true" />,
  combined: <Laptop aria-hidden="true" />,
};

/** Its own shape for each, so that a photo of the screen tells which machine it is. */
export function ProfileBadge({ profile }: { readonly profile: Profile }) {
  return (
    <span className={[css.badge, css[profile]].join(" ")}>
      {icons[profile]}
      {en.strip.profile(profile)}
    </span>
  );
}

export function Strip({ onAlarm = () => undefined }: { readonly onAlarm?: () => void }) {
  const { snapshot } = useWorkstation();
  const { chain, vault, host, profile } = snapshot;
  const isRehearsal = chain.network === "rehearsal";
  const [isAdvancing, setIsAdvancing] = useState(false);
  const [isAskingLock, setIsAskingLock] = useState(false);
  useLockShortcut();
  return (
    <header>
      {isRehearsal ? (
        <div className={css.stripes}>
          <span className="visually-hidden">{en.strip.rehearsed}</span>
        </div>
      ) : null}
      <section className={css.strip} aria-label={en.strip.label}>
        {profile === null ? null : <ProfileBadge profile={profile} />}
        <NetworkName />
        {snapshot.airGap === null ? null : <Gap gap={snapshot.airGap} />}
        {chain.state === "none" ? null : <BlockAge />}
        {isRehearsal && chain.state === "live" && profile !== null ? (
          <button type="button" className={css.quiet} onClick={() => setIsAdvancing(true)}>
            <FastForward aria-hidden="true" />
            {en.strip.advance}
          </button>
        ) : null}
        <span className={css.grow} />
        <Alarms onOpen={onAlarm} />
        <SwapCountdown />
        <OverdueProofs />
        {host.kind === "chromium" ? (
          <span className={css.host} title={en.strip.hostDetail}>
            {en.strip.host}
          </span>
        ) : null}
        <VaultState
          isOpen={vault.isOpen}
          endsAtMs={vault.endsAtMs}
          onAsk={() => setIsAskingLock(true)}
        />
        {vault.isOpen ? (
          <button
            type="button"
            className={css.lock}
            title={en.lock.shortcut(host.platform)}
            aria-keyshortcuts="Control+L Meta+L"
            onClick={() => void workstation().app.lock(null)}
          >
            {en.strip.lock}
          </button>
        ) : null}
      </section>
      <LockDialog isOpen={isAskingLock} onClose={() => setIsAskingLock(false)} />
      <Advance isOpen={isAdvancing} onClose={() => setIsAdvancing(false)} />
    </header>
  );
}

/** The countdown of the foremost swap, on every screen; the window's title says the same. */
function SwapCountdown() {
  const { snapshot, clockOffsetMs, go } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const view = foremostSwap(snapshot);
  const executable = view?.announcement?.executable ?? null;
  const text =
    view === null || executable === null
      ? null
      : en.swap.strip(view.state, executable.blocksLeft, executable.aboutMs - nowMs);
  const isOurs = view?.announcement?.whose !== "unknown";
  const shown = isOurs ? text : null;
  useEffect(() => {
    document.title = shown === null ? en.app.name : en.app.titled(shown);
    return () => {
      document.title = en.app.name;
    };
  }, [shown]);
  if (shown === null) return null;
  return (
    <button type="button" className={css.swap} onClick={() => go({ at: "swap" })}>
      <Timer aria-hidden="true" />
      {shown}
    </button>
  );
}

/** Stays while somebody else's announcement stands, whatever is on the page. */
function Alarms({ onOpen }: { readonly onOpen: () => void }) {
  const n = alarmsOf(useWorkstation().snapshot).length;
  if (n === 0) return null;
  return (
    <button type="button" className={css.alarm} onClick={onOpen}>
      <Siren aria-hidden="true" />
      {en.alarm.strip(n)}
    </button>
  );
}

/** Which chain, and which node says so: whoever looks at the screen must not have to guess. */
function NetworkName() {
  const { snapshot, go } = useWorkstation();
  const { chain, profile } = snapshot;
  if (chain.state === "none" && profile === "vault") {
    const text = `${en.strip.chain("none")} · ${en.networks.vault.signsFor(chain.network)}`;
    return (
      <button type="button" className={css.quiet} onClick={() => go({ at: "networks" })}>
        <Unplug aria-hidden="true" />
        {text}
      </button>
    );
  }
  if (chain.state === "none") {
    return (
      <span className={css.item}>
        <Unplug aria-hidden="true" />
        {en.strip.chain("none")}
      </span>
    );
  }
  const name = en.strip.network(chain.network);
  const node = chain.endpoint === null ? null : en.strip.node(chain.endpoint);
  if (profile === null) {
    return (
      <span className={css.item}>
        <Globe aria-hidden="true" />
        {name}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={css.quiet}
      aria-label={`${en.strip.networks}: ${[name, node].filter(Boolean).join(" · ")}`}
      onClick={() => go({ at: "networks" })}
    >
      <Globe aria-hidden="true" />
      {name}
      {node === null ? null : (
        <span className={css.node} title={node}>
          {node}
        </span>
      )}
    </button>
  );
}

/** A Vault's own line: closed is the rule, and everything else is in another colour. */
function Gap({ gap }: { readonly gap: AirGap }) {
  const isWhole = gap.state === "closed";
  return (
    <span className={isWhole ? css.item : css.away} role="status">
      {isWhole ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />}
      {en.airGap.state(gap.state)}
    </span>
  );
}

/** Only what is late by weeks: the strip is for what must not be overlooked. */
function OverdueProofs() {
  const { snapshot, go } = useWorkstation();
  const overdue = lateProofs(snapshot).filter(({ proof }) => proof.state === "overdue").length;
  if (overdue === 0) return null;
  return (
    <button type="button" className={css.quiet} onClick={() => go({ at: "backups" })}>
      <CalendarClock aria-hidden="true" />
      {en.proving.reminder.strip(overdue)}
    </button>
  );
}

function BlockAge() {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const { chain } = snapshot;
  if (chain.state !== "live" || chain.best === null) {
    return (
      <span className={chain.state === "away" ? css.away : css.dim} role="status">
        <Clock aria-hidden="true" />
        {en.strip.chain(chain.state)}
      </span>
    );
  }
  const seen = en.block.seen(chain.best.number, nowMs - chain.best.seenAtMs);
  return (
    <span className={css.age} title={seen}>
      {seen}
    </span>
  );
}

/** Less than this left: said aloud once, and in another colour. */
const SOON_MS = 30_000;

function VaultState({
  isOpen,
  endsAtMs,
  onAsk,
}: {
  readonly isOpen: boolean;
  readonly endsAtMs: number | null;
  readonly onAsk: () => void;
}) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const leftMs = endsAtMs === null ? null : endsAtMs - nowMs;
  const isSoon = isOpen && leftMs !== null && leftMs <= SOON_MS;
  return (
    <>
      <button
        type="button"
        className={[css.state, isOpen ? (isSoon ? css.soon : css.open) : css.dim].join(" ")}
        aria-haspopup="dialog"
        title={en.lock.when}
        onClick={onAsk}
      >
        {isOpen ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
        {isOpen ? en.strip.keyOpen(leftMs) : en.strip.keyClosed}
      </button>
      <span className="visually-hidden" role="status">
        {isSoon ? en.lock.soon : ""}
      </span>
    </>
  );
}

/** Ctrl+L (⌘L) closes the vault from everywhere, also out of a field or a dialog. */
function useLockShortcut(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isL = event.key.toLowerCase() === "l" && !event.altKey && !event.shiftKey;
      if (!isL || event.ctrlKey === event.metaKey) return;
      event.preventDefault();
      void workstation().app.lock(null);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
